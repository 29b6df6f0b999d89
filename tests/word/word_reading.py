"""Reads a Word file as its reader sees it: list labels worked out from styles and numbering, fields, bookmarks."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from pipeline.word.styles import TABLE_STYLES

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

W = f"{{{NS}}}"
ROMANS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
FORMATS = {"decimal": str, "lowerLetter": lambda n: chr(96 + n), "lowerRoman": ROMANS.__getitem__}


ANNEX = {"da": "Bilag", "en": "Annex", "es": "Anexo", "fr": "Annexe", "pt": "Anexo"}
DRAFT = {
    "da": ("Version", "Udkast: ikke udsendt"), "en": ("Version", "Draft: not issued"), "es": ("Versión", "Borrador: no emitido"),
    "fr": ("Version", "Provisoire\N{NO-BREAK SPACE}: non émis"), "pt": ("Versão", "Provisório: não emitido"),
}  # fmt: skip
OPEN = ("Open points", "Åbne punkter", "Puntos pendientes", "Points en suspens", "Pontos em aberto")
AWAITING = ("awaiting", "afventer", "pendiente", "à compléter", "em falta")


def languages_of(name: str) -> list[str]:
    """The languages that a document's file name says it holds."""
    return name.split("_")[3].split("-")


class Field(NamedTuple):
    """A field: its instruction, its cached result, and the paragraph it begins in."""

    instruction: str
    result: str
    paragraph: etree._Element


class Word:
    """A Word file, read."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}

    def xml(self, name: str) -> etree._Element:
        """A part's root element."""
        return etree.fromstring(self.parts[name])

    @cached_property
    def body(self) -> etree._Element:
        """The body of the document."""
        return self.xml("word/document.xml")[0]

    @cached_property
    def paragraphs(self) -> list[etree._Element]:
        """Every paragraph, in order, those in tables too."""
        return list(self.body.iter(f"{W}p"))

    @cached_property
    def labels(self) -> dict[etree._Element, str]:
        """The list label of every paragraph that has one."""
        lists = _Lists(self)
        found = ((paragraph, lists.label(paragraph)) for paragraph in self.paragraphs)
        return {paragraph: label for paragraph, label in found if label}

    @cached_property
    def bookmarks(self) -> dict[str, etree._Element]:
        """The paragraph in which each bookmark begins, by name."""
        starts = self.body.iter(f"{W}bookmarkStart")
        return {start.get(f"{W}name"): next(start.iterancestors(f"{W}p")) for start in starts}

    @cached_property
    def style_names(self) -> dict[str, str]:
        """The name of each style, by id."""
        styles = self.xml("word/styles.xml").iter(f"{W}style")
        return {style.get(f"{W}styleId"): value(style, "name") for style in styles}

    def fields(self, part: str = "word/document.xml") -> list[Field]:
        """Every field of a part, in the order in which they end."""
        root = self.body if part == "word/document.xml" else self.xml(part)
        return list(_fields(root))

    def styled(self, *names: str) -> list[etree._Element]:
        """The paragraphs in styles of these names, in order."""
        return [p for p in self.paragraphs if self.style_names.get(value(p, "pPr/pStyle")) in names]

    def tables(self, style: str) -> list[etree._Element]:
        """The tables in a style, in order."""
        return [t for t in self.body.iter(f"{W}tbl") if self.style_names[value(t, "tblPr/tblStyle")] == style]

    @property
    def own_tables(self) -> list[etree._Element]:
        """The tables our writer made, not those of a Word file that was appended."""
        return [table for style in TABLE_STYLES for table in self.tables(style)]

    @cached_property
    def headings(self) -> list[tuple[str, str]]:
        """Label and text of every heading of a clause or annex that references can point to, in order."""
        found = {paragraph: name for name, paragraph in self.bookmarks.items() if name.startswith("r_")}
        return [(self.labels[p], text(p)) for p in self.paragraphs if p in found]


def value(element: etree._Element, path: str) -> str:
    """The w:val at a path such as `pPr/pStyle`, or nothing."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{W}val")


def text(element: etree._Element) -> str:
    """The text of an element; tabs are tabs."""
    nodes = element.iter(f"{W}t", f"{W}tab")
    return "".join("\t" if node.tag == f"{W}tab" else node.text or "" for node in nodes)


def _fields(root: etree._Element) -> Iterator[Field]:
    opened: list[list[object]] = []
    for node in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = node.get(f"{W}fldCharType")
        if kind == "begin":
            opened.append(["", "", "instruction", next(node.iterancestors(f"{W}p"))])
        elif kind == "separate":
            opened[-1][2] = "result"
        elif kind == "end":
            instruction, result, _, paragraph = opened.pop()
            yield Field(instruction.strip(), result, paragraph)
        elif opened and (node.tag == f"{W}instrText") == (opened[-1][2] == "instruction"):
            opened[-1][node.tag == f"{W}t"] += node.text or ""
    assert not opened


class _Lists:
    """Counts as Word counts: each list has a counter a level, and a level begins again under one above it."""

    def __init__(self, word: Word) -> None:
        numbering = word.xml("word/numbering.xml")
        self._abstract = {n.get(f"{W}numId"): value(n, "abstractNumId") for n in numbering.iter(f"{W}num")}
        self._levels = {
            item.get(f"{W}abstractNumId"): {int(lvl.get(f"{W}ilvl")): lvl for lvl in item.iter(f"{W}lvl")}
            for item in numbering.iter(f"{W}abstractNum")
        }
        self._styles = {s.get(f"{W}styleId"): s for s in word.xml("word/styles.xml").iter(f"{W}style")}
        self._counters: dict[str, list[int]] = {}

    def label(self, paragraph: etree._Element) -> str:
        """Count a paragraph, and return its label."""
        number, level = self._number(paragraph)
        levels = self._levels.get(self._abstract.get(number, ""))
        if levels is None:
            return ""
        counters = self._counters.setdefault(self._abstract[number], [0] * 9)
        counters[level] += 1
        counters[level + 1 :] = [0] * (8 - level)
        return re.sub(r"%(\d)", lambda m: self._shown(levels[int(m[1]) - 1], counters[int(m[1]) - 1]),
                      value(levels[level], "lvlText"))  # fmt: skip

    @staticmethod
    def _shown(level: etree._Element, count: int) -> str:
        return FORMATS[value(level, "numFmt")](count + int(value(level, "start")) - 1)

    def _number(self, paragraph: etree._Element) -> tuple[str, int]:
        """A paragraph's list and level: its own, or its style's, or of the style that one is based on."""
        own = value(paragraph, "pPr/numPr/numId")
        if own:
            return own, int(value(paragraph, "pPr/numPr/ilvl") or 0)
        style = self._styles.get(value(paragraph, "pPr/pStyle"))
        while style is not None:
            if number := value(style, "pPr/numPr/numId"):
                return number, self._level_of(number, style)
            style = self._styles.get(value(style, "basedOn"))
        return "", 0

    def _level_of(self, number: str, style: etree._Element) -> int:
        levels = self._levels[self._abstract[number]]
        named = [
            n for n, level in levels.items() if value(level, "pStyle") == style.get(f"{W}styleId")
        ]  # Word goes by the level that names the style
        return named[0] if named else int(value(style, "pPr/numPr/ilvl") or 0)
