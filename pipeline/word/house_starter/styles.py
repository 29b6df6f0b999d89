"""styles.xml: defaults, Word's own four, the character styles, and the paragraph and table styles."""

from __future__ import annotations

from pipeline.word.house_starter.looks import Letters, ParagraphStyle, fonts, letters_xml, lines_xml, style_id
from pipeline.word.house_starter.measures import INK
from pipeline.word.house_starter.paragraph_styles import paragraph_styles
from pipeline.word.house_starter.table_styles import table_styles
from pipeline.word.house_starter.xml import Element, el

CHARACTER_STYLES = (
    ("Placeholder", Letters(box="FFF2B8"), True),  # pale yellow in a thin box: the box is what a copier keeps
    ("Defined Term", Letters(bold=True), True),
    ("Hyperlink", Letters(underline=True, colour=INK), False),
)


def styles() -> Element:
    """Return the root of styles.xml."""
    return el(
        "w:styles",
        _defaults(),
        # Word's other 370 styles stay out of sight until somebody asks for one.
        el("w:latentStyles", defLockedState=0, defUIPriority=99, defSemiHidden=1, defUnhideWhenUsed=1,
           defQFormat=0, count=376),
        *_word_own(),
        *map(_paragraph, paragraph_styles()),
        *(_character(name, look, custom=custom) for name, look, custom in CHARACTER_STYLES),
        *table_styles(),
    )  # fmt: skip


def _defaults() -> Element:
    letters = el(
        "w:rPr", fonts("minor"), el("w:sz", val=21), el("w:szCs", val=21),
        el("w:lang", val="en-GB", eastAsia="en-US", bidi="ar-SA"),
    )  # fmt: skip
    lines = el("w:pPr", el("w:widowControl"), el("w:spacing", before=0, after=110, line=264, lineRule="auto"))
    return el("w:docDefaults", el("w:rPrDefault", letters), el("w:pPrDefault", lines))


def _word_own() -> tuple[Element, ...]:
    """Return the four styles every Word file has."""
    sides = (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
    room = el("w:tblCellMar", *(el(f"w:{side}", w=width, type="dxa") for side, width in sides))
    table = el("w:tblPr", el("w:tblInd", w=0, type="dxa"), room)
    return (
        el("w:style", el("w:name", val="Normal"), el("w:qFormat"), type="paragraph", default=1, styleId="Normal"),
        el("w:style", el("w:name", val="Default Paragraph Font"), *_hidden(),
           type="character", default=1, styleId="DefaultParagraphFont"),
        el("w:style", el("w:name", val="Normal Table"), *_hidden(), table,
           type="table", default=1, styleId="TableNormal"),
        el("w:style", el("w:name", val="No List"), *_hidden(), type="numbering", default=1, styleId="NoList"),
    )  # fmt: skip


def _hidden() -> tuple[Element, ...]:
    return el("w:uiPriority", val=99), el("w:semiHidden"), el("w:unhideWhenUsed")


def _paragraph(style: ParagraphStyle) -> Element:
    lines, letters = lines_xml(style.lines), letters_xml(style.letters)
    return el(
        "w:style",
        el("w:name", val=style.name),
        el("w:basedOn", val=style_id(style.based_on)),
        *([el("w:next", val=style_id(style.next_style))] if style.next_style else []),
        el("w:uiPriority", val=style.priority),
        el("w:qFormat"),
        *([el("w:pPr", *lines)] if lines else []),
        *([el("w:rPr", *letters)] if letters else []),
        type="paragraph", **({"customStyle": 1} if style.custom else {}), styleId=style_id(style.name),
    )  # fmt: skip


def _character(name: str, look: Letters, *, custom: bool) -> Element:
    return el(
        "w:style", el("w:name", val=name), el("w:basedOn", val="DefaultParagraphFont"),
        el("w:uiPriority", val=30), el("w:qFormat"), el("w:rPr", *letters_xml(look)),
        type="character", **({"customStyle": 1} if custom else {}), styleId=style_id(name),
    )  # fmt: skip
