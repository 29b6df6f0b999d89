"""What lay in a tree at a commit."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tarfile

import pytest

from pipeline.files import git
from pipeline.files.git import commit_at, log_of, unpack
from pipeline.model.places import AftaleError

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


@pytest.fixture(name="repo")
def _repo(tmp_path):
    """A repository with a tree in a folder of it."""
    repo = tmp_path / "repo"
    files = {"tree/clauses/aims.md": "Then.\n", "tree/aftale.yaml": "a: b\n", "letter.txt": "x\n"}
    for name, text in files.items():
        (repo / name).parent.mkdir(parents=True, exist_ok=True)
        (repo / name).write_text(text)
    when = {"GIT_AUTHOR_DATE": "1577836800 +0200", "GIT_COMMITTER_DATE": "1893456000 +0200"}
    who = ["-c", "user.name=a", "-c", "user.email=a@b.c"]
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "committer x <y> 7 +0000"]):
        subprocess.run(["git", *words], cwd=repo, check=True, env=os.environ | when)
    return repo


def held(folder):
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}


def test_a_commit_has_a_name_and_a_second(repo):
    """That in which it was committed, not that in which it was written."""
    commit = commit_at(repo / "tree", "HEAD")
    assert (len(commit.name), commit.second) == (40, "1893456000")
    assert commit_at(repo, commit.name[:9]) == commit


def test_the_tree_is_unpacked_as_it_was(repo, tmp_path):
    """What is there of what was asked for, and no more, from the folder that the tree is in."""
    (repo / "tree/clauses/aims.md").write_text("Now.\n")
    unpack(repo / "tree", commit_at(repo, "HEAD"), ("clauses", "agreements"), tmp_path / "then")
    assert held(tmp_path / "then") == {"clauses/aims.md": "Then.\n"}
    unpack(repo / "tree", commit_at(repo, "HEAD"), ("agreements",), tmp_path / "none")
    assert not (tmp_path / "none").exists()


class Archive:
    """What another program gives as an archive."""

    def __init__(self, *names: str, link: str = "") -> None:
        self.stdout = io.BytesIO()
        with tarfile.open(fileobj=self.stdout, mode="w") as archive:
            for name in names:
                member = tarfile.TarInfo(name)
                member.size = 1
                archive.addfile(member, io.BytesIO(b"x"))
            if link:
                member = tarfile.TarInfo("link")
                member.type, member.linkname = tarfile.SYMTYPE, link
                archive.addfile(member)
        self.stdout.seek(0)


def test_nothing_is_written_outside(tmp_path):
    """Whatever an archive says; links are not followed, nor made."""
    git._unpack(Archive("../out", f"{tmp_path}/out", "a/in", link=str(tmp_path)), tmp_path / "then")
    assert [p.name for p in tmp_path.iterdir()] == ["then"]
    assert held(tmp_path / "then") == {"a/in": "x"}


def test_an_archive_that_breaks_off_is_no_archive(repo, tmp_path, monkeypatch):
    """Half a tree would make another document."""
    words = git._words
    monkeypatch.setattr(
        git, "_words", lambda root, *w: words(root, *(["cat-file", "-p", "HEAD"] if w[0] == "archive" else w))
    )
    with pytest.raises(AftaleError, match="GIT_UNUSABLE"):
        unpack(repo / "tree", commit_at(repo, "HEAD"), ("clauses",), tmp_path / "then")


def test_the_log_of_a_folder(repo, tmp_path, monkeypatch):
    """Day, short name and subject of what changed it; nothing of another, without a repository, or without git."""
    (found,) = log_of(repo / "tree", "clauses")
    assert (found.day, found.subject) == ("2020-01-01", "committer x <y> 7 +0000")
    assert commit_at(repo, found.hash).name.startswith(found.hash)
    assert log_of(repo / "tree", "agreements") == log_of(tmp_path, "clauses") == []
    monkeypatch.setattr(git.shutil, "which", lambda _name: None)
    assert log_of(repo / "tree", "clauses") == []
