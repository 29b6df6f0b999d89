"""Writes a paragraph of a redline from its atoms: kept, deleted or inserted, in the wraps and formats they had.

A mark stands around whole runs, inside links and controls and never around them, because Word wants it so
(ISO 29500-1, 17.13.5.14 and 17.13.5.18); a control that one file alone has is marked by ranges around its tags.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from pipeline.word.lint.names import Element, W, w
from pipeline.word.redline.compare.atoms import Atom, Bit, Wrap
from pipeline.word.redline.compare.marks import DELETED, INSERTED, Marker
from pipeline.word.redline.compare.properties import Changes, Key

KEPT = ""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SHELL = frozenset(w("sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"))
_RANGE = {INSERTED: "customXmlInsRange", DELETED: "customXmlDelRange"}
_OF_FIELD = frozenset(w("fldChar", "instrText"))
"""What stands in a run of its own, as Word writes it: LibreOffice 7.4 counts paragraphs wrongly behind other fields."""


class _Piece(NamedTuple):
    """Something to be written: how it is marked, within what, text or an element, and its format."""

    mark: str
    wraps: tuple[Wrap, ...]
    content: Element | str
    rpr: Element | None
    in_run: bool = True
    """Whether it stands in a run; else it stands in the paragraph itself."""
    was: Element | None = None
    """The format it had in the old file, where that is `compared`."""
    compared: bool = False


def _content(bit: Bit) -> Element | str:
    return bit.node if bit.node is not None else bit.text


FormatKey = Callable[[Element | None], Key]


class Scribe:
    """Fills one paragraph, from left to right."""

    def __init__(self, paragraph: Element, marker: Marker, changes: Changes,
                 carried: Callable[[Element], Element | None], keys: tuple[FormatKey, FormatKey]) -> None:  # fmt: skip
        """Take the paragraph to fill; `carried` copies an old file's element into the new one, `keys` compare
        the formats of the old file and of the new one.
        """
        self.paragraph = paragraph
        self._marker = marker
        self._changes = changes
        self._carried = carried
        self._old_key, self._new_key = keys
        self._open: list[tuple[Wrap, Element, str]] = []
        """The wraps that are open, the element filled in each, and how the wrap itself is marked."""
        self._begun: set[int] = set()
        self._mark: tuple[str, Element] | None = None
        self._run: tuple[object, Element] | None = None
        self.formatted: list[str] = []
        """The text whose format alone changed, piece by piece."""
        self.shared: set[int] = set()
        """The wraps of the new file that hold something kept: they were there before."""

    def asides(self, bits: Iterable[Bit], mark: str = KEPT) -> None:
        """Write what has no width; the reference to a comment comes with the text it stands in, `mark` says how."""
        for bit in bits:
            if bit.node is not None:
                how = mark if bit.run else KEPT
                self._place(_Piece(how, bit.wraps, bit.node, bit.rpr if bit.run else None, in_run=bit.run))

    def keep(self, old: Atom, new: Atom) -> None:
        """Write an atom that both files have; where its format differs, the old one is noted."""
        if new.bits[0].node is None and old.bits[0].node is None:
            for text, was, bit in paired(old.bits, new.bits):
                self.keep_text(text, was, bit)
            return
        alike = len(old.bits) == len(new.bits)
        for at, bit in enumerate(new.bits):
            compared = alike and bit.run
            was = old.bits[at].rpr if compared else None
            self._place(_Piece(KEPT, bit.wraps, _content(bit), bit.rpr, bit.run, was, compared))

    def keep_text(self, text: str, was: Element | None, bit: Bit) -> None:
        """Write text that both files have, in the format and the wraps of a bit of the new file; `was`: the old format."""
        self._place(_Piece(KEPT, bit.wraps, text, bit.rpr, was=was, compared=True))

    def insert(self, atom: Atom) -> None:
        """Write an atom that only the new file has."""
        for bit in unfolded(atom):
            self._place(_Piece(INSERTED, bit.wraps, _content(bit), bit.rpr, in_run=bit.run))

    def delete(self, atom: Atom, near: tuple[Wrap, ...]) -> None:
        """Write an atom that only the old file has, in the wraps around it where they are like its own."""
        for bit in unfolded(atom):
            content = self._carried(bit.node) if bit.node is not None else bit.text
            if content is not None:
                wraps = _adopted(bit.wraps, near)
                self._place(_Piece(DELETED, wraps, content, bit.rpr, in_run=bit.run))

    def _place(self, piece: _Piece) -> None:
        """Put a piece where the last one ended, in the run at hand where it has the same format."""
        holder = self._marked(piece.mark, self._within(piece.wraps))
        if not piece.in_run:
            self._run = None
            holder.append(piece.content)
            return
        changed = piece.compared and self._old_key(piece.was) != self._new_key(piece.rpr)
        format_ = (piece.rpr, changed, piece.was if changed else None)
        of_field = not isinstance(piece.content, str) and piece.content.tag in _OF_FIELD
        if self._run is None or self._run[0] != format_ or of_field:
            self._run = (format_, self._new_run(piece, holder))
            if changed:
                self._note_format(self._run[1], piece.was)
        self._fill(self._run[1], piece.mark, piece.content)
        if of_field:
            self._run = None
        if changed and isinstance(piece.content, str):
            self.formatted.append(piece.content)

    def _new_run(self, piece: _Piece, holder: Element) -> Element:
        run = etree.SubElement(holder, W + "r")
        if piece.rpr is not None and len(piece.rpr):
            rpr = self._carried(piece.rpr) if piece.mark == DELETED else deepcopy(piece.rpr)
            run.extend([] if rpr is None else [rpr])
        return run

    def _note_format(self, run: Element, old: Element | None) -> None:
        properties = run.find(W + "rPr")
        if properties is None:
            properties = run.makeelement(W + "rPr")
            run.insert(0, properties)
        self._changes.note(properties, old)

    def _fill(self, run: Element, mark: str, content: Element | str) -> None:
        """Put text or an element into a run; deleted text and instructions have names of their own (17.3.3.7)."""
        if not isinstance(content, str):
            if mark == DELETED:
                _name_deleted(content)
            run.append(content)
            return
        name = W + ("delText" if mark == DELETED else "t")
        last = run[-1] if len(run) else None
        if last is not None and last.tag == name:
            last.text = (last.text or "") + content
            return
        text = etree.SubElement(run, name)
        text.set(_SPACE, "preserve")
        text.text = content

    # ── marks and wraps ──────────────────────────────────────────────────────────────────────────────────────────

    def _marked(self, mark: str, holder: Element) -> Element:
        """Return the element that is filled now: the mark that is open, a new one, or the holder itself."""
        if mark == (self._mark[0] if self._mark is not None else KEPT):
            return self._mark[1] if self._mark is not None else holder
        self._mark = self._run = None
        if mark == KEPT:
            return holder
        element = self._marker.mark(mark)
        holder.append(element)
        self._mark = (mark, element)
        return element

    def _within(self, wraps: tuple[Wrap, ...]) -> Element:
        """Close the wraps that end here, open those that begin, and return the innermost."""
        alike = 0
        for (wrap, _, _), wanted in zip(self._open, wraps, strict=False):
            if wrap is not wanted:
                break
            alike += 1
        if alike < len(self._open) or alike < len(wraps):
            self._mark = self._run = None
            while len(self._open) > alike:
                self._close()
            for wrap in wraps[alike:]:
                self._begin(wrap)
        return self._open[-1][1] if self._open else self.paragraph

    def _begin(self, wrap: Wrap) -> None:
        holder = self._open[-1][1] if self._open else self.paragraph
        mark = self._mark_of(wrap)
        shell = _shell(wrap.element)
        if wrap.old:
            carried = self._carried(shell)
            shell = shell if carried is None else carried
        if wrap.old or id(wrap) in self._begun:
            self._rename(shell)
        self._begun.add(id(wrap))
        if mark:
            holder.append(self._marker.mark(f"{_RANGE[mark]}Start"))
        holder.append(shell)
        inner = etree.SubElement(shell, W + "sdtContent") if shell.tag == W + "sdt" else shell
        if mark:
            end = etree.SubElement(inner, W + f"{_RANGE[mark]}End")
            end.set(W + "id", shell.getprevious().get(W + "id"))
        self._open.append((wrap, inner, mark))

    def _rename(self, shell: Element) -> None:
        """Give a control that comes back, or goes on after something else, an id of its own."""
        for named in shell.iterfind(f"{W}sdtPr/{W}id"):
            named.set(W + "val", str(self._marker.number()))

    def _close(self) -> None:
        _, inner, mark = self._open.pop()
        if mark:
            start = self._marker.mark(f"{_RANGE[mark]}Start")
            inner.append(start)
            end = inner.getparent().makeelement(W + f"{_RANGE[mark]}End")
            end.set(W + "id", start.get(W + "id"))
            inner.getparent().addnext(end)

    def _mark_of(self, wrap: Wrap) -> str:
        """Return how a wrap itself is marked: only a control can be."""
        if wrap.element.tag != W + "sdt":
            return KEPT
        if wrap.old:
            return DELETED
        return KEPT if id(wrap) in self.shared else INSERTED

    def finish(self) -> None:
        """Close what is open."""
        while self._open:
            self._close()
        self._mark = self._run = None


def _name_deleted(content: Element) -> None:
    """Give the text in a deleted element its name: an instruction, the readings of a ruby; a box is a story apart."""
    if content.tag == W + "instrText":
        content.tag = W + "delInstrText"
    elif content.tag == W + "ruby":
        for text in list(content.iter(W + "t")):
            text.tag = W + "delText"


def paired(old: list[Bit], new: list[Bit]) -> Iterable[tuple[str, Element | None, Bit]]:
    """Yield the pieces of one word in which neither file changes the format: text, old format, new bit."""
    formats = [(len(bit.text), bit.rpr) for bit in old]
    at, left = 0, formats[0][0]
    for bit in new:
        start = 0
        while start < len(bit.text):
            size = min(left, len(bit.text) - start)
            yield bit.text[start : start + size], formats[at][1], bit
            start, left = start + size, left - size
            if not left and at + 1 < len(formats):
                at, left = at + 1, formats[at + 1][0]


def _adopted(own: tuple[Wrap, ...], near: tuple[Wrap, ...]) -> tuple[Wrap, ...]:
    """Return the wraps to write deleted atoms in: the new file's where they are alike, else their own."""
    mine = [wrap for wrap in own if wrap.key is not None]
    theirs = [wrap for wrap in near if wrap.key is not None]
    if [wrap.key for wrap in mine] == [wrap.key for wrap in theirs]:
        return near
    return own


