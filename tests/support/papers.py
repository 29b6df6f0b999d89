"""What comes back from a partner: documents printed as PDF, scans, and Word files with names filled in."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

from pipeline.issue.signing.copy import Copy, copy_of
from pipeline.word.redline.opened import open_word

SCAN = b"a picture of a page"
"""Stands for a page that is a picture."""
LINES = 9
_TOKEN = re.compile("\ufffc\\{([^}]*)\\}")
_NAME, _PLACE = ("Name / Navn: ", "Name: "), ("Place and date / Sted og dato: ", "Place and date: ")


def said_in(data: bytes) -> Copy:
    """What a Word file says."""
    return copy_of(open_word(data))


def printed(data: bytes, lines: int = LINES, **names: str) -> list[str]:
    """The text of a Word file page by page, as a printer lays it out: headers, footers, numbers of pages."""
    copy = said_in(data)
    body = [said.whole for said in copy.paragraphs]
    for label, name in names.items():
        at = next(
            n for n, line in enumerate(body) if line.startswith(label.capitalize()) and line.endswith(":")
        )
        body[at] = f"{body[at]} {name}"
    pages = [body[start : start + lines] for start in range(0, len(body), lines)]
    head, foot = copy.lines[:1], copy.lines[-1:]
    return ["\n".join([*_numbered(head, n, pages), *page, *_numbered(foot, n, pages)])
            for n, page in enumerate(pages, 1)]  # fmt: skip


def _numbered(lines: Iterable[str], number: int, pages: list[list[str]]) -> list[str]:
    values = {"PAGE": str(number), "NUMPAGES": str(len(pages))}
    return [_TOKEN.sub(lambda token: values.get(token[1], "1"), line).replace("\t", " ") for line in lines]


def pdf(pages: Iterable[str | bytes], hidden: str = "") -> bytes:
    """A PDF: a page for each text, or for a picture, behind which a scanner's guess may be hidden."""
    writer = PdfWriter()
    for page in pages:
        if isinstance(page, bytes):
            _page(writer, b"q 595 0 0 842 0 0 cm /Im0 Do Q\n" + _shown(hidden, b"3 Tr "))
        else:
            _page(writer, _shown(page))
    writer.write(out := io.BytesIO())
    return out.getvalue()


def _page(writer: PdfWriter, content: bytes) -> None:
    page = writer.add_blank_page(595, 842)
    font = _named(Type="/Font", Subtype="/Type1", BaseFont="/Helvetica", Encoding="/WinAnsiEncoding")
    picture = _stream(b"\xff\xff\xff", _named(Type="/XObject", Subtype="/Image", ColorSpace="/DeviceRGB"))
    picture.update({NameObject(f"/{name}"): NumberObject(value)
                    for name, value in (("Width", 1), ("Height", 1), ("BitsPerComponent", 8))})  # fmt: skip
    page[NameObject("/Resources")] = DictionaryObject({
        NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)}),
        NameObject("/XObject"): DictionaryObject({NameObject("/Im0"): writer._add_object(picture)}),
        NameObject("/ProcSet"): ArrayObject(),
    })  # fmt: skip
    page[NameObject("/Contents")] = writer._add_object(_stream(content, DictionaryObject()))


def _named(**names: str) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): NameObject(value) for name, value in names.items()})


def _stream(data: bytes, about: DictionaryObject) -> StreamObject:
    stream = StreamObject()
    stream.update(about)
    stream.set_data(data)
    return stream


def _shown(text: str, mode: bytes = b"") -> bytes:
    lines = [re.sub(rb"([\\()])", rb"\\\1", line.encode("cp1252", "replace")) for line in text.splitlines()]
    return (
        b"BT /F1 9 Tf "
        + mode
        + b"40 800 Td 12 TL "
        + b"".join(b"(%b) Tj T* " % line for line in lines)
        + b"ET"
    )


def rewritten(data: bytes, *changes: tuple[str, str]) -> bytes:
    """A Word file in which pieces of its main part stand as something else."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            for before, after in changes if name == "word/document.xml" else ():
                assert before.encode() in text, f"{before!r} does not stand in the document"
                text = text.replace(before.encode(), after.encode(), 1)
            new.writestr(name, text)
    return out.getvalue()


def filled_in(data: bytes, name: str = "Aase Holm", place: str = "Aarhus, 3 February 2027") -> bytes:
    """A Word file with a name and a place at its first seat, in one language or two."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read("word/document.xml").decode()
    labels = [next(label for label in told if f"{label}</w:t>" in text) for told in (_NAME, _PLACE)]
    filled = zip(labels, (name, place), strict=True)
    return rewritten(data, *((f"{label}</w:t>", f"{label}{words}</w:t>") for label, words in filled))
