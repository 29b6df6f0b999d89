"""Withdrawing a version, and settling a fork: what does not count any more, why, and what cannot be undone."""

from __future__ import annotations

import re
import shutil

import pytest
from lives import (
    MOU,
    SECOND,
    branch_off,
    events,
    frozen,
    issue,
    life_in,
    living_tree,
    revise,
    sign,
    whole_versions,
)
from trees import aftale, program, snapshot

from pipeline.files.ledger import read_ledger
from pipeline.model.status import Status, status_of


def withdraw(tree, version, note="A wrong date.", today="2027-02-02"):
    """Withdraw a version."""
    return aftale(
        tree, "issue", MOU, "--withdraw", version, "--note", note, "--today", today, "--format", "json"
    )


def refused(tree, *words, today="2027-02-02"):
    """The codes of what stands in the way; then nothing may have been written."""
    before = snapshot(tree)
    ran = aftale(tree, "issue", MOU, *words, "--today", today, "--format", "json")
    assert ran.code == 1, ran.out
    assert snapshot(tree) == before
    return [finding["code"] for finding in ran.data["findings"]]


def test_a_withdrawn_version_is_void(out):
    """Recorded with its reason; its files stay, for nothing frozen is ever taken away."""
    ran = withdraw(out, "1.0")
    assert (ran.code, ran.data["version"], ran.data["files"]) == (0, "1.0", [])
    version = life_in(out).versions["1.0"]
    assert (version.withdrawn.reason, version.for_signature) == ("A wrong date.", False)
    assert whole_versions(out) == ["0.1", "1.0"]


def test_its_number_is_not_used_again(out):
    """The next edition is 2.0, the next version 1.1."""
    withdraw(out, "1.0")
    issue(out, "--for-signature", today="2027-02-03")
    assert list(life_in(out).versions) == ["0.1", "1.0", "2.0"]
    withdraw(out, "2.0", today="2027-02-03")
    revise(out)
    issue(out, today="2027-02-04")
    assert list(life_in(out).versions)[-1] == "2.1"


def test_what_follows_is_compared_with_what_counts(out):
    """Not with the version that is void."""
    withdraw(out, "1.0")
    revise(out)
    issue(out, today="2027-02-03")
    assert [path.name for path in frozen(out, "1.1").glob("*redline*")] == [
        "reed_mou_1.1_en_redline-vs-0.1.docx"
    ]


def test_what_was_withdrawn_may_be_sent_again(sent):
    """Under another number: where nothing counts, nothing is unchanged."""
    withdraw(sent, "0.1")
    assert status_of(life_in(sent)) is Status.WITHDRAWN
    issue(sent, today="2027-02-03")
    assert list(life_in(sent).versions) == ["0.1", "0.2"]
    assert not list(frozen(sent, "0.2").glob("*redline*"))


def test_a_half_signed_edition_may_be_withdrawn(out):
    """One that all have signed may not."""
    sign(out, parties=("nsk",), today="2027-02-02")
    assert withdraw(out, "1.0").code == 0


def test_a_signed_edition_stands(out):
    """It ends as the agreement itself says."""
    sign(out, today="2027-02-02")
    assert refused(out, "--withdraw", "1.0", "--note", "x") == ["WITHDRAW_SIGNED"]


@pytest.mark.parametrize("version", ["9.9", "0.2", "1", "x", "01.0", "../0.1"])
def test_an_unknown_version(out, version):
    """It is told which there are."""
    assert refused(out, "--withdraw", version, "--note", "x") == ["VERSION_UNKNOWN"]


def test_twice(out):
    """The second time it is told that it is void, and why; nothing is recorded."""
    withdraw(out, "1.0")
    assert refused(out, "--withdraw", "1.0", "--note", "x") == ["VERSION_VOID"]
    assert "A wrong date." in withdraw(out, "1.0").data["findings"][0]["message"]


@pytest.mark.parametrize("note", ["", " "])
def test_without_a_reason(out, note):
    """Whoever has the paper in hand wants to know."""
    assert refused(out, "--withdraw", "1.0", "--note", note) == ["WITHDRAW_WITHOUT_REASON"]


@pytest.mark.parametrize("words", [("--withdraw", "1.0", "--for-signature"), ("--withdraw", "1.0", "--keep", "ab"),
                                   ("--keep", "ab", "--for-signature")])  # fmt: skip
def test_two_things_at_once(out, words):
    """The call cannot be used."""
    before = snapshot(out)
    assert aftale(out, "issue", MOU, *words, "--note", "x").code == 2
    assert snapshot(out) == before


def test_what_is_said(out):
    """One sentence."""
    ran = aftale(out, "issue", MOU, "--withdraw", "1.0", "--note", "A wrong date.", "--today", "2027-02-02")
    assert (ran.code, ran.out) == (
        0, "reed/mou 1.0 is withdrawn: it is void, and its number is not used again\n")  # fmt: skip


# ── forks


@pytest.fixture(name="forked")
def _forked(sent):
    """Two people have gone on from version 0.1: one issued 0.2, another recorded the same."""
    revise(sent)
    issue(sent, today=SECOND)
    branch_off(sent, life_in(sent).events[-1])
    return sent