def _shell(element: Element) -> Element:
    """Return a wrap without what it holds."""
    shell = element.makeelement(element.tag, dict(element.items()))
    shell.extend([deepcopy(child) for child in element if child.tag in _SHELL])
    return shell


def unfolded(atom: Atom) -> list[Bit]:
    """Return an atom's bits, a simple field as a complex one: no mark can stand around a simple field."""
    if len(atom.bits) != 1 or atom.bits[0].node is None or atom.bits[0].node.tag != W + "fldSimple":
        return atom.bits
    bit = atom.bits[0]
    field: Element = bit.node
    rpr = next((run.find(W + "rPr") for run in field.iter(W + "r")), None)
    instruction = etree.Element(W + "instrText")
    instruction.set(_SPACE, "preserve")
    instruction.text = field.get(W + "instr", "")
    bits = [Bit("", _field_mark("begin"), rpr, bit.wraps), Bit("", instruction, rpr, bit.wraps),
            Bit("", _field_mark("separate"), rpr, bit.wraps)]  # fmt: skip
    for run in field.iter(W + "r"):
        for child in run:
            if child.tag == W + "t":
                bits.append(Bit(child.text or "", None, run.find(W + "rPr"), bit.wraps))
            elif child.tag != W + "rPr":
                bits.append(Bit("", deepcopy(child), run.find(W + "rPr"), bit.wraps))
    return [*bits, Bit("", _field_mark("end"), rpr, bit.wraps)]


def _field_mark(kind: str) -> Element:
    mark = etree.Element(W + "fldChar")
    mark.set(W + "fldCharType", kind)
    return mark
