"""Which deleted passages came back elsewhere: the same words, or nearly all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.model.changes import DELETED, INSERTED, KEPT, Piece
from pipeline.word.redline.compare.sequence import spans
from pipeline.word.redline.compare.words import words

ALIKE = 0.8
"""The share of words that two passages have in common for one to be the other one edited."""
FEWEST = 5
"""A passage of fewer words has moved only where it is the very same, and like no other."""
_WORD = re.compile(r"\w+")
_LETTERS = 4


Bag = Counter[str]


class Move(NamedTuple):
    """A deleted passage and the inserted one it became, by their places in the two lists."""

    old: int
    new: int


def moves(deleted: Sequence[str], inserted: Sequence[str]) -> list[Move]:
    """Return what moved; each text at most once."""
    same = list(_same(deleted, inserted))
    olds, news = {move.old for move in same}, {move.new for move in same}
    found = [(at, bag) for at, text in enumerate(deleted) if at not in olds and (bag := _bag(text))]
    there = [(at, bag) for at, text in enumerate(inserted) if at not in news and (bag := _bag(text))]
    return sorted([*same, *_nearly(found, there)])


def edited(old: str, new: str) -> tuple[Piece, ...]:
    """Return how a text became another one, word by word."""
    mine, theirs = words(old), words(new)
    pieces: list[Piece] = []
    for span in spans(mine, theirs):
        if span.equal:
            pieces.append(Piece(KEPT, "".join(mine[slice(*span.old)])))
            continue
        gone, came = "".join(mine[slice(*span.old)]), "".join(theirs[slice(*span.new)])
        pieces += [piece for piece in (Piece(DELETED, gone), Piece(INSERTED, came)) if piece.text]
    return tuple(pieces)


def _same(deleted: Sequence[str], inserted: Sequence[str]) -> Iterator[Move]:
    """Yield the passages whose text is the same; of those that stand more than once, in order."""
    counts = Counter(deleted), Counter(inserted)
    free: dict[str, list[int]] = {}
    for at, text in enumerate(inserted):
        free.setdefault(text, []).append(at)
    for at, text in enumerate(deleted):
        if not free.get(text):
            continue
        alone = counts[0][text] == counts[1][text] == 1 and sum(map(str.isalpha, text)) >= _LETTERS
        if alone or len(_WORD.findall(text)) >= FEWEST:
            yield Move(at, free[text].pop(0))


def _bag(text: str) -> Bag:
    found = _WORD.findall(text.casefold())
    return Counter(found) if len(found) >= FEWEST else Counter()


def _nearly(olds: Sequence[tuple[int, Bag]], news: Sequence[tuple[int, Bag]]) -> Iterator[Move]:
    """Yield the passages that are alike enough, the most alike first."""
    near: list[tuple[float, int, int]] = []
    for i, mine in olds:
        for j, theirs in news:
            share = _share(mine, theirs)
            if share >= ALIKE:
                near.append((-share, i, j))
    taken: tuple[set[int], set[int]] = set(), set()
    for _, i, j in sorted(near):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield Move(i, j)


def _share(mine: Bag, theirs: Bag) -> float:
    sizes = mine.total(), theirs.total()
    if min(sizes) < ALIKE / (2 - ALIKE) * max(sizes):
        return 0.0
    return 2 * (mine & theirs).total() / sum(sizes)
