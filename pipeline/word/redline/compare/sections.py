"""Sections: their page setup, and the headers and footers that hold in each, compared section by section.

A header cannot be swapped by a tracked change (17.13.5.32 leaves references out), so where the files differ every
section of the redline names its own headers, and each shows what changed in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from itertools import count

from lxml import etree

from pipeline.word.lint.names import Element, R, W, local, w
from pipeline.word.redline.compare.paragraphs import Pen
from pipeline.word.redline.opened import Opened

REFERENCES = w("headerReference", "footerReference")
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_CONTROL = frozenset(w("sdt", "sdtContent"))
_ROOT = {"header": W + "hdr", "footer": W + "ftr"}

Use = tuple[str, str]
"""Header or footer, and for which pages: default, first, even."""
Held = dict[Use, str]
"""The parts that hold in a section."""
Redline = Callable[[str, Element, str, Element], None]
"""Marks in a root of the redline, of the part named last, how it differs from a root of the old file's part."""


def sections_of(body: Element) -> Iterator[Element]:
    """Yield the sections of a body in order, by their properties: those of its paragraphs, and the last one's."""
    for section in body.iter(W + "sectPr"):
        holder = section.getparent()
        if holder.tag == W + "pPr":
            holder = holder.getparent().getparent()
        while holder is not body and holder.tag in _CONTROL:
            holder = holder.getparent()
        if holder is body:
            yield section


def held_parts(opened: Opened) -> dict[Element, Held]:
    """Return which headers and footers hold in each section; one that names none takes the last section's."""
    held: dict[Element, Held] = {}
    last: Held = {}
    body = opened.root(opened.main).find(W + "body")
    for section in sections_of(body) if body is not None else ():
        last = dict(last)
        for reference in section.iterchildren(*REFERENCES):
            relation = opened.relations(opened.main).get(reference.get(R + "id", ""))
            use = (local(reference.tag).removesuffix("Reference"), reference.get(W + "type", "default"))
            if relation is not None and relation.target in opened.parts:
                last[use] = relation.target
        held[section] = last
    return held


class Furniture:
    """Compares the headers and footers of all sections."""

    def __init__(self, old: Opened, out: Opened, redline: Redline, alike: Callable[[str, str], bool],
                 brought: Callable[[str, str], Element]) -> None:  # fmt: skip
        """Take both files; `redline` marks one part, `alike` tells whether two parts are the same, `brought`
        copies an old part's root for a part of the new file.
        """
        self._old = old
        self._out = out
        self._redline = redline
        self._alike = alike
        self._brought = brought
        self._old_held = held_parts(old)
        self._new_held = held_parts(out)
        self._made: dict[tuple[str, str, str], str] = {}
        self._in_place: set[str] = set()
        self._numbers = count(1)

    def compare(self, pen: Pen) -> None:
        """Let every section of the redline name the headers and footers that show what changed, if anything did."""
        body = self._out.root(self._out.main).find(W + "body")
        shown = list(sections_of(body))
        uses = sorted({use for held in (*self._old_held.values(), *self._new_held.values()) for use in held})
        wanted = [(section, self._sides(section, pen)) for section in shown]
        if not any(self._changes(sides, use) for _, sides in wanted for use in uses):
            return
        named: set[Use] = set()
        for section, sides in wanted:
            for reference in list(section.iterchildren(*REFERENCES)):
                section.remove(reference)
            at = 0
            for use in uses:
                part = self._part(sides, use)
                if not part and use in named:
                    part = self._blank(use)
                if part:
                    named.add(use)
                    section.insert(at, self._reference(use, part))
                    at += 1

    def _sides(self, section: Element, pen: Pen) -> tuple[Held | None, Held | None]:
        """Return what holds in a section of the redline in the old file and in the new one; None: not there."""
        if section in pen.gone_sections:
            return self._old_held.get(pen.gone_sections[section], {}), None
        old = pen.sections.get(section)
        return (None if old is None else self._old_held.get(old, {})), self._new_held.get(section, {})

    def _changes(self, sides: tuple[Held | None, Held | None], use: Use) -> bool:
        old, new = sides
        if old is None or new is None:
            return True
        before, after = old.get(use, ""), new.get(use, "")
        if not before or not after:
            return bool(before or after)
        return not self._alike(before, after)

    def _part(self, sides: tuple[Held | None, Held | None], use: Use) -> str:
        """Return the part of the redline that a section names, "" for none."""
        old, new = sides
        if old is None:
            return self._once("new", "", (new or {}).get(use, ""), use)
        if new is None:
            return self._once("old", old.get(use, ""), "", use)
        before, after = old.get(use, ""), new.get(use, "")
        if not before and not after:
            return ""
        how = "new" if before and after and self._alike(before, after) else "both"
        return self._once(how, "" if how == "new" else before, after, use)

    def _once(self, how: str, before: str, after: str, use: Use) -> str:
        if not before and not after:
            return ""
        key = (how, before, after)
        if key not in self._made:
            self._made[key] = self._make(how, before, after, use)
        return self._made[key]

    def _make(self, how: str, before: str, after: str, use: Use) -> str:
        if how == "new" and after not in self._in_place:
            self._in_place.add(after)
            return after
        if how == "old":
            name = self._added(use, _empty(use, self._old.root(before)))
            self._out.replace(name, self._brought(before, name))
            return name
        name = after
        if not after:
            name = self._added(use, _empty(use, self._old.root(before)))
        elif after in self._in_place:
            name = self._added(use, deepcopy(etree.fromstring(self._out.parts[after])), like=after)
        self._in_place.add(name)
        if how == "both":
            old = self._old.root(before) if before else _empty(use)
            self._redline(before, old, name, self._out.touch(name))
        return name

    def _blank(self, use: Use) -> str:
        key = ("blank", use[0], "")
        if key not in self._made:
            self._made[key] = self._added(use, _empty(use))
        return self._made[key]

    def _added(self, use: Use, root: Element, like: str = "") -> str:
        """Add a header or footer to the redline, with the relations of the one it is like."""
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        name = self._out.add(f"word/{use[0]}-{next(self._numbers)}.xml", data, _CONTENT.format(use[0]))
        self._out.replace(name, root)
        for relation in self._out.relations(like).values() if like else ():
            self._out.relate_as(name, relation)
        return name

    def _reference(self, use: Use, part: str) -> Element:
        reference = etree.Element(W + f"{use[0]}Reference")
        reference.set(W + "type", use[1])
        reference.set(R + "id", self._out.relate(self._out.main, use[0], part))
        return reference


def _empty(use: Use, like: Element | None = None) -> Element:
    """Return a header or footer with nothing in it, which declares what one like it does."""
    if like is None:
        root = etree.Element(_ROOT[use[0]], nsmap={"w": W[1:-1], "r": R[1:-1]})
    else:
        root = etree.Element(like.tag, dict(like.items()), nsmap=like.nsmap)
    etree.SubElement(root, W + "p")
    return root


def note_setups(pen: Pen, pairs: Mapping[Element, Element]) -> None:
    """Note in the sections that stayed how their page setup was."""
    for new, old in pairs.items():
        if pen.old.other_key(old) != pen.new.other_key(new):
            pen.changes.note(new, old)
            pen.note_other("section", new)
