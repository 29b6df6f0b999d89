"""The life of an agreement, told by its ledger: which versions there are, what became of each, what number comes next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from pipeline.model.events import Adopted, Approved, Event, Issued, Number, Settled, Signed, Withdrawn

FIRST = Number(0, 1)
Told = TypeVar("Told", Approved, Signed, Adopted, Withdrawn)


@dataclass(frozen=True, slots=True)
class Version:
    """One issued version, and what came after it."""

    number: Number
    event: Event
    facts: Issued
    approvals: tuple[Approved, ...] = ()
    signatures: tuple[Signed, ...] = ()
    withdrawn: Withdrawn | None = None

    @property
    def for_signature(self) -> bool:
        """Whether it is a signature edition that still counts."""
        return self.facts.edition == "signature" and not self.withdrawn

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of each of its documents."""
        return tuple(content.language for content in self.facts.contents)

    @property
    def lacking(self) -> tuple[tuple[str, str], ...]:
        """The counterparts of a signature edition that are still missing, as (party, language)."""
        return tuple(
            (signer.party, language)
            for signer in self.facts.signers
            for language in self.languages
            if len(self._offices(signer.party, language)) < signer.needed
        )

    @property
    def signed(self) -> bool:
        """Whether every signature rule is met in every language."""
        return self.for_signature and bool(self.signatures) and not self.lacking

    def _offices(self, party: str, language: str) -> set[str]:
        """Return in which capacities a party has signed a document."""
        return {
            office
            for signature in self.signatures
            if (signature.party, signature.language) == (party, language)
            for office in signature.offices
        }


@dataclass(frozen=True)
class Life:
    """An agreement's events in the order in which they happened, without those that a settlement made void."""

    agreement: str
    events: tuple[Event, ...]
    heads: tuple[Event, ...] = ()
    """The events from which nobody went on; more than one is a fork."""
    void: tuple[Event, ...] = ()
    """The events of branches that do not count."""

    @property
    def head(self) -> str:
        """The hash of the last event; "" before the first, and where there is a fork."""
        return self.heads[0].hash if len(self.heads) == 1 else ""

    @cached_property
    def versions(self) -> Mapping[str, Version]:
        """The issued versions by number, in the order in which they were issued."""
        return {
            event.facts.version: Version(
                Number.of(event.facts.version), event, event.facts,
                tuple(self._about(Approved, event.facts.version)),
                tuple(self._about(Signed, event.facts.version)),
                next(iter(self._about(Withdrawn, event.facts.version)), None),
            )
            for event in self.events if isinstance(event.facts, Issued)
        }  # fmt: skip

    @cached_property
    def last(self) -> Version | None:
        """The version last issued that was not withdrawn."""
        return next((v for v in reversed(tuple(self.versions.values())) if not v.withdrawn), None)

    @cached_property
    def edition(self) -> Version | None:
        """The signature edition that waits for signatures or has them, if it is the last that was issued."""
        return self.last if self.last and self.last.for_signature else None

    @cached_property
    def signed(self) -> Version | None:
        """The version that was signed last."""
        return next((v for v in reversed(tuple(self.versions.values())) if v.signed), None)

    @property
    def next_number(self) -> Number:
        """The number of the next version that is sent: never one that was used before."""
        highest = self._highest
        return Number(highest.whole, highest.part + 1) if highest else FIRST

    @property
    def next_edition(self) -> Number:
        """The number of the next edition that is meant for signing: the next whole one."""
        highest = self._highest
        return Number(highest.whole + 1 if highest else 1, 0)

    @property
    def _highest(self) -> Number | None:
        """The highest number ever used, also by what was withdrawn or is void."""
        used = [e.facts.version for e in (*self.events, *self.void) if isinstance(e.facts, Issued)]
        return max(map(Number.of, used), default=None)

    @property
    def pinned_by(self) -> tuple[Event, ...]:
        """What fixes the clause texts: the last issue, or the whole library taken in since, and clauses adopted after it.

        None before the first issue.
        """
        last = max((n for n, event in enumerate(self.events) if _pins_all(event)), default=None)
        if last is None:
            return ()
        since = self.events[last + 1 :]
        return (self.events[last], *(event for event in since if isinstance(event.facts, Adopted)))

    def _about(self, kind: type[Told], version: str) -> Iterator[Told]:
        for event in self.events:
            if isinstance(event.facts, kind) and getattr(event.facts, "version", "") == version:
                yield event.facts


def _pins_all(event: Event) -> bool:
    return isinstance(event.facts, Issued) or (isinstance(event.facts, Adopted) and not event.facts.clauses)


def life_of(agreement: str, events: Iterable[Event]) -> Life:
    """Return the life that events tell, in any order; those that a settlement made void are set apart."""
    found = {event.hash: event for event in events}
    named = {parent for event in found.values() for parent in event.parents}
    ordered = sorted(found.values(), key=lambda event: (event.seq, event.hash))
    heads = tuple(event for event in ordered if event.hash not in named)
    void = _void(found)
    counting = tuple(event for event in ordered if event.hash not in void)
    return Life(agreement, counting, heads, tuple(event for event in ordered if event.hash in void))


def _void(found: Mapping[str, Event]) -> set[str]:
    """Return the hashes of events that stand on a void branch alone."""
    settled = [event.facts for event in found.values() if isinstance(event.facts, Settled)]
    lost = _before(found, [hash_ for facts in settled for hash_ in facts.void])
    return lost - _before(found, [facts.kept for facts in settled])


def _before(found: Mapping[str, Event], heads: Sequence[str]) -> set[str]:
    """Return the hashes of some events and of all that led to them."""
    seen: set[str] = set()
    pending = list(heads)
    while pending:
        hash_ = pending.pop()
        if hash_ in found and hash_ not in seen:
            seen.add(hash_)
            pending += found[hash_].parents
    return seen
