"""Withdrawing a version, and settling a fork: what does not count any more, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.files.disk import write_whole
from pipeline.files.frozen import frozen_digest
from pipeline.files.git import versions_of
from pipeline.files.ledger import event_place, read_ledger
from pipeline.files.lock import tree_lock
from pipeline.issue.clerk import Clerk
from pipeline.model.events import Adopted, Event, FrozenFile, Issued, Settled, Withdrawn
from pipeline.model.life import Life
from pipeline.model.places import AftaleError, Finding, Place

_FORK = "LEDGER_FORK"


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a fork was settled: the event that counts, and those that do not."""

    event: Event
    kept: Event
    void: tuple[Event, ...]
    restored: tuple[str, ...] = ()
    """Frozen files of the branch that counts which the other's had taken the place of, and git gave back."""
    lost: tuple[Finding, ...] = ()
    """Those that git does not have either."""


def withdraw(clerk: Clerk, agreement: str, version: str, reason: str) -> Event:
    """Withdraw a version: it is void, and its number is never used again.

    Raises `AftaleError` where there is no such version, it is withdrawn already or signed by all, or no reason is given.
    """
    with tree_lock(clerk.tree.root):
        life = clerk.life(agreement)
        found = clerk.version(life, version)
        if found.signed:
            raise AftaleError(Finding.of("WITHDRAW_SIGNED", event_place(found.event), version=version,
                                         agreement=agreement))  # fmt: skip
        if not reason.strip():
            raise AftaleError(
                Finding.of("WITHDRAW_WITHOUT_REASON", event_place(found.event), version=version)
            )
        return clerk.record(life, Withdrawn(version=version, reason=reason))


def settle(clerk: Clerk, agreement: str, keep: str, reason: str) -> Settlement:
    """Settle a fork: the branch that ends in the event whose hash begins so counts, the others are void.

    Raises `AftaleError` where there is no fork, where no branch ends in such an event, or where anything else is wrong
    with the ledger.
    """
    with tree_lock(clerk.tree.root):
        life, findings = read_ledger(clerk.tree.root, agreement)
        other = [finding for finding in findings if finding.code != _FORK]
        if other:
            raise AftaleError(*other)
        if len(life.heads) < 2:
            raise AftaleError(Finding.of("SETTLE_NO_FORK", _place(agreement), agreement=agreement))
        kept = _kept(life, keep)
        if not reason.strip():
            raise AftaleError(Finding.of("SETTLE_WITHOUT_REASON", event_place(kept), agreement=agreement))
        void = tuple(head for head in life.heads if head.hash != kept.hash)
        restored, lost = _restored(clerk, _branch(life, kept))
        facts = Settled(kept=kept.hash, void=tuple(head.hash for head in void), reason=reason)
        event = clerk.record(life, facts, heads=tuple(head.hash for head in life.heads))
        return Settlement(event, kept, void, restored, lost)


def _branch(life: Life, head: Event) -> list[Event]:
    """Return an event and all that led to it."""
    known = {event.hash: event for event in (*life.events, *life.void)}
    found: dict[str, Event] = {}
    pending = [head.hash]
    while pending:
        event = known.get(pending.pop())
        if event and event.hash not in found:
            found[event.hash] = event
            pending += event.parents
    return list(found.values())


def _restored(clerk: Clerk, events: Iterable[Event]) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Take the frozen files of a branch back from git where a merge kept those of another under the same names."""
    restored, lost = [], []
    for event in events:
        facts = event.facts
        for file in facts.files if isinstance(facts, (Issued, Adopted)) else ():
            path = clerk.shelves.folder(event) / file.name
            if clerk.shelves.holds(event, file):
                continue
            where = (
                Place(path.relative_to(clerk.tree.root).as_posix())
                if path.is_relative_to(clerk.tree.root)
                else Place(str(path))
            )
            data = _in_git(clerk, path, file)
            if data is None:
                lost.append(Finding.of("SETTLED_FILE_LOST", where, event=event.name))
            else:
                write_whole(path, data)
                restored.append(where.file)
    return tuple(restored), tuple(lost)


def _in_git(clerk: Clerk, path: Path, file: FrozenFile) -> bytes | None:
    if not path.is_relative_to(clerk.tree.root):
        return None
    found = versions_of(clerk.tree.root, path)
    return next((data for data in found if frozen_digest(file.name, data) == file.sha256), None)


def _kept(life: Life, keep: str) -> Event:
    wanted = keep.lower().removesuffix(".json").rpartition("-")[2]
    found = [head for head in life.heads if wanted and head.hash.startswith(wanted)]
    if len(found) != 1:
        known = ", ".join(head.name for head in life.heads)
        raise AftaleError(Finding.of("SETTLE_UNKNOWN", _place(life.agreement), keep=keep, known=known))
    return found[0]


def _place(agreement: str) -> Place:
    partnership, _, own = agreement.partition("/")
    return Place(f"agreements/{partnership}/ledger/{own}")
