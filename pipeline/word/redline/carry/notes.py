"""Footnotes and endnotes of the old file in the new one, each under a free id (ECMA-376-1 17.11)."""

from __future__ import annotations

import posixpath

from lxml import etree

from pipeline.word.lint.grammar_of_settings import SETTINGS
from pipeline.word.lint.names import Element, R, W, whole
from pipeline.word.redline.carry.styles import Taken
from pipeline.word.redline.opened import Opened

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}s+xml"
_SEPARATORS = (("separator", "-1"), ("continuationSeparator", "0"))
_IN_ORDER = [W + name.rstrip("*") for name in SETTINGS["settings"].split()]


class CarriedNotes:
    """Finds the new file's id of each note of the old one; a note is copied once."""

    def __init__(self, old: Opened, out: Opened, taken: Taken) -> None:
        """Take the two files; nothing is read before a note is asked for."""
        self._old, self._out = old, out
        self._taken = taken
        self.ids: dict[tuple[str, str], str] = {}
        """The new id of each note that was carried, by its kind (footnote, endnote) and old id."""

    def id_of(self, kind: str, note_id: str) -> str:
        """Return the id of a note in the new file, or "" where the old one has no such note."""
        key = (kind, note_id)
        if key not in self.ids:
            source = self._old.related(f"{kind}s")
            note = _note(self._old.root(source), kind, note_id) if source else None
            if note is None:
                return ""
            self.ids[key] = self._copy(note, kind, source)
        return self.ids[key]

    def _copy(self, note: Element, kind: str, source: str) -> str:
        part = self._out.related(f"{kind}s") or self._made(kind)
        root = self._out.touch(part)
        free = str(1 + max((whole(other.get(W + "id")) or 0 for other in root), default=0))
        copy = self._taken(note, source, part)
        copy.set(W + "id", free)
        root.append(copy)
        return free

    def _made(self, kind: str) -> str:
        """Make the part for a kind of notes, with the two lines that Word draws above them."""
        root = etree.Element(W + f"{kind}s", nsmap={"w": W[1:-1], "r": R[1:-1]})
        for separator, id_ in _SEPARATORS:
            note = etree.SubElement(root, W + kind)
            note.set(W + "type", separator)
            note.set(W + "id", id_)
            run = etree.SubElement(etree.SubElement(note, W + "p"), W + "r")
            etree.SubElement(run, W + separator)
        name = posixpath.join(posixpath.dirname(self._out.main), f"{kind}s.xml")
        part = self._out.add(name, etree.tostring(root), _TYPE.format(kind))
        self._out.relate(self._out.main, f"{kind}s", part)
        self._list_separators(kind)
        return part

    def _list_separators(self, kind: str) -> None:
        """Name the separators in the settings, as Word does (17.11.9)."""
        settings = self._out.related("settings")
        if not settings:
            return
        root = self._out.touch(settings)
        properties = root.find(W + f"{kind}Pr")
        if properties is None:
            properties = root.makeelement(W + f"{kind}Pr")
            _insert(root, properties)
        if properties.find(W + kind) is None:
            for _, id_ in _SEPARATORS:
                etree.SubElement(properties, W + kind).set(W + "id", id_)


def _note(root: Element, kind: str, id_: str) -> Element | None:
    return next((note for note in root.iterchildren(W + kind) if note.get(W + "id") == id_), None)


def _insert(settings: Element, element: Element) -> None:
    """Put an element where the schema wants it among the settings."""
    later = frozenset(_IN_ORDER[_IN_ORDER.index(element.tag) + 1 :])
    before = next((child for child in settings if child.tag in later), None)
    if before is None:
        settings.append(element)
    else:
        before.addprevious(element)
