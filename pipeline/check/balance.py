"""The figures of how an agreement is shared between its parties, from its facts; what they mean is for the parties to say."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import get_args, get_type_hints

from pipeline.check.case import Case
from pipeline.check.expectations import deciders, unanswered
from pipeline.model.balance import Balance, ByParty, ReportDays, Shares, Sides
from pipeline.model.expectations import Decision, Expectation
from pipeline.model.partnership import Partnership

KINDS: tuple[str, ...] = get_args(get_type_hints(Expectation)["kind"])
"""The kinds of statements, in the order the model gives them."""
PARTS: tuple[str, ...] = get_args(get_args(get_type_hints(Decision)["by"])[1])
"""The parts a party can have in a decision."""


def balance(case: Case) -> Balance:
    """Count what the facts of an agreement give each of its parties."""
    partnership = case.partnership
    entries, decisions = partnership.expectations.entries, partnership.expectations.decisions
    kinds: Counter[tuple[str, str]] = Counter((entry.kind, entry.party) for entry in entries)
    parts: Counter[tuple[str, str]] = Counter(
        (part, party) for decision in decisions for party, part in decision.by.items()
    )
    budget = case.agreement.budget
    return Balance(
        parties=partnership.parties,
        statements={kind: _of(kinds, kind) for kind in KINDS},
        binding=Counter(entry.party for entry in entries if entry.binding),
        unanswered=tuple(entry for _, entry in unanswered(entries)),
        parts={part: _of(parts, part) for part in PARTS},
        sides=_sides(partnership),
        reports=_reports(case),
        notice_months=case.agreement.term.notice_months,
        currency=budget.currency if budget else "",
        budget=_budget(case),
        administration=_administration(case),
    )


def _of(counted: Counter[tuple[str, str]], wanted: str) -> ByParty:
    return {party: count for (what, party), count in counted.items() if what == wanted}


def _sides(partnership: Partnership) -> Sides:
    """Sort decisions by the side that takes them; those that nobody is named to take are on none."""
    danish = {party.id for party in partnership.parties if party.danish}
    named = [(decision, deciders(decision)) for decision in partnership.expectations.decisions]
    return Sides(
        danish=tuple(decision for decision, who in named if who and who <= danish),
        others=tuple(decision for decision, who in named if who and not who & danish),
        together=tuple(decision for decision, who in named if who & danish and who - danish),
    )


def _reports(case: Case) -> ReportDays | None:
    reporter, reader = case.partnership.partner, case.partnership.danish
    reports = case.agreement.reporting
    if not reports or reporter is None or reader is None:
        return None
    due = [(report.due - report.period.end).days for report in reports]
    feedback = [report.feedback_days for report in reports]
    return ReportDays(
        reporter=reporter.id, due=(min(due), max(due)),
        reader=reader.id, feedback=(min(feedback), max(feedback)),
    )  # fmt: skip


def _budget(case: Case) -> Shares | None:
    """Add up who spends the entered lines; a line that names no party is left to none."""
    budget = case.agreement.budget
    if budget is None:
        return None
    spent: dict[str, Decimal] = {}
    for line in budget.lines:
        for party, amount in line.spent_by.items():
            spent[party] = spent.get(party, Decimal(0)) + amount
    return Shares(by_party=spent, total=budget.total)


def _administration(case: Case) -> Shares | None:
    admin, danish, partner = case.agreement.admin, case.partnership.danish, case.partnership.partner
    if admin is None or danish is None or partner is None:
        return None
    return Shares(
        by_party={danish.id: admin.danish, partner.id: admin.local}, total=admin.danish + admin.local
    )
