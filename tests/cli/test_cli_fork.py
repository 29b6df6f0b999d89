"""Two people issue on two branches of git: both are told, one counts, and everything verifies again."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest
from lives import MOU, events, frozen, issue, living_tree, revise
from trees import aftale

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not there")
NOBODY = {
    f"GIT_{who}_{what}": "nobody@example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
}


def git(tree, *words, check=True):
    """Run git as nobody in particular."""
    return subprocess.run(["git", "-C", str(tree), *words], check=check, capture_output=True,
                          env=os.environ | NOBODY)  # fmt: skip


def commit(tree, note):
    git(tree, "add", "-A")
    git(tree, "commit", "-qm", note)


@pytest.fixture(scope="module", name="forked_once")
def _forked_once(_program, tmp_path_factory):
    """A merge of two branches on which version 0.2 was issued; of the frozen files, git was told to keep ours."""
    tree = living_tree(tmp_path_factory.mktemp("fork") / "tree")
    (tree / ".gitignore").write_text(".aftale/\noutput/\n")
    git(tree, "init", "-q", "-b", "main")
    issue(tree)
    commit(tree, "0.1")
    git(tree, "checkout", "-qb", "other")
    revise(tree, new="Clean rivers.")
    issue(tree, "--note", "Theirs.", today="2027-01-20")
    commit(tree, "their 0.2")
    git(tree, "checkout", "-q", "main")
    revise(tree, new="Clean lakes.")
    issue(tree, "--note", "Ours.", today="2027-01-21")
    commit(tree, "our 0.2")
    assert git(tree, "merge", "other", check=False).returncode, "git must not merge two versions 0.2 unseen"
    git(tree, "checkout", "--ours", ".")
    commit(tree, "merged")
    return tree


@pytest.fixture(name="forked")
def _forked(forked_once, tmp_path):
    return shutil.copytree(forked_once, tmp_path / "forked")


def event_of(tree, note):
    """The name of the event that says so."""
    return next(path.name for path in events(tree) if f'"{note}"' in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("words", [("issue", MOU), ("history", MOU), ("verify",)])
def test_both_branches_are_named(forked, words):
    """By every command that goes on from the last event, or vouches for it; nothing is recorded."""
    ran = aftale(forked, *words)
    assert ran.code == 1
    assert "LEDGER_FORK" in ran.err
    assert all(event_of(forked, note) in ran.err for note in ("Ours.", "Theirs."))
    assert len(events(forked)) == 3


def test_a_fork_can_be_settled_for_ours(forked):
    """Their version is void, its event stays, and the next number is one that neither used."""
    kept = event_of(forked, "Ours.")
    ran = aftale(forked, "issue", MOU, "--keep", kept, "--note", "Agreed by phone.", "--today", "2027-01-22")
    assert (ran.code, ran.err) == (0, "")
    assert kept in ran.out
    assert aftale(forked, "verify").code == 0
    revise(forked, "Clean lakes.", "Clean lakes and rivers.")
    assert '"version": "0.3"' in issue(forked, "--format", "json", today="2027-01-23").out
    assert "Void" in aftale(forked, "history", MOU).out


def test_a_fork_can_be_settled_for_theirs(forked):
    """Git gives back the frozen files of the branch whose places the merge gave to the other."""
    kept = event_of(forked, "Theirs.")
    assert b"Ours." in (frozen(forked, "0.2") / "summary.md").read_bytes()
    ran = aftale(forked, "issue", MOU, "--keep", kept, "--note", "Theirs was sent.", "--today", "2027-01-22")
    assert (ran.code, ran.err) == (0, "")
    assert b"Theirs." in (frozen(forked, "0.2") / "summary.md").read_bytes()
    assert aftale(forked, "verify").code == 0


def test_files_that_git_does_not_have_are_named(forked):
    """The fork is settled all the same: what counts is decided, and what is missing can be fetched."""
    shutil.rmtree(forked / ".git")
    kept = event_of(forked, "Theirs.")
    ran = aftale(forked, "issue", MOU, "--keep", kept, "--note", "Theirs was sent.", "--today", "2027-01-22")
    assert "SETTLED_FILE_LOST" in ran.err
    assert len(events(forked)) == 4
    assert aftale(forked, "verify").code == 1


def test_there_is_no_fork_to_settle_twice(forked):
    """Settling again, or without a reason, or for a hash that no branch ends in, is refused."""
    kept = event_of(forked, "Ours.")
    for words, code in (
        (("--keep", kept), "SETTLE_WITHOUT_REASON"),
        (("--keep", "ffff", "--note", "x"), "SETTLE_UNKNOWN"),
    ):
        assert code in aftale(forked, "issue", MOU, *words, "--today", "2027-01-22").err
    aftale(forked, "issue", MOU, "--keep", kept, "--note", "x", "--today", "2027-01-22")
    assert (
        "SETTLE_NO_FORK"
        in aftale(forked, "issue", MOU, "--keep", kept, "--note", "x", "--today", "2027-01-22").err
    )
