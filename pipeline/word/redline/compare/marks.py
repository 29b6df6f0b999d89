"""Who marks changes and when, and the elements that say so; every mark of a file gets a number of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from lxml import etree

from pipeline.word.lint.names import Element, W, w, whole

INSERTED, DELETED = "ins", "del"
_NUMBERED = w("ins", "del", "moveFrom", "moveTo", "bookmarkStart", "bookmarkEnd", "commentRangeStart",
              "commentRangeEnd", "permStart", "permEnd", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange",
              "trPrChange", "tcPrChange", "tblGridChange")  # fmt: skip

_MARKS = w("ins", "del", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange",
           "tcPrChange", "tblGridChange", "cellIns", "cellDel")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Author:
    """Whose changes they are: a name, and a moment such as `2027-03-01T00:00:00Z`."""

    name: str
    date: str


class Marker:
    """Makes the marks of one redline."""

    def __init__(self, author: Author, stories: Iterable[Element]) -> None:
        """Number marks above every number that the stories use already."""
        self._author = author
        self.made = 0
        """How many marks were made."""
        self._ids = count(1 + max((_highest(story) for story in stories), default=0))

    def number(self) -> int:
        """Return a number that nothing else in the file has."""
        return next(self._ids)

    def mark(self, name: str) -> Element:
        """Return a revision mark: `ins`, `del`, `rPrChange` ... (17.13.5)."""
        element = etree.Element(W + name)
        element.set(W + "id", str(self.number()))
        element.set(W + "author", self._author.name)
        element.set(W + "date", self._author.date)
        self.made += 1
        return element

    def renumber(self, copied: Element) -> None:
        """Give every mark in a copied element a number of its own."""
        for mark in copied.iter(*_MARKS):
            mark.set(W + "id", str(self.number()))

    def plain(self, name: str) -> Element:
        """Return an element that has a number and no author, such as the end of a range."""
        element = etree.Element(W + name)
        element.set(W + "id", str(self.number()))
        return element


def _highest(story: Element) -> int:
    numbers = (whole(element.get(W + "id")) for element in story.iter(*_NUMBERED))
    return max((number for number in numbers if number is not None), default=0)
