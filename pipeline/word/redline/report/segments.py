"""A passage of a redline cut where paragraphs end: what came, what went, and what changed within."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.model.changes import KEPT, PARAGRAPH_END, Piece
from pipeline.word.lint.names import Element
from pipeline.word.redline.compare.telling import Passage


@dataclass(slots=True)
class Segment:
    """One paragraph, or several that were split or joined."""

    pieces: list[Piece] = field(default_factory=list)
    shown: list[Element] = field(default_factory=list)
    """The paragraphs of the redline that show it."""
    olds: list[Element] = field(default_factory=list)
    """The paragraphs of the old file it stood in."""
    whole: str = KEPT
    """How all of it is marked, its end too; "" where only some of it is."""

    @property
    def text(self) -> str:
        """Its text, whatever the marks."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def is_changed(self) -> bool:
        """Whether any of it is marked."""
        return bool(self.whole) or any(piece.mark for piece in self.pieces)


def segments_of(passage: Passage) -> Iterator[Segment]:
    """Yield a passage paragraph by paragraph; paragraphs whose mark came or went stay with what they belong to."""
    open_ = Segment()
    for row, shown, old in zip(_rows(_turned(passage.pieces)), passage.shown, passage.ends, strict=False):
        olds = [old] if old is not None else []
        marks = {piece.mark for piece in row}
        if len(marks) == 1 and KEPT not in marks:
            yield Segment(_without_end(row), [shown], olds, marks.pop())
            continue
        open_.pieces += row
        open_.shown.append(shown)
        open_.olds += olds
        if row[-1].mark == KEPT:
            open_.pieces = _without_end(open_.pieces)
            yield open_
            open_ = Segment()
    if open_.pieces:
        yield open_


def _rows(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Return the pieces of each paragraph, its end the last of them."""
    rows: list[list[Piece]] = [[]]
    for mark, text in pieces:
        *ended, rest = text.split(PARAGRAPH_END)
        for part in ended:
            rows[-1] += [Piece(mark, part)] * bool(part) + [Piece(mark, PARAGRAPH_END)]
            rows.append([])
        if rest:
            rows[-1].append(Piece(mark, rest))
    return rows if rows[-1] else rows[:-1]


def _turned(pieces: Sequence[tuple[str, str]]) -> list[Piece]:
    """Let what came or went end with its paragraph's end, where it as well begins with the one before it."""
    turned = [Piece(*piece) for piece in pieces]
    for at in range(1, len(turned) - 1):
        before, (mark, text), after = turned[at - 1 : at + 2]
        fits = text.startswith(PARAGRAPH_END) and after.text.startswith(PARAGRAPH_END)
        if mark and fits and before.mark == after.mark == KEPT:
            turned[at - 1] = Piece(KEPT, before.text + PARAGRAPH_END)
            turned[at] = Piece(mark, text[1:] + PARAGRAPH_END)
            turned[at + 1] = Piece(KEPT, after.text[1:])
    return [piece for piece in turned if piece.text]


def _without_end(pieces: Sequence[Piece]) -> list[Piece]:
    *head, (mark, text) = pieces
    text = text.removesuffix(PARAGRAPH_END)
    return [*head, Piece(mark, text)] if text else head
