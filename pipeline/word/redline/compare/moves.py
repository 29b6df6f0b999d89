"""Passages that moved: deleted in one place and inserted unchanged in another, marked as moves where asked for.

A deletion and an insertion say the same and are what every program reads rightly, so that is the usual way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.word.lint.names import Element, W
from pipeline.word.redline.compare.marks import DELETED, INSERTED, Marker
from pipeline.word.redline.compare.telling import Passage

LEAST_WORDS = 5
"""Shorter passages stand in many places: that two are alike says nothing."""
_SIDES = {DELETED: "moveFrom", INSERTED: "moveTo"}
_RESTORED = {W + "delText": W + "t", W + "delInstrText": W + "instrText"}


def moved(passages: Sequence[Passage]) -> list[tuple[Passage, Passage]]:
    """Return the passages that were deleted in one place and inserted with the same text in another, in order.

    Short ones, such as headings, move with the passage beside them.
    """
    gone, come = ([p for p in passages if _is_whole(p, how)] for how in (DELETED, INSERTED))
    waiting: dict[str, list[Passage]] = defaultdict(list)
    for passage in filter(_is_long, come):
        waiting[_text(passage)].append(passage)
    pairs = {id(p): (p, waiting[_text(p)].pop(0)) for p in filter(_is_long, gone) if waiting[_text(p)]}
    places = {p.shown[0]: p for p in gone}, {p.shown[0]: p for p in come}
    taken = {id(passage) for pair in pairs.values() for passage in pair}
    for pair in list(pairs.values()):
        for beside in _neighbours(pair, places):
            if taken.isdisjoint(map(id, beside)):
                taken.update(map(id, beside))
                pairs[id(beside[0])] = beside
    return [pairs[id(passage)] for passage in gone if id(passage) in pairs]


def _neighbours(
    pair: tuple[Passage, Passage], places: tuple[dict[Element, Passage], dict[Element, Passage]]
) -> Iterator[tuple[Passage, Passage]]:
    """Yield the passages before and behind two that moved, as long as they are the same in both places."""
    for preceding in (True, False):
        sides = [passage.shown[0].itersiblings(W + "p", preceding=preceding) for passage in pair]
        for mine, theirs in zip(*sides, strict=False):
            gone, come = places[0].get(mine), places[1].get(theirs)
            if gone is None or come is None or _text(gone) != _text(come):
                break
            yield gone, come


def mark_moves(passages: Sequence[Passage], marker: Marker) -> int:
    """Mark what moved as moves; return how many passages did."""
    pairs = moved(passages)
    for number, (gone, come) in enumerate(pairs, 1):
        for side, passage in ((DELETED, gone), (INSERTED, come)):
            for paragraph in passage.shown:
                _mark(paragraph, side, f"move{number}", marker)
    return len(pairs)


def _is_whole(passage: Passage, how: str) -> bool:
    """Whether a passage is one paragraph that came or went as a whole, and not with a row or control around it."""
    alone = len(passage.shown) == 1 and bool(passage.old or passage.new)
    return alone and {mark for mark, _ in passage.pieces} == {how}


def _is_long(passage: Passage) -> bool:
    """Whether a passage is long enough to be known again."""
    return len(_text(passage).split()) >= LEAST_WORDS


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
