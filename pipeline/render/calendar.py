"""The calendar: every date of an agreement in order, with what follows from it and who sees to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from pipeline.model.agreement import Agreement
from pipeline.model.due import reviews
from pipeline.model.money import Report
from pipeline.model.partnership import Partnership
from pipeline.model.phrases import Phrases

SATURDAY = 5
Row = tuple[date, Any, Any]
"""A day, what it is for and who sees to it, each in words of every language."""


def calendar(
    partnership: Partnership, agreement: Agreement, phrases: Phrases
) -> tuple[Mapping[str, Any], ...]:
    """Return all dates, sorted: reports and the answers to them, the fund's, audit, instalments, reviews, ends."""
    dates = _Dates(partnership, agreement, phrases)
    rows = [
        *dates.reports(),
        *dates.audit(),
        *dates.instalments(),
        *dates.reviews(),
        *dates.steps(),
        *dates.ends(),
    ]
    ordered = sorted(rows, key=lambda row: row[0])
    return tuple({"date": day, "what": what, "who": who} for day, what, who in ordered)


@lru_cache(maxsize=4096)
def working_days_after(day: date, count: int) -> date:
    """Return the day so many working days later, Saturdays and Sundays left out."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < SATURDAY
    return day


@dataclass(frozen=True, slots=True)
class _Dates:
    """Where the dates of one agreement come from."""

    partnership: Partnership
    agreement: Agreement
    phrases: Phrases

    @property
    def danish(self) -> str:
        return self.partnership.danish.short_name if self.partnership.danish else ""

    @property
    def partner(self) -> str:
        return self.partnership.partner.short_name if self.partnership.partner else ""

    @property
    def everyone(self) -> Any:
        return self.phrases.labels.get("party", {}).get("all", "")

    def reports(self) -> Iterator[Row]:
        for report in self.agreement.reporting:
            yield report.due, report.title, self.partner
            yield _answered(report), self._words("report-answer", report.title), self.danish
            if report.pool_due:
                yield report.pool_due, self._words("report-pool", report.title), self.danish

    def audit(self) -> Iterator[Row]:
        audit = self.agreement.audit
        if audit and audit.due:
            yield audit.due, self._words("audit-due"), self.partner if audit.local_required else self.danish

    def instalments(self) -> Iterator[Row]:
        """Yield payments: on their day, or when they fall due if everything before them comes in time."""
        reports = {report.id: report for report in self.agreement.reporting}
        for instalment in self.agreement.transfer.instalments if self.agreement.transfer else ():
            due, number = instalment.due, str(instalment.no)
            report = reports.get(due.after or "")
            if due.date:
                yield due.date, self._words("instalment-due", number=number), self.danish
            elif report:
                day = _answered(report) + timedelta(days=due.days or 0)
                yield day, self._words("instalment-after", report.title, number), self.danish

    def reviews(self) -> Iterator[Row]:
        """Yield reviews until the agreement ends; where it has no end, the calendar cannot hold them."""
        term, grant = self.agreement.term, self.agreement.grant
        until = term.end or (grant.period.end if grant and grant.period else None)
        if term.start and term.review_every_months and until:
            for day in reviews(term.start, term.review_every_months, until):
                yield day, self._words("review-due"), self.everyone

    def steps(self) -> Iterator[Row]:
        short = {party.id: party.short_name for party in self.partnership.parties}
        for step in self.partnership.phase_out.steps:
            yield step.date, step.text, short.get(step.responsible, step.responsible)

    def ends(self) -> Iterator[Row]:
        grant, term = self.agreement.grant, self.agreement.term
        if grant and grant.period:
            yield grant.period.end, self._words("activity-ends"), self.everyone
        if term.end:
            yield term.end, self._words("agreement-ends"), self.everyone

    def _words(
        self, phrase: str, report: Mapping[str, str] | None = None, number: str = ""
    ) -> dict[str, str]:
        """Return a line in every language, with its blanks filled; where the report has no title there is none."""
        return {
            language: text.replace("{number}", number).replace("{report}", report[language] if report else "")
            for language, text in self.phrases.phrases.get(phrase, {}).items()
            if report is None or language in report
        }


def _answered(report: Report) -> date:
    """Return the last day for the answer to a report that is handed in on its day."""
    return working_days_after(report.due, report.feedback_days)
