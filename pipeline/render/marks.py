"""A mark of each paragraph of a wording: by these, a text that changed in one language only is found."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from pipeline.model.translations import Marks
from pipeline.render.wording import CompiledWording, Paragraph, Run

LENGTH = 8
_LOOKS = str.maketrans(dict.fromkeys("‘’‚'", "'") | dict.fromkeys('“”„«»"', '"') | {"–": "-", "…": "..."})
_GAP = re.compile(r"\s+")
FIRST_WORDS = 8


def marks(wording: CompiledWording) -> Marks:
    """Return the mark of the heading and of each paragraph; how it looks does not count: spaces, quotes, emphasis."""
    return (_mark(wording.title), *(_mark(_text(paragraph)) for paragraph in wording.paragraphs))


def told(wording: CompiledWording, number: int) -> tuple[int, str, str]:
    """Return of a mark's paragraph the line, what it is called, such as 2 (c), and its first words."""
    if number == 0:
        return 1, "", wording.title
    paragraph = wording.paragraphs[number - 1]
    return paragraph.line, _label(wording, number), _start(paragraph)


def _label(wording: CompiledWording, number: int) -> str:
    """Return a paragraph's number in its file, whichever conditions hold, and the letters of the item it may be."""
    counts = [0, 0, 0]
    for paragraph in wording.paragraphs[:number]:
        counts[paragraph.level - 1] += 1
        counts[paragraph.level :] = [0] * (len(counts) - paragraph.level)
    item = f" ({chr(ord('a') + counts[1] - 1)})" if counts[1] else ""
    return f"{counts[0] or 1}{item}" + (f" ({counts[2]})" if counts[2] else "")


def _start(paragraph: Paragraph) -> str:
    words = "".join(piece.text if isinstance(piece, Run) else "…" for piece in paragraph.pieces).split()
    if paragraph.table:
        return f"[{paragraph.table}]"
    return " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")


def _text(paragraph: Paragraph) -> str:
    pieces = (p.text if isinstance(p, Run) else f"{{{p.formula.source}}}" for p in paragraph.pieces)
    return f"{paragraph.table}|{''.join(pieces)}"


def _mark(text: str) -> str:
    plain = _GAP.sub("", unicodedata.normalize("NFC", text).translate(_LOOKS))
    return hashlib.sha256(plain.encode()).hexdigest()[:LENGTH]
