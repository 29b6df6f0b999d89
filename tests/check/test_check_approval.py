"""Wording that no lawyer has approved: told once, a warning before sending, an error before signing, or answered for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.check import Case, check
from pipeline.model.clause import WordingSource
from pipeline.model.messages import weight
from pipeline.model.places import Stage
from pipeline.pick import facts_of, pick

KEY = ("aims", "standard", "en")
TERM = '    term: {start: "2027-01-01", review_every_months: 12}\n'
BOARD = f"{TERM}    wording_waiver: {{reason: It is small., by_role: board, date: '2027-01-05'}}\n"
CHAIR = f"{TERM}    waivers: [{{clause: aims, reason: It is small., by_role: chair, date: '2027-01-05'}}]\n"


@pytest.fixture(name="told")
def _told(small):
    """What is said of the memorandum's wording, where these texts are there and those are approved."""

    def told(approved=(), changes=None, there=(KEY,)):
        partnership, library = small(changes)
        library = replace(library, wordings={key: WordingSource("x.md", "") for key in there},
                          approved=frozenset(approved))  # fmt: skip
        selection, _ = pick(partnership, partnership.agreements[0], library)
        facts = facts_of(partnership, partnership.agreements[0], library)
        found = check(Case(partnership, partnership.agreements[0], selection, library, None, facts))
        return [finding for finding in found if finding.code == "WORDING_UNAPPROVED"]

    return told


def test_wording_that_nobody_approved_is_told_once(told):
    """With the clauses, at the agreement."""
    [finding] = told()
    args = dict(finding.args)
    assert (finding.path, args["clauses"], args["count"]) == ("agreements[0].wording_waiver", "aims", "1")


@pytest.mark.parametrize(("stage", "weighs"), [("build", "info"), ("send", "warning"), ("sign", "error")])
def test_it_weighs_more_the_nearer_the_signature(told, stage, weighs):
    """Section 12.18: a warning before sending, an error before signing."""
    assert weight(told()[0], Stage(stage)).value == weighs


def test_wording_that_is_approved_is_no_finding(told):
    """In the languages of the agreement; others do not count."""
    assert told(approved=[KEY]) == []
    assert told(approved=[KEY], there=[KEY, ("aims", "standard", "da")]) == []


@pytest.mark.parametrize("waiver", [BOARD, CHAIR])
def test_somebody_can_answer_for_it(told, waiver):
    """The board for all of it, or somebody for one clause."""
    assert told(changes={TERM: waiver}) == []


def test_a_clause_without_a_text_is_not_counted(told):
    """That it has none is said elsewhere."""
    assert told(there=()) == []
