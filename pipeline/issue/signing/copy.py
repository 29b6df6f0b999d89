"""What a version says, row by row, as it was issued: the words that every counterpart must have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pipeline.issue.signing.letters import Letters, bare, furniture, letters
from pipeline.word.redline.effect.columns import CELL, END, ROW, TABLE, Edge, Line
from pipeline.word.redline.effect.document import read_document
from pipeline.word.redline.effect.effect import Readings
from pipeline.word.redline.opened import Opened

SIGNATURES = "signature table"
"""The name of the style of the table in which is signed."""
_HEADING = "#r_"
"""How the addresses begin to which a list of contents leads."""


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph: its label, its text, and where it stands."""

    label: str
    text: str
    signing: bool = False
    """Whether it stands in a signature table."""
    entry: bool = False
    """Whether it is an entry of the contents."""

    @property
    def whole(self) -> str:
        """What is printed of it."""
        return f"{self.label} {self.text}".strip()

    @property
    def blank(self) -> bool:
        """Whether something is to be filled in behind it."""
        return self.signing and self.text.rstrip().endswith(":")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, cell by cell; a paragraph outside of tables is a row of one cell."""

    cells: tuple[tuple[Said, ...], ...]
    heading: tuple[tuple[Said, ...], ...] = ()
    """The first row of its table, which may be printed again at the top of a page."""
    signing: bool = False

    @property
    def letters(self) -> tuple[Letters, ...]:
        """Each cell letter by letter."""
        return tuple(letters("\n".join(said.whole for said in cell)) for cell in self.cells)


@dataclass(frozen=True)
class Copy:
    """A document of a version."""

    rows: tuple[Row, ...]
    lines: tuple[str, ...]
    """The lines of its headers and footers."""

    @cached_property
    def patterns(self) -> tuple[str, ...]:
        """Those lines as patterns, the longest first."""
        return tuple(sorted(filter(None, map(furniture, self.lines)), key=len, reverse=True))

    @cached_property
    def paragraphs(self) -> tuple[Said, ...]:
        """Every paragraph that is not empty."""
        return tuple(said for row in self.rows for cell in row.cells for said in cell)


def copy_of(opened: Opened) -> Copy:
    """Read a Word file. Raises `UnusableError` where it cannot be read."""
    body, sections = read_document(opened, {}, frozenset(), Readings())
    lines = dict.fromkeys(
        line
        for section in sections
        for _, story in sorted(section.items())
        for line in story.text
        if bare(line)
    )
    return Copy(tuple(_rows(body.lines)), tuple(lines))


def _is_entry(line: Line) -> bool:
    """Return whether a paragraph is an entry of the contents: LibreOffice turns its number and its words around."""
    pieces = [piece for piece in line.content.pieces if piece.text.strip()]
    return bool(pieces) and all(
        piece.context and str(piece.context[0][1]).startswith(_HEADING) for piece in pieces
    )


def _rows(lines: Iterable[Line | Edge]) -> Iterator[Row]:
    """Yield the rows of a story."""
    rest = iter(lines)
    for line in rest:
        if isinstance(line, Edge):
            yield from _table(rest, signing=SIGNATURES in line.held[:1])
        elif bare(line.label + line.content.text):
            yield Row(((_said(line, signing=False),),))


def _table(lines: Iterator[Line | Edge], *, signing: bool) -> Iterator[Row]:
    """Yield the rows of a table up to its end; a table in a cell is read as part of the cell."""
    rows: list[list[list[Said]]] = []
    depth = 1
    for line in lines:
        if isinstance(line, Line):
            if bare(line.label + line.content.text):
                rows[-1][-1].append(_said(line, signing=signing))
        elif line.name in (TABLE, END):
            depth += 1 if line.name == TABLE else -1
        elif depth == 1 and line.name == ROW:
            rows.append([])
        elif depth == 1 and line.name == CELL:
            rows[-1].append([])
        if not depth:
            break
    told = [tuple(tuple(cell) for cell in row) for row in rows]
    yield from (Row(cells, told[0], signing) for cells in told)


def _said(line: Line, *, signing: bool) -> Said:
    return Said(line.label, line.content.text, signing, _is_entry(line))
