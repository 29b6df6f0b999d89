"""Comments beside the changes of a redline: a note at each clause, where a reader meets its first change.

A comment is a range, a reference and an entry in a part of its own (ECMA-376-1 17.13.4); headers, notes and text
boxes can hold none.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from pipeline.word.lint.names import XML_SPACE, Element, W, val
from pipeline.word.redline.compare.marks import Author, Marker
from pipeline.word.redline.opened import Opened

_PART = "word/comments.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_REFERENCE = ("character", "annotation reference", "CommentReference")
_TEXT = ("paragraph", "annotation text", "CommentText")
_ON = ("1", "true", "on")
_LOOKS = {
    "CommentReference": '<w:rPr xmlns:w="{}"><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>',
    "CommentText": '<w:rPr xmlns:w="{}"><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>',
}


def add_comments(out: Opened, notes: Iterable[tuple[Element, str]], author: Author, marker: Marker) -> int:
    """Put a comment at each paragraph named; return how many there are."""
    writer: _Comments | None = None
    count = 0
    for paragraph, text in notes:
        writer = writer or _Comments(out, author, marker)
        writer.add(paragraph, text)
        count += 1
    return count


class _Comments:
    """Writes comments into one file."""

    def __init__(self, out: Opened, author: Author, marker: Marker) -> None:
        part = out.related("comments")
        if not part:
            part = out.add(_PART, f'<w:comments xmlns:w="{W[1:-1]}"/>'.encode(), _TYPE)
            out.relate(out.main, "comments", part)
        self._root = out.touch(part)
        self._author = author
        self._marker = marker
        out.touch(out.main)
        self._reference = _style(out, *_REFERENCE)
        self._text = _style(out, *_TEXT)

    def add(self, paragraph: Element, text: str) -> None:
        """Put a comment around all that a paragraph holds."""
        number = self._number()
        id_ = {W + "id": number}
        start = paragraph.makeelement(W + "commentRangeStart", id_)
        paragraph.insert(int(len(paragraph) > 0 and paragraph[0].tag == W + "pPr"), start)
        etree.SubElement(paragraph, W + "commentRangeEnd", id_)
        etree.SubElement(self._run(paragraph), W + "commentReference", id_)
        self._root.append(self._entry(number, text))

    def _number(self) -> str:
        """Return a number that no comment has, referred to or not."""
        taken = {comment.get(W + "id") for comment in self._root}
        number = str(self._marker.number())
        while number in taken:
            number = str(self._marker.number())
        return number

    def _entry(self, number: str, text: str) -> Element:
        author = self._author
        initials = "".join(word[0] for word in author.name.split())[:9]
        said = {"id": number, "author": author.name, "date": author.date, "initials": initials}
        entry = self._root.makeelement(W + "comment", {W + name: value for name, value in said.items()})
        paragraph = etree.SubElement(entry, W + "p")
        if self._text:
            _named(etree.SubElement(paragraph, W + "pPr"), "pStyle", self._text)
        etree.SubElement(self._run(paragraph), W + "annotationRef")
        words = etree.SubElement(etree.SubElement(paragraph, W + "r"), W + "t", {XML_SPACE: "preserve"})
        words.text = " ".join(text.split())
        return entry

    def _run(self, paragraph: Element) -> Element:
        run = etree.SubElement(paragraph, W + "r")
        if self._reference:
            _named(etree.SubElement(run, W + "rPr"), "rStyle", self._reference)
        return run


def _named(properties: Element, name: str, style: str) -> None:
    etree.SubElement(properties, W + name, {W + "val": style})


def _style(out: Opened, kind: str, name: str, id_: str) -> str:
    """Return the id of one of Word's styles for comments, defined where the file has none; "" without styles."""
    part = out.related("styles")
    if not part:
        return ""
    root = out.root(part)
    own = [style for style in root.iter(W + "style") if style.get(W + "type") == kind]
    for style in own:
        named = style.find(W + "name")
        if named is not None and val(named).casefold() == name:
            return str(style.get(W + "styleId", ""))
    taken = {style.get(W + "styleId") for style in root.iter(W + "style")}
    free = next(free for free in (id_, *(f"{id_}{n}" for n in range(2, len(taken) + 3))) if free not in taken)
    style = etree.SubElement(out.touch(part), W + "style", {W + "type": kind, W + "styleId": free})
    _named(style, "name", name)
    defaults = [str(other.get(W + "styleId")) for other in own if other.get(W + "default") in _ON]
    if defaults:
        _named(style, "basedOn", defaults[0])
    style.append(etree.fromstring(_LOOKS[id_].format(W[1:-1])))
    return free
