"""What a whole comparison works with: who marks, what brings old elements over, what is told, what is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from pipeline.word.lint.names import Element
from pipeline.word.redline.compare.bookmarks import KeptBookmarks
from pipeline.word.redline.compare.marks import Marker
from pipeline.word.redline.compare.telling import Telling


class Carries(Protocol):
    """What brings an old file's elements into the new one."""

    def taken(self, element: Element, story_old: str, story_out: str) -> Element | None:
        """Return a copy of an element of the old file whose ids mean the same in the new one; None for nothing."""

    def properties(self, element: Element) -> Element:
        """Return the same for properties."""


@dataclass(frozen=True, slots=True)
class Work:
    """One comparison's tools."""

    marker: Marker
    carrier: Carries
    bookmarks: KeptBookmarks
    coarse: bool = False
    """Whether every block that changed is replaced as a whole."""
    telling: Telling = field(default_factory=Telling)
