"""`aftale approve`: what it says, in words and as JSON."""

from __future__ import annotations

import pytest
from lives import MOU, life_in, living_tree
from lives import issue as issued
from schema_check import misfits
from trees import aftale, snapshot

from pipeline.build.schemas import OUTPUTS

DECISION = (
    "--party",
    "river",
    "--body",
    "the board",
    "--on",
    "2027-01-14",
    "--minutes",
    "2027-01-14, item 3",
)


@pytest.fixture(name="sent")
def _sent(tmp_path):
    """A tree in which version 0.1 is sent."""
    tree = living_tree(tmp_path / "tree")
    issued(tree)
    return tree


def approve(tree, *words, version="0.1"):
    return aftale(tree, "approve", MOU, version, *DECISION, "--today", "2027-01-15", *words)


def test_a_decision_is_told(sent):
    """Who, what, when, where it can be read; the second time, that it is known."""
    ran = approve(sent)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "River (the board) has approved reed/mou 0.1 on 2027-01-14: 2027-01-14, item 3\n"
    ran = approve(sent)
    assert (ran.code, ran.out) == (0, "this decision of River (the board) on reed/mou 0.1, of 2027-01-14, is recorded"
                                      " already: 2027-01-14, item 3\n")  # fmt: skip
    assert len(life_in(sent).events) == 2


def test_a_program_is_told(sent):
    """Also whether it was new."""
    for recorded in (True, False):
        data = approve(sent, "--may-change", "the date", "--format", "json").data
        assert list(misfits(data, OUTPUTS["approve"])) == []
        assert (data["recorded"], data["party"], data["may_change"]) == (recorded, "river", "the date")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--party", "rivr"), "no party"),
        (("--on", "2027-01-09"), "2027-01-09 is before version 0.1 was issued, on 2027-01-10; check the day"),
        (("--on", "2027-01-16"), "2027-01-16 is still to come; today is 2027-01-15; give the day"),
        (
            ("--minutes", " "),
            "--minutes is empty, so that nobody could find the decision again; say which organ",
        ),
    ],
)
def test_what_is_refused_is_one_sentence(sent, words, sentence):
    """Nothing is written; exit 1."""
    before = snapshot(sent)
    ran = approve(sent, *words)
    (line,) = ran.lines
    assert (ran.code, ran.out, sentence in line, snapshot(sent)) == (1, "", True, before)


def test_a_version_nobody_knows(sent):
    """Those that are known are named; a program is answered in its shape."""
    ran = approve(sent, "--format", "json", version="0.3")
    assert (ran.code, "reed/mou has no version 0.3; issued so far: 0.1" in ran.err) == (1, True)
    assert (list(misfits(ran.data, OUTPUTS["approve"])), ran.data["recorded"]) == ([], False)


def test_a_day_that_is_none(sent):
    """It is the call that is wrong."""
    assert approve(sent, "--on", "14/1").code == 2


def test_the_organ_is_no_person(sent):
    """The help says so."""
    assert "never a person" in " ".join(aftale(sent, "approve", "--help").out.split())


def test_in_danish(sent):
    """The whole sentence."""
    ran = aftale(sent, "--lang", "da", "approve", MOU, "0.1", *DECISION, "--today", "2027-01-15")
    assert ran.out == "River (the board) har godkendt reed/mou 0.1 den 2027-01-14: 2027-01-14, item 3\n"
