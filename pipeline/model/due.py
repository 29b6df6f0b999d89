"""What falls due under an agreement after a day: the next report, the next review, and its end."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.model.agreement import Agreement
from pipeline.model.words import L10n


@dataclass(frozen=True, slots=True)
class Due:
    """Something that a day is fixed for."""

    day: date
    what: Literal["report", "review", "end", "ended"]
    title: L10n | None = None
    """What a report is called."""


def due(agreement: Agreement, today: date, signed_on: date | None = None) -> list[Due]:
    """Return what falls due next of each kind, in the order of the days; what has ended stands first.

    Reviews are counted from the agreement's first day, or else from the day it was signed.
    """
    return sorted(_due(agreement, today, signed_on), key=lambda item: item.day)


def _due(agreement: Agreement, today: date, signed_on: date | None) -> Iterator[Due]:
    term = agreement.term
    if term.end:
        yield Due(term.end, "end" if term.end >= today else "ended")
    reports = sorted((r for r in agreement.reporting if r.due >= today), key=lambda report: report.due)
    yield from (Due(report.due, "report", report.title) for report in reports[:1])
    start = term.start or signed_on
    if start and term.review_every_months:
        review = _next_review(start, term.review_every_months, today)
        if not term.end or review < term.end:
            yield Due(review, "review")


def _next_review(start: date, months: int, today: date) -> date:
    """Return the first day of review that is not past."""
    passed = (today.year - start.year) * 12 + today.month - start.month
    rounds = max(passed // months, 1)
    review = later(start, rounds * months)
    return review if review >= today else later(start, (rounds + 1) * months)


def reviews(start: date, months: int, until: date) -> list[date]:
    """Return the days of review before a last day."""
    rounds = max((until.year - start.year) * 12 + until.month - start.month, 0) // months
    days = [later(start, number * months) for number in range(1, rounds + 1)]
    return [day for day in days if day < until]


def later(day: date, months: int) -> date:
    """Return the same day some months later, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
