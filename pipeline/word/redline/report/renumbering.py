"""Numbers that changed because something before them came or went: of clauses, of paragraphs, in references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pipeline.model.changes import Renumbered
from pipeline.word.lint.names import Element
from pipeline.word.redline.compare.telling import Passage
from pipeline.word.redline.report.headings import Heading
from pipeline.word.redline.report.places import Places


def renumbered_clauses(partners: Mapping[Heading, Heading], moved: set[Element]) -> Iterator[Renumbered]:
    """Yield the clauses whose number changed though they stayed where they were."""
    for old, new in partners.items():
        if old.number and new.number and old.number != new.number and new.paragraph not in moved:
            yield Renumbered("clause", old.number, new.number, new.title)


def renumbered_paragraphs(pairs: Iterable[tuple[Element, Element]], olds: Places, news: Places,
                          known: Iterable[Renumbered]) -> Iterator[Renumbered]:  # fmt: skip
    """Yield the paragraphs whose number changed, unless it did only as that of the clause or item above them."""
    changed = {renumbered.old: renumbered.new for renumbered in known}
    for old, new in pairs:
        was, now = olds[old].label, news[new].label
        if not was or not now or was == now or olds[old].contents:
            continue
        heads = (place.clause and place.clause.paragraph for place in (olds[old], news[new]))
        if (old, new) == tuple(heads) or _follows(was, now, changed):
            continue
        changed[was] = now
        yield Renumbered("paragraph", was, now)


def renumbered_references(passages: Iterable[Passage]) -> Iterator[Renumbered]:
    """Yield the numbers that references show now, each once."""
    found = dict.fromkeys(pair for passage in passages for pair in passage.references)
    yield from (Renumbered("reference", old, new) for old, new in found)


def _follows(was: str, now: str, changed: Mapping[str, str]) -> bool:
    """Return whether a number is as it was but for what it begins with, which is known to have changed."""
    return any(
        was[:length] in changed and now == changed[was[:length]] + was[length:]
        for length in range(len(was) - 1, 0, -1)
    )
