"""A wording after compilation: paragraphs of fixed runs and open slots, each with its conditions."""

from __future__ import annotations

from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True, eq=False)
class CompiledWording:
    """One wording, compiled: its heading (or "" for the clause's own) and its paragraphs."""

    file: str
    digest: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    shape: tuple[object, ...]

    def first_difference(self, other: CompiledWording) -> int:
        """Return the line of the first paragraph that the other language does not have alike."""
        for mine, theirs in zip(self.paragraphs, other.shape, strict=False):
            if mine.shape != theirs:
                return mine.line
        return self.paragraphs[-1].line if self.paragraphs else 1
