"""What was read before, by how it is written: what two documents write alike reads alike, and is read once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from pipeline.word.lint.names import Element
from pipeline.word.redline.effect.columns import Edge, Line
from pipeline.word.redline.effect.looks import Looks
from pipeline.word.redline.effect.said import OF_PARAGRAPHS, OF_RUNS, Properties
from pipeline.word.redline.effect.written import keeps_blanks
from pipeline.word.redline.numbering import Lists

Written = tuple[bytes, bool]
"""A block's XML, and whether blanks at the ends of its texts count because something around it says so."""
Known = dict[Written, Sequence[Line | Edge]]
"""The lines of blocks that depend on nothing around them but styles and lists."""


class Readings:
    """The readings of documents that are held against each other; may go from one to the next."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.of_runs = Properties(OF_RUNS)
        self.of_paragraphs = Properties(OF_PARAGRAPHS)
        self._looks: dict[tuple[bytes, bytes], Looks] = {}
        self._known: dict[tuple[Looks, frozenset[str]], Known] = {}

    def looks(self, styles: Iterable[Element], numbering: Iterable[Element]) -> Looks:
        """Return the looks of a document by its styles and lists; documents that have the same ones share them."""
        key = _written(styles), _written(numbering)
        if key not in self._looks:
            self._looks[key] = Looks(styles, Lists(numbering))
        return self._looks[key]

    def known(self, looks: Looks, ignoring: frozenset[str]) -> Known:
        """Return what is known of blocks in documents of these looks, where this is left out."""
        return self._known.setdefault((looks, ignoring), {})


def written(block: Element) -> Written:
    """Return how a block is written, with all that its reading depends on."""
    return etree.tostring(block, with_tail=False, encoding="UTF-8"), keeps_blanks(block.getparent())


def _written(root: Iterable[Element]) -> bytes:
    return b"".join([etree.tostring(element) for element in root])
