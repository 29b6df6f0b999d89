"""Texts letter by letter: what two programs print of one text differs in blanks, breaks and hyphens, and in nothing else."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

BULLET, BROKEN = "•", "\x1f"
"""The sign before an item, which every program draws its own way; a hyphen at the end of a line, which may be none."""
_TOKEN = re.compile("\ufffc\\{[^}]*\\}")
"""What a text has for a picture, a note or a field that is worked out anew."""
_AT_END = re.compile(r"(?<=[^\W\d_])[-\u2010]\s*(?:\n\s*(?=[^\W\d_])|\Z)")
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})
_NOTHING = "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffc"
_LEADERS = re.compile(r"_{2,}|\.{4,}")
"""The line to write on, as a program draws it."""
_JOINED = "\u2060"
_WORDS = 40


@dataclass(frozen=True, slots=True)
class Letters:
    """A text without its blanks, and where each letter stands in it."""

    text: str
    places: tuple[int, ...]
    whole: str

    def words_at(self, at: int, most: int = _WORDS) -> str:
        """Return some words from the one that a letter is in; "" behind the last one."""
        if at >= len(self.text):
            return ""
        place = self.places[at]
        start = max(self.whole.rfind(blank, 0, place) for blank in " \t\n\xa0") + 1
        return " ".join(_shown(self.whole[start:]).split()[:most])

    def between(self, start: int, end: int) -> str:
        """Return what stands between two letters, in words."""
        if start >= end:
            return ""
        stop = self.places[end] if end < len(self.places) else len(self.whole)
        return " ".join(_shown(self.whole[self.places[start] : stop]).split())


def letters(text: str, *, printed: bool = False) -> Letters:
    """Return a text letter by letter; one that was `printed` may have words broken at the ends of lines."""
    whole = unicodedata.normalize("NFC", _TOKEN.sub("", text))
    whole = _LEADERS.sub(lambda line: " " * len(line[0]), whole)
    if printed:
        whole = _AT_END.sub(lambda end: BROKEN + _JOINED * (len(end[0]) - 1), whole)
    found: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(whole):
        for letter in unicodedata.normalize("NFKC", sign).translate(_HYPHENS):
            if letter == BROKEN or not (letter.isspace() or letter in _NOTHING):
                found.append(letter)
                places.append(place)
    return Letters("".join(found), tuple(places), whole)


def _shown(text: str) -> str:
    return text.replace(BROKEN, "-").replace(_JOINED, "")


def bare(text: str) -> str:
    """Return a text without its blanks."""
    return letters(text).text


def things_in(text: str) -> list[str]:
    """Return what a text has beside letters: pictures, notes, fields that are worked out anew."""
    return _TOKEN.findall(text)


def follow(wanted: str, found: str, at: int) -> tuple[int, int]:
    """Return how many letters of a wanted text stand at a place, and where they end."""
    if found.startswith(wanted, at):
        return len(wanted), at + len(wanted)
    have = 0
    while have < len(wanted):
        if at < len(found) and found[at] == wanted[have] and wanted[have] != BULLET:
            have, at = have + 1, at + 1
        elif at < len(found) and found[at] == BROKEN:
            have, at = have + (wanted[have] == "-"), at + 1
        elif wanted[have] == BULLET:
            have, at = have + 1, at + (at < len(found) and not found[at].isalnum())
        else:
            break
    return have, at


def furniture(line: str) -> str:
    """Return the pattern of a line that stands on every page, in which the number of the page may be any."""
    return r"\d{1,4}".join(re.escape(bare(piece)) for piece in _TOKEN.split(line))
