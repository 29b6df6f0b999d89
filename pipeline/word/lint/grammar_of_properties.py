"""The content models of property elements, in the order of ECMA-376-1; the notation is that of `grammar`."""

from __future__ import annotations

_RUN = """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid
    vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
    eastAsianLayout specVanish oMath"""
_MARK = "ins del moveFrom moveTo"
_PARAGRAPH = """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
    suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
    snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
    textboxTightWrap outlineLvl divId cnfStyle"""
_TABLE = """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
    tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"""
_CELL = "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers"
_ROW = (
    "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden"
)
_SECTION = """footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign
    noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"""
_MARGINS = "top left|start bottom right|end"
_NOTES = "pos numFmt numStart numRestart footnote* endnote*"

PROPERTIES = {
    "pPr": f"{_PARAGRAPH} rPr sectPr pPrChange",
    "pPrChange": "pPr!",
    "rPr": f"{_RUN} rPrChange",
    # The properties of the paragraph mark also say whether the mark itself was inserted or deleted.
    "pPr/rPr": f"{_MARK} {_RUN} rPrChange",
    "rPrChange": "rPr!",
    "rPrChange/rPr": f"{_MARK} {_RUN}",
    "tblPr": f"{_TABLE} tblPrChange",
    "tblPrChange": "tblPr!",
    "tblPrEx": "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblPrExChange",
    "tblPrExChange": "tblPrEx!",
    "trPr": f"{'|'.join(_ROW.split())}* ins del trPrChange",
    "trPrChange": "trPr!",
    "tcPr": f"{_CELL} cellIns|cellDel|cellMerge tcPrChange",
    "tcPrChange": "tcPr!",
    "sectPr": f"headerReference|footerReference* {_SECTION} sectPrChange",
    "sectPrChange": "sectPr",
    "numPr": "ilvl numId numberingChange ins",
    "pBdr": "top left bottom right between bar",
    "tcBorders": "top left|start bottom right|end insideH insideV tl2br tr2bl",
    "tblBorders": "top left|start bottom right|end insideH insideV",
    "pgBorders": "top left bottom right",
    "tcMar": _MARGINS,
    "tblCellMar": _MARGINS,
    "tabs": "tab*",
    "cols": "col*",
    "footnotePr": _NOTES,
    "endnotePr": _NOTES,
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl*",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "docDefaults": "rPrDefault pPrDefault",
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
    "style": """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked
        personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr*""",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
}
