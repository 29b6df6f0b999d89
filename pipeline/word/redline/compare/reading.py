"""What the ids in one file mean, so that two files can be compared: styles by name, relations by where they lead."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Hashable, Mapping
from copy import deepcopy
from functools import cached_property

from lxml import etree

from pipeline.word.lint.names import MC, Element, R, W, local, val
from pipeline.word.redline.compare.properties import Key, insert_property, key_of
from pipeline.word.redline.numbering import Lists
from pipeline.word.redline.opened import Opened

_NOISE = re.compile(
    rb' (?:w:rsid\w*|w14:paraId|w14:textId|wp14:anchorId|wp14:editId|o:gfxdata)="[^"]*"'
    rb"|<w:(?:proofErr|lastRenderedPageBreak)\b[^>]*>(?:</w:(?:proofErr|lastRenderedPageBreak)>)?"
)
_RELATION = re.compile(rb' r:(\w+)="([^"]*)"')
_IDS = re.compile(rb'<w:(pStyle|rStyle|tblStyle|numId) w:val="([^"]*)"')
_NOTE = re.compile(rb'<w:(foot|end)noteReference\b[^>]*?w:id="(-?\d+)"')
_KINDS = {b"pStyle": "paragraph", b"rStyle": "character", b"tblStyle": "table"}
_OWN_IDS = frozenset(("id", "spid", "anchorId", "editId", "gfxdata", "name", "paraId", "textId"))
_DEEP = 20
"""How many styles may be based on one another."""
_TEXT_BOX = W + "txbxContent"


class Side:
    """One of the two files."""

    def __init__(self, opened: Opened, *, old: bool) -> None:
        """Read the names of its styles."""
        self.opened = opened
        self.old = old
        self.ours = b"aftale_manifest" in opened.parts.get("docProps/custom.xml", b"")
        """Whether the file was built by us."""
        self.lists: Callable[[str], str] = str
        """What a list's id stands for in the other file; set once lists are matched."""
        self.renumbered = False
        self.contents_apart = False
        """Whether tables of contents are left alone: both files are ours, and build them from their headings."""
        self._names: dict[tuple[str, str], str] = {}
        self._notes: dict[str, dict[str, Element]] = {}
        self._defaults: dict[str, str] = {}
        self.explicit_lists = False
        """Whether a paragraph's list is told apart even where its style alone brings it."""
        self._style_lists: dict[str, tuple[str, str]] = {}
        self._based_on: dict[str, str] = {}
        styles = opened.related("styles")
        for style in opened.root(styles).iter(W + "style") if styles else ():
            kind, id_ = style.get(W + "type", "paragraph"), style.get(W + "styleId", "")
            name = style.find(W + "name")
            self._names[kind, id_] = (val(name) if name is not None else id_).casefold()
            if style.get(W + "default") in ("1", "true", "on"):
                self._defaults[kind] = id_
            if kind == "paragraph":
                self._read_list(style, id_)

    def _read_list(self, style: Element, id_: str) -> None:
        base, number = style.find(W + "basedOn"), style.find(f"{W}pPr/{W}numPr")
        self._based_on[id_] = val(base) if base is not None else ""
        if number is not None and number.find(W + "numId") is not None:
            level = number.find(W + "ilvl")
            self._style_lists[id_] = (val(number.find(W + "numId")), val(level) if level is not None else "")

    @cached_property
    def _lists(self) -> Lists:
        part = self.opened.related("numbering")
        return Lists(self.opened.root(part) if part else None)

    def list_of_style(self, id_: str) -> tuple[str, str]:
        """Return the list and level that a style brings, ("0", "0") for none."""
        at, steps = id_, 0
        while at and at not in self._style_lists and steps < _DEEP:
            at, steps = self._based_on.get(at, ""), steps + 1
        number, level = self._style_lists.get(at, ("0", "0"))
        linked = self._lists.level_of_style(number, id_)
        return number, level or str(linked or 0)

    def style(self, id_: str, kind: str) -> str:
        """Return a style's name in small letters."""
        return self._names.get((kind, id_), id_.casefold())

    def names(self) -> dict[tuple[str, str], str]:
        """Return the names of all styles by kind and id."""
        return self._names

    def default(self, kind: str) -> str:
        """Return the name of the style that holds where none is named."""
        return self.style(self._defaults.get(kind, "normal"), kind)

    def default_id(self, kind: str) -> str:
        """Return the id of that style."""
        return self._defaults.get(kind, "Normal")

    def note(self, kind: str, id_: str) -> bytes:
        """Return a footnote or endnote as its XML, to tell whether two are the same; kind: footnote, endnote."""
        note = self._note(kind, id_)
        if note is None:
            return b""
        content = b"".join(etree.tostring(e, method="c14n", exclusive=True, with_tail=False) for e in note)
        return _NOISE.sub(b"", content)

    def says(self, kind: str, id_: str) -> str:
        """Return the words of a footnote or endnote."""
        note = self._note(kind, id_)
        return "".join(note.itertext(W + "t")) if note is not None else ""

    def _note(self, kind: str, id_: str) -> Element | None:
        if kind not in self._notes:
            part = self.opened.related(f"{kind}s")
            found = self.opened.root(part) if part else ()
            self._notes[kind] = {note.get(W + "id", ""): note for note in found}
        return self._notes[kind].get(id_)

    def leads_to(self, part: str, id_: str) -> str:
        """Return what a relation leads to: an address, or a part known by its bytes."""
        relation = self.opened.relations(part).get(id_)
        if relation is None:
            return ""
        if relation.external:
            return relation.target
        return hashlib.sha1(self.opened.parts.get(relation.target, b""), usedforsecurity=False).hexdigest()


