"""Which list of the new file shows the same labels as a list of the old one: by what they look like, and by votes.

Paragraphs that were matched vote for the lists they stand in. Word counts all w:num of one abstract list together
(ECMA-376-1 17.9), so lists that count together must go on doing so, and lists that do not must not begin to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from pipeline.word.lint.names import Element, W
from pipeline.word.redline.numbering import Lists

Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Matched:
    """What an abstract list, and what a w:num of the old file is in the new one; by id."""

    abstracts: Mapping[str, str]
    numbers: Mapping[str, str]


def matched(old: Element | None, out: Element | None, pairs: Pairs) -> Matched:
    """Match the lists of two numbering parts; `pairs` are the w:num ids of paragraphs that belong together."""
    mine, theirs = Lists(old), Lists(out)
    votes = Counter(pairs)
    abstracts = _paired(_abstracts(old, mine), _abstracts(out, theirs), _by_abstract(votes, mine, theirs))
    old_numbers = {
        id_: (abstracts[abstract], mine.overrides(id_))
        for id_ in numbers(old)
        if (abstract := mine.abstract_of(id_)) in abstracts
    }
    out_numbers = {id_: (theirs.abstract_of(id_), theirs.overrides(id_)) for id_ in numbers(out)}
    paired = _paired(old_numbers, out_numbers, votes)
    return Matched(abstracts, _shared(old_numbers, out_numbers) | paired)


def numbers(root: Element | None) -> list[str]:
    """Return the ids of all w:num, in their order."""
    found = root.iterchildren(W + "num") if root is not None else ()
    return list(dict.fromkeys(num.get(W + "numId", "") for num in found))


def _abstracts(root: Element | None, lists: Lists) -> dict[str, Hashable]:
    """Return what the abstract lists in use look like."""
    return {abstract: lists.definition(id_) for id_ in numbers(root) if (abstract := lists.abstract_of(id_))}


def _by_abstract(votes: Mapping[tuple[str, str], int], old: Lists, out: Lists) -> Counter[tuple[str, str]]:
    counted = Counter[tuple[str, str]]()
    for (mine, theirs), count in votes.items():
        counted[old.abstract_of(mine), out.abstract_of(theirs)] += count
    return counted


def _paired(
    mine: Mapping[str, Hashable], theirs: Mapping[str, Hashable], votes: Counter[tuple[str, str]]
) -> dict[str, str]:
    """Pair ids whose keys are equal, one to one: those with most votes first, the others in their order."""
    found: dict[str, str] = {}
    given: set[str] = set()
    for (one, other), _ in votes.most_common():
        known = one in mine and other in theirs and mine[one] == theirs[other]
        if known and one not in found and other not in given:
            found[one] = other
            given.add(other)
    free: dict[Hashable, list[str]] = {}
    for other in reversed(list(theirs)):
        if other not in given:
            free.setdefault(theirs[other], []).append(other)
    for one, key in mine.items():
        if one not in found and free.get(key):
            found[one] = free[key].pop()
    return found


def _shared(mine: Mapping[str, tuple[str, tuple[object, ...]]],
            theirs: Mapping[str, tuple[str, tuple[object, ...]]]) -> dict[str, str]:  # fmt: skip
    """Return, for each w:num that changes nothing in its abstract list, the first other one that does not.

    Such w:num of one abstract list are one list to a reader, however many there are.
    """
    first: dict[tuple[str, tuple[object, ...]], str] = {}
    for id_, key in theirs.items():
        first.setdefault(key, id_)
    return {id_: first[key] for id_, key in mine.items() if not key[1] and key in first}
