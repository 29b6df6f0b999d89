"""Which attributes each element of WordprocessingML takes (ECMA-376-1 chapter 17), and which it cannot do without.

A line of the tables is `elements | attributes`, both separated by blanks; `r:` marks a relation. An element that
no line names takes `val` and nothing else, as three elements in four do.
"""

from __future__ import annotations

from pipeline.word.lint.names import R, W

_COLOR = "themeColor themeShade themeTint"
_BORDER = f"val color sz space frame shadow {_COLOR}"
_MARK = "id author date"
_CHANGES = "pPrChange rPrChange sectPrChange tblPrChange tblPrExChange tcPrChange trPrChange"
_XML_RANGES = "customXmlInsRange customXmlDelRange customXmlMoveFromRange customXmlMoveToRange"
_XML_STARTS = " ".join(f"{name}Start" for name in _XML_RANGES.split())
_XML_ENDS = " ".join(f"{name}End" for name in _XML_RANGES.split())
_RSID = "rsidR rsidRPr rsidDel"
_HASH = """cryptProviderType cryptAlgorithmClass cryptAlgorithmType cryptAlgorithmSid cryptSpinCount cryptProvider
    algIdExt algIdExtSource cryptProviderTypeExt cryptProviderTypeExtSource hash salt algorithmName hashValue saltValue
    spinCount"""

_TAKES = f"""
body document hdr ftr footnotes endnotes comments settings styles numbering fonts webSettings glossaryDocument | conformance
pPr rPr tblPr tblPrEx trPr tcPr numPr pBdr tblBorders tcBorders tblCellMar tcMar tabs footnotePr endnotePr docDefaults
    rPrDefault pPrDefault sdt sdtPr sdtEndPr sdtContent tbl tblGrid tc txbxContent rt ruby rubyBase rubyPr drawing
    annotationRef footnoteRef endnoteRef separator continuationSeparator cr pgNum noBreakHyphen softHyphen
    lastRenderedPageBreak dayLong dayShort monthLong monthShort yearLong yearShort bibliography citation equation group
    picture richText docPartObj docPartList compat docVars rsids captions forceUpgrade customXmlPr smartTagPr ffData
    fldData checkBox ddList textInput t delText instrText delInstrText docPartBody | xml:space
p | {_RSID} rsidP rsidRDefault
r | {_RSID}
tr | {_RSID} rsidTr
sectPr | {_RSID} rsidSect
{_CHANGES} ins del moveFrom moveTo cellIns cellDel comment numberingChange cellMerge {_XML_STARTS}
    | {_MARK} initials original vMerge vMergeOrig
bookmarkStart moveFromRangeStart moveToRangeStart permStart
    | {_MARK} name colFirst colLast displacedByCustomXml ed edGrp
bookmarkEnd moveFromRangeEnd moveToRangeEnd permEnd commentRangeStart commentRangeEnd {_XML_ENDS}
    commentReference tblGridChange div | id displacedByCustomXml
footnote endnote footnoteReference endnoteReference | id type customMarkFollows
top left bottom right start end | {_BORDER} w type
bar between insideH insideV tl2br tr2bl bdr | {_BORDER}
color u | val color {_COLOR}
background | color {_COLOR}
shd | val color fill {_COLOR} themeFill themeFillShade themeFillTint
tblW tblInd tblCellSpacing tcW wBefore wAfter | w type
trHeight | val hRule
tblLook cnfStyle | val firstRow lastRow firstColumn lastColumn noHBand noVBand oddVBand evenVBand oddHBand evenHBand
    firstRowFirstColumn firstRowLastColumn lastRowFirstColumn lastRowLastColumn
tblpPr | leftFromText rightFromText topFromText bottomFromText vertAnchor horzAnchor tblpXSpec tblpX tblpYSpec tblpY
gridCol col | w space
proofErr tblLayout tblStylePr headerReference footerReference | type
rFonts | hint ascii hAnsi eastAsia cs asciiTheme hAnsiTheme eastAsiaTheme cstheme
lang themeFontLang | val eastAsia bidi
noLineBreaksAfter noLineBreaksBefore | val lang
eastAsianLayout | id combine combineBrackets vert vertCompress
fitText | val id
ind | left leftChars right rightChars start startChars end endChars hanging hangingChars firstLine firstLineChars
spacing | val before beforeLines beforeAutospacing after afterLines afterAutospacing line lineRule
framePr | dropCap lines w h vSpace hSpace wrap hAnchor vAnchor x xAlign y yAlign hRule anchorLock
tab | val leader pos
ptab | alignment relativeTo leader
br | type clear
sym | font char
fldChar | fldCharType fldLock dirty
fldSimple | instr fldLock dirty
hyperlink | tgtFrame tooltip docLocation history anchor
pgSz | w h orient code
pgMar | top right bottom left header footer gutter
pgBorders | zOrder display offsetFrom
pgNumType | fmt start chapStyle chapSep
lnNumType | countBy start distance restart
cols | equalWidth space num sep
docGrid | type linePitch charSpace
paperSrc | first other
dataBinding | prefixMappings xpath storeItemID
date | fullDate
text | multiLine
comboBox dropDownList | lastValue
listItem | displayText value
customXml smartTag | uri element
smartTagType | namespaceuri name url
attr compatSetting docVar | name uri val
object | dxaOrig dyaOrig
control objectEmbed objectLink
    | name shapeid drawAspect progId shapeId fieldCodes updateMode lockedField
helpText statusText | type val
abstractNum | abstractNumId
num | numId durableId
numPicBullet | numPicBulletId
lvl lvlOverride | ilvl tplc tentative
lvlText | val null
legacy | legacy legacySpace legacyIndent
numFmt | val format
style | type styleId default customStyle
name | val decorated
latentStyles | defLockedState defUIPriority defSemiHidden defUnhideWhenUsed defQFormat count
lsdException | name locked uiPriority semiHidden unhideWhenUsed qFormat
font | name
charset | val characterSet
sig | usb0 usb1 usb2 usb3 csb0 csb1
embedRegular embedBold embedItalic embedBoldItalic | fontKey subsetted
zoom | val percent
proofState | spelling grammar
activeWritingStyle | lang vendorID dllVersion nlCheck checkStyle appName
stylePaneFormatFilter | val allStyles customStyles latentStyles stylesInUse headingStyles numberingStyles tableStyles
    directFormattingOnRuns directFormattingOnParagraphs directFormattingOnNumbering directFormattingOnTables
    clearFormatting top3HeadingStyles visibleStyles alternateStyleNames
revisionView | markup comments insDel formatting inkAnnotations
documentProtection writeProtection | edit formatting enforcement recommended {_HASH}
clrSchemeMapping | bg1 t1 bg2 t2 accent1 accent2 accent3 accent4 accent5 accent6 hyperlink followedHyperlink
readModeInkLockDown | actualPg w h fontSz
saveThroughXslt | solutionID
caption | name pos chapNum heading noLabel numFmt sep
autoCaption | name caption
types | all
"""

