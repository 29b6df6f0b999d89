"""Rules about ids: what one fact names, another must be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.check.case import Case
from pipeline.check.parties import EVERYONE
from pipeline.model.nearest import nearest
from pipeline.model.places import Finding


def party_ids(case: Case) -> Iterator[Finding]:
    """Find the id of a party that is not there."""
    known = [party.id for party in case.partnership.parties]
    for path, word in (*_of_parties(case), *_of_everyone(case)):
        if word not in known and not (word == EVERYONE and path.endswith((".party", ".learner"))):
            yield case.finding("PARTY_UNKNOWN", path, party=word, known=", ".join(known),
                               nearest=nearest(word, known))  # fmt: skip


def _of_everyone(case: Case) -> Iterator[tuple[str, str]]:
    """Yield (path, id) where the id may also stand for everyone."""
    partnership = case.partnership
    for index, entry in enumerate(partnership.expectations.entries):
        yield f"expectations.entries[{index}].party", entry.party
    for index, capacity in enumerate(partnership.capacity):
        yield f"capacity[{index}].learner", capacity.learner


def _of_parties(case: Case) -> Iterator[tuple[str, str]]:
    """Yield (path, id) where the id is that of one party."""
    partnership, budget = case.partnership, case.agreement.budget
    for index, decision in enumerate(partnership.expectations.decisions):
        yield from ((f"expectations.decisions[{index}].by.{party}", party) for party in decision.by)
    for index, step in enumerate(partnership.phase_out.steps):
        yield f"phase_out.steps[{index}].responsible", step.responsible
    for index, member in enumerate(partnership.network.members if partnership.network else ()):
        yield f"network.members[{index}]", member
    for index, line in enumerate(budget.lines if budget else ()):
        path = case.own(f"budget.lines[{index}].spent_by")
        yield from ((f"{path}.{party}", party) for party in line.spent_by)
        path = case.own(f"budget.lines[{index}].suppliers")
        yield from ((f"{path}[{number}]", party) for number, party in enumerate(line.suppliers))
    for index, report in enumerate(case.agreement.reporting):
        if report.translation:
            yield case.own(f"reporting[{index}].translation.by"), report.translation.by


def entry_ids(case: Case) -> Iterator[Finding]:
    """Find two expectations with one id, and one that answers an entry that is not there."""
    entries = case.partnership.expectations.entries
    known = Counter(entry.id for entry in entries)
    for index, entry in enumerate(entries):
        path = f"expectations.entries[{index}]"
        if known[entry.id] > 1:
            yield case.finding("ENTRY_TWICE", f"{path}.id", id=entry.id)
        if entry.mirrors and (entry.mirrors not in known or entry.mirrors == entry.id):
            yield case.finding("MIRROR_UNKNOWN", f"{path}.mirrors", entry=entry.mirrors,
                               nearest=nearest(entry.mirrors, set(known) - {entry.id}))  # fmt: skip


def agreement_ids(case: Case) -> Iterator[Finding]:
    """V01: find an agreement whose id another one of the same file has."""
    known = Counter(agreement.id for agreement in case.partnership.agreements)
    if known[case.agreement.id] > 1:
        yield case.finding("AGREEMENT_TWICE", case.own("id"), id=case.agreement.id)


def framework(case: Case) -> Iterator[Finding]:
    """Section 2.1: find an agreement that stands under one that is not in the file."""
    named = case.agreement.framework.mou if case.agreement.framework else None
    known = [a.id for a in case.partnership.agreements if a.grant is None and a is not case.agreement]
    if named and named not in known:
        yield case.finding("FRAMEWORK_UNKNOWN", case.own("framework.mou"), agreement=named,
                           known=", ".join(known), nearest=nearest(named, known))  # fmt: skip


def report_ids(case: Case) -> Iterator[Finding]:
    """Find two reports with one id, and an instalment that waits for a report that is not there."""
    known = Counter(report.id for report in case.agreement.reporting)
    for index, report in enumerate(case.agreement.reporting):
        if known[report.id] > 1:
            yield case.finding("REPORT_TWICE", case.own(f"reporting[{index}].id"), id=report.id)
    transfer = case.agreement.transfer
    for index, instalment in enumerate(transfer.instalments if transfer else ()):
        after = instalment.due.after
        if after and after not in known:
            path = case.own(f"transfer.instalments[{index}].due.after")
            yield case.finding("REPORT_UNKNOWN", path, report=after, known=", ".join(known),
                               nearest=nearest(after, known))  # fmt: skip


RULES = (party_ids, entry_ids, agreement_ids, framework, report_ids)
