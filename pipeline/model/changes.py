"""What changed between two Word files, clause by clause, for people to read. Knows nothing of Word's XML."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from pipeline.model.reason import Reason

INSERTED, DELETED, KEPT = "ins", "del", ""
PARAGRAPH_END = "\u2029"
"""Stands in a text where a paragraph ends."""


class What(str, Enum):
    """What sort of change it is, in the order in which a reader wants to know."""

    FIGURES = "figures"
    """Words of a paragraph, with a number, date, amount, name or duty among them."""
    WORDS = "words"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    FORMATTING = "formatting"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    SECTION = "section"


ORDER = {what: place for place, what in enumerate(What)}


class Piece(NamedTuple):
    """A stretch of text: kept, inserted or deleted."""

    mark: str
    text: str


class Head(NamedTuple):
    """How a clause is called in one of the files."""

    number: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change."""

    what: What
    story: str = "body"
    """body, header, footer, footnote, endnote or box."""
    before: str = ""
    """The paragraph's number in the old file, or the last one before it in its clause."""
    after: str = ""
    """The same in the new file."""
    row: str = ""
    """What the first cell of its table row says, where that is a label."""
    following: str = ""
    """The first words of the paragraph before, where nothing else says where it stands."""
    pieces: tuple[Piece, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    """(old, new) of figures, names and duties of which one stands for the other."""
    origin: Head | None = None
    """The clause it was moved from."""
    details: tuple[str, ...] = ()
    """Which properties changed, or what became of a table."""


@dataclass(frozen=True, slots=True)
class ClauseChanges:
    """The changes in one clause; None for a file in which it does not stand. Both None: outside all clauses."""

    anchor: str
    before: Head | None
    after: Head | None
    changes: tuple[Change, ...]


class Renumbered(NamedTuple):
    """A number that changed because something before it came or went."""

    what: str
    """clause, paragraph or reference."""
    old: str
    new: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """All that changed."""

    clauses: tuple[ClauseChanges, ...] = ()
    renumbered: tuple[Renumbered, ...] = ()
    contents: bool = False
    """Whether lines of the table of contents changed."""
    settles: bool = False
    """Whether numbers on the screen are right only once the changes are accepted or rejected."""
    untracked: tuple[Reason, ...] = ()
    """What differs and could not be shown as a tracked change."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many changes there are of each sort."""
        found = Counter(change.what for clause in self.clauses for change in clause.changes)
        counts = {what.value: found[what] for what in What}
        return counts | {"numbering": len(self.renumbered), "untracked": len(self.untracked)}

    @property
    def total(self) -> int:
        """How many changes there are, numbers and what is untracked left out."""
        return sum(len(clause.changes) for clause in self.clauses)

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.clauses or self.renumbered or self.contents or self.untracked)
