"""What a document says without its stamps: its digest, and an older document given the stamps of a newer one."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from pipeline.word.lint.names import MC, Element, W, climb, w
from pipeline.word.redline.opened import Opened, open_word
from pipeline.word.stamped import properties_of
from pipeline.word.stamps import stamp_fields

_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SAID = {
    W + "t": "",
    _FORMULA: "",
    W + "sym": "",
    W + "tab": "\t",
    W + "br": "\n",
    W + "noBreakHyphen": "\u2011",
}
_PAGES = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES)\b")
"""Fields that count pages: what they show depends on the program that showed it last."""


def content_digest(data: bytes) -> str:
    """Return the sha256 of what a Word file says: every paragraph that is not empty, one a line, without stamps.

    White space counts as one blank, letters in their composed form (NFC), so that saving the file in another
    program changes nothing. Raises `UnusableError` where it is no Word file.
    """
    text = "\n".join(said(open_word(data)))
    return hashlib.sha256(text.encode()).hexdigest()


def said(opened: Opened) -> Iterator[str]:
    """Yield the text of every paragraph that is not empty, story by story, without stamps."""
    for story in opened.stories():
        root = opened.root(story)
        hidden = {text for _, texts in stamp_fields(root) for text in texts} | set(_page_numbers(root))
        for paragraph in root.iter(W + "p"):
            if climb(paragraph, MC + "Fallback") is None:
                line = "".join(_said(paragraph, hidden))
                line = " ".join(unicodedata.normalize("NFC", line).split())
                if line:
                    yield line


def restamped(old: bytes, new: bytes) -> bytes:
    """Return an older document whose stamps show what those of a newer one do: versions are no change of wording.

    Raises `UnusableError` where one of them is no Word file.
    """
    values = properties_of(open_word(new))
    opened = open_word(old)
    for story in opened.stories():
        fields = [(name, texts) for name, texts in stamp_fields(opened.root(story)) if name in values]
        for name, texts in fields:
            opened.touch(story)
            for number, text in enumerate(texts):
                text.text = "" if number else values[name]
    return opened.written()


def _said(paragraph: Element, hidden: set[Element]) -> Iterator[str]:
    """Yield what a paragraph says itself, without what stands in a text box of its own."""
    for element in paragraph.iter(*_SAID):
        if element not in hidden and climb(element, W + "p") is paragraph:
            sign = element.get(W + "char", "")  # a sign of a font: a box that is ticked or not
            yield sign or element.text or _SAID[element.tag]


def _page_numbers(root: Element) -> Iterator[Element]:
    """Yield the texts that fields show which count pages."""
    for code in root.iter(*w("instrText")):
        if _PAGES.match(code.text or ""):
            for run in code.getparent().itersiblings(W + "r"):
                mark = run.find(W + "fldChar")
                if mark is not None and mark.get(W + "fldCharType") == "end":
                    break
                yield from run.iter(W + "t")
