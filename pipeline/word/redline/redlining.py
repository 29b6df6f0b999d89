"""Two Word files compared: the new one with every difference from the old one as a tracked change, and its proof."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from pipeline.model.changes import Changes, ClauseChanges
from pipeline.model.reason import Reason
from pipeline.word.redline.compare.comparison import Comparison
from pipeline.word.redline.compare.marks import Author, Marker
from pipeline.word.redline.compare.moves import mark_moves
from pipeline.word.redline.compare.proof import Proof, Prover
from pipeline.word.redline.compare.telling import Telling
from pipeline.word.redline.opened import Opened, open_word
from pipeline.word.redline.report.changes import Found, changes_of
from pipeline.word.redline.report.comments import add_comments
from pipeline.word.redline.report.untracked import untracked_differences
from pipeline.word.redline.resolve.resolve import resolve

Speak = Callable[[ClauseChanges], str]
"""Says in one line what changed in a clause, or why; "" for no comment."""


class UnprovedError(Exception):
    """A redline that would lose text, and is therefore not given out."""

    def __init__(self, proof: Proof) -> None:
        """Keep what went wrong."""
        super().__init__(str([*proof.accepted, *proof.rejected][:1]))
        self.proof = proof


@dataclass(frozen=True, slots=True)
class Redline:
    """A redline: the file, what was found while it was made, and what accepting or rejecting it does not give back."""

    data: bytes
    telling: Telling
    proof: Proof
    marks: int
    """How many marks it has; none where nothing changed."""
    files: tuple[Opened, Opened]
    """The old file as it was compared, and the redline."""
    lost: tuple[str, ...] = ()
    """What could not be carried over from the old file."""
    told: Changes | None = None
    """What changed, where that is known already."""

    def changes(self) -> Changes:
        """Return what changed, clause by clause, and what differs without being tracked."""
        return self.told or found_in(self).changes


def found_in(made: Redline) -> Found:
    """Return what changed in a redline, and where that shows."""
    facts = [Reason.of(code, **args) for code, args in untracked_differences(*made.files)]
    facts += [Reason.of("NOT_CARRIED", what=what) for what in made.lost]
    facts += [Reason.of("ACCEPTED_DIFFERS", what=str(difference)) for difference in made.proof.accepted]
    facts += [Reason.of("REJECTED_DIFFERS", what=str(difference)) for difference in made.proof.rejected]
    facts += [Reason.of("REJECTED_DIFFERS", what=_astray(words)) for words in made.proof.astray]
    return changes_of(*made.files, made.telling, facts)


def _astray(words: str) -> str:
    return f"references to {f'“{words}”' if words else 'an empty paragraph'} lead elsewhere"


def redline(
    old: bytes, new: bytes, author: Author, *, moves: bool = False, comments: Speak | None = None
) -> Redline:
    """Return the new file with every difference from the old one as a tracked change.

    What either file tracked already is taken as accepted. With `moves`, passages that moved are marked as moves and
    not as deleted and inserted; with `comments`, what it says of a clause stands beside its first change. Raises `UnusableError` for a file that cannot be read, and
    `UnprovedError` rather than give out a redline from which accepting or rejecting all would lose text.
    """
    with _uncollected():
        made = _best(old, new, author, moves=moves)
    return _commented(made, author, comments) if comments else made


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of garbage from looking through two documents again and again: there is nothing in rings."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _best(old: bytes, new: bytes, author: Author, *, moves: bool) -> Redline:
    first = _attempt(old, new, author, moves=moves)
    if first.proof.is_complete:
        return first
    if first.proof.keeps_text and not _lists_alone_lost(first):
        return first
    other = {"explicit_lists": True, "moves": moves} if first.proof.keeps_text else {"coarse": True}
    best = min(first, _attempt(old, new, author, **other), key=lambda made: made.proof.weight)
    if not best.proof.keeps_text:
        raise UnprovedError(best.proof)
    return best


def _lists_alone_lost(made: Redline) -> bool:
    """Return whether only labels are not given back, and naming lists where styles brought them can mend it."""
    tiers = {difference.tier for difference in (*made.proof.accepted, *made.proof.rejected)}
    return tiers == {"labels"} and not any(
        code == "STYLE_CHANGED" for code, _ in untracked_differences(*made.files)
    )


def _attempt(old: bytes, new: bytes, author: Author, *, moves: bool = False, **how: bool) -> Redline:
    """Make a redline in one way and prove it."""
    before, out = open_word(old), open_word(new)
    accept_all(before)
    changed = accept_all(out)
    comparison = Comparison(before, out, author, **how)
    prover = Prover(before, out, ours=comparison.ours)
    comparison.run()
    if moves:
        mark_moves(comparison.telling.passages, comparison.marker)
    proof = prover.prove()
    lost = tuple(comparison.carrier.lost)
    if not comparison.marks and not changed:
        return Redline(new, comparison.telling, proof, 0, (before, out), lost)
    return Redline(out.written(), comparison.telling, proof, comparison.marks, (before, out), lost)


def _commented(made: Redline, author: Author, speak: Speak) -> Redline:
    found, (_, out) = found_in(made), made.files
    said = [(spot, speak(clause)) for clause, spot in zip(found.changes.clauses, found.spots, strict=True)]
    notes = [(spot, text) for spot, text in said if spot is not None and text]
    if not add_comments(out, notes, author, Marker(author, [out.root(part) for part in out.stories()])):
        return replace(made, told=found.changes)
    return replace(made, data=out.written(), told=found.changes)


def accept_all(opened: Opened) -> bool:
    """Accept what a file tracks; return whether there was anything."""
    changed = False
    for part in opened.stories():
        if resolve(opened.root(part), accept=True):
            opened.touch(part)
            changed = True
    return changed
