"""What a redline changes, clause by clause: its passages put where they belong, in the order a reader wants to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.model.changes import ORDER, Change, Changes, ClauseChanges, Head, Renumbered, What
from pipeline.model.reason import Reason
from pipeline.word.lint.names import Element, W
from pipeline.word.redline.compare.telling import Telling
from pipeline.word.redline.opened import Opened
from pipeline.word.redline.report.drafts import Draft, drafts_of
from pipeline.word.redline.report.headings import Heading, short
from pipeline.word.redline.report.moved_drafts import with_moves
from pipeline.word.redline.report.places import Place, Places, is_anchored, places_of, setting_of, text_of
from pipeline.word.redline.report.renumbering import (
    renumbered_clauses,
    renumbered_paragraphs,
    renumbered_references,
)
from pipeline.word.redline.report.table_drafts import drafts_of_others, is_within, whole_elements
from pipeline.word.redline.report.weight import replaced

_REPEATED = ("header", "footer")
"""The same change stands in several of them."""
_SPANNING = ("table", "column", "layout", "row")
"""What stands in more than the one row where it begins."""


class Found(NamedTuple):
    """What changed, and for each clause the paragraph of the body where its first change stands."""

    changes: Changes
    spots: tuple[Element | None, ...]


def changes_of(old: Opened, out: Opened, telling: Telling, untracked: Iterable[Reason] = ()) -> Found:
    """Return what a redline changes; `old` as it was compared, `out` the redline."""
    if not (telling.passages or telling.others):
        return Found(Changes(contents=telling.contents, untracked=tuple(untracked)), ())
    return _Finding(old, out, telling).found(tuple(untracked))


class _Finding:
    """Finds for every change where it stands in both files."""

    def __init__(self, old: Opened, out: Opened, telling: Telling) -> None:
        anchored = is_anchored(old) and is_anchored(out)
        self._olds, self._news = places_of(old, anchored=anchored), places_of(out, anchored=anchored)
        self._blocks = telling.pairs
        # What stands in a box is written twice, for old programs too; one of the two is no longer in the file.
        self._passages = [p for p in telling.passages if all(shown in self._news for shown in p.shown)]
        whole = whole_elements(telling.others)
        single = [passage for passage in self._passages if not is_within(passage.shown[0], whole)]
        drafts = [draft for passage in single for draft in drafts_of(passage, self._news)]
        drafts += [draft for draft in drafts_of_others(telling.others) if draft.spot in self._news]
        for draft in drafts:
            if draft.old not in self._olds:  # an empty header was made to compare with
                draft.old = None
        self._drafts = list(with_moves([draft for draft in drafts if not self._is_contents(draft)]))
        self._contents = telling.contents or any(map(self._is_contents, drafts))
        self._pairs = dict(self._paired())
        self._partners = _partners(self._olds, self._news, self._pairs)

    def found(self, untracked: tuple[Reason, ...]) -> Found:
        """Return all that changed."""
        groups: dict[Heading | None, list[Draft]] = {}
        for draft in sorted(self._drafts, key=lambda draft: self._news[draft.spot].at):
            groups.setdefault(self._clause(draft), []).append(draft)
        changes = Changes(
            clauses=tuple(self._clause_changes(heading, group) for heading, group in groups.items()),
            renumbered=tuple(self._renumbered()),
            contents=self._contents,
            settles=any(map(self._unsettles, self._drafts)),
            untracked=untracked,
        )
        return Found(changes, tuple(map(_spot, groups.values())))

    # ── what belongs together ────────────────────────────────────────────────────────────────────────────────────

    def _paired(self) -> Iterator[tuple[Element, Element]]:
        """Yield the paragraphs of the old file and of the redline that are one."""
        for old, new in self._blocks:
            if new in self._news and old in self._olds:
                yield old, new
            elif new.tag != W + "p":
                yield from zip(old.iter(W + "p"), new.iter(W + "p"), strict=False)
        for passage in self._passages:
            for old, shown in zip(passage.ends, passage.shown, strict=False):
                if old in self._olds and not self._news[shown].gone:
                    yield old, shown
        for draft in self._drafts:
            if draft.origin and draft.origin.old is not None and draft.new is not None:
                yield draft.origin.old, draft.new

    def _renumbered(self) -> Iterator[Renumbered]:
        moved = {draft.new for draft in self._drafts if draft.origin}
        clauses = list(renumbered_clauses(self._partners, moved))
        stayed = ((old, new) for old, new in self._pairs.items() if new not in moved)
        yield from clauses
        yield from renumbered_paragraphs(stayed, self._olds, self._news, clauses)
        yield from renumbered_references(self._passages)

    def _clause(self, draft: Draft) -> Heading | None:
        """Return the clause of a change: as the new file has it, or the old one's where only that has it."""
        if draft.new is not None:
            return self._news[draft.new].clause
        if draft.old is not None:
            heading = self._olds[draft.old].clause
            return self._partners.get(heading, heading) if heading else None
        return self._news[draft.spot].clause

    def _is_contents(self, draft: Draft) -> bool:
        return self._news[draft.spot].contents or (draft.old is not None and self._olds[draft.old].contents)

    def _unsettles(self, draft: Draft) -> bool:
        """Return whether a paragraph with a number is still there though it is deleted."""
        gone = draft.origin or (draft if draft.what is What.DELETED else None)
        return gone is not None and gone.old is not None and bool(self._olds[gone.old].label)

    # ── as records ───────────────────────────────────────────────────────────────────────────────────────────────

    def _clause_changes(self, heading: Heading | None, drafts: Sequence[Draft]) -> ClauseChanges:
        ordered = sorted(drafts, key=lambda draft: ORDER[draft.what])
        changes = [self._change(draft) for draft in ordered]
        repeated = dict.fromkeys(change for change in changes if change.story in _REPEATED)
        changes = [change for change in changes if change.story not in _REPEATED] + list(repeated)
        if heading is None:
            return ClauseChanges("", None, None, tuple(changes))
        olds = {new: old for old, new in self._partners.items()}
        is_old = heading.paragraph in self._olds
        before, after = (heading, None) if is_old else (olds.get(heading), heading)
        return ClauseChanges(heading.anchor, _head(before), _head(after), tuple(changes))

    def _change(self, draft: Draft) -> Change:
        old = self._olds[draft.old] if draft.old is not None else None
        new = self._news[draft.new] if draft.new is not None else None
        if draft.origin and draft.origin.old is not None:
            old = self._olds[draft.origin.old]
        standing = new or old or self._news[draft.spot]
        setting = setting_of(draft.spot)
        if draft.details and draft.details[0].startswith(_SPANNING):
            setting = setting._replace(row="")
        after = new.near if new else "" if old else standing.near
        placed = setting.row or (old and old.near) or after
        return Change(
            what=draft.what, story=setting.story, before=old.near if old else "", after=after, row=setting.row,
            following="" if placed else _following(standing), pieces=draft.pieces, details=draft.details,
            replaced=tuple(replaced(draft.pieces)) if draft.what is What.FIGURES else (),
            origin=_head(old.clause) if draft.origin and old else None,
        )  # fmt: skip


def _head(heading: Heading | None) -> Head | None:
    return Head(heading.number, heading.title) if heading else None


def _following(place: Place) -> str:
    return short(text_of(place.before)) if place.before is not None and place.clause is None else ""


def _spot(drafts: Sequence[Draft]) -> Element | None:
    """Return the first paragraph of the body that shows one of the changes."""
    return next((draft.spot for draft in drafts if setting_of(draft.spot).story == "body"), None)


def _partners(olds: Places, news: Places, pairs: Mapping[Element, Element]) -> dict[Heading, Heading]:
    """Return the clauses of the old file that the new one has too: by their anchor, or by their heading."""
    ours = {place.clause.paragraph: place.clause for place in news.values() if place.clause}
    anchored = {heading.anchor: heading for heading in ours.values() if heading.anchor}
    found: dict[Heading, Heading] = {}
    for old in dict.fromkeys(place.clause for place in olds.values() if place.clause):
        new = anchored.get(old.anchor) if old.anchor else ours.get(pairs.get(old.paragraph))
        if new:
            found[old] = new
    return found
