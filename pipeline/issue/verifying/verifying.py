"""Proof of what was recorded: every ledger is read again, every frozen file compared, every document opened.

Writes nothing, and needs neither the partnership's file nor the library. What is taken off the end of a ledger
leaves no gap behind: that entries are missing there, only an anchor shows (`pipeline.issue.verifying.anchoring`).
"""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.build.spread import Crew
from pipeline.files.frozen import Shelves
from pipeline.files.ledger import read_ledger
from pipeline.issue.verifying.files import contested, look, unnamed
from pipeline.issue.verifying.order import disorder
from pipeline.model.events import Issued
from pipeline.model.life import Life
from pipeline.model.messages import severity_of
from pipeline.model.nearest import nearest
from pipeline.model.places import AftaleError, Finding, Place, Severity

_COMPLETE = ("LEDGER_EVENT_NAME", "LEDGER_FORK", "LEDGER_EVENT_COPY")
"""What may be wrong with a ledger of which every entry is here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What became of one agreement's proof."""

    agreement: str
    events: int
    versions: int
    files: int
    """How many frozen files were read and are as they were frozen."""
    missing: int
    """How many lie in the archive, and not on this computer."""
    head: str
    """The hash of its last entry; "" where there is none, or a fork."""
    entries: Mapping[str, int]
    """Every entry by its hash, and how many there are up to it: what anchors are held against."""
    findings: tuple[Finding, ...]

    @property
    def well(self) -> bool:
        """Whether all that is here is as it was recorded."""
        return all(severity_of(finding) is not Severity.ERROR for finding in self.findings)


def verify(shelves: Shelves, agreement: str) -> Verified:
    """Prove one agreement: its ledger, the order of its entries, the files they stand for, and what these say."""
    life, broken = read_ledger(shelves.root, agreement)
    looked = [look(shelves, event) for event in life.events if not contested(shelves, life, event)]
    findings = [*broken, *(finding for one in looked for finding in one.findings)]
    if all(finding.code in _COMPLETE for finding in broken):  # else nobody knows what more there was
        findings += [*disorder(life), *unnamed(shelves, life)]
    return Verified(
        agreement=agreement, events=len(life.events) + len(life.void),
        versions=len({event.facts.version for event in life.events if isinstance(event.facts, Issued)}),
        files=sum(one.read for one in looked), missing=sum(one.missing for one in looked), head=life.head,
        entries=_entries(life), findings=tuple(findings),
    )  # fmt: skip


def crew(shelves: Shelves) -> Crew[str, Verified]:
    """Return how agreements are proved, one after the other or spread over processes."""
    return Crew(job=verify, tools=shelves, reopen=partial(Shelves, shelves.root, shelves.archive), alone=12,
                batch=8)  # fmt: skip


def recorded(root: Path) -> list[str]:
    """Return the agreements of which anything is recorded or frozen, whether or not any file describes them."""
    folders = [*root.glob("agreements/*/ledger/*/"), *root.glob("agreements/*/issued/*/")]
    named = {f"{folder.parents[1].name}/{folder.name}" for folder in folders if folder.is_dir()}
    return sorted(name for name in named if not name.startswith(".") and "/." not in name)


def chosen(known: Sequence[str], patterns: Iterable[str]) -> list[str]:
    """Return the agreements that patterns mean, all where there are none.

    Raises `AftaleError` where a pattern means nothing.
    """
    wanted = {pattern: fnmatch.filter(known, pattern.rstrip("/")) for pattern in patterns}
    lost = [
        Finding.of("VERIFY_NO_LEDGER", Place("agreements"), agreement=pattern, nearest=nearest(pattern, known))
        for pattern, names in wanted.items() if not names
    ]  # fmt: skip
    if lost:
        raise AftaleError(*lost)
    return sorted({name for names in wanted.values() for name in names}) if wanted else list(known)


def _entries(life: Life) -> dict[str, int]:
    """Return how many entries there are up to each, itself included."""
    before: dict[str, set[str]] = {}
    for event in sorted((*life.events, *life.void), key=lambda event: event.seq):
        known = (before.get(parent, set()) for parent in event.parents)
        before[event.hash] = {event.hash}.union(*known)
    return {hash_: len(up_to) for hash_, up_to in before.items()}
