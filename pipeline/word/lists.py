"""Adds lists to a house's numbering: annexes in each language's word, and the clauses of later versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy

from lxml import etree

from pipeline.word.xml import W

_ANNEX_LIST = (
    '<w:abstractNum xmlns:w="{w}"><w:nsid/><w:multiLevelType w:val="singleLevel"/><w:tmpl/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>'
    '<w:lvlText w:val="{word}\u00a0%1"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/>'
    "</w:pPr></w:lvl></w:abstractNum>"
)
_OWN = 0xA1FA0000
"""Where our lists' own numbers begin, by which Word tells lists apart."""
_VAL = f"{{{W}}}val"


class Lists:
    """The lists of one document's numbering."""

    def __init__(self, numbering: etree._Element) -> None:
        """Take the root of the numbering, to which lists are added."""
        self.root = numbering
        self._added = 0

    def annexes(self, words: Sequence[str]) -> tuple[int, ...]:
        """Add a list "Annex 1", "Annex 2" for each language, in its own word; return their numbers."""
        made = [_ANNEX_LIST.format(w=W, word=word.replace("&", "&amp;")) for word in words]
        return tuple(self._add(etree.fromstring(text)) for text in made)

    def twin(self, styles: Mapping[str, str]) -> int:
        """Add a list like the one that numbers these styles, for their twins; return its number.

        Two lists that share a definition would count on from each other, whatever their starts say.
        """
        twin = deepcopy(next(abstract for abstract in self.root.iter(_w("abstractNum"))
                             if any(link.get(_VAL) in styles for link in abstract.iter(_w("pStyle")))))  # fmt: skip
        for name in ("name", "styleLink", "numStyleLink"):
            for mark in twin.findall(_w(name)):
                twin.remove(mark)
        for link in list(twin.iter(_w("pStyle"))):
            if link.get(_VAL) in styles:
                link.set(_VAL, styles[link.get(_VAL)])
            else:
                link.getparent().remove(link)
        return self._add(twin)

    def _add(self, abstract: etree._Element) -> int:
        """Give a definition and its list numbers of their own; definitions stand before lists (17.9.15)."""
        self._added += 1
        lists = self.root.findall(_w("num"))
        number = 1 + max((int(item.get(_w("numId"))) for item in lists), default=0)
        known = [int(item.get(_w("abstractNumId"))) for item in self.root.iter(_w("abstractNum"))]
        abstract.set(_w("abstractNumId"), str(1 + max(known, default=0)))
        for name in ("nsid", "tmpl"):
            for mark in abstract.findall(_w(name)):
                mark.set(_VAL, f"{_OWN + self._added:08X}")
        if lists:
            lists[0].addprevious(abstract)
        else:
            self.root.append(abstract)
        item = etree.Element(_w("num"), {_w("numId"): str(number)})
        etree.SubElement(item, _w("abstractNumId"), {_VAL: abstract.get(_w("abstractNumId"))})
        (lists[-1] if lists else abstract).addnext(item)
        return number


def _w(name: str) -> str:
    return f"{{{W}}}{name}"
