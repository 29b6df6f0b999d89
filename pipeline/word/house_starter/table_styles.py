"""The table styles of the house. A table turns on what it wants of them with w:tblLook."""

from __future__ import annotations

from pipeline.word.house_starter.looks import Rule, rule, style_id
from pipeline.word.house_starter.measures import COLUMN_GAP, RULE, SEAT_GAP, SHADE
from pipeline.word.house_starter.xml import Element, el


def table_styles() -> tuple[Element, ...]:
    """Return the four table styles; each is based on Table Normal."""
    return (
        _agreement_table(),
        _style("Key Terms Table", _table(_hairlines("insideH"), sides=(0, 170), ends=60)),
        _style("Two Columns", _table(_hairlines("insideV"), sides=(COLUMN_GAP, COLUMN_GAP), ends=0)),
        _style("Signature Table", _table((), sides=(0, SEAT_GAP), ends=100)),
    )


def _agreement_table() -> Element:
    edge = tuple(Rule(side=side, size=8, colour="404040") for side in ("top", "bottom"))
    total = el("w:tcBorders", rule(Rule(side="top", size=8, colour="404040")))
    shade = el("w:shd", val="clear", color="auto", fill=SHADE)
    return _style(
        "Agreement Table",
        _table((edge[0], edge[1], *_hairlines("insideH")), sides=(100, 100), ends=50),
        _condition("firstRow", el("w:tcBorders", rule(Rule(side="bottom", size=8, colour="404040"))), shade),
        _condition("lastRow", total),
    )


def _hairlines(*sides: str) -> tuple[Rule, ...]:
    return tuple(Rule(side=side, size=4, colour=RULE) for side in sides)


def _style(name: str, table: Element, *conditions: Element) -> Element:
    return el(
        "w:style", el("w:name", val=name), el("w:basedOn", val="TableNormal"), el("w:uiPriority", val=40),
        el("w:qFormat"), table, *conditions, type="table", customStyle=1, styleId=style_id(name),
    )  # fmt: skip


def _table(rules: tuple[Rule, ...], *, sides: tuple[int, int], ends: int) -> Element:
    borders = [el("w:tblBorders", *map(rule, rules))] if rules else []
    room = (("top", ends), ("left", sides[0]), ("bottom", ends), ("right", sides[1]))
    margins = el("w:tblCellMar", *(el(f"w:{side}", w=width, type="dxa") for side, width in room))
    return el("w:tblPr", el("w:tblInd", w=0, type="dxa"), *borders, margins)


def _condition(which: str, *cell: Element) -> Element:
    return el(
        "w:tblStylePr", el("w:rPr", el("w:b"), el("w:bCs")), el("w:tcPr", *cell), type=which,
    )  # fmt: skip
