"""Rules about time: when an agreement starts and ends, and what it encloses."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.case import Case
from pipeline.model.money import Period
from pipeline.model.places import Finding


def forwards(case: Case) -> Iterator[Finding]:
    """V07: find an agreement that ends before it starts."""
    term = case.agreement.term
    if term.start and term.end and term.end <= term.start:
        yield case.finding("TERM_BACKWARDS", case.own("term.end"), start=term.start, end=term.end)


def periods(case: Case) -> Iterator[Finding]:
    """V07: find a period that ends before it starts."""
    for path, period in _periods(case):
        if period.end < period.start:
            yield case.finding(
                "PERIOD_BACKWARDS", case.own(f"{path}.end"), start=period.start, end=period.end
            )


def _periods(case: Case) -> Iterator[tuple[str, Period]]:
    if case.agreement.grant and case.agreement.grant.period:
        yield "grant.period", case.agreement.grant.period
    for index, report in enumerate(case.agreement.reporting):
        yield f"reporting[{index}].period", report.period


def encloses(case: Case) -> Iterator[Finding]:
    """V07: find an agreement that ends before its grant's activities do."""
    grant, end = case.agreement.grant, case.agreement.term.end
    if grant and grant.period and end and end < grant.period.end:
        yield case.finding("TERM_BEFORE_GRANT", case.own("term.end"), end=end, grant_end=grant.period.end)


def after_the_letter(case: Case) -> Iterator[Finding]:
    """V07: find activities that start before the grant was given, without a reason why they may."""
    grant = case.agreement.grant
    if grant is None or grant.retroactive_reason:
        return
    if grant.period and grant.contract_date and grant.period.start < grant.contract_date:
        yield case.finding("GRANT_BEFORE_LETTER", case.own("grant.period.start"), start=grant.period.start,
                           letter=grant.contract_date)  # fmt: skip


def review(case: Case) -> Iterator[Finding]:
    """V10: find an agreement without an end that is never looked at again."""
    term = case.agreement.term
    if not (case.agreement.grant or term.end or term.review_every_months):
        yield case.finding("REVIEW_MISSING", case.own("term.review_every_months"))


def rhythm(case: Case) -> Iterator[Finding]:
    """V10: find an agreement without an end that is reviewed more seldom or more often than its kind allows."""
    term, span = case.agreement.term, case.selection.kind.review_months
    months = term.review_every_months
    if span and months and not term.end and not span.least <= months <= span.most:
        yield case.finding("REVIEW_RHYTHM", case.own("term.review_every_months"), months=months,
                           least=span.least, most=span.most)  # fmt: skip


RULES = (forwards, periods, encloses, after_the_letter, review, rhythm)
