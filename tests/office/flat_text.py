"""Read what a flat OpenDocument file says: body with tables, notes and boxes, and the headers and footers of its pages."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

_SPACES = {
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
}


def _q(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def _all(names: str) -> frozenset[str]:
    return frozenset(map(_q, names.split()))


_PARAGRAPHS = _all("text:p text:h")
_CONTENTS = _q("text:table-of-content")
_TABLES = {_q("table:table"): "<table>", _q("table:table-row"): "<row>", _q("table:table-cell"): "<cell>"}
_UNSAID = _all(
    "text:tracked-changes text:note-citation text:sequence-decls text:user-field-decls text:variable-decls "
    "office:annotation office:forms svg:title svg:desc"
)
_SIGNS = {_q("text:tab"): " ", _q("text:line-break"): " ", _q("text:s"): " "}
_COUNTED = _all("text:page-number text:page-count text:date text:time text:file-name")
"""Fields whose result depends on the pages, the day or the file."""
_NUMBERED = _all("text:bookmark-ref text:reference-ref text:sequence-ref text:sequence")
_NUMBER = re.compile("⟦.*?⟧")
_FURNITURE = _all(
    "style:header style:header-first style:header-left style:footer style:footer-first style:footer-left"
)
_BLANKS = re.compile(r"[\s\xa0]+")
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\xad"))


class Texts(NamedTuple):
    """What a document says, in lines; empty paragraphs do not count, and blanks are all one."""

    body: tuple[str, ...]
    contents: tuple[str, ...]
    """The tables of contents."""
    furniture: tuple[str, ...]
    """Headers and footers in the order in which pages take them."""

    def unnumbered(self) -> tuple[str, ...]:
        """Return body and contents without what their references and captions count."""
        return tuple(_NUMBER.sub("⟦⟧", line) for line in self.body + self.contents)


def flat_text(path: Path) -> Texts:
    """Return what a file says."""
    root = ET.parse(path).getroot()
    text = root.find(f"{_q('office:body')}/{_q('office:text')}")
    assert text is not None
    contents = (line for table in text.iter(_CONTENTS) for line in _blocks(table))
    return Texts(
        tuple(filter(None, _blocks(text))), tuple(filter(None, contents)), tuple(_furniture(root, text))
    )


def _blocks(holder: ET.Element) -> Iterator[str]:
    for child in holder:
        yield from _block(child)


def _block(element: ET.Element) -> Iterator[str]:
    tag = element.tag
    if tag in _PARAGRAPHS:
        yield _BLANKS.sub(" ", _inline(element).translate(_UNSEEN)).strip()
    elif tag in _TABLES:
        yield _TABLES[tag]
        yield from _blocks(element)
        yield from ("</table>",) if tag == _q("table:table") else ()
    elif tag.startswith(_q("draw:")):
        yield _inline(element).strip()
    elif tag not in _UNSAID and tag != _CONTENTS:
        yield from _blocks(element)


def _inline(element: ET.Element) -> str:
    """Return the text of a paragraph, or of a piece of one; what is no letter stands in braces."""
    said = [] if element.tag.startswith(_q("draw:")) else [element.text or ""]
    for child in element:
        said.append(_piece(child))
        said.append(child.tail or "" if not element.tag.startswith(_q("draw:")) else "")
    return "".join(said)


def _piece(child: ET.Element) -> str:
    tag = child.tag
    if tag in _SIGNS:
        return _SIGNS[tag]
    if tag in _COUNTED:
        return "#"
    if tag in _NUMBERED:
        return f"⟦{_inline(child)}⟧"
    if tag == _q("text:note"):
        return f"{{note {_inside(child)}}}"
    if tag == _q("office:binary-data"):
        return f"{{picture {hashlib.sha256(''.join((child.text or '').split()).encode()).hexdigest()[:8]}}}"
    if tag in _PARAGRAPHS or tag == _q("table:table"):
        return f"{{{' ¶ '.join(filter(None, _block(child)))}}}"
    return "" if tag in _UNSAID else _inline(child)


def _inside(note: ET.Element) -> str:
    body = note.find(_q("text:note-body"))
    return " ¶ ".join(filter(None, _blocks(body))) if body is not None else ""


def _furniture(root: ET.Element, text: ET.Element) -> Iterator[str]:
    """Yield the headers and footers of the kinds of page that the text takes, one after the other."""
    kinds = {kind.get(_q("style:name")): kind for kind in root.iter(_q("style:master-page"))}
    starts = {
        style.get(_q("style:name")): style.get(_q("style:master-page-name"))
        for style in root.iter(_q("style:style"))
    }
    before: list[str] = []
    taken: set[str | None] = set()
    for element in text.iter():
        style = element.get(_q("text:style-name")) or element.get(_q("table:style-name"))
        name = starts.get(style)
        while name in kinds and name not in taken:
            taken.add(name)
            own = [line for part in kinds[name] if part.tag in _FURNITURE for line in _shown(part)]
            yield from own if own != before else ()
            before = own
            name = kinds[name].get(_q("style:next-style-name"))


def _shown(part: ET.Element) -> Iterator[str]:
    words = " ¶ ".join(filter(None, _blocks(part)))
    if words and part.get(_q("style:display")) != "false":
        yield f"{part.tag.partition('}')[2]}: {words}"
