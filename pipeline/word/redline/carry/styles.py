"""Styles of the old file in the new one: the style of the same name, else a copy of it under a free id."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from functools import cached_property

from pipeline.word.lint.names import Element, W, val
from pipeline.word.redline.opened import Opened

STYLES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
_EMPTY = f'<w:styles xmlns:w="{W[1:-1]}"/>'.encode()
_PARTNER = {"paragraph": "character", "character": "paragraph"}
_OFF = ("", "0", "false", "off")

Taken = Callable[[Element, str, str], Element]
"""Copies an element of an old part for a part of the new file."""


class StyleSheet:
    """The styles of one file, by id and by name."""

    def __init__(self, opened: Opened) -> None:
        """Read them; a file without a part for styles has none."""
        self.part = opened.related("styles")
        self.root: Element | None = opened.root(self.part) if self.part else None
        self.styles: dict[str, Element] = {}
        self.by_name: dict[tuple[str, str], str] = {}
        self.defaults: dict[str, str] = {}
        for style in self.root.iterchildren(W + "style") if self.root is not None else ():
            kind, id_ = kind_of(style), style.get(W + "styleId", "")
            self.styles.setdefault(id_, style)
            self.by_name.setdefault(_key(style), id_)
            if style.get(W + "default", "") not in _OFF:
                self.defaults[kind] = id_

    def chain(self, id_: str, kind: str) -> list[Element]:
        """Return a style and what it is based on, nearest first."""
        found: dict[str, Element] = {}
        style = self.find(id_, kind)
        while style is not None and id_ not in found:
            found[id_] = style
            base = style.find(W + "basedOn")
            id_ = val(base) if base is not None else ""
            style = self.find(id_, kind)
        return list(found.values())

    def find(self, id_: str, kind: str) -> Element | None:
        """Return the style with an id, if it is of that kind."""
        style = self.styles.get(id_)
        return style if style is not None and kind_of(style) == kind else None


def kind_of(style: Element) -> str:
    """Return what a style is for: paragraph, character, table or numbering."""
    return str(style.get(W + "type", "paragraph"))


def name_of(style: Element) -> str:
    """Return a style's name, as people know it."""
    name = style.find(W + "name")
    return (val(name) if name is not None else "") or str(style.get(W + "styleId", ""))


def _key(style: Element) -> tuple[str, str]:
    """Return what makes two styles one: what they are for and their name, whatever its capital letters."""
    return kind_of(style), name_of(style).casefold()


class CarriedStyles:
    """Finds the new file's id of each style of the old one."""

    def __init__(self, old: Opened, out: Opened, taken: Taken) -> None:
        """Take the two files; nothing is read before a style is asked for."""
        self._old_file, self._out_file = old, out
        self._taken = taken
        self._ids: dict[tuple[str, str], str] = {}
        self._copied: set[tuple[str, str]] = set()
        self._defaults: dict[str, str] = {}

    @cached_property
    def _old(self) -> StyleSheet:
        return StyleSheet(self._old_file)

    @cached_property
    def _out(self) -> StyleSheet:
        return StyleSheet(self._out_file)

    def id_of(self, style_id: str, kind: str) -> str:
        """Return the id to use, or "" where the style must not be named.

        A style that nobody defined stays so, unless the new file has another by its id.
        """
        if (kind, style_id) not in self._ids:
            self._find(style_id, kind)
        return self._ids[kind, style_id]

    def _find(self, style_id: str, kind: str) -> None:
        """Settle the id of a style; before a copy come those that it is based on, however many."""
        style = self._old.find(style_id, kind)
        if style is None:
            undefined = style_id not in self._old.styles and style_id not in self._out.styles
            self._ids[kind, style_id] = style_id if undefined else ""
        copied: list[Element] = []
        for ancestor in self._old.chain(style_id, kind):
            key = (kind, ancestor.get(W + "styleId", ""))
            if key in self._ids:
                break
            same = self._same(ancestor)
            if same:
                self._ids[key] = same
                break
            copied.append(ancestor)
        for ancestor in reversed(copied):
            if (kind, ancestor.get(W + "styleId", "")) not in self._ids:
                self._copy(ancestor, kind)

    def default(self, kind: str) -> str:
        """Return the style to name where the old file names none and the new one's default is another; else ""."""
        if kind not in self._defaults:
            mine = self._old.styles.get(self._old.defaults.get(kind, ""))
            theirs = self._out.styles.get(self._out.defaults.get(kind, ""))
            other = mine is not None and theirs is not None and _key(mine) != _key(theirs)
            self._defaults[kind] = self.id_of(self._old.defaults[kind], kind) if other else ""
        return self._defaults[kind]

    def of_level(self, style_id: str) -> str:
        """Return the style that stands on a level of a list copied here; "" where that style has the new file's list."""
        style = self._old.find(style_id, "paragraph")
        return "" if style is None or self._same(style) else self.id_of(style_id, "paragraph")

    def _same(self, style: Element) -> str:
        """Return the id of the new file's style of the same name, or ""."""
        return self._out.by_name.get(_key(style), "")

    def _copy(self, style: Element, kind: str) -> None:
        old_id = style.get(W + "styleId", "")
        free = self._free(old_id)
        self._ids[kind, old_id] = free
        self._copied.add((kind, old_id))
        part = self._part()
        copy = self._taken(style, self._old.part, part)
        copy.attrib.pop(W + "default", None)
        copy.set(W + "styleId", free)
        self._out.styles[free] = copy
        self._relate(copy, kind)
        self._out_file.touch(part).append(copy)

    def _relate(self, copy: Element, kind: str) -> None:
        """Let a copy name only styles that are there; its aliases might be those of others."""
        for child in list(copy):
            if child.tag == W + "basedOn":
                name_instead(child, self._base(val(child), kind))
            elif child.tag == W + "link":
                name_instead(child, self._partner(val(child), _PARTNER.get(kind, "")))
            elif child.tag == W + "next":
                name_instead(child, self._next(val(child)))
            elif child.tag in (W + "aliases", W + "rsid"):
                copy.remove(child)

    def _base(self, id_: str, kind: str) -> str:
        return self.id_of(id_, kind) if self._old.find(id_, kind) is not None else ""

    def _partner(self, id_: str, kind: str) -> str:
        """A paragraph style and its character style name each other, so the new file's own stay as they are."""
        style = self._old.find(id_, kind)
        if style is None or ((kind, id_) not in self._copied and self._same(style)):
            return ""
        return self.id_of(id_, kind)

    def _next(self, id_: str) -> str:
        style = self._old.find(id_, "paragraph")
        if style is None:
            return ""
        return self._ids.get(("paragraph", id_), "") or self._same(style)

    def _free(self, wanted: str) -> str:
        free, number = wanted, 1
        while free in self._out.styles:
            number += 1
            free = f"{wanted}_{number}"
        return free

    def _part(self) -> str:
        """Return the name of the new file's part for styles, made where it has none."""
        if not self._out.part:
            name = posixpath.join(posixpath.dirname(self._out_file.main), "styles.xml")
            self._out.part = self._out_file.add(name, _EMPTY, STYLES_TYPE)
            self._out_file.relate(self._out_file.main, "styles", self._out.part)
        return self._out.part


def name_instead(element: Element, id_: str) -> None:
    """Let an element name another id, or take it away where there is none."""
    if id_:
        element.set(W + "val", id_)
    else:
        element.getparent().remove(element)