_NEEDS = f"""
{_CHANGES} ins del moveFrom moveTo cellIns cellDel cellMerge numberingChange bookmarkStart bookmarkEnd
    commentRangeStart commentRangeEnd commentReference comment moveFromRangeStart moveFromRangeEnd moveToRangeStart
    moveToRangeEnd permStart permEnd footnote endnote footnoteReference endnoteReference tblGridChange | id
bookmarkStart moveFromRangeStart moveToRangeStart lsdException font docVar | name
comment | author
headerReference footerReference | type r:id
attachedTemplate subDoc printerSettings | r:id
tabs/tab | val pos
lvl/start sdtPr/id | val
ptab | alignment leader relativeTo
proofErr tblStylePr | type
fldChar | fldCharType
fldSimple | instr
dataBinding | xpath storeItemID
num | numId
abstractNum | abstractNumId
lvl lvlOverride | ilvl
compatSetting | name uri val
name pStyle rStyle tblStyle basedOn next link aliases styleLink numStyleLink numId ilvl abstractNumId lvlJc lvlRestart
    multiLevelType nsid tmpl numFmt suff startOverride lvlPicBulletId uiPriority rsid rsidRoot jc color sz szCs kern
    position effect em highlight vertAlign textAlignment textDirection outlineLvl divId gridSpan gridBefore gridAfter
    vAlign shd cnfStyle tblCaption tblDescription alias tag bdr bar between insideH insideV defaultTabStop
    hyphenationZone decimalSymbol listSeparator docVar | val
"""


def rows(table: str) -> list[list[str]]:
    """Split a table into lines of fields; an indented line goes on with the one before."""
    return [line.split("|") for line in table.replace("\n    ", " ").strip().splitlines()]


def _clark(name: str) -> str:
    return R + name[2:] if name.startswith("r:") else W + name


def _read(table: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for elements, attributes in rows(table):
        names = frozenset(map(_clark, attributes.split()))
        for element in elements.split():
            found[element] = found.get(element, frozenset()) | names
    return found


TAKES = _read(_TAKES)
"""The attributes an element takes, in Clark notation; an element that is missing here takes `w:val`."""
NEEDS = _read(_NEEDS)
"""The attributes an element cannot do without."""
ONLY_VAL = frozenset({W + "val"})
