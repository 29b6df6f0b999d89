"""Appends Word files as annexes through docxcompose, its known faults fenced here.

Before: a file that carries tracked changes, comments, macros or links to outside is refused. Its bookmarks
and references get a prefix of their own, because else its "clause 1" would point at ours; so do its styles
that carry clause numbers in our house, because else its headings would count among our clauses.
After: the random list ids docxcompose draws are numbered in order, and the package is written by us, so
that the same input gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parser
from docxcompose.composer import Composer
from lxml import etree

from pipeline.model.broken import NO_ZIP
from pipeline.model.words import LANGUAGES
from pipeline.word.package import pack, zipped
from pipeline.word.styles import NUMBERED
from pipeline.word.xml import W, annex_anchor

Problem = tuple[str, dict[str, str]]
_REVISIONS = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "sectPrChange")
_NAMES = re.compile(r"\b((?:PAGE)?REF)(\s+)(\w+)")
_VAL = f"{{{W}}}val"
_PARSER = parser.oxml_parser
_FIRST_NSID = 0xA1FB0000
_ID_STEP = 1_000_000
_NUMBERED = {f"{name}{of}".casefold() for name in NUMBERED for of in ("", *(f" {tag}" for tag in LANGUAGES))}
"""Names under which styles carry clause numbers, also those of a document's later versions."""


class _Composer(Composer):  # type: ignore[misc]  # docxcompose has no types
    """docxcompose with four of its faults mended."""

    def renumber_bookmarks(self) -> None:
        """Leave bookmarks alone: ours are unique, and a file's own were made so by `_rename`.

        docxcompose would swap the ends of nested ones.
        """

    def fix_section_types(self, doc: Document) -> None:
        """Leave sections to `_end_section`: docxcompose takes it that nothing follows the file."""

    fix_header_and_footers = fix_section_types

    def add_numberings(self, doc: Document, element: etree._Element) -> None:
        """Take lists in one at a time: of two in one table, docxcompose gives both the same id."""
        for number in dict.fromkeys(item.get(_VAL) for item in element.iter(f"{{{W}}}numId")):
            alone = etree.fromstring(f'<w:numPr xmlns:w="{W}"><w:numId w:val="{number}"/></w:numPr>', _PARSER)
            super().add_numberings(doc, alone)
        super().add_numberings(doc, element)

    def add_linked_styles(self, doc: Document, element: etree._Element) -> None:
        """Take in what a style is based on as well; what it is followed by is of no use here."""
        super().add_linked_styles(doc, element)
        for following in element.findall(f"{{{W}}}next"):
            element.remove(following)
        for base in element.findall(f"{{{W}}}basedOn"):
            theirs = doc.styles.element.get_by_id(base.get(_VAL))
            base.set(_VAL, self.mapped_style_id(base.get(_VAL)))
            if theirs is not None and self.doc.styles.element.get_by_id(base.get(_VAL)) is None:
                taken = deepcopy(theirs)
                self.doc.styles.element.append(taken)
                self.add_numberings(doc, taken)
                self.add_linked_styles(doc, taken)


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
        _set_apart(annex, index + 1)
        _forget_sessions(annex)
        place = _after_anchor(document, annex_anchor(index))
        if place is not None:
            _end_section(document, place, annex)
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
    except (*NO_ZIP, PackageNotFoundError, KeyError, etree.XMLSyntaxError) as error:
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


def _set_apart(annex: Document, number: int) -> None:
    """Give styles that count names and ids of their own, and those that would count ours no place in our contents.

    Else its headings would be clauses of ours, and its lists would count on from those of the file before.
    """
    styles = {style.get(f"{{{W}}}styleId"): style for style in annex.styles.element.iter(f"{{{W}}}style")}
    renamed = {old: f"{old}InAnnex{number}" for old in styles if _counts(old, styles)}
    for old, new in renamed.items():
        style, name = styles[old], styles[old].find(f"{{{W}}}name")
        if name.get(_VAL).casefold() in _NUMBERED:
            for level in list(style.iter(f"{{{W}}}outlineLvl")):
                level.getparent().remove(level)
        style.set(f"{{{W}}}styleId", new)
        name.set(_VAL, f"{name.get(_VAL)} in annex {number}")
    numbering = [part for part in annex.part.package.parts if part.partname == "/word/numbering.xml"]
    for root in (annex.element.body, annex.styles.element, *(part.element for part in numbering)):
        for mark in root.iter(*(f"{{{W}}}{tag}" for tag in ("pStyle", "basedOn", "next", "link"))):
            mark.set(_VAL, renamed.get(mark.get(_VAL), mark.get(_VAL)))


def _counts(style_id: str, styles: Mapping[str, etree._Element]) -> bool:
    """Return whether a paragraph style, or one it is based on, carries a list or is called like one of ours that does."""
    seen = set()
    while style_id in styles and style_id not in seen:
        seen.add(style_id)
        style = styles[style_id]
        name, base = style.find(f"{{{W}}}name"), style.find(f"{{{W}}}basedOn")
        if style.get(f"{{{W}}}type") != "paragraph" or name is None:
            return False
        if (
            name.get(_VAL).casefold() in _NUMBERED
            or style.find(f"{{{W}}}pPr/{{{W}}}numPr/{{{W}}}numId") is not None
        ):
            return True
        style_id = base.get(_VAL) if base is not None else ""
    return False


def _forget_sessions(annex: Document) -> None:
    """Remove the ids of editing sessions, which tell who worked on what together."""
    for root in (annex.element.body, annex.styles.element):
        for element in list(root.iter(etree.Element)):
            if element.tag == f"{{{W}}}rsid":
                element.getparent().remove(element)
            for name in [name for name in element.attrib if name.startswith(f"{{{W}}}rsid")]:
                del element.attrib[name]


def _end_section(document: Document, place: int, annex: Document) -> None:
    """End our section before a file that has its own, or its first one would set the page for all that we wrote.

    What follows the file's last break, and after it what is ours, is of the section we are in.
    """
    if not annex.element.body.xpath("./w:p/w:pPr/w:sectPr"):
        return
    block = document.element.body[place - 1]
    ours = block.xpath("following-sibling::w:p/w:pPr/w:sectPr | following-sibling::w:sectPr")[0]
    block.get_or_add_pPr().append(deepcopy(ours))
    annex.sections[0].start_type, ours.start_type = ours.start_type, annex.sections[-1].start_type


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
        parts["word/numbering.xml"] = _tidied(parts["word/numbering.xml"], parts["word/styles.xml"])
    return zipped(pack(name, content) for name, content in parts.items())


def _tidied(numbering: bytes, styles: bytes) -> bytes:
    """Number the list ids in order, and unlink levels from styles that were not taken in."""
    root = etree.fromstring(numbering)
    known = {style.get(f"{{{W}}}styleId") for style in etree.fromstring(styles).iter(f"{{{W}}}style")}
    for number, item in enumerate(root.iter(f"{{{W}}}nsid"), 1):
        item.set(_VAL, f"{_FIRST_NSID + number:08X}")
    for link in list(root.iter(f"{{{W}}}pStyle", f"{{{W}}}numStyleLink", f"{{{W}}}styleLink")):
        if link.get(_VAL) not in known:
            link.getparent().remove(link)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
