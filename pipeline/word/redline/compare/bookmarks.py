"""Bookmarks that begin in deleted text in the old file: what refers to them must find them again when all is rejected.

Those that only the old file has come back with the text. Those that begin right behind it in the new file begin before it
in the redline: when it goes they begin where they should. Their ends stay: LibreOffice 7.4 loses a bookmark that has none
behind what goes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain, takewhile

from pipeline.word.lint.names import Element, W, w
from pipeline.word.redline.compare.atoms import Bit
from pipeline.word.redline.opened import Opened

CLAUSE = "c_"
"""How the bookmarks begin that anchor clauses."""
_START, _END, _PARAGRAPH, _BOX, _BODY = w("bookmarkStart", "bookmarkEnd", "p", "txbxContent", "body")
_DELETED_END = f"{W}pPr/{W}rPr/{W}del"
_NO_WIDTH = frozenset(w("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd",
                        "proofErr"))  # fmt: skip
_GONE = _NO_WIDTH | frozenset(w("pPr", "del"))
"""What shows nothing in a paragraph once deletions are accepted."""
_TARGET = re.compile(r'^\s*(?:(?:PAGE|NOTE)?REF|HYPERLINK\s+\\l)\s+"?([^\s"\\]+)', re.IGNORECASE)


class KeptBookmarks:
    """The bookmarks of the old file that something in it leads to, or that anchor a clause.

    Those that only the old file has are kept, each under a number of its own.
    """

    def __init__(self, old: Opened, out: Opened, number: Callable[[], int]) -> None:
        """Find them in the main part."""
        self._body, shown = old.root(old.main), out.root(out.main)
        self._here = {mark.get(W + "name", "").casefold() for mark in shown.iter(_START)}
        self.names: set[str] = set()
        self._numbers: dict[str, str] = {}
        self._places: list[tuple[Element, str]] = []
        """Where bookmarks that both files have began in text that was deleted."""
        for mark in self._body.iter(_START):
            name = mark.get(W + "name", "")
            if name.casefold() not in self._here and self._is_wanted(name):
                self.names.add(name)
                self._numbers[mark.get(W + "id", "")] = str(number())

    def _is_wanted(self, name: str) -> bool:
        return name.startswith(CLAUSE) or name.casefold() in self._led_to

    @cached_property
    def _led_to(self) -> set[str]:
        return {target.casefold() for target in _targets(self._body)}

    def among(self, bits: Iterable[Bit]) -> Iterator[Bit]:
        """Yield, of what has no width in the old file, copies of the edges of kept bookmarks."""
        for bit in bits:
            node = bit.node
            if node is not None and node.tag in (_START, _END) and node.get(W + "id") in self._numbers:
                copy = node.makeelement(node.tag, dict(node.items()))
                copy.set(W + "id", self._numbers[node.get(W + "id")])
                yield Bit("", copy, None, (), run=False)

    def among_deleted(self, bits: Iterable[Bit]) -> Iterator[Bit]:
        """Yield the same of what is deleted, with the places where bookmarks began that the new file has too."""
        for bit in bits:
            node = bit.node
            if node is not None and self._is_shared(node):
                place = node.makeelement(_START)
                self._places.append((place, node.get(W + "name", "")))
                yield Bit("", place, None, (), run=False)
            else:
                yield from self.among((bit,))

    def _is_shared(self, node: Element) -> bool:
        """Whether a bookmark of the body begins here that both files have; a text box is a story apart, and stands twice."""
        if node.tag != _START or node.get(W + "name", "").casefold() not in self._here:
            return False
        return next((around.tag for around in node.iterancestors(_BOX, _BODY)), None) == _BODY

    def put_back(self, root: Element) -> None:
        """Let bookmarks begin where they began, if nothing but what was deleted stands between there and here."""
        starts = root.iter(_START) if self._places else ()
        here = {mark.get(W + "name", "").casefold(): mark for mark in starts}
        for place, name in self._places:
            start = here.get(name.casefold())
            if start is not None and self._is_wanted(name) and _is_deleted_between(place, start):
                place.addprevious(start)
            place.getparent().remove(place)

    def balance(self, root: Element) -> None:
        """Close the kept bookmarks whose end was not shown, and drop ends that have no beginning."""
        kept = set(self._numbers.values())
        starts = {mark.get(W + "id"): mark for mark in root.iter(_START) if mark.get(W + "id") in kept}
        ends = {mark.get(W + "id"): mark for mark in root.iter(_END) if mark.get(W + "id") in kept}
        for id_ in starts.keys() - ends.keys():
            starts[id_].addnext(root.makeelement(_END, {W + "id": id_}))
        for id_ in ends.keys() - starts.keys():
            ends[id_].getparent().remove(ends[id_])


def _is_deleted_between(place: Element, start: Element) -> bool:
    """Whether a bookmark begins some paragraphs behind a place, and all that stands between was deleted."""
    paragraph = place.getparent()
    for block in chain((paragraph,), paragraph.itersiblings()):
        if block is start:
            return True
        if block.tag in _NO_WIDTH:
            continue
        children = place.itersiblings() if block is paragraph else block
        before = takewhile(lambda child: child is not start, children)
        if block.tag != _PARAGRAPH or any(child.tag not in _GONE for child in before):
            return False
        if start.getparent() is block:
            return block is not paragraph
        if block.find(_DELETED_END) is None:
            return False
    return False


def _targets(root: Element) -> Iterator[str]:
    """Yield the names of the bookmarks that fields and links in a story lead to."""
    for element in root.iter(W + "instrText", W + "fldSimple", W + "hyperlink"):
        if element.tag == W + "hyperlink":
            yield element.get(W + "anchor", "")
            continue
        found = _TARGET.match(
            element.text or "" if element.tag == W + "instrText" else element.get(W + "instr", "")
        )
        if found:
            yield found[1]
