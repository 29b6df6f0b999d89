"""The calendar: every date of an agreement in order, the partner's, the Danish organisation's and the fund's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from thy_and_umeme import THY_AND_UMEME

from pipeline.files.partnership import read_partnership
from pipeline.model.agreement import Term
from pipeline.render.calendar import calendar, working_days_after

AGREEMENTS = """\
phase_out:
  steps:
    - {date: "2028-06-30", text: {en: Hand-over}, responsible: umeme}
    - {date: "2028-01-31", text: {en: Less money}, responsible: nobody}
agreements:
  - id: grant
    kind: grant
    grant: {pool: civilsamfundspuljen, funder: Ministry, period: {start: "2027-03-01", end: "2029-02-28"}}
    transfer:
      ceiling: {amount: "50", currency: DKK}
      instalments:
        - {no: 1, amount: "30", due: {date: "2027-03-15"}}
        - {no: 2, amount: "20", due: {after: h1, days: 15}}
        - {no: 3, amount: "20", due: {after: gone, days: 15}}
    reporting:
      - id: h1
        title: {en: First report}
        kind: financial
        period: {start: "2027-03-01", end: "2027-08-31"}
        due: "2027-09-30"
        feedback_days: 15
      - id: final
        title: {en: Final report}
        kind: final
        period: {start: "2027-03-01", end: "2029-02-28"}
        due: "2029-04-30"
        feedback_days: 10
        pool_due: "2029-08-28"
    audit: {local_required: true, due: "2029-05-31"}
  - {id: mou, kind: mou}
"""


@pytest.fixture
def partnership():
    """A partnership with an agreement that has dates, and one that has none."""
    return read_partnership((THY_AND_UMEME + AGREEMENTS).encode(), "partnership.yaml", {}).partnership


def lines(partnership, agreement, library):
    """Return the calendar's lines as one reads them in English."""
    rows = calendar(partnership, agreement, library.phrases)
    return [
        (
            row["date"].isoformat(),
            row["what"]["en"],
            row["who"] if isinstance(row["who"], str) else row["who"]["en"],
        )
        for row in rows
    ]


def test_the_calendar_holds_every_date_in_order(partnership, library):
    """Reports and their answers, what the fund wants, instalments, audit, phase-out and the end."""
    assert lines(partnership, partnership.agreements[0], library) == [
        ("2027-03-15", "Instalment 1 falls due", "Thy"),
        ("2027-09-30", "First report", "Umeme"),
        ("2027-10-21", "Answer to the report: First report", "Thy"),
        (
            "2027-11-05",
            "Instalment 2 falls due, if this report comes in time and is approved: First report",
            "Thy",
        ),
        ("2028-01-31", "Less money", "nobody"),
        ("2028-06-30", "Hand-over", "Umeme"),
        ("2029-02-28", "The activity period ends", "All Parties"),
        ("2029-04-30", "Final report", "Umeme"),
        ("2029-05-14", "Answer to the report: Final report", "Thy"),
        ("2029-05-31", "Audited accounts", "Umeme"),
        ("2029-08-28", "To the fund: Final report", "Thy"),
    ]


def test_reviews_come_at_their_distance_until_the_end(partnership, library):
    """An agreement without an end has no last review, so its calendar holds none."""
    agreement = partnership.agreements[1]
    term = Term(start=date(2027, 1, 31), end=date(2029, 3, 1), review_every_months=12)
    alone = replace(partnership, phase_out=replace(partnership.phase_out, steps=()))
    assert lines(alone, replace(agreement, term=term), library) == [
        ("2028-01-31", "Review of the cooperation", "All Parties"),
        ("2029-01-31", "Review of the cooperation", "All Parties"),
        ("2029-03-01", "The Agreement ends", "All Parties"),
    ]
    assert lines(alone, replace(agreement, term=replace(term, end=None)), library) == []


def test_the_audit_is_seen_to_by_whoever_is_audited(partnership, library):
    """The partner where it is audited locally, else the Danish organisation."""
    grant = partnership.agreements[0]
    elsewhere = replace(grant, audit=replace(grant.audit, local_required=False))
    who = [
        [row[2] for row in lines(partnership, a, library) if row[1] == "Audited accounts"]
        for a in (grant, elsewhere)
    ]
    assert who == [["Umeme"], ["Thy"]]


def test_working_days_leave_out_the_weekend():
    """Fifteen working days are three weeks; none are the same day."""
    assert working_days_after(date(2027, 9, 30), 15) == date(2027, 10, 21)
    assert working_days_after(date(2027, 10, 1), 1) == date(2027, 10, 4)
    assert working_days_after(date(2027, 10, 2), 0) == date(2027, 10, 2)


def test_a_calendar_without_dates_is_empty(partnership, library):
    """And nobody need lead for it to be made."""
    alone = replace(partnership, parties=(), phase_out=replace(partnership.phase_out, steps=()))
    assert calendar(alone, partnership.agreements[1], library.phrases) == ()
    assert {row["who"] for row in calendar(alone, partnership.agreements[0], library.phrases)
            if isinstance(row["who"], str)} == {""}  # fmt: skip
