"""Rules on tables (ECMA-376-1 17.4): cells that hold paragraphs, rows that fit the grid, merges that begin."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.word.lint.fault import Fault
from pipeline.word.lint.names import Element, W, local, val, w, whole
from pipeline.word.lint.package import Part

_WRAPPERS = frozenset(w("sdt", "sdtContent", "customXml", "ins", "del", "moveFrom", "moveTo"))
_BLOCKS = frozenset(w("p", "tbl", "sdt", "customXml", "altChunk"))


def check_tables(part: Part) -> Iterator[Fault]:
    """Yield what is wrong with each table, whose own rows are looked at and not those of tables inside it."""
    for cell in part.iter("tc"):
        yield from _cell(part, cell)
    for table in part.iter("tbl"):
        rows = list(within(table, W + "tr"))
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        if not rows:
            yield part.fault("TBL_NO_ROW", "The table has no row", table)
        above: dict[int, bool] = {}
        for row in rows:
            cells = list(within(row, W + "tc"))
            if not cells:
                yield part.fault("TR_NO_CELL", "The row has no cell", row)
            yield from _fits(part, row, cells, columns)
            merged = dict(_merges(row, cells))
            yield from _orphans(part, row, merged, above)
            above = {column: True for column, state in merged.items() if state}


def within(element: Element, tag: str) -> Iterator[Element]:
    """Yield the descendants with this tag that no other element but a wrapper separates from `element`."""
    ahead = list(element)[::-1]
    while ahead:
        child = ahead.pop()
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            ahead += list(child)[::-1]


def _cell(part: Part, cell: Element) -> Iterator[Fault]:
    """A cell ends in a paragraph, or Word refuses the file (Open-XML-SDK #592, dolanmiu/docx #3038)."""
    blocks = [child.tag for child in cell if child.tag in _BLOCKS]
    if not any(True for _ in within(cell, W + "p")):
        yield part.fault("TC_NO_PARAGRAPH", "The cell holds no paragraph; Word refuses the file", cell)
    elif blocks[-1] in w("tbl", "altChunk"):
        yield part.fault(
            "TC_LAST_NOT_PARAGRAPH", f"The cell ends in a w:{local(blocks[-1])}, not a paragraph", cell
        )


def _span(cell: Element) -> int:
    found = cell.find(f"{W}tcPr/{W}gridSpan")
    return max(1, whole(val(found)) or 1) if found is not None else 1


def _aside(row: Element, name: str) -> int:
    found = row.find(f"{W}trPr/{W}{name}")
    return max(0, whole(val(found)) or 0) if found is not None else 0


def _fits(part: Part, row: Element, cells: list[Element], columns: int) -> Iterator[Fault]:
    """A row wider than the grid loses its last cells or its widths in some versions of Word."""
    spans = [_span(cell) for cell in cells]
    width = _aside(row, "gridBefore") + sum(spans) + _aside(row, "gridAfter")
    if width > columns:
        code = "GRID_SPAN_OVERFLOW" if max(spans, default=1) > 1 else "GRID_TOO_NARROW"
        yield part.fault(code, f"The row takes {width} columns; the grid of its table has {columns}", row)


def _merges(row: Element, cells: list[Element]) -> Iterator[tuple[int, str]]:
    """Yield for each cell its first column, and how it merges: "restart", "continue" or ""."""
    column = _aside(row, "gridBefore")
    for cell in cells:
        found = cell.find(f"{W}tcPr/{W}vMerge")
        yield column, "" if found is None else val(found) or "continue"
        column += _span(cell)


def _orphans(part: Part, row: Element, merged: dict[int, str], above: dict[int, bool]) -> Iterator[Fault]:
    for column, state in merged.items():
        if state == "continue" and not above.get(column):
            yield part.fault(
                "VMERGE_ORPHAN", f"Column {column + 1} continues a merge that no row above begins", row
            )
