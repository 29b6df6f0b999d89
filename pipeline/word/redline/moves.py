"""Passages that moved: deleted in one place and inserted unchanged in another, marked as moves where asked for.

A deletion and an insertion say the same and are what every program reads rightly, so that is the usual way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.word.lint.names import Element, W
from pipeline.word.redline.marks import DELETED, INSERTED, Marker
from pipeline.word.redline.telling import Passage

LEAST_WORDS = 5
"""Shorter passages stand in many places: that two are alike says nothing."""
_SIDES = {DELETED: "moveFrom", INSERTED: "moveTo"}
_RESTORED = {W + "delText": W + "t", W + "delInstrText": W + "instrText"}


def moved(passages: Sequence[Passage]) -> list[tuple[Passage, Passage]]:
    """Return the passages that were deleted in one place and inserted with the same text in another, in order."""
    waiting: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        if _is_whole(passage, INSERTED):
            waiting[_text(passage)].append(passage)
    gone = [passage for passage in passages if _is_whole(passage, DELETED)]
    return [(passage, waiting[_text(passage)].pop(0)) for passage in gone if waiting[_text(passage)]]


def mark_moves(passages: Sequence[Passage], marker: Marker) -> int:
    """Mark what moved as moves; return how many passages did."""
    pairs = moved(passages)
    for number, (gone, come) in enumerate(pairs, 1):
        for side, passage in ((DELETED, gone), (INSERTED, come)):
            for paragraph in passage.shown:
                _mark(paragraph, side, f"move{number}", marker)
    return len(pairs)


def _is_whole(passage: Passage, how: str) -> bool:
    """Whether a passage is one paragraph that came or went as a whole, long enough to be known again."""
    marks = {mark for mark, text in passage.pieces if text.strip()}
    return marks == {how} and len(passage.shown) == 1 and len(_text(passage).split()) >= LEAST_WORDS


def _text(passage: Passage) -> str:
    return "".join(text for _, text in passage.pieces).strip()


def _mark(paragraph: Element, side: str, name: str, marker: Marker) -> None:
    """Turn a paragraph's marks into those of a move, within a range that bears its name (17.13.5.21 to 28)."""
    for element in list(paragraph.iter(W + side)):
        element.tag = W + _SIDES[side]
    for tag, restored in _RESTORED.items():
        for element in list(paragraph.iter(tag)):
            element.tag = restored
    start = marker.mark(f"{_SIDES[side]}RangeStart")
    start.set(W + "name", name)
    end = paragraph.makeelement(W + f"{_SIDES[side]}RangeEnd", {W + "id": start.get(W + "id")})
    paragraph.insert(int(len(paragraph) > 0 and paragraph[0].tag == W + "pPr"), start)
    paragraph.append(end)