class Reading:
    """One story of one file, to be read."""

    def __init__(self, side: Side, part: str) -> None:
        """Find the fields of the story that reach over several paragraphs."""
        self.side = side
        self.part = part
        self.old = side.old
        self.long_fields: dict[Element, str] = {}
        if b"fldChar" in side.opened.parts.get(part, b""):
            _find_long_fields(side.opened.root(part), self.long_fields)
        self.contents = _contents(self.long_fields) if side.contents_apart else {}
        """The paragraphs of tables of contents with their words, where they are left as the new file has them."""
        self._keys: dict[Element, Key] = {}

    def run_key(self, rpr: Element | None) -> Key:
        """Return a run's format as something to compare."""
        if rpr is None:
            return ()
        known = self._keys.get(rpr)
        if known is None:
            known = self._keys[rpr] = key_of(rpr, self.side.style)
        return known

    def paragraph_key(self, ppr: Element | None) -> Key:
        """Return a paragraph's properties as something to compare, its style always named."""
        key = key_of(ppr, self.side.style, self.side.lists)
        if ppr is None or ppr.find(W + "pStyle") is None:
            key = (*key, (W + "pStyle", self.side.default("paragraph")))
        if self.side.explicit_lists and (ppr is None or ppr.find(W + "numPr") is None):
            number, level = self.side.list_of_style(self.style_of(ppr))
            key = (
                *key,
                ("list", self.side.lists(number) if number != "0" else "", level if number != "0" else ""),
            )
        return tuple(sorted(key, key=repr))

    def named(self, ppr: Element | None) -> Element | None:
        """Return properties as the other file must say them: a list that the style brought, named where asked for."""
        if not self.side.explicit_lists or (ppr is not None and ppr.find(W + "numPr") is not None):
            return ppr
        number, level = self.side.list_of_style(self.style_of(ppr))
        named: Element = deepcopy(ppr) if ppr is not None else etree.Element(W + "pPr")
        listed = etree.Element(W + "numPr")
        for name, value in (("ilvl", level), ("numId", number)):
            etree.SubElement(listed, W + name).set(W + "val", value)
        insert_property(named, listed)
        return named

    def style_of(self, ppr: Element | None) -> str:
        """Return the id of the style a paragraph has."""
        style = ppr.find(W + "pStyle") if ppr is not None else None
        return val(style) if style is not None else self.side.default_id("paragraph")

    def other_key(self, properties: Element | None) -> Key:
        """Return the properties of a row, cell, table or section as something to compare."""
        return key_of(properties, self.side.style, self.side.lists)

    def wrap_key(self, element: Element) -> Hashable:
        """Return what makes two wraps alike: where a link leads, how a control is called."""
        kind = local(element.tag)
        if kind == "hyperlink":
            target = self.side.leads_to(self.part, element.get(R + "id", ""))
            return ("link", target, element.get(W + "anchor", ""))
        if kind == "sdt":
            names = (element.find(f"{W}sdtPr/{W}{name}") for name in ("tag", "alias"))
            return ("control", *(val(name) if name is not None else "" for name in names))
        return (kind, val(element)) if kind in ("bdo", "dir") else None

    def looks(self, element: Element) -> Hashable:
        """Return what an element that is no text looks like, ids and the text of boxes left out."""
        return tuple(self._seen(element))

    def _seen(self, element: Element) -> list[object]:
        seen: list[object] = [element.tag]
        relations = R[:-1]
        for name, value in sorted(element.items()):
            if name.startswith(relations):
                seen.append((local(name), self.side.leads_to(self.part, value)))
            elif local(name) not in _OWN_IDS and "rsid" not in name:
                seen.append((name, value))
        if element.text and element.text.strip():
            seen.append(element.text)
        if element.tag == _TEXT_BOX:
            return seen
        inner = [child for child in element if isinstance(child.tag, str) and child.tag != MC + "Fallback"]
        return [*seen, *(tuple(self._seen(child)) for child in inner)]

    def names_nothing(self, written: bytes) -> bool:
        """Return whether a block as it is written holds no id that may stand for something else in the other file."""
        return not self.side.renumbered and b" r:" not in written and b"noteReference" not in written

    def signature(self, written: bytes) -> bytes:
        """Return a block's XML without what no reader sees; ids as the other file would write them."""
        data = _NOISE.sub(b"", written)
        if b" r:" in data:
            data = _RELATION.sub(self._relation, data)
        if b"noteReference" in data:
            data = _NOTE.sub(self._note, data)
        return _IDS.sub(self._id, data) if self.side.renumbered else data

    def _note(self, found: re.Match[bytes]) -> bytes:
        return b"<note %b" % self.side.note(f"{found[1].decode()}note", found[2].decode())

    def _relation(self, found: re.Match[bytes]) -> bytes:
        return b" r:%b=%b" % (found[1], self.side.leads_to(self.part, found[2].decode()).encode())

    def _id(self, found: re.Match[bytes]) -> bytes:
        kind, id_ = found[1], found[2].decode()
        if kind == b"numId":
            return b"<list %b" % self.side.lists(id_).encode()
        return b"<%b %b" % (kind, self.side.style(id_, _KINDS[kind]).encode())


