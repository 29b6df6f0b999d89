"""Which tracked changes are meant: all, an author's, a kind's, those in a clause; a move always as a whole."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from pipeline.model.words import LANGUAGES
from pipeline.word.lint.names import Element, W, climb, w
from pipeline.word.redline.resolve.reach import held
from pipeline.word.redline.resolve.revisions import MOVE_RANGES, TAG_RANGES, author_of, kind_of, revisions
from pipeline.word.xml import bookmark_name

Chosen = Callable[[Element], bool]
"""Answers whether a tracked change is meant."""

_P, _TBL, _TR, _TC = w("p", "tbl", "tr", "tc")
_HOLDER = {
    **dict.fromkeys(w("trPr", "tblPrEx"), _TR),
    W + "tcPr": _TC,
    **dict.fromkeys(w("tblPr", "tblGrid"), _TBL),
}
_START = {end: start for start, end in (*MOVE_RANGES.values(), *TAG_RANGES.values())}
_ENDS = (*_START, *_START.values())


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose; None and nothing mean all of it."""

    author: str | None = None
    kinds: frozenset[str] = frozenset()
    clause: str | None = None

    def of(self, story: Element) -> Chosen | None:
        """Return what answers for the changes of one story, or None where all are meant."""
        if self.clause is None:
            return chosen_by(self.author, self.kinds) if self.author is not None or self.kinds else None
        inside, meant = within(story, clause_bookmarks(self.clause)), chosen_by(self.author, self.kinds)
        return lambda revision: revision in inside and meant(revision)


@dataclass(frozen=True, slots=True)
class Picked:
    """The tracked changes to resolve, in document order, and the ends of ranges that go with them."""

    revisions: list[Element]
    ranges: list[Element]


def chosen_by(author: str | None, kinds: frozenset[str] | None) -> Chosen:
    """Return what answers whether a change is an author's and of one of the kinds; None, or no kind, means any."""
    return lambda revision: (
        (author is None or author_of(revision) == author) and (not kinds or kind_of(revision) in kinds)
    )


def clause_bookmarks(clause: str) -> frozenset[str]:
    """Return the bookmarks a clause may have: its own, and one per language where several stand side by side."""
    return frozenset(bookmark_name("c", clause, language) for language in ("", *LANGUAGES))


def within(root: Element, bookmarks: Collection[str]) -> set[Element]:
    """Return the tracked changes that bookmarks hold: of a row where they hold a part, of a table where they hold all."""
    named = held(
        root, W + "bookmarkStart", W + "bookmarkEnd", lambda start: start.get(W + "name") in bookmarks
    )
    reached = {found for found, _ in named}
    return {revision for revision in revisions(root) if _is_within(revision, reached)} if reached else reached


def pick(root: Element, chosen: Chosen | None) -> Picked:
    """Return the tracked changes that are meant."""
    every = list(revisions(root))
    if chosen is None:
        return Picked(every, list(root.iter(*_ENDS)))
    meant = {revision for revision in every if chosen(revision)}
    starts = {revision for revision in meant if revision.tag in _START.values()}
    for begun, moved in _moves(root) if meant else ():
        if not meant.isdisjoint(moved):
            meant |= moved
            starts |= begun
    return Picked([revision for revision in every if revision in meant], list(_both_ends(root, starts)))


def _moves(root: Element) -> Iterator[tuple[set[Element], set[Element]]]:
    """Yield of each move the beginnings of its ranges, which bear its name, and all that moved."""
    begun: dict[str, set[Element]] = {}
    moved: dict[str, set[Element]] = {}
    for side, (start, end) in MOVE_RANGES.items():
        for found in root.iter(start):
            begun.setdefault(found.get(W + "name", ""), set()).add(found)
        for found, by in held(root, start, end, lambda _: True) if begun else ():
            if found.tag == side:
                moved.setdefault(by.get(W + "name", ""), set()).add(found)
    return ((begun[name], members) for name, members in moved.items())


def _both_ends(root: Element, starts: Collection[Element]) -> Iterator[Element]:
    """Yield these beginnings of ranges, and the end of each."""
    opened: set[tuple[str, str]] = set()
    for element in root.iter(*_ENDS) if starts else ():
        id_ = element.get(W + "id", "")
        if element in starts:
            opened.add((element.tag, id_))
            yield element
        elif (key := (_START.get(element.tag, ""), id_)) in opened:
            opened.remove(key)
            yield element


def _is_within(revision: Element, reached: Collection[Element]) -> bool:
    about = revision.getparent().tag
    holder = climb(revision, _HOLDER[about]) if about in _HOLDER else None
    if holder is None:
        return revision in reached
    found = [paragraph in reached for paragraph in holder.iter(_P)]
    return all(found) if holder.tag == _TBL else any(found)
