"""The order of what a ledger tells: numbers are used once, and nothing comes before what it follows from."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.files.ledger import event_place
from pipeline.model.events import Approved, Event, Issued, Signed, Withdrawn
from pipeline.model.life import Life
from pipeline.model.places import Finding


def disorder(life: Life) -> Iterator[Finding]:
    """Find what cannot have happened as it is told."""
    if len(life.heads) == 1:  # at a fork two people took the same number, and one of them will not count
        yield from _numbers(life)
    yield from _moments(life)
    yield from _versions(life)


def _numbers(life: Life) -> Iterator[Finding]:
    """Find numbers of versions that two events use, both of which count."""
    used: dict[str, Event] = {}
    for event in life.events:
        if isinstance(event.facts, Issued):
            first = used.setdefault(event.facts.version, event)
            if first is not event:
                yield Finding.of("VERSION_NUMBER_TWICE", event_place(event), version=event.facts.version,
                                 agreement=life.agreement, first=first.name)  # fmt: skip


def _moments(life: Life) -> Iterator[Finding]:
    """Find entries that say they were made before the one they follow."""
    known = {event.hash: event for event in (*life.events, *life.void)}
    for event in life.events:
        last = max((known[parent].at for parent in event.parents if parent in known), default="")
        if event.at < last:
            yield Finding.of("EVENT_BEFORE_PARENT", event_place(event), at=event.at, last=last)


def _versions(life: Life) -> Iterator[Finding]:
    """Find what is told of versions that were never issued, and signatures older than their version."""
    issued = {event.facts.version: event for event in life.events if isinstance(event.facts, Issued)}
    for event in life.events:
        facts = event.facts
        if not isinstance(facts, (Approved, Signed, Withdrawn)):
            continue
        version = issued.get(facts.version)
        if version is None:
            yield Finding.of("VERSION_UNKNOWN", event_place(event), version=facts.version, agreement=life.agreement,
                             known=", ".join(issued) or "–")  # fmt: skip
        elif isinstance(facts, Signed) and facts.on < version.at[:10]:
            yield Finding.of("SIGNATURE_BEFORE_VERSION", event_place(event), version=facts.version, day=facts.on,
                             party=facts.party, issued=version.at[:10])  # fmt: skip
