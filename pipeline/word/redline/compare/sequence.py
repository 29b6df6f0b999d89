"""What two sequences have in common: the shortest edit where they are alike, the longest runs where they are not.

Knows nothing of Word: it compares hashable things.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

FARTHEST = 120
"""Beyond so many edits the shortest script costs more than it is worth."""


class Span(NamedTuple):
    """A stretch of both sequences: equal, or what the first has there and what the second has instead."""

    equal: bool
    old: tuple[int, int]
    new: tuple[int, int]


def sizes(span: Span) -> tuple[int, int]:
    """Return how much a stretch has on either side."""
    return span.old[1] - span.old[0], span.new[1] - span.new[0]


def spans(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Span]:
    """Return the stretches of two sequences, equal ones and others by turns."""
    return list(stretches(common(old, new), len(old), len(new)))


def common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the pairs of places at which both sequences are taken to be the same, in order."""
    start = _alike(old, new)
    most = min(len(old), len(new)) - start
    end = _alike(old[::-1][:most], new[::-1][:most]) if most else 0
    inner_old, inner_new = old[start : len(old) - end], new[start : len(new) - end]
    pairs = [(at, at) for at in range(start)]
    if inner_old and inner_new:
        found = _shortest(inner_old, inner_new)
        if found is None:
            found = _longest(inner_old, inner_new)
        pairs += [(start + i, start + j) for i, j in found]
    pairs += [(len(old) - n, len(new) - n) for n in range(end, 0, -1)]
    return pairs


def _alike(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """Return how many elements two sequences begin with alike."""
    count = 0
    for mine, theirs in zip(old, new, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _shortest(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]] | None:
    """Return the pairs of the shortest edit script (Myers 1986), or None where it is too long."""
    n, m = len(old), len(new)
    reach = {1: 0}
    trace: list[dict[int, int]] = []
    for edits in range(min(n + m, FARTHEST) + 1):
        trace.append(reach.copy())
        for diagonal in range(-edits, edits + 1, 2):
            down = diagonal == -edits or (
                diagonal != edits and reach.get(diagonal - 1, -1) < reach.get(diagonal + 1, -1)
            )
            x = reach.get(diagonal + 1, 0) if down else reach[diagonal - 1] + 1
            y = x - diagonal
            while x < n and y < m and old[x] == new[y]:
                x, y = x + 1, y + 1
            reach[diagonal] = x
            if x >= n and y >= m:
                return _walked_back(trace, n, m)
    return None


def _walked_back(trace: list[dict[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    """Return the pairs on the way that led to the end."""
    pairs: list[tuple[int, int]] = []
    for edits in range(len(trace) - 1, -1, -1):
        reach, diagonal = trace[edits], x - y
        down = diagonal == -edits or (
            diagonal != edits and reach.get(diagonal - 1, -1) < reach.get(diagonal + 1, -1)
        )
        before = diagonal + 1 if down else diagonal - 1
        from_x = reach.get(before, 0) if edits else 0
        from_y = from_x - before if edits else 0
        while x > from_x and y > from_y:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        x, y = from_x, from_y
    return pairs[::-1]


def _longest(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the pairs of the longest runs in common, then of the longest on either side of them."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return [(i + step, j + step) for i, j, size in blocks for step in range(size)]


def stretches(pairs: Sequence[tuple[int, int]], n: int, m: int) -> Iterator[Span]:
    """Yield the stretches between and of pairs."""
    i = j = at = 0
    while at <= len(pairs):
        x, y = pairs[at] if at < len(pairs) else (n, m)
        if (x, y) != (i, j):
            yield Span(equal=False, old=(i, x), new=(j, y))
        run = at
        while run < len(pairs) and pairs[run] == (x + run - at, y + run - at):
            run += 1
        if run > at:
            yield Span(equal=True, old=(x, x + run - at), new=(y, y + run - at))
        i, j = x + run - at, y + run - at
        at = run if run > at else at + 1


def heaviest_rise(places: Sequence[int], weigh: Callable[[int], float]) -> list[int]:
    """Return the indexes of a rising run of places, gaps allowed, whose weights add up to the most.

    Weights are above 0. Only where places are out of order does anybody ask for them.
    """
    highest = list(accumulate(places, max))
    lowest = list(accumulate(reversed(places), min))[::-1]
    weights = [
        1 if before == after else weigh(index)
        for index, (before, after) in enumerate(zip(highest, lowest, strict=True))
    ]
    best: list[tuple[int, float, int]] = []  # (place, weight up to it, index), both rising
    before = [-1] * len(places)
    for index, (place, weight) in enumerate(zip(places, weights, strict=True)):
        at = bisect_left(best, (place, 0.0, -1))
        total = weight + (best[at - 1][1] if at else 0.0)
        before[index] = best[at - 1][2] if at else -1
        if at < len(best) and best[at][0] == place and best[at][1] >= total:
            continue
        end = at
        while end < len(best) and best[end][1] <= total:
            end += 1
        best[at:end] = [(place, total, index)]
    run: list[int] = []
    last = best[-1][2] if best else -1
    while last >= 0:
        run.append(last)
        last = before[last]
    return run[::-1]


def best_pairs(
    old: int, new: int, likeness: Callable[[int, int], float], least: float
) -> list[tuple[int, int]]:
    """Return pairs in order whose likeness adds up to the most; `likeness` is asked once for each two places.

    Pairs below `least` are none (Needleman and Wunsch 1970, gaps are free).
    """
    scores = [[0.0] * (new + 1) for _ in range(old + 1)]
    alike = [[likeness(i, j) for j in range(new)] for i in range(old)]
    for i in range(old - 1, -1, -1):
        row, below, known = scores[i], scores[i + 1], alike[i]
        for j in range(new - 1, -1, -1):
            best = max(below[j], row[j + 1])
            if known[j] >= least and below[j + 1] + known[j] > best:
                best = below[j + 1] + known[j]
            row[j] = best
    pairs = []
    i = j = 0
    while i < old and j < new:
        if alike[i][j] >= least and scores[i][j] == scores[i + 1][j + 1] + alike[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif scores[i + 1][j] >= scores[i][j + 1]:
            i += 1
        else:
            j += 1
    return pairs
