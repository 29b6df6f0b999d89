"""The types of attribute values in WordprocessingML (ECMA-376-1 17.18), as far as writers get them wrong.

A line of `TYPES` is `elements | attributes | type`, lists separated by blanks; an enumeration is listed after `=`,
and an element may be named with its parent, as in `sdtPr/id`.
"""

from __future__ import annotations

_ON_OFF = """b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden
    rtl cs specVanish oMath keepNext keepLines pageBreakBefore widowControl suppressLineNumbers suppressAutoHyphens
    kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd contextualSpacing
    mirrorIndents suppressOverlap cantSplit tblHeader hidden noWrap tcFitText hideMark bidiVisual titlePg formProt
    rtlGutter noEndnote temporary showingPlcHdr qFormat semiHidden unhideWhenUsed locked autoRedefine isLgl
    trackRevisions doNotTrackMoves evenAndOddHeaders mirrorMargins updateFields autoHyphenation"""
_BORDERS = "top left bottom right start end between bar insideH insideV tl2br tr2bl bdr"
_MARKED = (
    "ins del moveFrom moveTo rPrChange pPrChange sectPrChange tblPrChange tcPrChange trPrChange tblPrExChange"
)
_MARKERS = f"""{_MARKED} cellIns cellDel cellMerge numberingChange tblGridChange bookmarkStart bookmarkEnd
    commentRangeStart commentRangeEnd commentReference comment moveFromRangeStart moveFromRangeEnd moveToRangeStart
    moveToRangeEnd footnoteReference endnoteReference footnote endnote"""

TYPES = f"""
{_ON_OFF} | val | on-off
{_MARKERS} | id | int
{_MARKED} cellIns cellDel comment | date | date
ilvl numId outlineLvl gridSpan abstractNumId start startOverride gridBefore gridAfter lvlRestart uiPriority
    numStart lvlPicBulletId divId tblStyleRowBandSize tblStyleColBandSize consecutiveHyphenLimit | val | int
abstractNum | abstractNumId | int
num | numId | int
lvl lvlOverride | ilvl | int
cols | num | int
pgNumType | start | int
sdtPr/id | val | int
sz szCs kern position | val | measure
spacing | before after line | measure
ind | left right start end hanging firstLine | measure
gridCol tcW tblW tblInd tblCellSpacing | w | measure
tblCellMar/top tblCellMar/left tblCellMar/bottom tblCellMar/right tcMar/top tcMar/left tcMar/bottom tcMar/right
    | w | measure
pgSz | w h | measure
pgMar | top right bottom left header footer gutter | measure
tabs/tab | pos | measure
trHeight | val | measure
defaultTabStop hyphenationZone | val | measure
{_BORDERS} | sz space | int
{_BORDERS} u | color | color
color | val | color
shd | fill color | color
nsid tmpl | val | hex8
sym | char | hex4
jc | val | = left center right both start end distribute numTab highKashida lowKashida mediumKashida thaiDistribute
lvlJc | val | = left center right start end both distribute
fldChar | fldCharType | = begin separate end
br | type | = page column textWrapping
br | clear | = all left none right
vMerge hMerge | val | = restart continue
sectPr/vAlign tcPr/vAlign | val | = top center both bottom
vertAlign | val | = baseline superscript subscript
textAlignment | val | = auto baseline bottom center top
highlight | val | = black blue cyan darkBlue darkCyan darkGray darkGreen darkMagenta darkRed darkYellow green lightGray
    magenta none red white yellow
u | val | = dash dashDotDotHeavy dashDotHeavy dashedHeavy dashLong dashLongHeavy dotDash dotDotDash dotted dottedHeavy
    double none single thick wave wavyDouble wavyHeavy words
lock | val | = contentLocked sdtContentLocked sdtLocked unlocked
tabs/tab | val | = bar center clear decimal end left num right start
tabs/tab | leader | = dot heavy hyphen middleDot none underscore
tblLayout | type | = autofit fixed
tcW tblW tblInd tblCellSpacing wBefore wAfter | type | = auto dxa nil pct
suff | val | = nothing space tab
multiLevelType | val | = hybridMultilevel multilevel singleLevel
sectPr/type | val | = continuous evenPage nextColumn nextPage oddPage
pgSz | orient | = landscape portrait
headerReference footerReference | type | = default even first
footnote endnote | type | = continuationNotice continuationSeparator normal separator
style | type | = character numbering paragraph table
spacing | lineRule | = atLeast auto exact
trHeight | hRule | = atLeast auto exact
documentProtection | edit | = comments forms none readOnly trackedChanges
rFonts | hint | = cs default eastAsia
docGrid | type | = default lines linesAndChars snapToChars
numFmt | val | = aiueo aiueoFullWidth arabicAbjad arabicAlpha bahtText bullet cardinalText chicago chineseCounting
    chineseCountingThousand chineseLegalSimplified chosung custom decimal decimalEnclosedCircle
    decimalEnclosedCircleChinese decimalEnclosedFullstop decimalEnclosedParen decimalFullWidth decimalFullWidth2
    decimalHalfWidth decimalZero dollarText ganada hebrew1 hebrew2 hex hindiConsonants hindiCounting hindiNumbers
    hindiVowels ideographDigital ideographEnclosedCircle ideographLegalTraditional ideographTraditional
    ideographZodiac ideographZodiacTraditional iroha irohaFullWidth japaneseCounting japaneseDigitalTenThousand
    japaneseLegal koreanCounting koreanDigital koreanDigital2 koreanLegal lowerLetter lowerRoman none numberInDash
    ordinal ordinalText russianLower russianUpper taiwaneseCounting taiwaneseCountingThousand taiwaneseDigital
    thaiCounting thaiLetters thaiNumbers upperLetter upperRoman vietnameseCounting
"""

