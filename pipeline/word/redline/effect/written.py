"""What is written in a run, as text: letters, signs that have an element of their own, and tokens for what is no letter."""

from __future__ import annotations

import hashlib

from pipeline.word.lint.names import XML_SPACE, Element, W, val

SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
_BREAKS = {"page": "\f", "column": "\v"}
_BLANK = frozenset(" \t\n\r")
_LONGEST = 2000


def token(*words: str) -> str:
    """Return what stands in a text for something that is no letter: an object's sign, then what it is.

    A long text (a note may be referred to a thousand times) is cut and known by its digest.
    """
    text = " ".join(words)
    if len(text) > _LONGEST:
        text = f"{text[:_LONGEST]} {hashlib.blake2b(text.encode(), digest_size=8).hexdigest()}"
    return f"\ufffc{{{text}}}"


def break_of(mark: Element) -> str:
    """Return the sign for a break of line, page or column."""
    return _BREAKS.get(mark.get(W + "type", ""), "\n")


def written(element: Element) -> str:
    """Return the text of w:t as Word shows it: without xml:space it has no blanks at its ends."""
    text = element.text
    if not text:
        return ""
    if (text[0] in _BLANK or text[-1] in _BLANK) and not keeps_blanks(element):
        text = text.strip(" \t\n\r")
    return text.replace("\n", " ").replace("\r", " ") if "\n" in text or "\r" in text else text


def keeps_blanks(element: Element | None) -> bool:
    """Return whether xml:space, here or further out, lets blanks at the ends of texts count."""
    while element is not None:
        space = element.get(XML_SPACE)
        if space is not None:
            return bool(space == "preserve")
        element = element.getparent()
    return False


def control_of(element: Element) -> str:
    """Return the names of a content control: for programs, and for people."""
    names = (element.find(f"{W}sdtPr/{W}{name}") for name in ("tag", "alias"))
    return "|".join("" if name is None else val(name) for name in names)
