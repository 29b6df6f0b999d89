"""A wording after compilation: paragraphs of fixed runs and open slots, each with its conditions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.formula import Formula


@dataclass(frozen=True, slots=True)
class Run:
    """Fixed text in one format."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """An open place for one value, in the format around it."""

    formula: Formula
    bold: bool = False
    italic: bool = False
    key: str = field(init=False)
    """What its value is remembered by in one agreement; "" where one agreement has several."""

    def __post_init__(self) -> None:
        """Look once at what the formula reads."""
        object.__setattr__(self, "key", "" if changes(self.formula) else self.formula.source)


Piece = Run | Slot

CHANGING = frozenset({"row", "column", "definitions", "terms_used"})
"""What becomes known, or another, while an agreement is filled."""


def changes(formula: Formula) -> bool:
    """Return whether a formula may give one thing here and another there in one agreement."""
    return any(path[0] in CHANGING for path in formula.paths)


GRAMMAR = frozenset({"must"})
"""Values that a language may need where another does not."""


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """One numbered paragraph (level 1), item (2) or subitem (3); compared by identity.

    `table` names the table that stands instead of it; `items` says that its one slot gives a list, one
    paragraph each. `terms` are the defined terms its fixed text uses.
    """

    level: int
    pieces: tuple[Piece, ...]
    conditions: tuple[Formula, ...]
    line: int
    table: str = ""
    items: bool = False
    terms: frozenset[str] = frozenset()
    slots: tuple[Slot, ...] = field(init=False)
    """The open places, in order."""

    def __post_init__(self) -> None:
        """Find the open places once."""
        slots = tuple(piece for piece in self.pieces if isinstance(piece, Slot))
        object.__setattr__(self, "slots", slots)

    @property
    def shape(self) -> tuple[object, ...]:
        """What language versions must have alike: level, conditions, table, list and facts."""
        facts = frozenset(".".join(path) for slot in self.slots for path in slot.formula.paths)
        conditions = tuple(condition.source for condition in self.conditions)
        return (self.level, conditions, self.table, self.items, facts - GRAMMAR)


class Standing:
    """The paragraphs of a stretch that hold, and what is open in them."""

    __slots__ = ("keys", "lines", "paragraphs", "slots", "terms")

    def __init__(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """Gather what filling asks for: slots with the keys of their values, their lines, and defined terms."""
        self.paragraphs = paragraphs
        self.slots = tuple(slot for paragraph in paragraphs for slot in paragraph.slots)
        self.keys = tuple(slot.key for slot in self.slots)
        self.lines = tuple(paragraph.line for paragraph in paragraphs for _ in paragraph.slots)
        self.terms = frozenset().union(*(paragraph.terms for paragraph in paragraphs))


class Stretch:
    """Paragraphs that follow each other in a wording; a table, or a paragraph for each of a list, is one by itself.

    Which of them hold is worked out once for each set of answers to its conditions, however many agreements ask.
    """

    def __init__(self, paragraphs: tuple[Paragraph, ...]) -> None:
        """Take the paragraphs."""
        self.table, self.items = paragraphs[0].table, paragraphs[0].items
        named = {
            condition.source: condition for paragraph in paragraphs for condition in paragraph.conditions
        }
        self.conditions = tuple(named.values())
        """The conditions of all paragraphs, each once."""
        self.sources = tuple(named)
        self._paragraphs = paragraphs
        self._standing: dict[tuple[bool, ...], Standing] = {}

    def standing(self, held: tuple[bool, ...]) -> Standing:
        """Return what holds where so many of the conditions hold."""
        found = self._standing.get(held)
        if found is None:
            answers = dict(zip(self.sources, held, strict=True))
            found = self._standing[held] = Standing(tuple(
                paragraph for paragraph in self._paragraphs
                if all(answers[condition.source] for condition in paragraph.conditions)
            ))  # fmt: skip
        return found


def stretches(paragraphs: Iterable[Paragraph]) -> tuple[Stretch, ...]:
    """Divide a wording's paragraphs where a table or a list stands."""
    grouped = groupby(
        paragraphs, lambda paragraph: id(paragraph) if paragraph.table or paragraph.items else 0
    )
    return tuple(Stretch(tuple(group)) for _, group in grouped)


@dataclass(frozen=True, slots=True, eq=False)
class CompiledWording:
    """One wording, compiled: its heading (or "" for the clause's own) and its paragraphs."""

    file: str
    digest: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    shape: tuple[object, ...]
    stretches: tuple[Stretch, ...] = field(init=False)
    """The paragraphs as they are filled."""

    def __post_init__(self) -> None:
        """Divide the paragraphs once."""
        object.__setattr__(self, "stretches", stretches(self.paragraphs))

    def first_difference(self, other: CompiledWording) -> int:
        """Return the line of the first paragraph that the other language does not have alike."""
        for mine, theirs in zip(self.paragraphs, other.shape, strict=False):
            if mine.shape != theirs:
                return mine.line
        return self.paragraphs[-1].line if self.paragraphs else 1
