"""Rules about what the day decides."""

from __future__ import annotations

from datetime import date

DONE = 'due_diligence: {done_on: "2027-01-09", sanctions_screened_on: "2027-01-10"}'
RIVER = "signatories: [{title: {en: Director}}]"


def test_due_diligence_runs_out(found, codes):
    """V35: the day after the last one it counts; on that day it still does."""
    line = (
        'due_diligence: {done_on: "2027-01-09", sanctions_screened_on: "2027-01-10", valid_to: "2027-12-31"}'
    )
    wrong = f"DILIGENCE_EXPIRED parties[1].due_diligence.valid_to | {line}"
    assert wrong in found({DONE: line}, today=date(2028, 1, 1))
    assert codes({DONE: line}, today=date(2027, 12, 31)) == []


def test_a_right_to_sign_runs_out(found, codes):
    """Whoever signs after it had no right to; a right without an end never does."""
    line = 'signatories: [{title: {en: Director}, authority: {document: power of attorney, valid_to: "2027-06-30"}}]'
    wrong = f"AUTHORITY_EXPIRED parties[1].signatories[0].authority.valid_to | {line}"
    assert wrong in found({RIVER: line}, today=date(2027, 7, 1))
    assert codes({RIVER: line.replace(', valid_to: "2027-06-30"', "")}, today=date(2099, 1, 1)) == []


def test_a_build_asks_no_clock(codes):
    """Without a day nothing has run out."""
    assert codes({DONE: DONE.replace("}", ', valid_to: "1999-12-31"}')}) == []
