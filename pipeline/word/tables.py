"""Data tables as Word XML: a header row that repeats, rows that stay whole, widths that fit the page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from pipeline.model.document import Part, Table, TableColumn, Value
from pipeline.word.form import PLACE, Form
from pipeline.word.styles import StyleIds
from pipeline.word.xml import Content, escape, paragraph, text_run, value_runs

FIGURES, WORDS = 600, 1540
"""The narrowest columns, in twentieths of a point."""

_BY_HAND = '<w:cantSplit/><w:trHeight w:val="624" w:hRule="atLeast"/>'
"""Rows high enough to write in: 11 mm."""
_UPRIGHT = '<w:tblBorders><w:insideV w:val="single" w:sz="4" w:space="0" w:color="808080"/></w:tblBorders>'
"""Lines between the columns of a form, so that one sees where to write."""

PLAIN_LOOK = (
    '<w:tblLook w:val="0000" w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
    'w:noHBand="1" w:noVBand="1"/>'
)

Row = Sequence[Sequence[Value]]
"""The values of each cell, each a paragraph."""


class Look(NamedTuple):
    """How rows look: the style of each column's paragraphs, the widths, and how a row is kept."""

    styles: tuple[str, ...]
    widths: tuple[int, ...]
    properties: str = "<w:cantSplit/>"


def table_content(table: Table, styles: StyleIds, width: int, ending: str = "") -> Content:
    """Return a data table; `width` is the text's width in twentieths of a point.

    `ending` is what the names of bookmarks end in to which references go.
    """
    widths = tuple(_widths(table.columns, width))
    heading, number = styles["Table Heading"], styles["Table Number"]
    head = _row(
        [paragraph(number if column.right else heading, text_run(column.title)) for column in table.columns],
        widths, "<w:cantSplit/><w:tblHeader/>",
    )  # fmt: skip
    kinds = tuple([number if column.right else styles["Table Text"] for column in table.columns])
    look = Look(kinds, widths, _BY_HAND if table.form else "<w:cantSplit/>")
    body = rows_content(table.rows, look, styles["Placeholder"], ending)
    marked, lines = _marked(total=table.has_total), _UPRIGHT if table.form else ""
    inner = Content(head + body.xml, (head, *body.skeletons))
    return framed(styles["Agreement Table"], table.title, widths, inner, marked, lines)


def rows_content(rows: Sequence[Row], look: Look, placeholder: str, ending: str = "") -> Content:
    """Return rows of text, references and gaps that never break over a page."""
    values = [value for row in rows for cell in row for value in cell]
    shown = tuple([_shown(value) if isinstance(value, str) else value for value in values])
    form = _form(look, placeholder, ending, tuple([tuple(map(len, row)) for row in rows]), shown)
    texts = [value for value, place in zip(values, shown, strict=True) if place is True]
    return form.filled(cast("list[str]", texts))


def _shown(text: str) -> bool | tuple[str]:
    """Return how a text stands in a form: an open place, nothing, or itself where it begins or ends in a blank."""
    return (text,) if text.strip(" ") != text else text != ""


@lru_cache(maxsize=1024)
def _form(
    look: Look, placeholder: str, ending: str, lengths: tuple[tuple[int, ...], ...],
    shown: tuple[bool | tuple[Part, ...], ...],
) -> Form:  # fmt: skip
    """Return rows with open places, alike in all tables of so many paragraphs in each cell that hold the like."""
    values = iter(shown)
    rows = []
    for row in lengths:
        cells = [
            "".join([paragraph(style, _place(next(values), placeholder, ending)) for _ in range(length)])
            for style, length in zip(look.styles, row, strict=True)
        ]
        rows.append(_row(cells, look.widths, look.properties))
    return Form.of("".join(rows).split(PLACE))


def _place(shown: bool | tuple[Part, ...], placeholder: str, ending: str) -> str:
    if isinstance(shown, bool):
        return text_run(PLACE) if shown else ""
    return value_runs(shown, placeholder, ending)


def framed(
    style: str, title: str, widths: Sequence[int], rows: Content, look: str = PLAIN_LOOK, lines: str = ""
) -> Content:
    """Return a table around its rows, with a title for those who cannot see it; `lines` are borders of its own."""
    caption = f'<w:tblCaption w:val="{escape(title)}"/>' if title else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    start = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{lines}'
        f'<w:tblLayout w:type="fixed"/>{look}{caption}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
    return Content(f"{start}{rows.xml}</w:tbl>", (f"{start}</w:tbl>", *rows.skeletons))


def _marked(*, total: bool) -> str:
    """Say that the first row is a heading, and whether the last is a total: the style does the rest."""
    return (f'<w:tblLook w:val="{"0060" if total else "0020"}" w:firstRow="1" w:lastRow="{int(total)}" '
            'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>')  # fmt: skip


def row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return a row that never breaks over a page."""
    return _row(cells, widths, "<w:cantSplit/>")


def merged(tables: Sequence[Table]) -> Table:
    """Return one table for several languages: what is the same stands once, the rest below each other."""
    first = tables[0]
    if len(tables) == 1:
        return first
    columns = tuple(
        TableColumn(_joined([column.title for column in same]), same[0].width, same[0].right)
        for same in zip(*(table.columns for table in tables), strict=False)
    )
    rows = tuple(
        tuple(_stacked(cells) for cells in zip(*same, strict=False))
        for same in zip(*(table.rows for table in tables), strict=False)
    )
    return Table(first.id, _joined([t.title for t in tables]), columns, rows, first.has_total, first.form)


def _joined(texts: Sequence[str]) -> str:
    return " / ".join(dict.fromkeys(text for text in texts if text))


def _stacked(cells: Sequence[tuple[Value, ...]]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(value for cell in cells for value in cell))


def _row(cells: Sequence[str], widths: Sequence[int], properties: str) -> str:
    inner = "".join([
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    ])  # fmt: skip
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def _widths(columns: Sequence[TableColumn], width: int) -> list[int]:
    """Share the width out by the columns' shares, none so narrow that its words break.

    A column of figures may be narrower than one of words; the last takes what rounding leaves.
    """
    total = sum(column.width for column in columns) or 1
    least = [min(FIGURES if column.right else WORDS, width // len(columns)) for column in columns]
    wanted = [max(width * column.width // total, low) for column, low in zip(columns, least, strict=True)]
    spare = [want - low for want, low in zip(wanted, least, strict=True)]
    excess = sum(wanted) - width
    widths = [want - excess * room // (sum(spare) or 1) for want, room in zip(wanted, spare, strict=True)]
    widths[-1] += width - sum(widths)
    return widths
