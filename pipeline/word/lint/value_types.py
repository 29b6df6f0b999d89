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
ilvl numId outlineLvl gridSpan abstractNumId lvl/start startOverride gridBefore gridAfter lvlRestart uiPriority
    numStart lvlPicBulletId tblStyleRowBandSize tblStyleColBandSize consecutiveHyphenLimit | val | count
abstractNum | abstractNumId | count
num | numId | count
lvl lvlOverride | ilvl | count
cols | num | int
pgNumType | start | int
sdtPr/id | val | int
sz szCs kern | val | extent
position | val | measure
spacing | before after line | measure
ind | left right start end hanging firstLine | measure
gridCol | w | extent
tcW tblW tblInd tblCellSpacing | w | measure
tblCellMar/top tblCellMar/left tblCellMar/bottom tblCellMar/right tcMar/top tcMar/left tcMar/bottom tcMar/right
    | w | measure
pgSz | w h | extent
pgMar | top right bottom left header footer gutter | measure
tabs/tab | pos | measure
trHeight defaultTabStop hyphenationZone | val | extent
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
shd | val | = clear diagCross diagStripe horzCross horzStripe nil pct10 pct12 pct15 pct20 pct25 pct30 pct35 pct37 pct40
    pct45 pct5 pct50 pct55 pct60 pct62 pct65 pct70 pct75 pct80 pct85 pct87 pct90 pct95 reverseDiagStripe solid
    thinDiagCross thinDiagStripe thinHorzCross thinHorzStripe thinReverseDiagStripe thinVertStripe vertStripe
zoom | percent | measure
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
