"""Tables that belong together: rows, cells and columns that came, went or changed (ISO 29500-1, 17.13.5.17 and others)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy

from pipeline.word.lint.names import Element, W, val, w, whole
from pipeline.word.redline.compare.marks import DELETED, INSERTED
from pipeline.word.redline.compare.paragraphs import Pen
from pipeline.word.redline.compare.rows import (
    Cell,
    Row,
    Unchanged,
    cell_pairs,
    cells_of,
    column_pairs,
    fits,
    row_pairs,
    rows_of,
)

ROW_ORDER = w("ins", "del", "trPrChange")
ROW_MARK = {INSERTED: "rowIns", DELETED: "rowDel"}
_CELL_MARK = {INSERTED: "cellIns", DELETED: "cellDel"}


Within = Callable[[Element, Element], None]
Whole = Callable[[Element, str], None]


class TableWriter:
    """Writes into a table of the new file what the old one had."""

    def __init__(self, pen: Pen, within: Within, whole_story: Whole) -> None:
        """Take who writes paragraphs; `within` compares two cells, `whole_story` marks all that a cell holds."""
        self._pen = pen
        self._within = within
        self._whole = whole_story
        self._readings = pen.old, pen.new

    def rewrite(self, old: Element, new: Element) -> None:
        """Mark in the new table how it differs from the old one."""
        old_rows, new_rows = list(rows_of(old)), list(rows_of(new))
        columns = column_pairs(old_rows, new_rows)
        self._properties(old.find(W + "tblPr"), new, "tblPr")
        self._grid(old, new)
        unchanged = Unchanged(old, new, self._readings)
        previous: Element | None = None
        matched = {j: i for i, j in row_pairs(old_rows, new_rows)}
        ahead = [len(old_rows)] * (
            len(new_rows) + 1
        )  # the old row that stays next, at or behind each new row
        for j in reversed(range(len(new_rows))):
            ahead[j] = matched.get(j, ahead[j + 1])
        i = 0
        for j, row in enumerate(new_rows):
            for gone in old_rows[i : ahead[j]]:
                previous = self._put(gone, row.element, previous)
            if j in matched and unchanged.has(old_rows[ahead[j]].element, row.element):
                self._pen.note_pair(old_rows[ahead[j]].element, row.element)
            elif j in matched:
                self._row(old_rows[ahead[j]], row, columns)
            else:
                self.mark_row(row.element, INSERTED)
            i, previous = ahead[j] + (j in matched), row.element
        for gone in old_rows[i:]:
            previous = self._put(gone, None, previous)
        _widen_grid(old, new)

    def mark_table(self, table: Element, how: str) -> None:
        """Mark a whole table inserted or deleted, row by row."""
        for row in rows_of(table):
            self.mark_row(row.element, how)

    def mark_row(self, row: Element, how: str) -> None:
        """Mark a row and all it holds."""
        properties = _made(row, "trPr", after=("tblPrEx",))
        mark = self._pen.marker.mark(how)
        change = properties.find(W + "trPrChange")
        if change is None:
            properties.append(mark)
        else:
            change.addprevious(mark)
        for cell in cells_of(row):
            self._whole(cell.element, how)
        self._pen.note_other(ROW_MARK[how], row)

    def _put(self, gone: Row, before: Element | None, after: Element | None) -> Element:
        """Put a deleted row where it was."""
        row = self._pen.carried(gone.element)
        if after is not None:
            after.addnext(row)
        elif before is not None:
            before.addprevious(row)
        self.mark_row(row, DELETED)
        return row

    # ── a row that stays ─────────────────────────────────────────────────────────────────────────────────────────

    def _row(self, old: Row, new: Row, columns: list[tuple[int, int]] | None) -> None:
        self._properties(old.element.find(W + "trPr"), new.element, "trPr", after=("tblPrEx",))
        unchanged = Unchanged(old.element, new.element, self._readings)
        pairs = columns if columns is not None and fits(columns, old, new) else cell_pairs(old, new)
        i = j = 0
        for x, y in [*pairs, (len(old.cells), len(new.cells))]:
            for cell in old.cells[i:x]:
                self._delete_cell(cell, new, j)
            for cell in new.cells[j:y]:
                self._mark_cell(cell.element, INSERTED)
                self._whole(cell.element, INSERTED)
            if x < len(old.cells):
                self._cell(old.cells[x].element, new.cells[y].element, unchanged)
            i, j = x + 1, y + 1

    def _cell(self, old: Element, new: Element, unchanged: Unchanged) -> None:
        if unchanged.has(old, new):
            self._pen.note_pair(old, new)
        else:
            self._properties(old.find(W + "tcPr"), new, "tcPr")
            self._within(old, new)

    def _delete_cell(self, cell: Cell, row: Row, before: int) -> None:
        """Put a deleted cell where it was."""
        element = self._pen.carried(cell.element)
        if before < len(row.cells):
            row.cells[before].element.addprevious(element)
        else:
            row.cells[-1].element.addnext(element) if row.cells else row.element.append(element)
        self._mark_cell(element, DELETED)
        self._whole(element, DELETED)

    def _mark_cell(self, cell: Element, how: str) -> None:
        properties = _made(cell, "tcPr")
        mark = self._pen.marker.mark(_CELL_MARK[how])
        change = properties.find(W + "tcPrChange")
        if change is None:
            properties.append(mark)
        else:
            change.addprevious(mark)
        self._pen.note_other(_CELL_MARK[how], cell)

    def _properties(self, old: Element | None, holder: Element, name: str, after: Sequence[str] = ()) -> None:
        new = holder.find(W + name)
        pen = self._pen
        if pen.old.other_key(old) != pen.new.other_key(new):
            pen.changes.note(_made(holder, name, after=after), old)
            pen.note_other(name, holder)

    def _grid(self, old: Element, new: Element) -> None:
        """Note the old widths of columns; such a change has no author (17.13.5.34)."""
        was, now = old.find(W + "tblGrid"), new.find(W + "tblGrid")
        if was is None or now is None or _widths(was) == _widths(now):
            return
        change = self._pen.marker.plain("tblGridChange")
        grid = change.makeelement(W + "tblGrid")
        grid.extend([deepcopy(column) for column in was.iter(W + "gridCol")])
        change.append(grid)
        for stale in now.findall(W + "tblGridChange"):
            now.remove(stale)
        now.append(change)


def _made(holder: Element, name: str, after: Sequence[str] = ()) -> Element:
    """Return an element's properties, made in their place where it has none."""
    found = holder.find(W + name)
    if found is None:
        found = holder.makeelement(W + name)
        holder.insert(sum(holder.find(W + before) is not None for before in after), found)
    return found


def _widen_grid(old: Element, new: Element) -> None:
    """Give the grid as many columns as the widest row takes now, with those that were deleted (17.4.48)."""
    grid, was = new.find(W + "tblGrid"), old.find(W + "tblGrid")
    if grid is None:
        return
    columns = list(grid.iterchildren(W + "gridCol"))
    lacking = max((_taken(row) for row in rows_of(new)), default=0) - len(columns)
    spare = [*(was.iterchildren(W + "gridCol") if was is not None else ()), *columns]
    for column in spare[-lacking:] if lacking > 0 and len(spare) >= lacking else ():
        grid.insert(len(list(grid.iterchildren(W + "gridCol"))), deepcopy(column))


def _taken(row: Row) -> int:
    """Return how many columns of the grid a row takes."""
    before = row.element.find(f"{W}trPr/{W}gridBefore")
    spans = (cell.element.find(f"{W}tcPr/{W}gridSpan") for cell in row.cells)
    own = sum((whole(val(span)) or 1) if span is not None else 1 for span in spans)
    return own + ((whole(val(before)) or 0) if before is not None else 0)


def _widths(grid: Element) -> list[str]:
    return [column.get(W + "w", "") for column in grid.iterchildren(W + "gridCol")]
