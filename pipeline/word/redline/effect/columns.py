"""A story by effect: a line for each paragraph and each edge of a table, to be looked at in one aspect after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from pipeline.word.redline.effect.content import Content, contexts, formats
from pipeline.word.redline.effect.looks import Looks, ParagraphLook

TABLE, ROW, CELL, END = "\x02table", "\x02row", "\x02cell", "\x02end"
"""The edges of tables. No text can hold their first sign, so no paragraph reads as one."""


@dataclass(slots=True, eq=False)
class Line:
    """A paragraph: what it contains, its look and its label, and the controls around it."""

    content: Content
    look: ParagraphLook
    label: str
    controls: tuple[str, ...]
    held: dict[str, object] = field(default_factory=dict)
    """What holds for it in each aspect that was asked for; stories of the same looks share lines."""


class Edge(NamedTuple):
    """An edge of a table, row or cell, with what holds for all of it."""

    name: str
    held: tuple[object, ...] = ()


class Story:
    """The lines of a story; columns are worked out when somebody asks, for most are compared in few aspects."""

    def __init__(self, looks: Looks) -> None:
        """Begin with no lines."""
        self.lines: list[Line | Edge] = []
        self._looks = looks
        self._columns: dict[str, tuple[object, ...]] = {}

    @cached_property
    def text(self) -> tuple[str, ...]:
        """The text of each line; of an edge its name."""
        return tuple(map(_text, self.lines))

    @cached_property
    def flat(self) -> str:
        """The text as one string."""
        return "\n".join(self.text)

    def column(self, name: str) -> tuple[object, ...]:
        """Return what holds for each line in one aspect, notes and boxes included."""
        if name == "text":
            return self.text
        if name not in self._columns:
            self._columns[name] = tuple([self._held(line, name) for line in self.lines])
        return self._columns[name]

    def says_as(self, other: Story, name: str) -> bool:
        """Return whether two stories say the same in one aspect; the lines that they share do."""
        if len(self.lines) != len(other.lines):
            return False
        apart = [pair for pair in zip(self.lines, other.lines, strict=True) if pair[0] is not pair[1]]
        if any(_text(mine) != _text(theirs) for mine, theirs in apart):
            return False
        return name == "text" or all(
            self._held(mine, name) == other._held(theirs, name) for mine, theirs in apart
        )

    def trim(self) -> None:
        """Drop empty paragraphs at the end, for Word always keeps one there."""
        while self.lines and isinstance(line := self.lines[-1], Line) and not line.content.text:
            self.lines.pop()

    def _held(self, line: Line | Edge, name: str) -> object:
        if isinstance(line, Edge):
            return line.held if name == "rich" else ()
        if name not in line.held:
            own, inside = _ASPECTS[name](line, self._looks), line.content.inside
            line.held[name] = (own, *(story.column(name) for story in inside)) if inside else own
        return line.held[name]


def _text(line: Line | Edge) -> str:
    return line.content.text if isinstance(line, Line) else line.name


def _runs_said(line: Line, looks: Looks) -> object:
    pieces = line.content.pieces
    return formats(pieces, [looks.named(piece.said) for piece in pieces])


def _runs_seen(line: Line, looks: Looks) -> object:
    pieces = line.content.pieces
    return formats(pieces, [looks.run(line.look.style, piece.said) for piece in pieces])


_ASPECTS: Mapping[str, Callable[[Line, Looks], object]] = {
    "runs said": _runs_said,
    "runs seen": _runs_seen,
    "paragraphs said": lambda line, _: line.look.said,
    "paragraphs seen": lambda line, _: line.look.seen,
    "labels": lambda line, _: line.label,
    "rich": lambda line, _: (contexts(line.content.pieces), line.controls),
}
"""What can be asked of a paragraph beside its text: what stands there (said), or what a reader sees once styles are applied (seen)."""