def heads(tree):
    """The ends of a ledger's branches, by who made them."""
    life, _ = read_ledger(tree, MOU)
    return {head.by.role: head for head in life.heads}


def test_a_fork_stops_everything(forked):
    """Nothing is issued, withdrawn or adopted; both entries are named."""
    assert refused(forked) == ["LEDGER_FORK"]
    assert refused(forked, "--for-signature") == ["LEDGER_FORK"]
    assert refused(forked, "--withdraw", "0.1", "--note", "x") == ["LEDGER_FORK"]
    ran = aftale(forked, "clauses", "adopt", MOU, "--reason", "x")
    assert (ran.code, all(head.name in ran.err for head in heads(forked).values())) == (1, True)


def test_a_build_goes_on(forked):
    """With a warning: a draft is needed to settle it."""
    ran = aftale(forked, "build", "--format", "json")
    assert (ran.code, [(f["code"], f["severity"]) for f in ran.data["findings"]]) == (
        0,
        [("LEDGER_FORK", "warning")],
    )


@pytest.mark.parametrize("keeps", ["coordinator", "treasurer"])
@pytest.mark.parametrize("how", [lambda head: head.hash, lambda head: head.hash[:4], lambda head: head.name,
                                 lambda head: head.name.removesuffix(".json"), lambda head: head.hash[:8].upper()])  # fmt: skip
def test_a_fork_is_settled(forked, keeps, how):
    """One counts, by whichever name it is told; the other is void, and both are still there to be read."""
    kept = heads(forked)[keeps]
    ran = aftale(forked, "issue", MOU, "--keep", how(kept), "--note", "We talked.", "--today", SECOND)
    assert ran.code == 0, ran.err
    life = life_in(forked)
    assert (life.events[1], len(life.void), life.events[-1].parents) == (
        kept, 1, tuple(event.hash for event in sorted((kept, *life.void), key=lambda event: event.hash)))  # fmt: skip
    assert len(events(forked)) == 4


def test_life_goes_on_after_a_settlement(forked):
    """With the number after the highest that anybody used."""
    aftale(forked, "issue", MOU, "--keep", heads(forked)["treasurer"].hash, "--note", "x", "--today", SECOND)
    revise(forked, "for many", "for very many")
    issue(forked, today="2027-01-21")
    assert list(life_in(forked).versions) == ["0.1", "0.2", "0.3"]


@pytest.mark.parametrize("keep", ["zzzz", "0002-zzzzzzzz.json", "-", ".json"])
def test_an_end_that_is_none(forked, keep):
    """It is told which there are."""
    assert refused(forked, f"--keep={keep}", "--note", "x", today=SECOND) == ["SETTLE_UNKNOWN"]


def test_an_event_that_is_no_end(forked):
    """The one before both branches names neither."""
    first = read_ledger(forked, MOU)[0].events[0]
    assert refused(forked, "--keep", first.hash, "--note", "x", today=SECOND) == ["SETTLE_UNKNOWN"]


def test_settling_needs_a_reason(forked):
    """As everything that makes something void."""
    kept = heads(forked)["treasurer"].hash
    assert refused(forked, "--keep", kept, today=SECOND) == ["SETTLE_WITHOUT_REASON"]


def test_nothing_to_settle(sent):
    """Said, and nothing recorded; so is settling twice."""
    assert refused(sent, "--keep", "ab", "--note", "x") == ["SETTLE_NO_FORK"]


def test_a_broken_ledger_is_not_settled(forked):
    """What is wrong besides comes first."""
    path = events(forked)[0]
    path.write_bytes(path.read_bytes().replace(b"coordinator", b"chairperson"))
    kept = heads(forked)["treasurer"].hash
    codes = refused(forked, "--keep", kept, "--note", "x", today=SECOND)
    assert "LEDGER_EVENT_CHANGED" in codes
    assert "LEDGER_FORK" not in codes


def test_two_branches_of_git(tmp_path):
    """As it happens: two copies of a tree, both issued in, and then brought together."""
    tree = living_tree(tmp_path / "one")
    issue(tree)
    other = shutil.copytree(tree, tmp_path / "other")
    revise(tree, "for all", "for many")
    revise(other, "for all", "for some")
    issue(tree, today=SECOND)
    issue(other, "--for-signature", today="2027-01-21")
    shutil.copytree(other / "agreements", tree / "agreements", dirs_exist_ok=True)
    assert refused(tree) == ["LEDGER_FORK"]
    ran = program(tree, "issue", MOU, "--today", "2027-01-22")
    (keep,) = re.findall(r"`aftale issue reed/mou --keep`", ran.err)
    assert keep
    kept = next(head for head in read_ledger(tree, MOU)[0].heads if head.facts.version == "0.2")
    assert (
        aftale(tree, "issue", MOU, "--keep", kept.hash[:8], "--note", "x", "--today", "2027-01-22").code == 0
    )
    life = life_in(tree)
    assert (list(life.versions), str(life.next_number)) == (["0.1", "0.2"], "1.1")
