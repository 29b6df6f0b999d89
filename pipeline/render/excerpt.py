"""Changed text as one line of Markdown: what went struck out, what came bold, long passages shortened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

from pipeline.model.changes import DELETED, INSERTED, PARAGRAPH_END, Piece

AROUND = 60
"""So many letters that stayed are shown on either side of a change."""
LONGEST = 320
"""A passage of more letters is shortened in the middle."""
QUOTED = 100
_MARKS = {INSERTED: "**", DELETED: "~~"}
_SIGNS = {PARAGRAPH_END: " ¶ ", "\n": " / ", "\t": " ", "\u00a0": " ", "\u202f": " ", "\ufffc": "▢"}
"""How a reader sees what is no letter."""
_MARKDOWN = re.compile(r"([\\`*_~\[\]<>#|&]|:(?=//))")


def plain(text: str) -> str:
    """Return a text so that nothing in it is Markdown."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def quoted(text: str) -> str:
    """Return the beginning of a text in quotation marks."""
    return f"“{plain(_shortened(_signed(text), QUOTED))}”"


def excerpt(pieces: Sequence[Piece]) -> str:
    """Return what changed with some of what stayed around it."""
    joined = [(mark, "".join(text for _, text in group)) for mark, group in groupby(pieces, itemgetter(0))]
    line = ""
    for at, (mark, text) in enumerate(joined):
        signed = _signed(text)
        if mark:
            line = _with(line, _marked(mark, signed))
        else:
            line = _with(line, _kept(signed, first=at == 0, last=at == len(joined) - 1), parted=False)
    return " ".join(line.split())


def _signed(text: str) -> str:
    return "".join(_SIGNS.get(letter, letter) for letter in text)


def _marked(mark: str, text: str) -> str:
    """Return a marked text, the blanks at its ends outside the marks, or Markdown would not see them."""
    inner = text.strip() or "␣"
    sign = _MARKS[mark]
    left, right = (" " * (text[:1] == " "), " " * (text[-1:] == " ")) if text.strip() else ("", "")
    return f"{left}{sign}{plain(_shortened(inner, LONGEST))}{sign}{right}"


def _kept(text: str, *, first: bool, last: bool) -> str:
    """Return what is worth showing of what stayed."""
    head = "" if first else text[:AROUND]
    tail = "" if last else text[-AROUND:]
    if len(text) <= (AROUND if first or last else 2 * AROUND):
        return _escaped(text)
    head = head.rpartition(" ")[0] or head if head else ""
    tail = tail.partition(" ")[2] or tail if tail else ""
    return f"{_escaped(head)} … {_escaped(tail)}"


def _escaped(text: str) -> str:
    left, right = " " * (text[:1] == " "), " " * (text[-1:] == " ")
    return f"{left}{plain(text)}{right}" if text.strip() else text


def _with(line: str, part: str, *, parted: bool = True) -> str:
    """Return a line with one more part; a blank parts two where their marks would not be seen otherwise."""
    if not line or not part or line[-1] == " " or part[0] == " ":
        return line + part
    edge = part.lstrip("*~")[:1] if parted else part[0]
    inside = line.rstrip("*~")[-1:]
    closes = line[-1] in "*~"
    if (parted and closes) or (parted and not edge.isalnum() and inside.isalnum()):
        return f"{line} {part}"
    if closes and not parted and part[0].isalnum() and not inside.isalnum():
        return f"{line} {part}"
    return line + part


def _shortened(text: str, longest: int) -> str:
    """Return a text with its middle left out where it is long."""
    if len(text) <= longest:
        return text
    head, tail = text[: longest * 2 // 3], text[-longest // 3 :]
    return f"{head.rpartition(' ')[0] or head} … {tail.partition(' ')[2] or tail}"
