"""What a signature edition waits for: approvals, who signs, texts that are pending and not waived."""

from __future__ import annotations

import json
import re

import pytest
from issuing_steps import refused
from lives import SECOND, SIGNING, approve, facts_file, issue, life_in, living_tree, revise
from trees import aftale, copy_examples, edit, reed

BOARD = (
    "registration: {scheme: GT-REPEJU",
    "approved_by: {en: The board}\n    registration: {scheme: GT-REPEJU",
)


# ── approvals


@pytest.fixture(name="asked")
def _asked(tmp_path):
    """A version is sent, and the partner's board must approve what is signed."""
    tree = living_tree(tmp_path / "asked", reed(BOARD))
    issue(tree)
    return tree


def test_without_an_approval_nothing_is_signed(asked):
    """A version may be sent all the same."""
    assert refused(asked, "--for-signature", today=SIGNING) == ["APPROVAL_MISSING"]
    revise(asked)
    issue(asked, today=SIGNING)


def test_an_approval_of_the_same_text(asked):
    """Whichever number it bore."""
    approve(asked)
    issue(asked, "--for-signature", today=SIGNING)
    assert list(life_in(asked).versions) == ["0.1", "1.0"]


def test_an_approval_of_another_text(asked):
    """The board decides anew; or it decided on the newer version too."""
    approve(asked)
    revise(asked)
    assert refused(asked, "--for-signature", today=SIGNING) == ["APPROVAL_OF_OTHER_TEXT"]
    issue(asked, today=SECOND)
    assert refused(asked, "--for-signature", today=SIGNING) == ["APPROVAL_OF_OTHER_TEXT"]
    approve(asked, "0.2", today=SECOND)
    issue(asked, "--for-signature", today=SIGNING)


def test_an_approval_that_leaves_room(asked):
    """Minutes that let whoever signs change something."""
    approve(asked, may_change="Names and dates")
    revise(asked)
    issue(asked, "--for-signature", today=SIGNING)


def test_an_approval_of_another_party(asked):
    """Each party that needs a decision needs its own."""
    edit(
        facts_file(asked),
        "registration: {scheme: DK-CVR",
        "approved_by: {en: The board}\n    registration: {scheme: DK-CVR",
    )
    approve(asked)
    assert refused(asked, "--for-signature", today=SIGNING) == ["APPROVAL_MISSING"]


# ── who signs


@pytest.mark.parametrize(("rule", "needed"), [
    ("chair-alone", 1), ("two-jointly", 2), ("chair-and-treasurer", 2), ("chair-plus-one-board-member", 2),
])  # fmt: skip
def test_who_must_sign(tmp_path, rule, needed):
    """By the rule of each party as it was that day; a version that is only sent asks nobody."""
    seats = ("Chair, da: Forperson}}]", "Chair, da: Forperson}}, {title: {en: Treasurer, da: Kasserer}}]")
    tree = living_tree(
        tmp_path / "tree", reed(seats, ("signature_rule: chair-alone", f"signature_rule: {rule}"))
    )
    issue(tree)
    issue(tree, "--for-signature", today=SIGNING)
    versions = life_in(tree).versions
    assert versions["0.1"].facts.signers == ()
    assert {signer.party: signer.needed for signer in versions["1.0"].facts.signers} == {
        "nsk": needed,
        "river": 1,
    }


# ── waivers


LOCKED = (
    "status: locked\nlocked: {official_text: pending, authentic_language: en, where: {en: Ask the fund.}}\n"
)
WAIVED = ("    term: {start", "    waivers: [{clause: term, reason: The fund is slow., by_role: chair, date: '2027-01-05'}]\n    term: {start")  # fmt: skip


@pytest.fixture(name="locked")
def _locked(tree):
    """A tree in which a clause waits for the funder's official text."""
    edit(tree / "clauses/wording/term/clause.yaml", "status: core\n", LOCKED)
    return tree


def test_a_text_that_is_pending(locked):
    """It may be sent, and not signed."""
    assert refused(locked, "--for-signature") == ["OFFICIAL_TEXT_PENDING"]
    issue(locked)


def test_a_text_that_is_waived(locked):
    """Somebody answers for it: then it may be signed, and the ledger remembers."""
    edit(facts_file(locked), *WAIVED)
    issue(locked, "--for-signature")
    assert any("term" in waiver for waiver in life_in(locked).versions["1.0"].facts.waivers)


def test_a_grant_whose_texts_are_waived(tmp_path):
    """All locked clauses of the example's grant, with the library as it is."""
    tree = copy_examples(tmp_path / "tree")
    path = tree / "agreements/nsk-ixchel/partnership.yaml"
    text = re.sub(r"(?m)^ +approved_by:.*\n", "", path.read_text("utf-8"))
    path.write_text(text.replace("{mou: mou}", '{mou: mou, mou_date: "2027-02-01"}'), "utf-8")
    words = ("issue", "nsk-ixchel/grant-2027", "--for-signature", "--today", SIGNING, "--format", "json")
    pending = aftale(tree, *words).data["findings"]
    assert {finding["code"] for finding in pending} == {"OFFICIAL_TEXT_PENDING", "WORDING_UNAPPROVED"}
    clauses = sorted(f["file"].split("/")[2] for f in pending if f["code"] == "OFFICIAL_TEXT_PENDING")
    assert len(clauses) > 2
    waived = [
        {"clause": clause, "reason": "Slow.", "by_role": "chair", "date": "2027-01-05"} for clause in clauses
    ]
    board = {"reason": "The board signs it as it is.", "by_role": "board", "date": "2027-01-05"}
    answered = f"    waivers: {json.dumps(waived)}\n    wording_waiver: {json.dumps(board)}\n"
    edit(path, "    framework:", f"{answered}    framework:")
    ran = aftale(tree, *words)
    assert (ran.code, ran.data["version"]) == (0, "1.0"), ran.err
    facts = life_in(tree, "nsk-ixchel/grant-2027").versions["1.0"].facts
    assert [waiver.split()[0].rstrip(":") for waiver in sorted(facts.waivers)] == [*clauses, "wording"]
    assert facts.ruleset == "civilsamfundspuljen/2025-01-01"
