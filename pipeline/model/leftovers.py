"""What somebody meant to fill in and did not: braces, brackets, blanks, TODO."""

from __future__ import annotations

import re

_SIGNS = b"{}[_<#"
_WORDS = tuple(mark.encode() for mark in ("....", "???", "●", "XXX", "TBD", "TBC", "TBA", "FIXME", "TODO", "N.N.", "orem ipsum",
                                          "Reference source", "Henvisningskilde"))  # fmt: skip
"""One of these signs or words stands in every leftover; most texts have none, and are then not looked at again."""
_LEFTOVER = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|[{}]|\[[^\]\d][^\]]*\]|\[\s*\]|_{3,}|\.{5,}|●|\bX{3,}\b"
    r"|\bTB[DCA]\b|\bFIXME\b|\bTODO\b(?!S)|\bN\.N\.|\?{3,}|\b[Ll]orem ipsum\b|<<[^<>]+>>|#REF!"
    r"|\bReference source not found\b|\bHenvisningskilde ikke fundet\b"
)
_EVERYTHING = {"es", "pt"}
"""Where TODO is a word: all."""


def suspicious(text: str) -> bool:
    """Return whether a text may hold a leftover at all; quick, and right where it says no."""
    data = text.encode()
    return len(data.translate(None, _SIGNS)) < len(data) or any(word in data for word in _WORDS)


def leftover(text: str, language: str = "", *, blanks: bool = True) -> str:
    """Return the first thing in a text that was meant to be filled in; "" where there is none.

    Without `blanks`, lines of underscores and dots do not count, which forms have to be written on by hand.
    """
    for found in _LEFTOVER.finditer(text):
        shown = found.group()
        if not (shown == "TODO" and language in _EVERYTHING) and (blanks or shown.strip("_.")):
            return shown
    return ""