REQUIRED = f"""
{_MARKERS} | id
bookmarkStart moveFromRangeStart moveToRangeStart | name
tabs/tab | val pos
fldChar | fldCharType
fldSimple | instr
headerReference footerReference | type
num | numId
abstractNum | abstractNumId
lvl lvlOverride | ilvl
tblStylePr style | type
pStyle rStyle tblStyle numId ilvl jc color sz szCs gridSpan outlineLvl highlight vertAlign abstractNumId name basedOn
    next link lvlJc textAlignment tblCaption tblDescription alias tag | val
"""

_ATTRIBUTES = """abstractNumId accent1 accent2 accent3 accent4 accent5 accent6 actualPg after afterAutospacing afterLines
    algIdExt algIdExtSource algorithmName alignment all allStyles alternateStyleNames anchor anchorLock appName
    ascii asciiTheme author before beforeAutospacing beforeLines bg1 bg2 bidi bottom bottomFromText caption
    chapNum chapSep chapStyle char characterSet charSpace checkStyle clear clearFormatting code colFirst colLast
    color combine combineBrackets comments conformance count countBy cryptAlgorithmClass cryptAlgorithmSid
    cryptAlgorithmType cryptProvider cryptProviderType cryptProviderTypeExt cryptProviderTypeExtSource
    cryptSpinCount cs csb0 csb1 cstheme customMarkFollows customStyle customStyles date decorated default
    defLockedState defQFormat defSemiHidden defUIPriority defUnhideWhenUsed directFormattingOnNumbering
    directFormattingOnParagraphs directFormattingOnRuns directFormattingOnTables dirty displacedByCustomXml
    display displayText distance dllVersion docLocation drawAspect dropCap durableId dxaOrig dyaOrig eastAsia
    eastAsiaTheme ed edGrp edit element end endChars enforcement equalWidth evenHBand evenVBand fieldCodes fill
    first firstColumn firstLine firstLineChars firstRow firstRowFirstColumn firstRowLastColumn fldCharType
    fldLock fmt followedHyperlink font fontKey fontSz footer format formatting frame fullDate grammar gutter h
    hAnchor hanging hangingChars hAnsi hAnsiTheme hash hashValue header heading headingStyles hint history
    horzAnchor hRule hSpace hyperlink id ilvl initials inkAnnotations insDel instr lang lastColumn lastRow
    lastRowFirstColumn lastRowLastColumn lastValue latentStyles leader left leftChars leftFromText legacy
    legacyIndent legacySpace line linePitch lineRule lines locked lockedField markup multiLine name nlCheck
    noHBand noLabel noVBand null num numberingStyles numFmt numId numPicBulletId oddHBand oddVBand offsetFrom
    orient original other percent pos prefixMappings progId qFormat recommended relativeTo restart right
    rightChars rightFromText rsid rsidDel rsidP rsidR rsidRDefault rsidRPr rsidSect rsidTr salt saltValue
    semiHidden sep shadow shapeId shapeid solutionID space spelling spinCount start startChars storeItemID
    styleId stylesInUse subsetted sz t1 t2 tableStyles tblpX tblpXSpec tblpY tblpYSpec tentative tgtFrame
    themeColor themeFill themeFillShade themeFillTint themeShade themeTint tooltip top top3HeadingStyles
    topFromText tplc type uiPriority unhideWhenUsed updateMode uri usb0 usb1 usb2 usb3 val value vAnchor
    vendorID vert vertAnchor vertCompress visibleStyles vMerge vMergeOrig vSpace w wrap x xAlign xpath y yAlign
    zOrder"""

ATTRIBUTES = frozenset(_ATTRIBUTES.split())
"""The local name of every attribute of WordprocessingML."""


def pairs(table: str) -> dict[tuple[str, str], str]:
    """Read a table of `elements | attributes | type` into (element, attribute) -> type."""
    found: dict[tuple[str, str], str] = {}
    for line in _lines(table):
        elements, attributes, kind = (*line.split("|"), "")[:3]
        for element in elements.split():
            found |= {(element, attribute): kind.strip() for attribute in attributes.split()}
    return found


def _lines(table: str) -> list[str]:
    """Join indented lines to the one before."""
    return table.replace("\n    ", " ").strip().splitlines()
