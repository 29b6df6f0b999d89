"""What falls due under an agreement after a day."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model.agreement import Agreement, Term
from pipeline.model.due import due
from pipeline.model.money import Period, Report

DAY = date.fromisoformat


def agreement(*reports: str, **term: object) -> Agreement:
    """An agreement with reports due on some days."""
    period = Period(start=DAY("2027-01-01"), end=DAY("2027-01-31"))
    reporting = tuple(
        Report(id=day, title={"en": day}, kind="final", period=period, due=DAY(day)) for day in reports
    )
    return Agreement(id="a", kind="grant", term=Term(**term), reporting=reporting)


def told(of: Agreement, today: str, signed_on: str = "") -> list[tuple[str, str]]:
    """What falls due, as (what, day)."""
    return [(item.what, str(item.day)) for item in due(of, DAY(today), DAY(signed_on) if signed_on else None)]


def test_nothing_falls_due():
    """An agreement without days."""
    assert told(agreement(), "2027-01-01", "2026-12-01") == []


@pytest.mark.parametrize(
    ("today", "day"),
    [
        ("2027-01-01", "2027-03-31"),
        ("2027-03-31", "2027-03-31"),
        ("2027-04-01", "2027-09-30"),
        ("2027-10-01", ""),
    ],
)
def test_the_next_report(today, day):
    """The first that is not past, in whatever order the file has them."""
    assert told(agreement("2027-09-30", "2027-03-31"), today) == ([("report", day)] if day else [])


@pytest.mark.parametrize(
    ("today", "day"),
    [
        ("2027-02-01", "2027-07-31"),
        ("2027-07-31", "2027-07-31"),
        ("2027-08-01", "2028-01-31"),
        ("2028-01-31", "2028-01-31"),
        ("2030-12-24", "2031-01-31"),
        ("2026-01-01", "2027-07-31"),
    ],
)
def test_the_next_review(today, day):
    """Half a year after the first day, and every half year; never before the first."""
    assert told(agreement(start=DAY("2027-01-31"), review_every_months=6), today) == [("review", day)]


def test_a_month_may_be_shorter():
    """Then its last day counts."""
    assert told(agreement(start=DAY("2027-08-31"), review_every_months=6), "2027-09-01") == [
        ("review", "2028-02-29")
    ]


def test_reviews_are_counted_from_the_signature_where_no_first_day_is_given():
    """Then the term runs from there."""
    assert told(agreement(review_every_months=12), "2027-01-01", "2026-11-14") == [("review", "2027-11-14")]


def test_the_end():
    """What is past is said to be past; the days are in order."""
    of = agreement("2028-03-31", start=DAY("2027-01-01"), end=DAY("2028-01-31"), review_every_months=12)
    assert told(of, "2027-06-01") == [
        ("review", "2028-01-01"),
        ("end", "2028-01-31"),
        ("report", "2028-03-31"),
    ]
    assert told(of, "2028-01-31") == [("end", "2028-01-31"), ("report", "2028-03-31")]
    assert told(of, "2028-02-01") == [("ended", "2028-01-31"), ("report", "2028-03-31")]
