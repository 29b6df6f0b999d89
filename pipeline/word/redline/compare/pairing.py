"""Which blocks of two stories belong together, in order; paragraphs that were split or joined too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.word.redline.compare.blocks import LEAST_ALIKE, PARAGRAPH, Block, alike, may_replace, shared
from pipeline.word.redline.compare.sequence import best_pairs, heaviest_rise

MANY = 20_000
"""Of more pairs than this, only those that share a rare word are looked at."""
_RARE = 6


class Pairing(NamedTuple):
    """Blocks that belong together: one and one, or several paragraphs that were split or joined, or none on a side."""

    old: tuple[Block, ...]
    new: tuple[Block, ...]


def pair(old: Sequence[Block], new: Sequence[Block]) -> list[Pairing]:
    """Return which blocks belong together, in the order in which a redline shows them."""
    matches = [*_matches(old, new), (len(old), len(new))]
    pairings: list[Pairing] = []
    i = j = 0
    for x, y in matches:
        pairings += [Pairing((block,), ()) for block in old[i:x]]
        pairings += [Pairing((), (block,)) for block in new[j:y]]
        if x < len(old):
            pairings.append(Pairing((old[x],), (new[y],)))
        i, j = x + 1, y + 1
    return _with_common_end(list(_grown(pairings)))


def pair_coarsely(old: Sequence[Block], new: Sequence[Block]) -> list[Pairing]:
    """Pair only what is the same at both ends; all between is replaced."""
    start = 0
    while start < min(len(old), len(new)) and old[start].is_same(new[start]):
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end].is_same(new[-1 - end]):
        end += 1
    same = [Pairing((mine,), (theirs,)) for mine, theirs in zip(old, new, strict=False)]
    tail = [Pairing((old[-back],), (new[-back],)) for back in range(end, 0, -1)]
    gone = [Pairing((block,), ()) for block in old[start : len(old) - end]]
    come = [Pairing((), (block,)) for block in new[start : len(new) - end]]
    return _with_common_end([*same[:start], *gone, *come, *tail])


def _matches(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the places that match: first what is the same and stands once, between them what is alike."""
    keys = _keys(old, new)
    i = j = 0
    for x, y in [*_same(keys[0], keys[1], old), (len(old), len(new))]:
        if x > i and y > j:
            yield from ((i + a, j + b) for a, b in _alike(old[i:x], new[j:y]))
        if x < len(old):
            yield x, y
        i, j = x + 1, y + 1


def _keys(old: Sequence[Block], new: Sequence[Block]) -> tuple[Sequence[int], Sequence[int]]:
    """Return a number for each block, the same for blocks of the same kind and text."""
    known: dict[tuple[str, str], int] = {}
    written: dict[bytes, int] = {}

    def key(block: Block) -> int:
        if block.written not in written:
            written[block.written] = known.setdefault((block.kind, block.text), len(known))
        return written[block.written]

    return [key(block) for block in old], [key(block) for block in new]


