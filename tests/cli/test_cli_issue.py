"""`aftale issue`: what it prints, what programs read, how it ends, in English and Danish."""

from __future__ import annotations

import re
import shutil
from datetime import datetime, timezone

import pytest
from lives import (
    MOU,
    SECOND,
    SIGNING,
    branch_off,
    events,
    issue,
    life_in,
    living_tree,
    once,
    revise,
    write_names,
)
from schema_check import misfits
from trees import aftale, edit, program, reed, snapshot

from pipeline.build.schemas import OUTPUTS

FOLDER = "agreements/reed/issued/mou"


@pytest.fixture(scope="session", name="sent_once")
def _sent_once(_program, tmp_path_factory):
    return once(tmp_path_factory, "sent", lambda folder: issue(living_tree(folder)))


@pytest.fixture(name="sent")
def _sent(sent_once, tmp_path):
    """A tree of one's own in which version 0.1 is sent."""
    return shutil.copytree(sent_once, tmp_path / "sent")


def test_what_it_prints(sent):
    """What was issued, and the paths of what to mail: one a line, to be copied."""
    revise(sent)
    ran = aftale(sent, "issue", MOU, "--today", SECOND)
    assert (ran.code, ran.err, ran.out.splitlines()) == (0, "", [
        "issued reed/mou 0.2; to mail:",
        f"{FOLDER}/0.2/reed_mou_0.2_en_clean.docx",
        f"{FOLDER}/0.2/balance.md",
        f"{FOLDER}/0.2/reed_mou_0.2_en_redline-vs-0.1.docx",
        f"{FOLDER}/0.2/summary.md",
    ])  # fmt: skip


def test_in_danish(sent):
    """The sentence; paths are paths."""
    revise(sent)
    ran = aftale(sent, "--lang", "da", "issue", MOU, "--today", SECOND)
    assert ran.out.startswith(f"udsendt reed/mou 0.2; send disse filer:\n{FOLDER}/0.2/")


def test_quietly(sent):
    """The paths alone: what was asked for."""
    revise(sent)
    ran = aftale(sent, "-q", "issue", MOU, "--today", SECOND)
    assert (ran.code, ran.out.startswith(FOLDER)) == (0, True)


def test_paths_lead_to_files(sent):
    """From the tree's root, with slashes, wherever one stands."""
    revise(sent)
    ran = aftale(sent / "agreements", "issue", MOU, "--today", SECOND, "--format", "json")
    assert len(ran.data["files"]) == 7
    assert all((sent / path).is_file() for path in ran.data["files"])
    assert set(ran.data["mail"]) <= set(ran.data["files"])


def cases():
    """Calls that end in every way, and the exit code each ends with."""
    return {
        "issued": (("--today", SECOND), 0),
        "for signature": (("--for-signature", "--today", SIGNING), 0),
        "filled": (("--for-signature", "--fill", "--today", SIGNING), 0),
        "withdrawn": (("--withdraw", "0.1", "--note", "x", "--today", SECOND), 0),
        "no edition": (("--fill", "--today", SECOND), 1),
        "unknown party": (("--to", "moon", "--today", SECOND), 1),
        "unknown version": (("--withdraw", "7.7", "--note", "x", "--today", SECOND), 1),
        "no fork": (("--keep", "ab", "--note", "x", "--today", SECOND), 1),
        "too early": (("--today", "2026-01-01"), 1),
    }


@pytest.mark.parametrize("case", cases())
def test_its_json_has_its_shape(sent, case):
    """Also where it could do nothing."""
    words, code = cases()[case]
    revise(sent)
    write_names(sent)
    ran = aftale(sent, "issue", MOU, "--format", "json", *words)
    assert (ran.code, list(misfits(ran.data, OUTPUTS["issue"]))) == (code, [])
    assert ran.data.keys() == OUTPUTS["issue"]["properties"].keys()
    assert bool(ran.data["findings"]) == bool(code)


