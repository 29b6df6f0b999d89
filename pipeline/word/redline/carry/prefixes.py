"""Prefixes that content itself names (markup compatibility, ECMA-376-3), kept right when it moves to another part.

mc:Choice says in text which prefixes it requires, and a part says in text which may be ignored; libxml knows of
neither, and drops or renames a declaration that no name uses.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count, islice

from lxml import etree

from pipeline.word.lint.names import MC, Element
from pipeline.word.redline.opened import Opened

_CHOICE, _IGNORABLE = MC + "Choice", MC + "Ignorable"


class Prefixes:
    """Makes the parts of the new file declare what copies need."""

    def __init__(self, out: Opened) -> None:
        """Take the new file."""
        self._out = out
        self._ignorable: dict[str, set[str]] = {}
        self._roots: dict[Element, set[str]] = {}

    def adopt(self, copy: Element, root_old: Element, part: str) -> None:
        """Let a part ignore what the copy's own part lets readers ignore."""
        if root_old.get(_IGNORABLE) is None:
            return
        mine = self._roots.get(root_old)
        if mine is None:
            mine = self._roots[root_old] = _ignored(root_old)
        theirs = self._ignorable.get(part)
        if theirs is None:
            theirs = self._ignorable[part] = _ignored(self._out.root(part))
        for prefix, uri in copy.nsmap.items():
            if uri in mine and uri not in theirs:
                theirs.add(uri)
                root = self._out.touch(part)
                _declared(root, "mc", MC[1:-1])
                known = root.get(_IGNORABLE)
                own = _declared(root, prefix or "x", uri)
                root.set(_IGNORABLE, f"{known} {own}" if known else own)

    def require(self, choice: Element, around: Mapping[str | None, str], part: str) -> None:
        """Let a copied mc:Choice name its required prefixes as they are declared where it will stand."""
        there = {uri: prefix for prefix, uri in self._out.root(part).nsmap.items() if prefix}
        named, needed = [], {}
        for prefix in choice.get("Requires", "").split():
            own = choice.nsmap.get(prefix)
            uri = own or around.get(prefix, "")
            named.append(there.get(uri, prefix))
            if uri and uri not in there and not own:
                needed[prefix] = uri
        choice.set("Requires", " ".join(named))
        if needed:
            declaring = etree.Element(choice.tag, dict(choice.items()), nsmap={"mc": MC[1:-1], **needed})
            declaring.extend(list(choice))
            choice.getparent().replace(choice, declaring)


def _ignored(root: Element) -> set[str]:
    """Return the namespaces that a part lets its readers ignore."""
    return {uri for prefix in root.get(_IGNORABLE, "").split() if (uri := root.nsmap.get(prefix))}


def _declared(root: Element, prefix: str, uri: str) -> str:
    """Return a prefix for a namespace at a part's root, declared there where none is."""
    known = next((p for p, u in root.nsmap.items() if u == uri and p), None)
    if known:
        return known
    taken = {p for p in root.nsmap if p}
    named = {p for choice in root.iter(_CHOICE) for p in choice.get("Requires", "").split()}
    others = (f"{prefix}{number}" for number in count(2))
    free = next(p for p in (prefix, *islice(others, len(taken))) if p not in taken)
    etree.cleanup_namespaces(root, top_nsmap={free: uri}, keep_ns_prefixes=[*taken, *named, free])
    return free