def _same(old: Sequence[int], new: Sequence[int], blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Return equal places that can be trusted: between what stands once in both, and around it."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    here, there = old[start : len(old) - end], new[start : len(new) - end]
    counts = Counter(here), Counter(there)
    once = {key for key, count in counts[0].items() if count == 1 and counts[1][key] == 1}
    places = [at for at, key in enumerate(here) if key in once and blocks[start + at].has_words]
    theirs = {key: at for at, key in enumerate(there)}
    there_at = [theirs[here[at]] for at in places]
    kept = heaviest_rise(there_at, lambda index: blocks[start + places[index]].weight)
    anchors = [(places[index], there_at[index]) for index in kept]
    found = [(at, at) for at in range(start)]
    found += [(start + a, start + b) for a, b in anchors]
    found += [(len(old) - back, len(new) - back) for back in range(end, 0, -1)]
    return found


def _alike(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    """Return the pairs of a stretch in which nothing is sure."""
    rare = _rare_words(old, new) if len(old) * len(new) > MANY else None

    def likeness(i: int, j: int) -> float:
        mine, theirs = old[i], new[j]
        if rare is not None and not (rare[0][i] & rare[1][j]):
            return 0.0
        share = alike(mine, theirs)
        return share * (0.3 + min(1.0, mine.weight / 60)) if share >= LEAST_ALIKE else 0.0

    return list(_filled(best_pairs(len(old), len(new), likeness, 1e-9), old, new))


def _filled(
    pairs: Sequence[tuple[int, int]], old: Sequence[Block], new: Sequence[Block]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs, and between them those of stretches with as many blocks as before, one in another's place."""
    i = j = 0
    for x, y in [*pairs, (len(old), len(new))]:
        if x - i == y - j:
            for step in range(x - i):
                if may_replace(old[i + step], new[j + step]):
                    yield i + step, j + step
        if x < len(old):
            yield x, y
        i, j = x + 1, y + 1


def _rare_words(old: Sequence[Block], new: Sequence[Block]) -> tuple[list[set[str]], list[set[str]]]:
    counts = Counter(word for block in (*old, *new) for word in block.words)
    rare = {word for word, count in counts.items() if 1 < count <= 2 * _RARE}
    return [rare.intersection(b.words) for b in old], [rare.intersection(b.words) for b in new]


# ── split and joined paragraphs ──────────────────────────────────────────────────────────────────────────────────────


def _grown(pairings: Sequence[Pairing]) -> Iterator[Pairing]:
    """Take to a pair of paragraphs the lone neighbours that hold what one side of it lacks."""
    at = 0
    while at < len(pairings):
        pairing = pairings[at]
        if not _is_pair(pairing):
            run = at
            while run < len(pairings) and not _is_pair(pairings[run]):
                run += 1
            follower = pairings[run] if run < len(pairings) else None
            taken = _taken_before(pairings[at:run], follower) if follower else 0
            yield from pairings[at : run - taken]
            if taken and follower:
                pairing = _merged([*pairings[run - taken : run], follower])
                at = run
            else:
                at = run
                continue
        end = at + 1
        while end < len(pairings) and not _is_pair(pairings[end]) and _belongs(pairing, pairings[end]):
            pairing = _merged([pairing, pairings[end]])
            end += 1
        yield pairing
        at = end


def _taken_before(lone: Sequence[Pairing], follower: Pairing) -> int:
    taken, grown = 0, follower
    while taken < len(lone) and _belongs(grown, lone[-1 - taken]):
        grown = _merged([lone[-1 - taken], grown])
        taken += 1
    return taken


def _is_pair(pairing: Pairing) -> bool:
    return bool(pairing.old and pairing.new)


def _merged(pairings: Iterable[Pairing]) -> Pairing:
    olds, news = zip(*pairings, strict=True)
    return Pairing(tuple(b for side in olds for b in side), tuple(b for side in news for b in side))


def _belongs(pairing: Pairing, lone: Pairing) -> bool:
    """Return whether a lone paragraph holds most of what one side of a pair has more than the other."""
    blocks = (*pairing.old, *pairing.new, *lone.old, *lone.new)
    if any(block.kind != PARAGRAPH or block.is_section_end for block in blocks):
        return False
    (block,) = lone.old or lone.new
    if block.weight < 12 or any(block.clause != other.clause for other in blocks):
        return False
    other, same = (pairing.new, pairing.old) if lone.old else (pairing.old, pairing.new)
    left = _bag(other) - _bag(same)
    return shared(block.words, left) >= 0.6 * block.weight


def _bag(blocks: Iterable[Block]) -> Counter[str]:
    total: Counter[str] = Counter()
    for block in blocks:
        total.update(block.words)
    return total


def _with_common_end(pairings: list[Pairing]) -> list[Pairing]:
    """Let both stories end in one paragraph: the last mark of a story can be neither inserted nor deleted."""
    end = len(pairings)
    while end and not _is_pair(pairings[end - 1]):
        end -= 1
    if end == len(pairings):
        return pairings
    head, tail = pairings[:end], pairings[end:]
    olds, news = [p for p in tail if p.old], [p for p in tail if p.new]
    if olds and news:
        last = _merged([olds[-1], news[-1]])
        if not all(block.kind == PARAGRAPH for block in (*last.old, *last.new)):
            return pairings
        return [*head, *olds[:-1], *news[:-1], last]
    paragraphs = all(b.kind == PARAGRAPH and not b.is_section_end for p in tail for b in (*p.old, *p.new))
    if (
        head
        and paragraphs
        and all(b.kind == PARAGRAPH and not b.is_section_end for b in (*head[-1].old, *head[-1].new))
    ):
        return [*head[:-1], _merged([head[-1], *tail])]
    return pairings
