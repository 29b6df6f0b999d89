"""Passages that moved: deleted in one place and inserted unchanged in another, marked as moves where asked for.

A deletion and an insertion say the same and are what every program reads rightly, so that is the usual way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.model.changes import PARAGRAPH_END
from pipeline.word.lint.names import Element, W
from pipeline.word.redline.compare.marks import DELETED, INSERTED, Marker
from pipeline.word.redline.compare.telling import Passage

LEAST_WORDS = 5
"""Shorter passages stand in many places: that two are alike says nothing."""
_SIDES = {DELETED: "moveFrom", INSERTED: "moveTo"}
_RESTORED = {W + "delText": W + "t", W + "delInstrText": W + "instrText"}


class Whole(NamedTuple):
    """A paragraph of the redline that came or went as a whole."""

    shown: Element
    how: str
    text: str


def moved(passages: Sequence[Passage]) -> list[tuple[Whole, Whole]]:
    """Return the paragraphs that were deleted in one place and inserted with the same text in another, in order.

    Short ones, such as headings, move with the one beside them.
    """
    wholes = [whole for passage in passages for whole in _wholes(passage)]
    gone, come = ([one for one in wholes if one.how == how] for how in (DELETED, INSERTED))
    waiting: dict[str, list[Whole]] = defaultdict(list)
    for one in filter(_is_long, come):
        waiting[one.text].append(one)
    pairs = {
        one.shown: (one, waiting[one.text].pop(0)) for one in filter(_is_long, gone) if waiting[one.text]
    }
    places = {one.shown: one for one in gone}, {one.shown: one for one in come}
    taken = {one.shown for pair in pairs.values() for one in pair}
    for pair in list(pairs.values()):
        for beside in _neighbours(pair, places):
            if taken.isdisjoint(one.shown for one in beside):
                taken.update(one.shown for one in beside)
                pairs[beside[0].shown] = beside
    return [pairs[one.shown] for one in gone if one.shown in pairs]


def _neighbours(
    pair: tuple[Whole, Whole], places: tuple[dict[Element, Whole], dict[Element, Whole]]
) -> Iterator[tuple[Whole, Whole]]:
    """Yield the paragraphs before and behind two that moved, as long as they are the same in both places."""
    for preceding in (True, False):
        sides = [one.shown.itersiblings(W + "p", preceding=preceding) for one in pair]
        for mine, theirs in zip(*sides, strict=False):
            gone, come = places[0].get(mine), places[1].get(theirs)
            if gone is None or come is None or gone.text != come.text:
                break
            yield gone, come


def mark_moves(passages: Sequence[Passage], marker: Marker) -> int:
    """Mark what moved as moves; return how many passages did."""
    pairs = moved(passages)
    for number, pair in enumerate(pairs, 1):
        for one in pair:
            _mark(one.shown, one.how, f"move{number}", marker)
    return len(pairs)


def _wholes(passage: Passage) -> Iterator[Whole]:
    """Yield the paragraphs of a passage that came or went as a whole, and not with a row or control around them.

    The last one's end stays where the story must end with it: then that of the paragraph before came or went instead.
    """
    if not (passage.old or passage.new):
        return
    before = ""
    for number, (shown, (marks, end, text)) in enumerate(
        zip(passage.shown, _paragraphs(passage.pieces), strict=False), 1
    ):
        how = before if number == len(passage.shown) and not end else end
        if how and marks <= {how} and (marks or end):
            yield Whole(shown, how, text)
        before = end


def _paragraphs(pieces: Iterable[tuple[str, str]]) -> Iterator[tuple[set[str], str, str]]:
    """Yield, of each paragraph that pieces make up, how its text is marked, how its end is, and the text."""
    marks: set[str] = set()
    said: list[str] = []
    for mark, text in pieces:
        *ended, rest = text.split(PARAGRAPH_END)
        for part in ended:
            yield marks | ({mark} if part else set()), mark, "".join([*said, part]).strip()
            marks, said = set(), []
        if rest:
            marks.add(mark)
            said.append(rest)


def _is_long(one: Whole) -> bool:
    """Whether a paragraph is long enough to be known again."""
    return len(one.text.split()) >= LEAST_WORDS


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
