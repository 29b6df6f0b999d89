"""What a tracked change is: the elements that mark one (ISO 29500-1, 17.13.5), and the words users have for it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pipeline.word.lint.names import Element, W, w

CONTENT = INS, DEL, MOVE_FROM, MOVE_TO = w("ins", "del", "moveFrom", "moveTo")
CELLS = CELL_INS, CELL_DEL, CELL_MERGE = w("cellIns", "cellDel", "cellMerge")
_TABLE_CHANGES = w("tblPrChange", "tblGridChange", "tblPrExChange", "trPrChange", "tcPrChange")
CHANGES = frozenset((*w("rPrChange", "pPrChange", "sectPrChange", "numberingChange"), *_TABLE_CHANGES))

MOVE_RANGES = {MOVE_FROM: w("moveFromRangeStart", "moveFromRangeEnd"),
               MOVE_TO: w("moveToRangeStart", "moveToRangeEnd")}  # fmt: skip
"""The ends of the range around what was moved, by what marks it."""
TAG_RANGES = {
    INS: w("customXmlInsRangeStart", "customXmlInsRangeEnd"),
    DEL: w("customXmlDelRangeStart", "customXmlDelRangeEnd"),
    MOVE_FROM: w("customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd"),
    MOVE_TO: w("customXmlMoveToRangeStart", "customXmlMoveToRangeEnd"),
}
"""The ends of the range around a content control's own tag, by what happened to the tag."""

_TAG_STARTS = frozenset(start for start, _ in TAG_RANGES.values())
REVISIONS = (*CONTENT, *CELLS, *CHANGES, *_TAG_STARTS)
_ALL = (*REVISIONS, *(end for ends in (*MOVE_RANGES.values(), *TAG_RANGES.values()) for end in ends))
_MAY_BE_FORMER = frozenset((*CONTENT, *CELLS, W + "numberingChange"))
_MARKED = frozenset(w("rPr", "numPr", "trPr", "tcPr"))

KINDS = ("text", "formatting", "paragraph", "table", "section", "move")
"""What users call tracked changes: words; how they look; where paragraphs end; tables; sections; moves."""
_KIND = {
    **dict.fromkeys((MOVE_FROM, MOVE_TO, TAG_RANGES[MOVE_FROM][0], TAG_RANGES[MOVE_TO][0]), "move"),
    **dict.fromkeys(w("rPrChange", "pPrChange", "numberingChange"), "formatting"),
    **dict.fromkeys((*CELLS, *_TABLE_CHANGES), "table"),
    W + "sectPrChange": "section",
}
_KIND_IN = {W + "trPr": "table", W + "numPr": "formatting"}


def any_revision(root: Element) -> bool:
    """Return whether a tree holds a tracked change, or what is left of one."""
    return next(root.iter(*_ALL), None) is not None


def marked_children(holder: Element) -> set[Element]:
    """Return the children of an element that hold a tracked change, or what is left of one; the tree is walked once."""
    found: set[Element] = set()
    for mark in holder.iter(*_ALL):
        child = mark
        while (above := child.getparent()) is not holder:
            child = above
        found.add(child)
    return found


def revisions(root: Element) -> Iterator[Element]:
    """Yield every tracked change in document order: of a content control's tag, the beginning of its range."""
    for element in root.iter(*REVISIONS):
        if not _is_former(element):
            yield element


def _is_former(element: Element) -> bool:
    """Return whether a mark stands in properties as they were before a change of them."""
    if element.tag not in _MAY_BE_FORMER or element.getparent().tag not in _MARKED:
        return False
    return any(above.tag in CHANGES for above in islice(element.iterancestors(), 1, 4))


def kind_of(revision: Element) -> str:
    """Return which of `KINDS` a tracked change is."""
    kind = _KIND.get(revision.tag) or _KIND_IN.get(revision.getparent().tag)
    return kind or ("paragraph" if is_of_paragraph(revision) else "text")


def is_of_paragraph(revision: Element) -> bool:
    """Return whether a tracked change concerns a paragraph as a whole: its mark or its properties."""
    return next(revision.iterancestors(W + "pPr"), None) is not None


def author_of(revision: Element) -> str:
    """Return who made a tracked change; a table's columns are changed by whoever changed the table."""
    if revision.tag != W + "tblGridChange":
        return str(revision.get(W + "author", ""))
    table = next(revision.iterancestors(W + "tbl"), revision)
    return next((author for found in revisions(table) if (author := found.get(W + "author"))), "")
