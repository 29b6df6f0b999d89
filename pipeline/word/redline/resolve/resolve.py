"""Accepts or rejects tracked changes in the tree of one part, in place (ISO 29500-1, 17.13.5)."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pipeline.word.lint.names import Element, W, climb, w
from pipeline.word.redline.resolve.chosen import Chosen, Picked, pick
from pipeline.word.redline.resolve.joining import join
from pipeline.word.redline.resolve.removing import M, Remover
from pipeline.word.redline.resolve.restoring import drop, settle_change, settle_merge
from pipeline.word.redline.resolve.revisions import (
    CELL_DEL,
    CELL_INS,
    CELL_MERGE,
    CHANGES,
    DEL,
    INS,
    MOVE_FROM,
    MOVE_TO,
    TAG_RANGES,
    any_revision,
)

_GOES = {True: frozenset((DEL, MOVE_FROM, CELL_DEL)), False: frozenset((INS, MOVE_TO, CELL_INS))}
"""What goes when all is accepted, and when all is rejected."""
_P, _RPR, _PPR, _NUM_PR, _TR_PR, _TC_PR = w("p", "rPr", "pPr", "numPr", "trPr", "tcPr")
_MATH_RUN, _MATH_CONTROL, _MATH_ROW = M + "r", M + "ctrlPr", M + "mr"
_MATH_ARGUMENTS = frozenset(M + name for name in ("e", "num", "den", "deg", "sub", "sup", "fName", "lim"))
_MATH_PROPERTIES = frozenset((M + "argPr", _MATH_CONTROL))
_DELETED_TEXT = {W + "delText": W + "t", W + "delInstrText": W + "instrText"}
_BOX = W + "txbxContent"
_CONTROLS = w("sdt", "customXml")
_CONTROL_PROPERTIES = frozenset(w("sdtPr", "sdtEndPr", "customXmlPr"))


def resolve(root: Element, *, accept: bool, chosen: Chosen | None = None) -> bool:
    """Accept or reject the tracked changes in a tree, or only the chosen ones; return whether there was any.

    A move is taken as a whole: whoever chooses a part of it chooses all of it. The root itself stays.
    """
    if not any_revision(root):
        return False
    resolve_picked(root, pick(root, chosen), accept=accept)
    return True


def resolve_picked(root: Element, picked: Picked, *, accept: bool) -> None:
    """Accept or reject what was picked in this tree."""
    settling = _Settling(root, accept=accept)
    settling.open_controls(picked.revisions)
    for end in picked.ranges:
        end.getparent().remove(end)
    for revision in picked.revisions:
        if revision.tag in CHANGES:
            settle_change(revision, accept=accept)
    for revision in picked.revisions:
        if revision.tag not in CHANGES:
            settling.settle(revision)
    settling.finish()


class _Settling:
    """One tree on its way to its new state."""

    def __init__(self, root: Element, *, accept: bool) -> None:
        self._root = root
        self._accept = accept
        self._goes = _GOES[accept]
        self._remover = Remover(root)
        self._going: dict[Element, None] = {}
        self._deleted = [
            found for found in root.iter(*_DELETED_TEXT) if _deletion(found, DEL, MOVE_FROM) is not None
        ]

    def open_controls(self, revisions: Collection[Element]) -> None:
        """Unwrap the content controls whose own tags go; what they hold stays."""
        starts = {TAG_RANGES[kind][0] for kind in self._goes if kind in TAG_RANGES}
        going = {revision for revision in revisions if revision.tag in starts}
        for control in list(_begun_within(self._root, going)) if going else ():
            for part in list(control):
                if part.tag in _CONTROL_PROPERTIES:
                    control.remove(part)
                elif part.tag == W + "sdtContent":
                    self._remover.unwrap(part)
            self._remover.unwrap(control)

    def settle(self, revision: Element) -> None:
        """Resolve one mark: what it says of depends on where it stands."""
        parent = revision.getparent()
        if parent is None:
            return
        goes = revision.tag in self._goes
        if revision.tag == CELL_MERGE:
            settle_merge(revision, accept=self._accept)
        elif parent.tag in (_TR_PR, _TC_PR, _NUM_PR):
            self._holder(revision, parent.getparent() if parent.tag != _NUM_PR else parent, goes=goes)
        elif (control := climb(revision, _MATH_CONTROL)) is not None:
            self._math_control(revision, control, goes=goes)
        elif parent.tag == _RPR:
            self._mark(revision, parent.getparent(), goes=goes)
        elif goes:
            self._remover.take_out(parent if parent.tag == _MATH_RUN else revision)
        else:
            self._remover.unwrap(revision)

    def finish(self) -> None:
        """Join the paragraphs whose marks went, and tidy up; text that no deletion holds any more is text again."""
        join(self._going, self._remover)
        self._remover.tidy()
        for text in self._deleted:
            if _deletion(text, DEL) is None:
                text.tag = _DELETED_TEXT[text.tag]

    def _holder(self, mark: Element, holder: Element, *, goes: bool) -> None:
        """A row, a cell or a paragraph's number says in its properties that it was inserted or deleted."""
        drop(mark)
        if goes:
            self._remover.take_out(holder)

    def _mark(self, mark: Element, holder: Element, *, goes: bool) -> None:
        """The mark of a paragraph; in the properties of a run it means nothing."""
        paragraph = holder.getparent()
        drop(mark)
        if goes and holder.tag == _PPR and paragraph is not None and paragraph.tag == _P:
            self._going[paragraph] = None

    def _math_control(self, mark: Element, control: Element, *, goes: bool) -> None:
        """The sign that makes a fraction, a root ... of its parts: without it the parts stand in a row."""
        if mark.getparent().tag == _RPR:
            drop(mark)
        else:
            self._remover.unwrap(mark)
        properties = control.getparent()
        structure = properties.getparent() if properties.tag.endswith("Pr") else None
        if not goes or structure is None or structure.getparent() is None:
            return
        for argument in _arguments(structure):
            for child in [child for child in argument if child.tag not in _MATH_PROPERTIES]:
                structure.addprevious(child)
        self._remover.take_out(structure)


def _deletion(text: Element, *marks: str) -> Element | None:
    """Return the mark that holds a text; what stands in a text box is not held by marks around the box."""
    found = climb(text, *marks, _BOX)
    return None if found is None or found.tag == _BOX else found


def _arguments(structure: Element) -> Iterator[Element]:
    for child in structure:
        if child.tag in _MATH_ARGUMENTS:
            yield child
        elif child.tag == _MATH_ROW:
            yield from _arguments(child)


def _begun_within(root: Element, starts: Collection[Element]) -> Iterator[Element]:
    """Yield the content controls whose tag stands between one of these beginnings of a range and its end."""
    ends = {end: start for start, end in TAG_RANGES.values()}
    opened: set[tuple[str, str]] = set()
    for element in root.iter(*_CONTROLS, *ends, *ends.values()):
        id_ = element.get(W + "id", "")
        if element in starts:
            opened.add((element.tag, id_))
        elif element.tag in ends:
            opened.discard((ends[element.tag], id_))
        elif opened and element.tag in _CONTROLS:
            yield element
