"""Rules about instalments: that they add up, come in order, and wait for what can be there in time."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from pipeline.check.case import Case, shown
from pipeline.model.money import Instalment, Report
from pipeline.model.places import Finding


def total(case: Case) -> Iterator[Finding]:
    """V15: find instalments that do not add up to the ceiling."""
    transfer = case.agreement.transfer
    found = sum((one.amount for one in _instalments(case)), Decimal(0))
    if transfer and found != transfer.ceiling.amount:
        yield case.finding("INSTALMENTS_TOTAL", case.own("transfer.instalments"), total=shown(found),
                           ceiling=shown(transfer.ceiling.amount),
                           difference=shown(abs(found - transfer.ceiling.amount)))  # fmt: skip


def numbered(case: Case) -> Iterator[Finding]:
    """V15: find instalments that are not numbered 1, 2, 3 ..."""
    for index, one in enumerate(_instalments(case)):
        if one.no != index + 1:
            yield case.finding("INSTALMENT_NUMBER", _path(case, index, "no"), no=one.no, wanted=index + 1)


def in_order(case: Case) -> Iterator[Finding]:
    """V15: find an instalment that falls due before the one before it."""
    days = [_due(case, one) for one in _instalments(case)]
    for index, (before, day) in enumerate(pairwise(days), 1):
        if before and day and day < before:
            yield case.finding("INSTALMENT_ORDER", _path(case, index, "due"), day=day, before=before)


def in_time(case: Case) -> Iterator[Finding]:
    """V15, section 12.5: find money that comes after the activities; the last, retained part may wait."""
    period = case.agreement.grant.period if case.agreement.grant else None
    instalments = _instalments(case)
    for index, one in enumerate(instalments):
        last = index == len(instalments) - 1
        limit = case.agreement.term.end if last else period and period.end
        day = _due(case, one)
        if day and limit and day > limit:
            yield case.finding("INSTALMENT_LATE", _path(case, index, "due"), day=day, limit=limit)


def has_a_day(case: Case) -> Iterator[Finding]:
    """Find an instalment that neither a date nor a report makes due."""
    for index, one in enumerate(_instalments(case)):
        if not (one.due.date or one.due.after):
            yield case.finding("INSTALMENT_NO_DAY", _path(case, index, "due"), no=one.no)


def waits_in_vain(case: Case) -> Iterator[Finding]:
    """Section 12.6: find an instalment that falls due before the report it waits for."""
    for index, one in enumerate(_instalments(case)):
        report = _report(case, one)
        if report and one.due.date and report.due > one.due.date:
            yield case.finding("INSTALMENT_BEFORE_REPORT", _path(case, index, "due.date"), day=one.due.date,
                               report=report.id, report_day=report.due)  # fmt: skip


def first_share(case: Case) -> Iterator[Finding]:
    """V21: find a first instalment that is more than the careful share of the whole."""
    transfer, most = case.agreement.transfer, case.figure("first_instalment_pct")
    if transfer and transfer.instalments and most:
        first = transfer.instalments[0].amount
        if first * 100 > most.value * transfer.ceiling.amount:
            yield case.finding("FIRST_INSTALMENT_LARGE", _path(case, 0, "amount"), amount=shown(first),
                               pct=shown(most.value))  # fmt: skip


def waits_for_a_report(case: Case) -> Iterator[Finding]:
    """V21: find money of which no part waits for a report."""
    instalments = _instalments(case)
    if instalments and not any(one.due.after for one in instalments):
        yield case.finding("NO_INSTALMENT_AFTER_REPORT", case.own("transfer.instalments"))


def retained(case: Case) -> Iterator[Finding]:
    """V22: find more held back until the final report than a partner without reserves can carry."""
    transfer, most = case.agreement.transfer, case.figure("retained_pct")
    if transfer is None or most is None:
        return
    last = {report.id for report in case.agreement.reporting if report.kind == "final"}
    held = sum((one.amount for one in transfer.instalments if one.due.after in last), Decimal(0))
    if held * 100 > most.value * transfer.ceiling.amount:
        yield case.finding("RETAINED_LARGE", case.own("transfer.instalments"), amount=shown(held),
                           pct=shown(most.value))  # fmt: skip


def _instalments(case: Case) -> tuple[Instalment, ...]:
    return case.agreement.transfer.instalments if case.agreement.transfer else ()


def _path(case: Case, index: int, field: str) -> str:
    return case.own(f"transfer.instalments[{index}].{field}")


def _report(case: Case, instalment: Instalment) -> Report | None:
    return next((r for r in case.agreement.reporting if r.id == instalment.due.after), None)


def _due(case: Case, instalment: Instalment) -> datetime.date | None:
    """Return the day an instalment falls due, or the earliest it can: when its report does."""
    report = _report(case, instalment)
    return instalment.due.date or (report.due if report else None)


RULES = (
    total,
    numbered,
    in_order,
    in_time,
    has_a_day,
    waits_in_vain,
    first_share,
    waits_for_a_report,
    retained,
)
