"""Rules about time."""

from __future__ import annotations

TERM = 'term: {start: "2027-03-01", end: "2029-12-31"}'


def test_an_agreement_ends_after_it_starts(found):
    """V07: not on the day it starts."""
    line = TERM.replace("2029-12-31", "2027-03-01")
    assert found({TERM: line})[0] == f"TERM_BACKWARDS agreements[1].term.end | {line}"


def test_a_period_ends_after_it_starts(found):
    """V07: the grant's, and each report's."""
    old = 'period: {start: "2027-03-01", end: "2027-08-31"}'
    new = 'period: {start: "2027-09-01", end: "2027-08-31"}'
    assert found({old: new}) == [f"PERIOD_BACKWARDS agreements[1].reporting[0].period.end | {new}"]


def test_a_period_of_one_day_passes(codes):
    """V07: both days are included."""
    old = 'period: {start: "2027-03-01", end: "2027-08-31"}'
    assert codes({old: old.replace("2027-03-01", "2027-08-31")}) == []


def test_an_agreement_encloses_its_grant(found):
    """V07: it ends when the accounts are approved, never before the activities do."""
    line = TERM.replace("2029-12-31", "2029-02-27")
    assert f"TERM_BEFORE_GRANT agreements[1].term.end | {line}" in found({TERM: line})


def test_an_agreement_may_end_with_its_grant(codes):
    """V07: the same day is enough."""
    assert "TERM_BEFORE_GRANT" not in codes({TERM: TERM.replace("2029-12-31", "2029-02-28")})


def test_activities_start_after_the_grant_letter(found):
    """V07: costs before it are at the parties' own risk."""
    changes = {'contract_date: "2027-02-10"': 'contract_date: "2027-03-02"'}
    line = 'period: {start: "2027-03-01", end: "2029-02-28"}'
    assert found(changes) == [f"GRANT_BEFORE_LETTER agreements[1].grant.period.start | {line}"]


def test_activities_may_start_on_the_day_of_the_letter(codes):
    """V07: that day counts."""
    assert codes({'contract_date: "2027-02-10"': 'contract_date: "2027-03-01"'}) == []


def test_what_has_no_end_is_reviewed(found):
    """V10: with neither an end nor a review nobody ever looks at it again."""
    changes = {", review_every_months: 12": ""}
    place = "agreements[0].term.review_every_months"
    assert found(changes, agreement="mou") == [f'REVIEW_MISSING {place} | term: {{start: "2027-01-01"}}']


def test_what_has_an_end_needs_no_review(codes):
    """V10: the end is the review."""
    assert codes({", review_every_months: 12": ', end: "2030-12-31"'}, agreement="mou") == []
