"""Records for how paragraphs and characters look, and their Word XML in the order the schema wants."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.word.house_starter.measures import BODY_FONT, COMPLEX_FONT, HEADING_FONT, INK
from pipeline.word.house_starter.xml import Element, el, flag


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """How characters look; None and False mean: as the style this one is based on. `size` is in points."""

    heading_font: bool = False
    bold: bool | None = None
    underline: bool = False
    no_proof: bool = False
    size: float | None = None
    colour: str | None = None
    box: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line along one side of a paragraph or table; `size` is in eighths of a point."""

    side: str
    size: int
    colour: str
    space: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """How a paragraph stands; None and False mean: as the style this one is based on."""

    keep_next: bool | None = None
    keep_lines: bool = False
    page_break_before: bool = False
    level: int | None = None
    list_id: int | None = None
    rules: tuple[Rule, ...] = ()
    tabs: tuple[
        tuple[str, int], ...
    ] = ()  # ("left", 567); a leader after the kind: ("right underscore", 4250)
    before: int | None = None
    after: int | None = None
    line: int | None = None
    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    align: str | None = None
    outline: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """A paragraph style by its name; its id is the name without spaces."""

    name: str
    based_on: str = "Normal"
    next_style: str | None = None
    priority: int = 10
    custom: bool = True
    lines: Lines = field(default_factory=Lines)
    letters: Letters = field(default_factory=Letters)


def style_id(name: str) -> str:
    """Return a style's id: its name without spaces, Word's own ids for Word's own styles."""
    own = {"heading 1": "Heading1", "toc 1": "TOC1", "header": "Header", "footer": "Footer"}
    return own.get(name) or name.replace(" ", "")


def rule(line: Rule) -> Element:
    """Return one border element."""
    return el(f"w:{line.side}", val="single", sz=line.size, space=line.space, color=line.colour)


def letters_xml(look: Letters) -> list[Element]:
    """Return the children of w:rPr, none at all for an empty look."""
    made: list[Element] = []
    if look.heading_font:
        made += [fonts("major")]
    if look.bold is not None:
        made += [el("w:b"), el("w:bCs")] if look.bold else [el("w:b", val=0), el("w:bCs", val=0)]
    made += flag("w:noProof", on=look.no_proof)
    if look.colour:
        theme = {"themeColor": "text2"} if look.colour == INK else {}
        made += [el("w:color", val=look.colour, **theme)]
    if look.size:
        made += [el("w:sz", val=round(look.size * 2)), el("w:szCs", val=round(look.size * 2))]
    if look.underline:
        made += [el("w:u", val="single")]
    if look.box:
        made += [el("w:bdr", val="single", sz=4, space=0, color="7F7F7F")]
        made += [el("w:shd", val="clear", color="auto", fill=look.box)]
    return made


def fonts(which: str) -> Element:
    """Return the theme's `major` (headings) or `minor` (body) font, so that one theme change turns them all.

    The names beside it are for programs that read no theme.
    """
    name = HEADING_FONT if which == "major" else BODY_FONT
    return el(
        "w:rFonts", ascii=name, hAnsi=name, cs=COMPLEX_FONT,
        asciiTheme=f"{which}HAnsi", hAnsiTheme=f"{which}HAnsi",
        eastAsiaTheme=f"{which}EastAsia", cstheme=f"{which}Bidi",
    )  # fmt: skip


def lines_xml(look: Lines) -> list[Element]:
    """Return the children of w:pPr, none at all for an empty look."""
    return [
        *_keeping(look),
        *_numbering(look),
        *([el("w:pBdr", *map(rule, look.rules))] if look.rules else []),
        *([el("w:tabs", *(_tab(kind, at) for kind, at in look.tabs))] if look.tabs else []),
        *_attributes("w:spacing", before=look.before, after=look.after, line=look.line),
        *_attributes("w:ind", left=look.left, right=look.right, hanging=look.hanging),
        *_attributes("w:jc", val=look.align),
        *_attributes("w:outlineLvl", val=look.outline),
    ]


def _tab(kind: str, at: int) -> Element:
    side, _, leader = kind.partition(" ")
    return el("w:tab", val=side, **({"leader": leader} if leader else {}), pos=at)


def _keeping(look: Lines) -> list[Element]:
    keep_next = [] if look.keep_next is None else [el("w:keepNext", **({} if look.keep_next else {"val": 0}))]
    return [
        *keep_next,
        *flag("w:keepLines", on=look.keep_lines),
        *flag("w:pageBreakBefore", on=look.page_break_before),
    ]


def _numbering(look: Lines) -> list[Element]:
    """Return w:numPr; Word leaves out the level where it is 0."""
    if look.list_id is None:
        return []
    level = [el("w:ilvl", val=look.level)] if look.level else []
    return [el("w:numPr", *level, el("w:numId", val=look.list_id))]


def _attributes(tag: str, **values: object) -> list[Element]:
    given = {name: value for name, value in values.items() if value is not None}
    if "line" in given:
        given["lineRule"] = "auto"
    return [el(tag, **given)] if given else []
