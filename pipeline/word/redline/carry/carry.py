"""Brings what the old file says into the new one: copies its elements, and translates what they name by id.

A redline is the new file, with what was deleted put back and old properties noted. Whatever those name must be
known there: styles, lists, pictures and other parts, notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from functools import cached_property

from lxml import etree

from pipeline.word.lint.names import DATA_STORE, Element, W, val, w
from pipeline.word.redline.carry.ids import FreshIds
from pipeline.word.redline.carry.notes import CarriedNotes
from pipeline.word.redline.carry.numbering import CarriedLists
from pipeline.word.redline.carry.parts import CarriedParts
from pipeline.word.redline.carry.prefixes import Prefixes
from pipeline.word.redline.carry.shapes import define_types, rename_shapes
from pipeline.word.redline.carry.styles import CarriedStyles, name_instead
from pipeline.word.redline.carry.text import STYLED, Means, Passage, name_style, translate
from pipeline.word.redline.opened import Opened

_UNSPOKEN = frozenset(w(
    "rPr", "sectPr", "headerReference", "footerReference", "printerSettings", "ins", "del", "moveFrom", "moveTo",
    "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange",
    "trPrChange", "tcPrChange",
))  # fmt: skip
"""What a change of properties does not speak of (ECMA-376-1 17.13.5)."""
_PARAGRAPH, _NUMBERED = w("pPr", "numPr")
_SAID = 60


class Carrier:
    """Carries elements of the old file into the new one; nothing is read before it is needed."""

    def __init__(
        self,
        old: Opened,
        out: Opened,
        pairs: Iterable[tuple[str, str]] = (),
        number: Callable[[], int] | None = None,
    ) -> None:
        """Take both files; `pairs` are the w:num ids, old and new, of paragraphs that were matched.

        `number` gives numbers for bookmarks that nothing else in the new file has.
        """
        self._old, self._out = old, out
        self.lost: list[str] = []
        """What could not be carried, in plain words."""
        self.stories: dict[str, str] = {}
        """The new file's part for each header and footer of the old one; others are copied when they are named."""
        self._styles = CarriedStyles(old, out, self.taken)
        self._lists = CarriedLists(old, out, pairs, self.taken)
        self._parts = CarriedParts(old, out, self._story)
        self._notes = CarriedNotes(old, out, self.taken)
        self._prefixes = Prefixes(out)
        self._means = Means(
            style=self.style, default_style=self._styles.default, level_style=self._styles.of_level,
            list_id=self.list, relation=self._parts.relation, note=self._notes.id_of, is_bound=self._is_bound,
            comment=self._lose_comment, lose=self._lose, ids=FreshIds(out, number), prefixes=self._prefixes,
        )  # fmt: skip

    @property
    def keep_bookmarks(self) -> set[str]:
        """The names of the bookmarks that go with their text; all others are left out."""
        return self._means.bookmarks

    @keep_bookmarks.setter
    def keep_bookmarks(self, names: Iterable[str]) -> None:
        kept = set(names)
        self._means.bookmarks.clear()
        self._means.bookmarks.update(kept)

    @property
    def notes(self) -> dict[tuple[str, str], str]:
        """The new id of each note that was carried, by its kind (footnote, endnote) and old id."""
        return self._notes.ids

    def style(self, style_id: str, kind: str) -> str:
        """Return the new file's id of a style: paragraph, character, table or numbering; "" to name none."""
        return self._styles.id_of(style_id, kind)

    def list(self, num_id: str) -> str:
        """Return the new file's w:num id of the list that shows the same labels."""
        return self._lists.id_of(num_id) if num_id not in ("", "0") else num_id

    def taken(self, element: Element, story_old: str, story_out: str) -> Element:
        """Return a copy of an old element for a part of the new file; None where nothing of it may stand there."""
        copy = deepcopy(element)
        copy.tail = None
        root = self._old.root(story_old)
        self._prefixes.adopt(copy, root, story_out)
        passage = Passage(
            means=self._means,
            part_old=story_old,
            part_out=story_out,
            prefixes=lambda: {**root.nsmap, **element.nsmap},
        )
        copy = translate(copy, passage)
        if passage.shapes:
            define_types(passage.shapes, root, self._means.ids)
            rename_shapes(passage.shapes, self._means.ids)
        return copy

    def properties(self, element: Element, story_out: str = "") -> Element:
        """Return a copy of old properties as a change of properties may hold them: w:rPr, w:pPr, w:tblPr ..."""
        copy = deepcopy(element)
        copy.tail = None
        for child in list(copy):
            tag = child.tag
            if tag in STYLED:
                name_instead(child, self.style(val(child), STYLED[tag]))
            elif tag == _NUMBERED:
                for named in child.iterchildren(W + "numId"):
                    named.set(W + "val", self.list(val(named)))
            elif tag in _UNSPOKEN:
                copy.remove(child)
        for name in [name for name in copy.keys() if "}rsid" in name]:  # noqa: SIM118  an element is no dictionary
            del copy.attrib[name]
        default = self._styles.default("paragraph") if copy.tag == _PARAGRAPH else ""
        if default:
            name_style(copy, default)
        self._prefixes.adopt(copy, element.getroottree().getroot(), story_out or self._out.main)
        return copy

    def _story(self, part: str) -> str:
        """Return the new file's part for a header or footer, copied with all that it names."""
        if part not in self.stories:
            root = self._old.root(part)
            empty = etree.Element(root.tag, dict(root.items()), nsmap=root.nsmap)
            name = self._out.add(part, etree.tostring(empty), self._old.content_type(part))
            self._out.replace(name, empty)
            self.stories[part] = name
            carried = (self.taken(child, part, name) for child in root)
            empty.extend([child for child in carried if child is not None])
        return self.stories[part]

    # ── what is lost ─────────────────────────────────────────────────────────────────────────────────────────────

    def _lose(self, what: str) -> None:
        if what not in self.lost:
            self.lost.append(what)

    def _lose_comment(self, id_: str) -> None:
        comment = self._comments.get(id_)
        if comment is None:
            return
        said = " ".join("".join(text.text or "" for text in comment.iter(W + "t")).split())
        shown = said if len(said) <= _SAID else f"{said[: _SAID - 1]}…"
        self._lose(f"a comment by {comment.get(W + 'author', '')}: “{shown}”")

    @cached_property
    def _comments(self) -> dict[str, Element]:
        part = self._old.related("comments")
        return {comment.get(W + "id", ""): comment for comment in self._old.root(part)} if part else {}

    # ── data that controls are tied to ───────────────────────────────────────────────────────────────────────────

    def _is_bound(self, store: str) -> bool:
        """Whether both files have the same data under the id of a store."""
        mine = self._stores[0].get(store.upper())
        return mine is not None and mine == self._stores[1].get(store.upper())

    @cached_property
    def _stores(self) -> tuple[dict[str, bytes], dict[str, bytes]]:
        return _stores(self._old), _stores(self._out)


def _stores(opened: Opened) -> dict[str, bytes]:
    """Return the data that controls may be tied to, by the ids of their stores."""
    data = [r.target for r in opened.relations(opened.main).values() if r.kind == "customXml"]
    found: dict[str, bytes] = {}
    for part in data:
        properties = opened.related("customXmlProps", part)
        if part in opened.parts and properties:
            found[opened.root(properties).get(DATA_STORE + "itemID", "").upper()] = opened.parts[part]
    return found
