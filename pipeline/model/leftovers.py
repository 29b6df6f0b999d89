"""What somebody meant to fill in and did not: braces, brackets, blanks, TODO."""

from __future__ import annotations

import re

_MARKS = ("{", "}", "[", "_", "<", "#", "....", "???", "●", "XXX", "TBD", "TBC", "TBA", "FIXME", "TODO", "N.N.",
          "orem ipsum", "Reference source", "Henvisningskilde")  # fmt: skip
"""One of these signs or words stands in every leftover; most texts have none, and are then not looked at again."""
_LEFTOVER = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|[{}]|\[[^\]\d][^\]]*\]|\[\s*\]|_{3,}|\.{5,}|●|\bX{3,}\b"
    r"|\bTB[DCA]\b|\bFIXME\b|\bTODO\b(?!S)|\bN\.N\.|\?{3,}|\b[Ll]orem ipsum\b|<<[^<>]+>>|#REF!"
    r"|\bReference source not found\b|\bHenvisningskilde ikke fundet\b"
)
_EVERYTHING = {"es", "pt"}
"""Where TODO is a word: all."""


def marks_in(text: str) -> tuple[str, ...]:
    """Return the signs and words in a text of which one stands in every leftover; quick, and none where there is none."""
    return tuple(mark for mark in _MARKS if mark in text)


def leftover(text: str, language: str = "", *, blanks: bool = True) -> str:
    """Return the first thing in a text that was meant to be filled in; "" where there is none.

    Without `blanks`, lines of underscores and dots do not count, which forms have to be written on by hand.
    """
    for found in _LEFTOVER.finditer(text):
        shown = found.group()
        if not (shown == "TODO" and language in _EVERYTHING) and (blanks or shown.strip("_.")):
            return shown
    return ""
