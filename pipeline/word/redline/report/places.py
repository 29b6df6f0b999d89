"""Where each paragraph of a file stands: in which clause, under which number, in which story.

Reads a file as it is, or a redline as its reader will have it: what is deleted there is passed and not counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pipeline.word.lint.names import Element, W, local, w
from pipeline.word.redline.opened import Opened
from pipeline.word.redline.report.headings import Heading, Outline, Row
from pipeline.word.redline.report.listed import Standings, Styles

ANCHOR = "c_"
BODY, BOX = "body", "box"
_STORIES = {"hdr": "header", "ftr": "footer", "footnotes": "footnote", "endnotes": "endnote"}
_NOTES = ("footnote", "endnote")
_PARAGRAPH, _START, _END, _BOX = w("p", "bookmarkStart", "bookmarkEnd", "txbxContent")
_CELL = W + "tc"
_NAME, _ID = W + "name", W + "id"
_PPR, _RPR = w("pPr", "rPr")
_GONE = frozenset(w("del", "moveFrom"))
_LETTERS = w("t", "tab", "noBreakHyphen", "sym")
_LABEL_LENGTH = 60
"""A first cell of more letters is no label of its row."""


class Place(NamedTuple):
    """Where a paragraph stands."""

    at: int
    """Its place in the order of the file."""
    clause: Heading | None
    label: str
    """The paragraph's own number."""
    near: str
    """That number or, where it has none, the last one before it in its clause."""
    before: Element | None
    """The paragraph before it that has text."""
    contents: bool
    """Whether it is a line of a table of contents."""
    gone: bool
    """Whether its mark is deleted in the redline."""


Places = Mapping[Element, Place]


class Setting(NamedTuple):
    """What stands around a paragraph."""

    story: str
    """body, header, footer, footnote, endnote or box."""
    row: str
    """What the first cell of its table row says, where that is a label."""


def places_of(opened: Opened, *, anchored: bool) -> Places:
    """Return where every paragraph of a file stands; `anchored`: the bookmarks that anchor clauses count."""
    styles, found = Styles(opened), dict[Element, Place]()
    notes: dict[tuple[str, str], Place] = {}
    for part in opened.stories():
        root = opened.root(part)
        rows = list(_passed(root, styles, anchored=anchored))
        own = dict(_placed(rows, len(found)))
        if part == opened.main:
            notes = _references(root, own)
        elif _STORIES.get(local(root.tag)) in _NOTES:
            own = {paragraph: _noted(paragraph, place, notes) for paragraph, place in own.items()}
        found |= own
    return found


def is_anchored(opened: Opened) -> bool:
    """Return whether clauses of a file have anchors."""
    if b'"c_' not in opened.parts[opened.main]:
        return False
    body = opened.root(opened.main)
    return any(mark.get(_NAME, "").startswith(ANCHOR) for mark in body.iter(_START))


def setting_of(paragraph: Element) -> Setting:
    """Return what stands around a paragraph of a redline."""
    root = paragraph.getroottree().getroot()
    story = _STORIES.get(local(root.tag), BODY)
    cell = next(paragraph.iterancestors(_CELL, _BOX), None)
    if cell is None:
        return Setting(story, "")
    if cell.tag == _BOX:
        return Setting(BOX, "")
    row = cell.getparent()
    first = row.find(_CELL)
    if first is None or first is cell:
        return Setting(story, "")
    text = " ".join(filter(None, map(text_of, first.iter(_PARAGRAPH))))
    return Setting(story, text if len(text) <= _LABEL_LENGTH else "")


def text_of(paragraph: Element) -> str:
    """Return a paragraph's text; that of boxes in it, and what was moved away, left out."""
    letters = list(paragraph.iter(*_LETTERS))
    if next(paragraph.iter(_BOX, W + "moveFrom"), None) is not None:
        inner = (_BOX, W + "moveFrom", _PARAGRAPH)
        letters = [letter for letter in letters if next(letter.iterancestors(*inner)) is paragraph]
    return " ".join("".join(letter.text or " " for letter in letters).split())


# ── one pass ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _passed(root: Element, styles: Styles, *, anchored: bool) -> Iterator[Row]:
    """Yield the paragraphs of a part in order, with the clause whose anchor holds them."""
    standings = Standings(styles)
    if not anchored:
        for paragraph in root.iter(_PARAGRAPH):
            yield _row(paragraph, "", standings)
        return
    opened: dict[str, str] = {}
    last: Row | None = None
    for element in root.iter(_PARAGRAPH, _START, _END):
        if element.tag == _PARAGRAPH:
            if last:
                yield last
            last = _row(element, next(iter(opened.values()), ""), standings)
        elif element.tag == _END:
            opened.pop(element.get(_ID, ""), None)
        elif element.get(_NAME, "").startswith(ANCHOR):
            # A clause in two languages has an anchor for each, opened within that of the whole.
            opened[element.get(_ID, "")] = anchor = next(iter(opened.values()), element.get(_NAME, ""))
            if last and not last.anchor and next(element.iterancestors(_PARAGRAPH), None) is last.paragraph:
                last = last._replace(anchor=anchor)
    if last:
        yield last


def _row(paragraph: Element, anchor: str, standings: Standings) -> Row:
    properties = paragraph.find(_PPR)
    mark = properties.find(_RPR) if properties is not None else None
    if mark is not None and any(child.tag in _GONE for child in mark):
        return Row(paragraph, anchor, standings.passed(properties), gone=True)
    return Row(paragraph, anchor, standings.next(properties), gone=False)


def _placed(rows: list[Row], start: int) -> Iterator[tuple[Element, Place]]:
    outline = Outline(rows, text_of)
    clause: Heading | None = None
    near, before = "", None
    for at, row in enumerate(rows, start):
        paragraph, standing = row.paragraph, row.standing
        now = outline.next(row)
        if now is not clause:
            clause, near = now, ""
        near = standing.label or near
        yield paragraph, Place(at, clause, standing.label, near, before, standing.contents, row.gone)
        if not row.gone and next(paragraph.iter(W + "t"), None) is not None:
            before = paragraph


def _references(root: Element, places: Places) -> dict[tuple[str, str], Place]:
    """Return where the notes of a body are referred to, by their kind and id."""
    found = {}
    for kind in _NOTES:
        for reference in root.iter(W + f"{kind}Reference"):
            paragraph = next(reference.iterancestors(_PARAGRAPH), None)
            if paragraph in places:
                found[kind, reference.get(_ID, "")] = places[paragraph]
    return found


def _noted(paragraph: Element, own: Place, notes: Mapping[tuple[str, str], Place]) -> Place:
    """Return the place of a note's paragraph: where the text refers to the note."""
    note = next(paragraph.iterancestors(*w(*_NOTES)), None)
    where = notes.get((local(note.tag), note.get(_ID, ""))) if note is not None else None
    return own._replace(clause=where.clause, near=where.near) if where else own
