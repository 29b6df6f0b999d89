"""The number that Word shows before each paragraph, whether the paragraph says so itself or its style does."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.word.lint.names import Element, W, val, whole
from pipeline.word.redline.carry.styles import StyleSheet, name_of
from pipeline.word.redline.numbering import Labels, Lists
from pipeline.word.redline.opened import Opened

BULLET = "•"
NO_LEVEL = 9
"""The outline level of what is no heading (17.3.1.20)."""
_STANDS_ALONE = re.compile(r"\d\.\d|[^\W\d_]{3}")
"""What a label needs nothing before it for: 4.2, Article IV."""
_PPR, _STYLE, _NUMBER = W + "pPr", W + "pStyle", W + "numPr"
_LIST, _LEVEL, _OUTLINE = W + "numId", W + "ilvl", W + "outlineLvl"


class Standing(NamedTuple):
    """What lists and styles say of a paragraph."""

    label: str
    """Its number, with that of the items around it: 4.2(b); "" for none and for a bullet."""
    list: str
    """The abstract list it is counted in, "" for none."""
    level: int
    outline: int
    """0 to 8 for a heading."""
    contents: bool
    """Whether it is a line of a table of contents."""


class _Style(NamedTuple):
    number: str
    level: int
    outline: int
    contents: bool


class Standings:
    """Reads the paragraphs of one story in order, and counts."""

    def __init__(self, styles: Styles) -> None:
        """Begin a story."""
        self._styles = styles
        self._labels = Labels(styles.lists)
        self._above: dict[str, dict[int, str]] = {}

    def next(self, ppr: Element | None) -> Standing:
        """Return what holds for the next paragraph, by its properties."""
        number, level, outline, contents = self._styles.of(ppr)
        if not number:
            return Standing("", "", level, outline, contents)
        label = self._labels.next(number, level)
        abstract = self._styles.lists.abstract_of(number)
        return Standing(self._full(label, abstract, level), abstract, level, outline, contents)

    def passed(self, ppr: Element | None) -> Standing:
        """Return what holds for a paragraph that does not count."""
        return Standing("", "", 0, NO_LEVEL, self._styles.of(ppr).contents)

    def _full(self, label: str, abstract: str, level: int) -> str:
        """Return a label that can be told from others: (b) is one of many, 4.2(b) is not."""
        own = label.strip().rstrip(".")
        if own == BULLET:
            return ""
        above = self._above.setdefault(abstract, {})
        for below in [known for known in above if known >= level]:
            del above[below]
        parent = above[max(above)] if above else ""
        if parent and not _STANDS_ALONE.search(own) and not own.startswith(parent):
            own = parent + own if own.startswith("(") else f"{parent} {own}"
        above[level] = own
        return own


class Styles:
    """What the paragraph styles of a file say of numbers and headings."""

    def __init__(self, opened: Opened) -> None:
        """Read nothing before it is needed."""
        part = opened.related("numbering")
        self.lists = Lists(opened.root(part) if part else None)
        self._sheet = StyleSheet(opened)
        self._default = self._sheet.defaults.get("paragraph", "")
        self._known: dict[str, _Style] = {}

    def of(self, ppr: Element | None) -> _Style:
        """Return what holds for a paragraph: what it says itself goes before its style."""
        named = own = said = None
        for child in ppr if ppr is not None else ():
            tag = child.tag
            if tag == _STYLE:
                named = child
            elif tag == _NUMBER:
                own = child
            elif tag == _OUTLINE:
                said = child
        id_ = val(named) if named is not None else self._default
        style = self._known.get(id_)
        if style is None:
            style = self._known[id_] = self._read(id_)
        if own is None and said is None:
            return style
        number, level, outline, contents = style
        if own is not None:
            number, level = _numbered(own, number, level)
        if said is not None:
            outline = _whole(said, NO_LEVEL)
        return _Style("" if number == "0" else number, level, outline, contents)

    def _read(self, id_: str) -> _Style:
        """Follow a style to what it is based on; the level a list ties to the style goes before its own."""
        number, level, outline = "", 0, -1
        chain = self._sheet.chain(id_, "paragraph")
        for style in reversed(chain):
            ppr = style.find(_PPR)
            own = ppr.find(_NUMBER) if ppr is not None else None
            if own is not None:
                number, level = _numbered(own, number, level)
                tied = self.lists.level_of_style(number, style.get(W + "styleId", ""))
                level = level if tied is None else tied
            said = ppr.find(_OUTLINE) if ppr is not None else None
            outline = _whole(said, NO_LEVEL) if said is not None else outline
        names = [name_of(style).casefold() for style in chain]
        contents = any(name.startswith("toc ") and name[4:5].isdigit() for name in names)
        number = "" if number == "0" else number
        return _Style(number, level, outline if outline >= 0 else _heading_level(names), contents)


def _heading_level(names: list[str]) -> int:
    """Return the level of Word's own heading styles, which need not say it."""
    numbers = (name.removeprefix("heading ") for name in names if name.startswith("heading "))
    return next((int(number) - 1 for number in numbers if number in tuple("123456789")), NO_LEVEL)


def _numbered(properties: Element, number: str, level: int) -> tuple[str, int]:
    own, at = properties.find(_LIST), properties.find(_LEVEL)
    return (val(own) if own is not None else number), (_whole(at, 0) if at is not None else level)


def _whole(element: Element, otherwise: int) -> int:
    found = whole(val(element))
    return otherwise if found is None else found