def test_a_settled_fork(sent):
    """One sentence with the names of both entries; in JSON the same object."""
    revise(sent)
    issue(sent, today=SECOND)
    mine = life_in(sent).events[-1]
    other = branch_off(sent, mine)
    copy = shutil.copytree(sent, sent.parent / "copy")
    words = ("issue", MOU, "--keep", other.hash[:8], "--note", "We talked.", "--today", SECOND)
    assert aftale(sent, *words).out == f"settled: {other.name} counts, {mine.name} is void\n"
    ran = aftale(copy, *words, "--format", "json")
    assert (ran.code, list(misfits(ran.data, OUTPUTS["issue"]))) == (0, [])


def test_findings_go_along(tmp_path):
    """What is worth knowing and stands in nobody's way is told with what was issued."""
    change = ("sanctions_screened_on:", 'valid_to: "2027-01-20", sanctions_screened_on:')
    tree = living_tree(tmp_path / "tree", reed(change))
    ran = aftale(tree, "issue", MOU, "--today", "2027-01-10", "--format", "json")
    checked = aftale(tree, "check", "--stage", "send", "--today", "2027-01-10", "--format", "json")
    assert (ran.code, ran.data["version"]) == (0, "0.1")
    assert [f["code"] for f in ran.data["findings"]] == [f["code"] for f in checked.data["findings"]]


def test_it_refuses_what_check_finds(tmp_path):
    """All of it, each with its place and remedy."""
    tree = living_tree(
        tmp_path / "tree", reed(("purpose: {en: Clean water for all., da: Rent vand til alle.}\n", ""))
    )
    ran, checked = aftale(tree, "issue", MOU, "--today", SECOND), aftale(tree, "check", "--stage", "send")
    assert (ran.code, ran.out, ran.err) == (1, "", checked.err)
    assert "FACT_MISSING" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        (), ("--nothing",), ("--today", "tomorrow"), ("--today", "2027-02-30"), ("--format", "xml"), ("--to",),
        ("--withdraw", "0.1", "--for-signature"), ("extra",),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_call_that_cannot_be_used(tree, words):
    """Exit 2, a sentence, nothing written."""
    before = snapshot(tree)
    ran = aftale(tree, "issue", *((MOU, *words) if words else ()))
    assert (ran.code, snapshot(tree)) == (2, before)
    assert ran.err


def test_without_a_day_it_is_today(tree):
    """In UTC, to the second."""
    before = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert aftale(tree, "issue", MOU).code == 0
    after = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert before <= life_in(tree).events[0].at <= after


def test_the_commit_is_recorded(sent, monkeypatch):
    """Where there is git; without it, or without a commit, there is none to record."""
    assert life_in(sent).events[0].commit == ""
    monkeypatch.setattr("pipeline.issue.clerk.head_commit", lambda _root: "abc")
    revise(sent)
    issue(sent, today=SECOND)
    assert life_in(sent).events[1].commit == "abc"


def test_who_issued_it(sent):
    """The office that `aftale.yaml` names, never a person's name."""
    edit(sent / "aftale.yaml", "\n  short_name", "\n  role: secretary\n  short_name")
    revise(sent)
    issue(sent, today=SECOND)
    assert life_in(sent).events[1].by.role == "secretary"


def test_as_a_program(tmp_path):
    """From the shell, in another place, with a tree of one's own."""
    tree = living_tree(tmp_path / "tree æ")
    ran = program(tree, "issue", MOU, "--today", SECOND)
    assert (ran.code, ran.err) == (0, "")
    assert len(events(tree)) == 1


def test_the_help_says_what_each_option_does(tree):
    """Every option in a line or two."""
    ran = aftale(tree, "issue", "--help")
    assert re.findall(r"--[a-z-]+", ran.out) >= ["--to"]
    for option in (
        "--to",
        "--note",
        "--for-signature",
        "--fill",
        "--withdraw",
        "--keep",
        "--today",
        "--format",
    ):
        assert re.search(rf"{option}\b.*\S", ran.out), option


def test_what_was_frozen_is_never_written_again(sent):
    """Not by a build, not by another issue, not by what is refused."""
    before = snapshot(sent / FOLDER / "0.1")
    revise(sent)
    aftale(sent, "build")
    issue(sent, today=SECOND)
    aftale(sent, "issue", MOU, "--today", SECOND)
    aftale(sent, "clean")
    aftale(sent, "issue", MOU, "--withdraw", "0.1", "--note", "x", "--today", SECOND)
    assert snapshot(sent / FOLDER / "0.1") == before
