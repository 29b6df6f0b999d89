"""What a comparison tells of itself while it writes, for the report: passages, other changes, what belongs together."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.word.lint.names import Element


@dataclass(slots=True)
class Passage:
    """What happened to paragraphs that belong together, for the report."""

    old: tuple[Element, ...]
    new: tuple[Element, ...]
    shown: tuple[Element, ...]
    """The paragraphs of the redline that show it."""
    pieces: tuple[tuple[str, str], ...]
    """(mark, text) in order; the mark is "", "ins" or "del". Fields that only show another number count as kept."""
    formatted: tuple[str, ...] = ()
    properties: bool = False
    """Whether properties of a paragraph changed."""
    ends: tuple[Element | None, ...] = ()
    """For each paragraph shown the old one whose mark it ends with, None for an inserted mark."""
    references: tuple[tuple[str, str], ...] = ()
    """(old, new) of the numbers those fields show."""


@dataclass(slots=True)
class Telling:
    """All that a redline found, gathered while it is written."""

    passages: list[Passage] = field(default_factory=list)
    others: list[tuple[str, Element]] = field(default_factory=list)
    """(what, where) of changes that are not of a paragraph's text: rows, cells, tables, sections."""
    pairs: list[tuple[Element, Element]] = field(default_factory=list)
    """Blocks of the old file and of the new one that belong together."""
    contents: bool = False
    """Whether a table of contents says something else, which is left as the new file has it."""
