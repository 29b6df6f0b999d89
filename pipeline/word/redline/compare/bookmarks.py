"""Bookmarks of the old file that go with deleted text: what refers to them must find them again when all is rejected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from pipeline.word.lint.names import Element, W, local
from pipeline.word.redline.compare.atoms import Bit
from pipeline.word.redline.opened import Opened

CLAUSE = "c_"
"""How the bookmarks begin that anchor clauses."""
_START, _END = W + "bookmarkStart", W + "bookmarkEnd"
_TARGET = re.compile(r'^\s*(?:(?:PAGE|NOTE)?REF|HYPERLINK\s+\\l)\s+"?([^\s"\\]+)', re.IGNORECASE)


class KeptBookmarks:
    """The bookmarks that only the old file has and that something in it leads to, each under a number of its own."""

    def __init__(self, old: Opened, out: Opened, number: Callable[[], int]) -> None:
        """Find them in the main part."""
        body, shown = old.root(old.main), out.root(out.main)
        here = {mark.get(W + "name", "").casefold() for mark in shown.iter(_START)}
        wanted = {target.casefold() for target in _targets(body)}
        self.names: set[str] = set()
        self._numbers: dict[str, str] = {}
        for mark in body.iter(_START):
            name = mark.get(W + "name", "")
            known = name.casefold()
            if known not in here and (known in wanted or name.startswith(CLAUSE)):
                self.names.add(name)
                self._numbers[mark.get(W + "id", "")] = str(number())

    def among(self, bits: Iterable[Bit]) -> Iterator[Bit]:
        """Yield, of what has no width in the old file, copies of the edges of kept bookmarks."""
        for bit in bits:
            node = bit.node
            if node is not None and node.tag in (_START, _END) and node.get(W + "id") in self._numbers:
                copy = node.makeelement(node.tag, dict(node.items()))
                copy.set(W + "id", self._numbers[node.get(W + "id")])
                yield Bit("", copy, None, (), run=False)

    def balance(self, root: Element) -> None:
        """Close the kept bookmarks whose end was not shown, and drop ends that have no beginning."""
        kept = set(self._numbers.values())
        starts = {mark.get(W + "id"): mark for mark in root.iter(_START) if mark.get(W + "id") in kept}
        ends = {mark.get(W + "id"): mark for mark in root.iter(_END) if mark.get(W + "id") in kept}
        for id_ in starts.keys() - ends.keys():
            starts[id_].addnext(root.makeelement(_END, {W + "id": id_}))
        for id_ in ends.keys() - starts.keys():
            ends[id_].getparent().remove(ends[id_])


def _targets(root: Element) -> Iterator[str]:
    """Yield the names of the bookmarks that fields and links in a story lead to."""
    for element in root.iter(W + "instrText", W + "fldSimple", W + "hyperlink"):
        if local(element.tag) == "hyperlink":
            yield element.get(W + "anchor", "")
            continue
        found = _TARGET.match(
            element.text or "" if local(element.tag) == "instrText" else element.get(W + "instr", "")
        )
        if found:
            yield found[1]