def _contents(fields: Mapping[Element, str]) -> dict[Element, str]:
    """Return the paragraphs that tables of contents reach over."""
    found: dict[Element, str] = {}
    marks = [mark for mark, instruction in fields.items() if instruction.upper().startswith("TOC")]
    for begin, end in zip([m for m in marks if m.get(W + "fldCharType") == "begin"],
                          [m for m in marks if m.get(W + "fldCharType") == "end"], strict=False):  # fmt: skip
        paragraph, last = (next(mark.iterancestors(W + "p"), None) for mark in (begin, end))
        while paragraph is not None:
            found[paragraph] = "".join(paragraph.itertext(W + "t"))
            paragraph = paragraph.getnext() if paragraph is not last else None
    return found


def _find_long_fields(root: Element, found: dict[Element, str]) -> None:
    """Find the marks of fields that begin in one paragraph and end in another, with their instruction."""
    opened: list[tuple[Element, Element | None, list[str], list[Element]]] = []
    for element in root.iter(W + "fldChar", W + "instrText"):
        if element.tag == W + "instrText":
            if opened and len(opened[-1][3]) == 1:
                opened[-1][2].append(element.text or "")
            continue
        kind, paragraph = element.get(W + "fldCharType", ""), next(element.iterancestors(W + "p"), None)
        if kind == "begin":
            opened.append((element, paragraph, [], [element]))
        elif opened:
            opened[-1][3].append(element)
            if kind == "end":
                _, home, instruction, marks = opened.pop()
                if home is not paragraph:
                    found |= dict.fromkeys(marks, " ".join("".join(instruction).split()))
    for _, _, instruction, marks in opened:  # never ended
        found |= dict.fromkeys(marks, " ".join("".join(instruction).split()))


def differ(old: Reading, was: Element | None, new: Reading, now: Element | None) -> tuple[bool, bool]:
    """Return whether properties of a paragraph differ, and whether those of its mark do."""
    old_mark = was.find(W + "rPr") if was is not None else None
    new_mark = now.find(W + "rPr") if now is not None else None
    return old.paragraph_key(was) != new.paragraph_key(now), old.run_key(old_mark) != new.run_key(new_mark)
