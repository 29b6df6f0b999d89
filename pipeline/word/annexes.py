"""Appends Word files as annexes through docxcompose, its known faults fenced here.

Before: a file that carries tracked changes, comments, macros or links to outside is refused, and its
bookmarks and references get a prefix of their own, because else its "clause 1" would point at ours.
After: the random list ids docxcompose draws are numbered in order, and the package is written by us, so
that the same input gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docxcompose.composer import Composer
from lxml import etree

from pipeline.word.package import pack, zipped
from pipeline.word.xml import W, annex_anchor

Problem = tuple[str, dict[str, str]]
_REVISIONS = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "sectPrChange")
_NAMES = re.compile(r"\b((?:PAGE)?REF)(\s+)(\w+)")
_FIRST_NSID = 0xA1FB0000
_ID_STEP = 1_000_000


class _Composer(Composer):  # type: ignore[misc]  # docxcompose has no types
    """docxcompose without its renumbering of bookmarks, which swaps the ends of nested ones."""

    def renumber_bookmarks(self) -> None:
        """Leave bookmarks alone: ours are unique, and a file's own were made so by `_rename`."""


def append_annexes(master: bytes, annexes: Sequence[tuple[str, bytes]]) -> tuple[bytes, list[Problem]]:
    """Return the document with each file's content after its annex heading, and what was refused.

    `annexes` are (path, bytes) in the order of their anchors `annex_anchor(0)`, `annex_anchor(1)` ...
    """
    problems: list[Problem] = []
    document = docx.Document(BytesIO(master))
    composer = _Composer(document)
    composer.restart_numbering = False  # else our clause numbers would begin again after the annex
    for index, (name, data) in enumerate(annexes):
        annex, found = _opened(name, data)
        problems += found
        if annex is None:
            continue
        _rename(annex, index + 1)
        place = _after_anchor(document, annex_anchor(index))
        if place is not None:
            composer.insert(place, annex)
    saved = BytesIO()
    composer.save(saved)
    return _repacked(saved.getvalue()), problems


def _opened(name: str, data: bytes) -> tuple[Document | None, list[Problem]]:
    try:
        annex = docx.Document(BytesIO(data))
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            links = any(b'TargetMode="External"' in package.read(n) and not _only_hyperlinks(package.read(n))
                        for n in names if n.endswith(".rels"))  # fmt: skip
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, etree.XMLSyntaxError) as error:
        return None, [("ANNEX_REFUSED_UNREADABLE", {"file": name, "problem": str(error)[:80]})]
    tags = {element.tag for element in annex.element.body.iter() if isinstance(element.tag, str)}
    refusals = {
        "ANNEX_REFUSED_TRACKED": any(f"{{{W}}}{tag}" in tags for tag in _REVISIONS),
        "ANNEX_REFUSED_COMMENTS": f"{{{W}}}commentReference" in tags,
        "ANNEX_REFUSED_MACROS": any(
            part.lower().endswith(("vbaproject.bin", "vbadata.xml")) for part in names
        ),
        "ANNEX_REFUSED_LINKED": links or f"{{{W}}}altChunk" in tags,
    }
    problems = [(code, {"file": name}) for code, refused in refusals.items() if refused]
    return (None if problems else annex), problems


def _only_hyperlinks(relationships: bytes) -> bool:
    """Return whether all that points outside are links a reader clicks, not parts Word fetches."""
    root = etree.fromstring(relationships, etree.XMLParser(resolve_entities=False, no_network=True))
    outside = [item.get("Type", "") for item in root if item.get("TargetMode") == "External"]
    return all(kind.endswith("/hyperlink") for kind in outside)


def _rename(annex: Document, number: int) -> None:
    """Give a file's bookmarks, and what refers to them, names and ids that cannot be ours."""
    prefix = f"x{number}_"
    ids: dict[str, str] = {}
    for element in annex.element.body.iter():
        tag = element.tag
        if tag in (f"{{{W}}}bookmarkStart", f"{{{W}}}bookmarkEnd"):
            old = element.get(f"{{{W}}}id", "")
            element.set(f"{{{W}}}id", ids.setdefault(old, str(number * _ID_STEP + len(ids))))
        if tag == f"{{{W}}}bookmarkStart":
            element.set(f"{{{W}}}name", f"{prefix}{element.get(f'{{{W}}}name')}"[:40])
        elif tag == f"{{{W}}}hyperlink" and element.get(f"{{{W}}}anchor"):
            element.set(f"{{{W}}}anchor", f"{prefix}{element.get(f'{{{W}}}anchor')}"[:40])
        elif tag == f"{{{W}}}instrText" and element.text:
            element.text = _NAMES.sub(lambda m: f"{m[1]}{m[2]}{(prefix + m[3])[:40]}", element.text)


def _after_anchor(document: Document, name: str) -> int | None:
    """Return the place in the body right after the block that holds a bookmark."""
    for index, block in enumerate(document.element.body):
        starts: Iterable[etree._Element] = block.iter(f"{{{W}}}bookmarkStart")
        if any(start.get(f"{{{W}}}name") == name for start in starts):
            return index + 1
    return None


def _repacked(data: bytes) -> bytes:
    """Return a package with list ids in order and our own fixed way of writing."""
    with ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    if "word/numbering.xml" in parts:
        parts["word/numbering.xml"] = _ordered_ids(parts["word/numbering.xml"])
    return zipped(pack(name, content) for name, content in parts.items())


def _ordered_ids(numbering: bytes) -> bytes:
    root = etree.fromstring(numbering)
    for number, item in enumerate(root.iter(f"{{{W}}}nsid"), 1):
        item.set(f"{{{W}}}val", f"{_FIRST_NSID + number:08X}")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
