"""A board's decision is recorded once, on a version that was sent, and never in part."""

from __future__ import annotations

import pytest
from lives import MOU, SIGNATORIES, clerk_of, events, happened, life_in, write_names
from trees import snapshot

from pipeline.issue.approving import approve
from pipeline.model.events import Approved, Withdrawn
from pipeline.model.places import AftaleError

DECISION = {"version": "0.1", "party": "river", "body": "the board", "on": "2027-01-14", "minutes": "item 3"}


def decide(tree, today="2027-01-15", **changes):
    """Record a decision on a day."""
    return approve(clerk_of(tree, today), MOU, Approved(**{**DECISION, **changes}))


def refused(tree, **changes):
    """The codes of what stands in the way; then nothing may have been written."""
    before = snapshot(tree)
    with pytest.raises(AftaleError) as stopped:
        decide(tree, **changes)
    assert snapshot(tree) == before
    return [finding.code for finding in stopped.value.findings]


def test_a_decision_is_recorded(sent):
    """Party, organ, day, minutes and version, word for word."""
    assert decide(sent, may_change="the date").is_new
    assert life_in(sent).versions["0.1"].approvals == (Approved(**DECISION, may_change="the date"),)


def test_the_same_decision_is_recorded_once(sent):
    """The second time it says so, and writes nothing."""
    decide(sent)
    before = snapshot(sent)
    assert not decide(sent, today="2027-01-20").is_new
    assert snapshot(sent) == before


def test_another_decision_is_another(sent):
    """A board may decide again, and the other party's decides for itself."""
    decide(sent)
    assert decide(sent, minutes="item 4").is_new
    assert decide(sent, party="nsk").is_new
    assert len(life_in(sent).versions["0.1"].approvals) == 3


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"version": "0.2"}, "VERSION_UNKNOWN"),
        ({"party": "rivr"}, "PARTY_UNKNOWN"),
        ({"on": "2027-01-09"}, "DAY_BEFORE_ISSUE"),
        ({"on": "2027-01-16"}, "DAY_TO_COME"),
        ({"minutes": " "}, "APPROVAL_INCOMPLETE"),
        ({"body": ""}, "APPROVAL_INCOMPLETE"),
    ],
)
def test_what_cannot_have_been_decided_is_refused(sent, changes, code):
    """A version nobody knows, a stranger, a day before it was sent or still to come, minutes nobody finds."""
    assert refused(sent, **changes) == [code]


def test_the_day_of_issue_and_today_will_do(sent):
    """Both ends count."""
    assert decide(sent, on="2027-01-10").is_new
    assert decide(sent, on="2027-01-15").is_new


def test_a_withdrawn_version_is_not_approved(out):
    """It is void."""
    happened(out, Withdrawn(version="1.0", reason="A mistake."), "2027-02-02")
    assert refused(out, version="1.0", on="2027-02-02", today="2027-02-03") == ["VERSION_VOID"]
    assert len(events(out)) == 3


@pytest.mark.parametrize("option", ["body", "minutes", "may_change"])
def test_a_name_that_is_known_is_not_recorded(sent, option):
    """Who signs stands in local/ alone."""
    write_names(sent)
    assert refused(sent, **{option: f"as {SIGNATORIES['river'].upper()} says"}) == ["NAME_FOR_THE_LEDGER"]
    assert decide(sent).is_new
