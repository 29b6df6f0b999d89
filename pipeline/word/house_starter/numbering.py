"""numbering.xml: one list per language column, and one per column for annexes. Their ids never change."""

from __future__ import annotations

from pipeline.word.house_starter.looks import style_id
from pipeline.word.house_starter.measures import COLUMNS, Column
from pipeline.word.house_starter.xml import Element, el

# Without a full stop: "see clause 4.2 (b)" prints what the margin says.
CLAUSE_LEVELS = (("decimal", "%1"), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("lowerRoman", "(%4)"))
DASH, ANNEX_DASH_LEVELS = "–", 3


def numbering() -> Element:
    """Return the root of numbering.xml; every w:num stands after every w:abstractNum, as Word demands."""
    lists = [*map(_clause_list, COLUMNS), *map(_annex_list, COLUMNS)]
    ids = range(1, len(lists) + 1)
    return el(
        "w:numbering", *lists,
        *(el("w:num", el("w:abstractNumId", val=number - 1), numId=number) for number in ids),
    )  # fmt: skip


def _clause_list(column: Column) -> Element:
    levels = [
        _level(level, how, text, column.styles[level], column.left(level), column.hanging[level])
        for level, (how, text) in enumerate(CLAUSE_LEVELS)
    ]
    return _abstract(column.list_id, f"Clauses{column.suffix}", levels)


def _annex_list(column: Column) -> Element:
    levels = [
        _level(level, "bullet", DASH, None if level else f"Annex Item{column.suffix}", 340 * (level + 1), 340)
        for level in range(ANNEX_DASH_LEVELS)
    ]
    return _abstract(column.annex_list_id, f"Annex items{column.suffix}", levels)


def _abstract(list_id: int, name: str, levels: list[Element]) -> Element:
    return el(
        "w:abstractNum",
        el("w:nsid", val=f"5AF7A1E{list_id}"),
        el("w:multiLevelType", val="multilevel"),
        el("w:tmpl", val=f"2C1E4D0{list_id}"),
        el("w:name", val=name),
        *levels,
        abstractNumId=list_id - 1,
    )  # fmt: skip


def _level(level: int, how: str, text: str, style: str | None, left: int, hanging: int) -> Element:
    return el(
        "w:lvl",
        el("w:start", val=1),
        el("w:numFmt", val=how),
        *([el("w:pStyle", val=style_id(style))] if style else []),
        el("w:suff", val="tab"),
        el("w:lvlText", val=text),
        el("w:lvlJc", val="left"),
        el("w:pPr", el("w:ind", left=left, hanging=hanging)),
        ilvl=level,
    )  # fmt: skip
