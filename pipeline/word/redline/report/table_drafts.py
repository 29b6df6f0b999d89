"""The changes of a redline that are no paragraph's: tables, rows, columns and cells that came or went, page setup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.changes import DELETED, INSERTED, Piece, What
from pipeline.word.lint.names import Element, W, climb, w
from pipeline.word.redline.compare.rows import cells_of, rows_of
from pipeline.word.redline.report.drafts import Draft, first_paragraph
from pipeline.word.redline.report.property_names import section_names, table_names

Others = Sequence[tuple[str, Element]]
_MARKS = {"inserted": INSERTED, "deleted": DELETED, "rowIns": INSERTED, "rowDel": DELETED, "cellIns": INSERTED,
          "cellDel": DELETED}  # fmt: skip
_ENDED = {INSERTED: "inserted", DELETED: "deleted"}
_TABLE, _ROW = w("tbl", "tr")
_LAYOUT = ("tblPr", "trPr", "tcPr")
_LETTERS = w("t", "delText", "tab", "br", "p")
CELL, LINE = " | ", "\n"
"""What parts cells and rows in the text of a table."""


def whole_elements(others: Others) -> set[Element]:
    """Return the tables, rows and cells that came or went with all they hold."""
    return {element for what, element in others if what in _MARKS}


def is_within(element: Element, whole: set[Element]) -> bool:
    """Return whether an element stands in a table, row or cell that came or went as a whole."""
    return any(above in whole for above in element.iterancestors(*w("tc", "tr", "tbl")))


def drafts_of_others(others: Others) -> Iterator[Draft]:
    """Yield what changed besides paragraphs: each table, row and column once."""
    whole = whole_elements(others)
    outer = [(what, element) for what, element in others if not is_within(element, whole)]
    for what, element in outer:
        spot = first_paragraph(element)
        if what == "section" and spot is not None:
            yield Draft(What.SECTION, spot, new=spot, details=section_names(element))
        elif what in _MARKS and not what.startswith("cell") and spot is not None:
            yield _drafted(_MARKS[what], _kind(element), spot, _text(element))
    yield from _cells([(_MARKS[what], cell) for what, cell in outer if what.startswith("cell")])
    yield from _layouts(element for what, element in outer if what in _LAYOUT)


def _kind(element: Element) -> str:
    return {_TABLE: "table", _ROW: "row"}.get(element.tag, "object")


def _text(element: Element) -> str:
    if element.tag == _TABLE:
        return LINE.join(_row_text(row.element) for row in rows_of(element))
    return _row_text(element) if element.tag == _ROW else ""


def _row_text(row: Element) -> str:
    return CELL.join(_cell_text(cell.element) for cell in cells_of(row))


def _cell_text(cell: Element) -> str:
    return " ".join("".join(letter.text or " " for letter in cell.iter(*_LETTERS)).split())


def _drafted(mark: str, kind: str, spot: Element, text: str) -> Draft:
    pieces = (Piece(mark, text),) if text.strip(CELL + LINE) else ()
    new = spot if mark == INSERTED else None
    return Draft(What.TABLE, spot, None, new, pieces, (f"{kind}-{_ENDED[mark]}",))


def _cells(marked: Sequence[tuple[str, Element]]) -> Iterator[Draft]:
    """Yield the columns that came or went, where each row of a table has such a cell; else the cells."""
    tables: dict[tuple[Element, str], dict[Element, list[Element]]] = {}
    for mark, cell in marked:
        rows = tables.setdefault((climb(cell, _TABLE), mark), {})
        rows.setdefault(climb(cell, _ROW), []).append(cell)
    for (table, mark), rows in tables.items():
        full = len(rows) == sum(1 for _ in rows_of(table))
        most = max(map(len, rows.values()))
        columns = [[cells[at] for cells in rows.values() if at < len(cells)] for at in range(most)]
        for group in columns if full else [[cell] for cells in rows.values() for cell in cells]:
            spot = first_paragraph(group[0])
            if spot is not None:
                kind = "column" if full else "cell"
                yield _drafted(mark, kind, spot, CELL.join(map(_cell_text, group)))


def _layouts(holders: Iterator[Element]) -> Iterator[Draft]:
    """Yield the tables that look otherwise."""
    found: dict[Element, dict[str, None]] = {}
    for holder in holders:
        table = holder if holder.tag == _TABLE else climb(holder, _TABLE)
        own = holder.find(W + {_TABLE: "tblPr", _ROW: "trPr"}.get(holder.tag, "tcPr"))
        names = table_names(own) if own is not None else ()
        found.setdefault(table, {}).update(dict.fromkeys(names))
    for table, said in found.items():
        spot = first_paragraph(table)
        if spot is not None:
            yield Draft(What.TABLE, spot, new=spot, details=("layout", *said))
