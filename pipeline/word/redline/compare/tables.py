"""Tables that belong together: rows, cells and columns that came, went or changed (ISO 29500-1, 17.13.5.17 and others)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple

from pipeline.word.lint.names import Element, W, val, w, whole
from pipeline.word.redline.compare.marks import DELETED, INSERTED
from pipeline.word.redline.compare.paragraphs import Pen
from pipeline.word.redline.compare.sequence import best_pairs, common

_WORD = re.compile(r"\w+")
_HOLDERS = frozenset(w("sdt", "sdtContent", "customXml"))
LEAST_ALIKE = 0.35
"""Below this share of common words two rows are two rows."""
ROW_ORDER = w("ins", "del", "trPrChange")
ROW_MARK = {INSERTED: "rowIns", DELETED: "rowDel"}
_CELL_MARK = {INSERTED: "cellIns", DELETED: "cellDel"}


class Cell(NamedTuple):
    """A cell with its words."""

    element: Element
    text: str


class Row(NamedTuple):
    """A row with its cells."""

    element: Element
    cells: tuple[Cell, ...]
    text: str
    words: Counter[str]


Within = Callable[[Element, Element], None]
Whole = Callable[[Element, str], None]


class TableWriter:
    """Writes into a table of the new file what the old one had."""

    def __init__(self, pen: Pen, within: Within, whole_story: Whole) -> None:
        """Take who writes paragraphs; `within` compares two cells, `whole_story` marks all that a cell holds."""
        self._pen = pen
        self._within = within
        self._whole = whole_story

    def rewrite(self, old: Element, new: Element) -> None:
        """Mark in the new table how it differs from the old one."""
        old_rows, new_rows = list(rows_of(old)), list(rows_of(new))
        columns = _columns(old_rows, new_rows)
        self._properties(old.find(W + "tblPr"), new, "tblPr")
        self._grid(old, new)
        previous: Element | None = None
        matched = {j: i for i, j in _pairs(old_rows, new_rows)}
        ahead = [len(old_rows)] * (
            len(new_rows) + 1
        )  # the old row that stays next, at or behind each new row
        for j in reversed(range(len(new_rows))):
            ahead[j] = matched.get(j, ahead[j + 1])
        i = 0
        for j, row in enumerate(new_rows):
            for gone in old_rows[i : ahead[j]]:
                previous = self._put(gone, row.element, previous)
            if j in matched:
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
        pairs = columns if columns is not None and _fits(columns, old, new) else _cell_pairs(old, new)
        i = j = 0
        for x, y in [*pairs, (len(old.cells), len(new.cells))]:
            for cell in old.cells[i:x]:
                self._delete_cell(cell, new, j)
            for cell in new.cells[j:y]:
                self._mark_cell(cell.element, INSERTED)
                self._whole(cell.element, INSERTED)
            if x < len(old.cells):
                self._properties(old.cells[x].element.find(W + "tcPr"), new.cells[y].element, "tcPr")
                self._within(old.cells[x].element, new.cells[y].element)
            i, j = x + 1, y + 1

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


def rows_of(table: Element) -> Iterator[Row]:
    """Yield the rows of a table, those in controls too."""
    for element in _children(table, W + "tr"):
        cells = tuple(cells_of(element))
        text = "\x1f".join(cell.text for cell in cells)
        yield Row(element, cells, text, Counter(_WORD.findall(text.casefold())))


def cells_of(row: Element) -> Iterator[Cell]:
    """Yield the cells of a row, those in controls too."""
    for element in _children(row, W + "tc"):
        yield Cell(element, "".join(found.text or " " for found in element.iter(*w("t", "tab", "br"))))


def _children(holder: Element, name: str) -> Iterator[Element]:
    for child in holder:
        if child.tag == name:
            yield child
        elif child.tag in _HOLDERS:
            yield from _children(child, name)


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


# ── what belongs together ────────────────────────────────────────────────────────────────────────────────────────────


def _pairs(old: Sequence[Row], new: Sequence[Row]) -> list[tuple[int, int]]:
    """Return the rows that belong together: equal ones, between them those that are alike."""
    pairs: list[tuple[int, int]] = []
    i = j = 0
    same = [
        (x, y) for x, y in common([r.text for r in old], [r.text for r in new]) if old[x].text.strip("\x1f ")
    ]
    for x, y in [*same, (len(old), len(new))]:
        if x - i == y - j:  # as many as before: a row keeps its place
            pairs += [(i + step, j + step) for step in range(x - i)]
        elif x > i and y > j:
            pairs += [(i + a, j + b) for a, b in _alike_rows(old[i:x], new[j:y])]
        if x < len(old):
            pairs.append((x, y))
        i, j = x + 1, y + 1
    return pairs


def _alike_rows(old: Sequence[Row], new: Sequence[Row]) -> list[tuple[int, int]]:
    return best_pairs(len(old), len(new), lambda a, b: _alike(old[a], new[b]), LEAST_ALIKE)


def _alike(old: Row, new: Row) -> float:
    total = sum(old.words.values()) + sum(new.words.values())
    if not total:
        return 1.0 if len(old.cells) == len(new.cells) else 0.5
    return 2 * sum((old.words & new.words).values()) / total


def _columns(old: Sequence[Row], new: Sequence[Row]) -> list[tuple[int, int]] | None:
    """Return the columns that belong together, where every row has one cell to each; None where not."""
    widths = {len(row.cells) for row in old}, {len(row.cells) for row in new}
    if len(widths[0]) != 1 or len(widths[1]) != 1 or any(_spans(row) for row in (*old, *new)):
        return None
    n, m = widths[0].pop(), widths[1].pop()
    if n == m:
        return [(at, at) for at in range(n)]
    bags = [[Counter(_WORD.findall(" ".join(row.cells[at].text for row in side).casefold())) for at in range(count)]
            for side, count in ((old, n), (new, m))]  # fmt: skip

    def likeness(i: int, j: int) -> float:
        mine, theirs = bags[0][i], bags[1][j]
        total = sum(mine.values()) + sum(theirs.values())
        return 2 * sum((mine & theirs).values()) / total if total else 0.2

    return best_pairs(n, m, likeness, 0.2)


def _spans(row: Row) -> bool:
    return any((whole(val(span)) or 1) > 1 for span in row.element.iter(W + "gridSpan"))


def _fits(columns: Sequence[tuple[int, int]], old: Row, new: Row) -> bool:
    return all(x < len(old.cells) and y < len(new.cells) for x, y in columns)


def _cell_pairs(old: Row, new: Row) -> list[tuple[int, int]]:
    """Return the cells of two rows that belong together."""
    if len(old.cells) == len(new.cells):
        return [(at, at) for at in range(len(old.cells))]

    def likeness(i: int, j: int) -> float:
        mine, theirs = old.cells[i].text, new.cells[j].text
        if mine == theirs:
            return 1.0 if mine else 0.5
        bags = Counter(_WORD.findall(mine.casefold())), Counter(_WORD.findall(theirs.casefold()))
        total = sum(bags[0].values()) + sum(bags[1].values())
        return 2 * sum((bags[0] & bags[1]).values()) / total if total else 0.3

    return best_pairs(len(old.cells), len(new.cells), likeness, 0.3)
