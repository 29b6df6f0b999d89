"""A paragraph read as a line of atoms; what has no width (bookmarks, the edges of comments) goes with the atom after it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from pipeline.word.lint.names import MC, XML_SPACE, Element, W, w
from pipeline.word.redline.compare.atoms import (
    BEGIN,
    END,
    NOTE_SIGN,
    NOTES,
    Atom,
    Bit,
    Wrap,
    is_volatile,
    parts_of_field,
    wrap_key,
)
from pipeline.word.redline.compare.reading import Reading
from pipeline.word.redline.compare.words import words

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

PILCROW = "\u00b6"
_WRAPS = frozenset(w("hyperlink", "sdt", "smartTag", "customXml", "bdo", "dir"))
_NO_WIDTH = frozenset(w("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "permStart", "permEnd",
                        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
                        "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
                        "customXmlDelRangeEnd"))  # fmt: skip
_DROPPED = frozenset((*w("proofErr", "lastRenderedPageBreak", "rPr", "pPr", "sdtPr", "sdtEndPr", "smartTagPr",
                         "customXmlPr"),))  # fmt: skip
_MARKS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011", W + "softHyphen": "\u00ad",
          W + "ptab": "\t"}  # fmt: skip
_GRAPHICS = frozenset((*w("drawing", "pict", "object"), MC + "AlternateContent"))


class Line:
    """A paragraph read: its atoms, and what has no width at its end."""

    __slots__ = ("after", "atoms", "paragraph", "ppr")

    def __init__(self, paragraph: Element, atoms: list[Atom], after: list[Bit]) -> None:
        """Keep the paragraph with what was read."""
        self.paragraph = paragraph
        self.ppr: Element | None = paragraph.find(W + "pPr")
        self.atoms = atoms
        self.after = after

    @property
    def text(self) -> str:
        """The text as a reader sees it."""
        return "".join(atom.text for atom in self.atoms)


def read_line(paragraph: Element, reading: Reading) -> Line:
    """Read a paragraph that has no revision in it."""
    reader = _Reader(reading)
    reader.walk(paragraph, ())
    reader.finish()
    return Line(paragraph, reader.atoms, reader.pending)


class _Reader:
    """Reads one paragraph from left to right."""

    def __init__(self, reading: Reading) -> None:
        self.atoms: list[Atom] = []
        self.pending: list[Bit] = []
        self._reading = reading
        self._text: list[Bit] = []
        self._field: list[Bit] | None = None
        self._depth = 0

    def walk(self, parent: Element, wraps: tuple[Wrap, ...]) -> None:
        """Read what stands in a paragraph or in a wrap."""
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self._run(child, wraps)
            elif tag in _DROPPED:
                continue
            elif tag in _WRAPS:
                self._wrap(child, wraps)
            elif tag in _NO_WIDTH:
                self._aside(Bit("", child, None, wraps, run=False))
            elif tag == W + "fldSimple":
                self._simple_field(child, wraps)
            elif tag == W + "sdtContent":
                self.walk(child, wraps)
            elif isinstance(tag, str):
                key = ("element", self._reading.looks(child))
                self._add(key, _text_of(child), [Bit(_text_of(child), child, None, wraps, run=False)])

    def finish(self) -> None:
        """End the line; a field that nothing ended here is one atom with all that came after it."""
        bits, self._field = self._field, None
        if bits is not None:
            instruction, result = parts_of_field(bits)
            self._add(("open field", instruction, result), result, bits)
        self.flush()

    def flush(self) -> None:
        """Cut the text gathered so far into words."""
        if not self._text:
            return
        bits, self._text = self._text, []
        wraps = bits[0].wraps
        around = wrap_key(wraps)
        text = "".join(bit.text for bit in bits)
        at = offset = 0
        for word in words(text):
            segments: list[Bit] = []
            need = len(word)
            while need:
                bit = bits[at]
                taken = bit.text[offset : offset + need]
                segments.append(Bit(taken, None, bit.rpr, wraps))
                need -= len(taken)
                offset += len(taken)
                if offset == len(bit.text):
                    at, offset = at + 1, 0
            before, self.pending = self.pending, []
            self.atoms.append(Atom((word, around) if around else word, word, segments, before))

    def _run(self, run: Element, wraps: tuple[Wrap, ...]) -> None:
        rpr = run.find(W + "rPr")
        for child in run:
            tag = child.tag
            if tag == W + "t":
                self._letters(_shown(child), rpr, wraps)
            elif tag in _DROPPED:
                continue
            elif tag == W + "fldChar":
                self._field_mark(child, rpr, wraps)
            elif tag == W + "commentReference":
                self._aside(Bit("", child, rpr, wraps))
            elif isinstance(tag, str):
                self._node(child, rpr, wraps)

    def _letters(self, text: str, rpr: Element | None, wraps: tuple[Wrap, ...]) -> None:
        if not text:
            return
        bit = Bit(text, None, rpr, wraps)
        if self._field is not None:
            self._field.append(bit)
            return
        if self._text and self._text[-1].wraps != wraps:
            self.flush()
        self._text.append(bit)

    def _node(self, node: Element, rpr: Element | None, wraps: tuple[Wrap, ...]) -> None:
        tag = node.tag
        text = _MARKS.get(tag, "")
        bit = Bit(text, node, rpr, wraps)
        if self._field is not None:
            self._field.append(bit)
            return
        key: Hashable
        if tag in _MARKS:
            key = (tag, node.get(W + "type", ""))
        elif tag in NOTES:
            key, text = ("note", NOTES[tag]), NOTE_SIGN
        elif tag == W + "instrText":
            key = ("instruction", " ".join((node.text or "").split()))
        else:
            key, text = ("graphic" if tag in _GRAPHICS else "node", self._reading.looks(node)), "\ufffc"
        bit.text = text
        self._add(key, text, [bit])

    def _add(self, key: Hashable, text: str, bits: list[Bit]) -> None:
        """Add an atom that is no text."""
        if self._field is not None:
            self._field += bits
            return
        self.flush()
        before, self.pending = self.pending, []
        around = wrap_key(bits[0].wraps)
        self.atoms.append(Atom((key, around) if around else key, text, bits, before))

    def _aside(self, bit: Bit) -> None:
        """Note something without width."""
        if self._field is not None:
            self._field.append(bit)
            return
        self.flush()
        self.pending.append(bit)

    def _wrap(self, element: Element, wraps: tuple[Wrap, ...]) -> None:
        count, asides = len(self.atoms) + len(self._text), len(self.pending)
        inside = len(self._field) if self._field is not None else 0
        wrap = Wrap(element, self._reading.wrap_key(element), old=self._reading.old)
        self.walk(element, (*wraps, wrap))
        grown = len(self._field) - inside if self._field is not None else 0
        if len(self.atoms) + len(self._text) == count and len(self.pending) == asides and not grown:
            self._aside(Bit("", element, None, wraps, run=False))  # nothing in it: kept as it is

    # ── fields ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _field_mark(self, mark: Element, rpr: Element | None, wraps: tuple[Wrap, ...]) -> None:
        """Begin, go on with or end a field; one that other paragraphs share is atoms of its own."""
        kind = mark.get(W + "fldCharType", "")
        bit = Bit("", mark, rpr, wraps)
        if self._field is not None:
            self._field.append(bit)
            self._depth += (kind == BEGIN) - (kind == END)
            if self._depth == 0:
                bits, self._field = self._field, None
                self._whole_field(bits)
        elif kind == BEGIN and mark not in self._reading.long_fields:
            self.flush()
            self._field, self._depth = [bit], 1
        else:
            self._add(("field mark", kind, self._reading.long_fields.get(mark, "")), "", [bit])

    def _whole_field(self, bits: list[Bit]) -> None:
        instruction, result = parts_of_field(bits)
        shown = "" if is_volatile(instruction) else result
        self._add(("field", instruction, shown), result or "\ufffc", bits)

    def _simple_field(self, element: Element, wraps: tuple[Wrap, ...]) -> None:
        instruction = " ".join(element.get(W + "instr", "").split())
        result = _text_of(element)
        shown = "" if is_volatile(instruction) else result
        self._add(
            ("field", instruction, shown), result or "\ufffc", [Bit(result, element, None, wraps, run=False)]
        )


def stream(lines: Sequence[Line]) -> list[Atom]:
    """Return the atoms of lines with an atom at the end of each for the paragraph's own mark."""
    atoms: list[Atom] = []
    for line in lines:
        section = line.ppr is not None and line.ppr.find(W + "sectPr") is not None
        end = Atom((PILCROW, section), "", [Bit("", line.paragraph, None, (), run=False)], line.after)
        atoms += [*line.atoms, end]
    return atoms


def is_paragraph_end(atom: Atom) -> bool:
    """Return whether an atom is the mark at the end of a paragraph."""
    return isinstance(atom.key, tuple) and atom.key[0] == PILCROW


def _shown(element: Element) -> str:
    """Return the text of a w:t as Word reads it: without xml:space, blanks at its ends do not count."""
    text = (element.text or "").replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    if not text or (text[0] not in " \t" and text[-1] not in " \t"):
        return text
    said = next((e.get(XML_SPACE) for e in (element, *element.iterancestors()) if e.get(XML_SPACE)), "")
    return text if said == "preserve" else text.strip(" \t")


def _text_of(element: Element) -> str:
    """Return the text within an element that is no run: an equation's, a simple field's."""
    return "".join(_texts(element))


def _texts(element: Element) -> Iterator[str]:
    found: Any
    for found in element.iter(W + "t", M + "t"):
        yield found.text or ""
