"""`aftale history` and what `aftale list` says of an agreement's life: for people, for programs, in two languages."""

from __future__ import annotations

import pytest
from lives import MOU, SIGNING, approve, branch_off, events, happened, issue, living_tree, once, reword, sign
from schema_check import misfits
from trees import add, aftale, copy_examples, edit, reed

from pipeline.build.schemas import OUTPUTS
from pipeline.model.events import Withdrawn


@pytest.fixture(scope="session", name="signed_once")
def _signed_once(_program, tmp_path_factory):
    """A tree with a whole life; to be looked at only."""

    def make(folder):
        issue(living_tree(folder), "--to", "river")
        approve(folder, today="2027-01-25")
        issue(folder, "--for-signature", today=SIGNING)
        sign(folder)

    return once(tmp_path_factory, "life-told", make)


@pytest.fixture(name="living")
def _living(tmp_path):
    """A tree of one's own in which nothing was issued."""
    return living_tree(tmp_path / "living")


def test_a_life_is_told_in_lines(signed_once):
    """One for each event, oldest first, the days in a column."""
    ran = aftale(signed_once, "history", MOU)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0].startswith("10 January 2027  Version 0.1 was sent to River. ")
    assert lines[1].startswith("25 January 2027  River (The board) approved version 0.1 ")
    assert lines[2].startswith("1 February 2027  Version 1.0 was made for signature ")
    assert lines[3].startswith("5 February 2027  Version 1.0 was signed by Reed (Chair) ")
    assert lines[4].endswith(" Version 1.0 is signed by all parties.")
    assert len(lines) == 5


def test_a_life_is_told_in_danish(signed_once):
    """Days too."""
    lines = aftale(signed_once, "--lang", "da", "history", MOU).out.splitlines()
    assert lines[0].startswith("10. januar 2027  Version 0.1 blev sendt til River. ")
    assert lines[-1].endswith(" Version 1.0 er underskrevet af alle parter.")


def test_a_life_is_told_to_programs(signed_once):
    """In the shape that the schema says; the sentences are the same."""
    ran = aftale(signed_once, "history", MOU, "--format", "json")
    assert (ran.code, list(misfits(ran.data, OUTPUTS["history"]))) == (0, [])
    assert (ran.data["schema"], ran.data["id"], ran.data["status"]) == ("aftale-history/1", MOU, "signed")
    told = [line.split("  ")[-1].strip() for line in aftale(signed_once, "history", MOU).out.splitlines()]
    assert [event["sentence"] for event in ran.data["events"]] == told
    assert [version["status"] for version in ran.data["versions"]] == ["sent", "signed"]


def test_nothing_has_happened(living):
    """One sentence; with `-q` none."""
    assert aftale(living, "history", MOU).out == "reed/mou has not been sent to anybody yet.\n"
    assert aftale(living, "--lang", "da", "history", MOU).out == "reed/mou er ikke sendt til nogen endnu.\n"
    assert aftale(living, "-q", "history", MOU) == (0, "", "")


def test_a_fork_ends_with_one(living):
    """What can be told is told; both branches are named."""
    issue(living)
    mine = happened(living, Withdrawn(version="0.1", reason="Mine"), "2027-01-12")
    theirs = branch_off(living, mine)
    ran = aftale(living, "history", MOU)
    assert (ran.code, len(ran.out.splitlines())) == (1, 3)
    assert "LEDGER_FORK" in ran.err
    assert all(event.name in ran.err for event in (mine, theirs))
    told = aftale(living, "history", MOU, "--format", "json")
    assert (told.code, told.data["status"], len(told.data["events"])) == (1, "forked", 3)
    assert list(misfits(told.data, OUTPUTS["history"])) == []


def test_an_unknown_agreement_is_answered_to_programs_too(living):
    """Nothing but the finding, in the same shape."""
    ran = aftale(living, "history", "reed/muo", "--format", "json")
    assert (ran.code, [found["code"] for found in ran.data["findings"]]) == (1, ["SELECT_NOTHING"])
    assert list(misfits(ran.data, OUTPUTS["history"])) == []
    assert 'did you mean "reed/mou"?' in ran.err


def test_list_says_where_each_agreement_stands(signed_once):
    """Its last version and its status, in the last columns."""
    assert aftale(signed_once, "list").out == "reed/mou  mou  value-based  en  1.0  signed\n"
    assert aftale(signed_once, "--lang", "da", "list").out.endswith("  1.0  underskrevet\n")
    (row,) = aftale(signed_once, "list", "--format", "json").data
    assert (row["version"], row["status"], row["newer"]) == ("1.0", "signed", [])


def test_list_says_that_nothing_was_issued(living):
    """A dash for the version."""
    assert aftale(living, "list").out == "reed/mou  mou  value-based  en  –  draft\n"
    (row,) = aftale(living, "list", "--format", "json").data
    assert (row["version"], row["status"]) == ("", "draft")


def test_list_says_that_newer_wording_exists(living):
    """Of an agreement that was issued; another follows the library anyhow."""
    issue(living)
    add(living, reed(id_="other"))
    reword(living, "term", "no planned end", "no end")
    rows = aftale(living, "list", "--format", "json").data
    assert {row["id"]: row["newer"] for row in rows} == {MOU: ["term"], "other/mou": []}
    assert "0.1  sent; newer wording in the library\n" in aftale(living, "list").out


def test_list_says_what_is_wrong_with_a_ledger(living):
    """The agreement is listed all the same; exit 1."""
    issue(living)
    branch_off(living, happened(living, Withdrawn(version="0.1", reason="Mine"), "2027-01-12"))
    ran = aftale(living, "list")
    assert (ran.code, "LEDGER_FORK" in ran.err) == (1, True)
    assert ran.out.endswith("  forked ledger\n")
    edit(events(living)[0], '"0.1"', '"0.7"')
    assert "LEDGER_EVENT_CHANGED" in aftale(living, "list").err


def test_the_examples_have_a_history_that_can_be_told(tmp_path):
    """Whatever story they carry."""
    tree = copy_examples(tmp_path / "examples", life=True)
    for row in aftale(tree, "list", "--format", "json").data:
        ran = aftale(tree, "history", row["id"], "--format", "json")
        assert (ran.code, list(misfits(ran.data, OUTPUTS["history"]))) == (0, [])
        assert (ran.data["status"], ran.data["version"]) == (row["status"], row["version"])
