"""The rows and cells of two tables, and which belong together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from pipeline.word.lint.names import Element, W, val, w, whole
from pipeline.word.redline.compare.blocks import Block, blocks_of
from pipeline.word.redline.compare.reading import Reading
from pipeline.word.redline.compare.sequence import best_pairs, common

_WORD = re.compile(r"\w+")
_LETTERS = w("t", "tab", "br")
_HOLDERS = frozenset(w("sdt", "sdtContent", "customXml"))
LEAST_ALIKE = 0.35
"""Below this share of common words two rows are two rows."""


class Cell:
    """A cell with its words."""

    def __init__(self, element: Element) -> None:
        """Take the cell."""
        self.element = element

    @cached_property
    def text(self) -> str:
        """All text in it."""
        return "".join(found.text or " " for found in self.element.iter(*_LETTERS))


class Row:
    """A row with its cells."""

    def __init__(self, element: Element) -> None:
        """Take the row."""
        self.element = element

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The cells, those in controls too."""
        return tuple(cells_of(self.element))

    @cached_property
    def text(self) -> str:
        """All text in it, cell by cell."""
        return "\x1f".join(cell.text for cell in self.cells)

    @cached_property
    def words(self) -> Counter[str]:
        """The words in it, and how often each stands there."""
        return Counter(_WORD.findall(self.text.casefold()))


def rows_of(table: Element) -> Iterator[Row]:
    """Yield the rows of a table, those in controls too."""
    for element in _children(table, W + "tr"):
        yield Row(element)


def cells_of(row: Element) -> Iterator[Cell]:
    """Yield the cells of a row, those in controls too."""
    for element in _children(row, W + "tc"):
        yield Cell(element)


def _children(holder: Element, name: str) -> Iterator[Element]:
    for child in holder:
        if child.tag == name:
            yield child
        elif child.tag in _HOLDERS:
            yield from _children(child, name)


# ── what belongs together ────────────────────────────────────────────────────────────────────────────────────────────


class Unchanged:
    """Knows which rows of two tables, or cells of two rows, say the same; those in controls it does not know."""

    def __init__(self, old: Element, new: Element, readings: tuple[Reading, Reading]) -> None:
        """Take both tables or rows before anything in them is marked."""
        self._blocks: dict[Element, Block] = {}
        for holder, reading in zip((old, new), readings, strict=True):
            self._blocks |= {block.element: block for block in blocks_of(holder, reading, {})}

    def has(self, old: Element, new: Element) -> bool:
        """Return whether a row or cell of the new file says the same as one of the old file."""
        mine, theirs = self._blocks.get(old), self._blocks.get(new)
        return mine is not None and theirs is not None and mine.is_same(theirs)


def row_pairs(old: Sequence[Row], new: Sequence[Row]) -> list[tuple[int, int]]:
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


def column_pairs(old: Sequence[Row], new: Sequence[Row]) -> list[tuple[int, int]] | None:
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


def fits(columns: Sequence[tuple[int, int]], old: Row, new: Row) -> bool:
    """Return whether two rows have a cell in each of these columns."""
    return all(x < len(old.cells) and y < len(new.cells) for x, y in columns)


def cell_pairs(old: Row, new: Row) -> list[tuple[int, int]]:
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
