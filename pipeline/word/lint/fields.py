"""Rules on fields (ECMA-376-1 17.16): begin, separate and end in balance, and instructions that do no harm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.word.lint.fault import Fault
from pipeline.word.lint.names import Element, W, climb, quoted, w
from pipeline.word.lint.package import Part

# A field begins and ends within one of these flows of text.
_FLOWS = w("txbxContent", "footnote", "endnote", "comment", "hdr", "ftr", "body")
_SHOWS_A_RESULT = {"PAGE", "NUMPAGES", "REF", "PAGEREF", "TOC", "DOCPROPERTY", "SEQ", "STYLEREF", "NOTEREF"}
# Fields that fetch from outside when updated: a file, a program, a database, an address.
_REACHES_OUT = {
    "DDE",
    "DDEAUTO",
    "INCLUDETEXT",
    "INCLUDEPICTURE",
    "INCLUDE",
    "DATABASE",
    "LINK",
    "IMPORT",
    "RD",
}
_ORDINARY = _SHOWS_A_RESULT | _REACHES_OUT | {"HYPERLINK"}
_TARGET = re.compile(r'\s*(?:REF|PAGEREF|NOTEREF)\s+"?([^\s"\\]+)', re.IGNORECASE)
_LINK_TARGET = re.compile(r'\s*HYPERLINK\s+\\l\s+"?([^\s"\\]+)', re.IGNORECASE)


@dataclass
class Field:
    """One field as it is read: its first mark, its instruction, and whether it shows a result."""

    begin: Element
    pieces: list[str] = field(default_factory=list)
    separated: bool = False

    @property
    def instruction(self) -> str:
        """The instruction, put together from its pieces."""
        return "".join(self.pieces)

    @property
    def keyword(self) -> str:
        """The first word of the instruction in capital letters."""
        return (self.instruction.split() or [""])[0].upper()

    @property
    def target(self) -> str:
        """The bookmark whose text, page or number the field shows, or ""."""
        match = _TARGET.match(self.instruction)
        return match[1] if match else ""

    @property
    def link(self) -> str:
        """The bookmark the field links to, or ""."""
        match = _LINK_TARGET.match(self.instruction)
        return match[1] if match else ""


@dataclass
class _Reader:
    """Reads the fields of a part; they nest within a flow of text."""

    part: Part
    fields: list[Field] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    open: dict[Element, list[Field]] = field(default_factory=dict)

    def take(self, element: Element) -> None:
        """Take the next mark or piece of instruction."""
        stack = self.open.setdefault(climb(element, *_FLOWS), [])
        kind = element.get(W + "fldCharType")
        if element.tag == W + "instrText":
            if stack and not stack[-1].separated:
                stack[-1].pieces.append(element.text or "")
        elif kind == "begin":
            stack.append(Field(element))
            self.fields.append(stack[-1])
        elif not stack or (kind == "separate" and stack[-1].separated):
            self.refuse(f"A field mark {quoted(kind or '')} without its begin", element)
        elif kind == "separate":
            stack[-1].separated = True
        else:
            stack.pop()

    def refuse(self, detail: str, element: Element) -> None:
        """Note a mark out of balance."""
        self.faults.append(self.part.fault("FIELD_UNBALANCED", detail, element))


def read_fields(part: Part) -> tuple[list[Field], list[Fault]]:
    """Return the fields of a part, simple ones included, and the marks that are out of balance."""
    reader = _Reader(part)
    for element in part.iter("fldChar", "instrText"):
        reader.take(element)
    for stack in reader.open.values():
        for left in stack:
            reader.refuse("A field begins and does not end", left.begin)
    simple = [
        Field(element, [element.get(W + "instr", "")], separated=True) for element in part.iter("fldSimple")
    ]
    return reader.fields + simple, reader.faults


def check_fields(part: Part) -> Iterator[Fault]:
    """Yield marks out of balance, fields that reach out, and fields that show nothing until they are updated."""
    found, faults = read_fields(part)
    yield from faults
    for one in found:
        keyword = one.keyword
        if keyword in _REACHES_OUT:
            yield part.fault(
                "FIELD_REACHES_OUT", f"The field {quoted(one.instruction)} fetches from outside", one.begin
            )
        elif keyword in _SHOWS_A_RESULT and not one.separated:
            yield part.fault(
                "FIELD_NO_RESULT", f"The field {quoted(one.instruction)} has no cached result", one.begin
            )
        elif keyword and keyword not in _ORDINARY:
            yield part.fault(
                "FIELD_UNUSUAL", f"A field of an unusual kind: {quoted(one.instruction)}", one.begin
            )
        if one.begin.get(W + "dirty") in ("1", "true", "on"):
            yield part.fault(
                "FIELD_DIRTY", "The field is marked to be updated when the file is opened", one.begin
            )
