"""Recording that a party's board, or another organ, has decided on a version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.files.ledger import event_place
from pipeline.files.local import local_values
from pipeline.files.lock import tree_lock
from pipeline.issue.case import open_case
from pipeline.issue.clerk import Clerk
from pipeline.model.events import Approved
from pipeline.model.life import Version
from pipeline.model.nearest import nearest
from pipeline.model.partnership import Partnership, place
from pipeline.model.party import Party
from pipeline.model.places import AftaleError, Finding, Place
from pipeline.model.words import Day


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a decision: as it is in the ledger, and whether it was new."""

    facts: Approved
    party: Party
    is_new: bool


def approve(clerk: Clerk, agreement: str, facts: Approved) -> Decision:
    """Record a decision, unless it is recorded already.

    Raises `AftaleError` with everything that stands in the way; then nothing was recorded.
    """
    with tree_lock(clerk.tree.root):
        case = open_case(clerk, agreement)
        version = clerk.version(case.life, facts.version)
        party = party_of(case.partnership, facts.party)
        told = {"--body": facts.body, "--minutes": facts.minutes, "--may-change": facts.may_change}
        problems = [*misdated(version, Day.fromisoformat(facts.on), clerk.today), *_empty(facts),
                    *naming(clerk, agreement, told)]  # fmt: skip
        if problems:
            raise AftaleError(*problems)
        is_new = facts not in version.approvals
        if is_new:
            clerk.record(case.life, facts)
    return Decision(facts, party, is_new)


def party_of(partnership: Partnership, id_: str) -> Party:
    """Return a party by its id; raises `AftaleError` with the nearest where there is none."""
    found = next((party for party in partnership.parties if party.id == id_), None)
    if found is None:
        known = [party.id for party in partnership.parties]
        raise AftaleError(Finding.of("PARTY_UNKNOWN", place(partnership, partnership, "parties"), party=id_,
                                     known=", ".join(known), nearest=nearest(id_, known)))  # fmt: skip
    return found


def misdated(version: Version, day: Day, today: Day) -> Iterator[Finding]:
    """Find a day on which nobody can have decided on a version, or signed it."""
    issued = version.event.at[:10]
    if day.isoformat() < issued:
        yield Finding.of("DAY_BEFORE_ISSUE", event_place(version.event), day=day, issued=issued,
                         version=version.number)  # fmt: skip
    if day > today:
        yield Finding.of("DAY_TO_COME", event_place(version.event), day=day, today=today)


def naming(clerk: Clerk, agreement: str, told: Mapping[str, str]) -> Iterator[Finding]:
    """Find texts, by the option that gave each, in which somebody stands who signs, as far as local/ knows their names."""
    try:
        known = local_values(clerk.tree.root, agreement.partition("/")[0]).signatories
    except AftaleError:  # nobody has written them down
        return
    names = [name.casefold() for listed in known.values() for name in listed if name]
    for option, text in told.items():
        if any(name in text.casefold() for name in names):
            yield Finding.of("NAME_FOR_THE_LEDGER", Place(""), option=option)


def _empty(facts: Approved) -> Iterator[Finding]:
    for option, value in (("--minutes", facts.minutes), ("--body", facts.body)):
        if not value.strip():
            yield Finding.of("APPROVAL_INCOMPLETE", Place(""), option=option)
