"""What the tests of `aftale build --against` start from, do and look at."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess

import docx
import pytest
from trees import aftale, snapshot

from pipeline.word.lint.names import W
from pipeline.word.redline.opened import open_word
from pipeline.word.redline.resolve.resolve import resolve

CLEAN = "reed_mou_0.1-draft_en_clean.docx"
FILES = {CLEAN, "balance.md", "manifest.json", "trace.md"}


@pytest.fixture
def _no_epoch(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def commit(tree):
    """Commit all of a tree on 1 March 2027."""
    when = {f"GIT_{who}_DATE": "2027-03-01T13:00:00+01:00" for who in ("AUTHOR", "COMMITTER")}
    if not (tree / ".git").exists():
        (tree / ".gitignore").write_text("output/\n.aftale/\n")
        subprocess.run(["git", "init", "-q", tree], check=True)
    for words in (["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-q", "-m", "x"]):
        subprocess.run(["git", "-C", tree, *words], check=True, env=os.environ | when)
    return tree


@pytest.fixture(name="repo")
def _repo(tree):
    """The small tree, committed."""
    return commit(tree)


@pytest.fixture(name="changed")
def _changed(repo):
    """The same with a fact that is not committed yet."""
    return change(repo)


@pytest.fixture(name="old")
def _old(tree, tmp_path):
    """An earlier document of the small tree, mailed to somebody; since then a fact changed."""
    assert aftale(tree, "build").code == 0
    shutil.copy(folder(tree) / CLEAN, tmp_path / "Mailed to River.docx")
    change(tree)
    return tmp_path / "Mailed to River.docx"


def change(tree, new="Clean water for some."):
    """Change a fact."""
    path = tree / "agreements/reed/partnership.yaml"
    path.write_text(
        re.sub(r"purpose: \{en: [^,]*,", f"purpose: {{en: {new},", path.read_text("utf-8")), "utf-8"
    )
    return tree


def folder(tree):
    return tree / "output/reed/mou"


def names(tree):
    return {path.name for path in folder(tree).iterdir()}


def text(data, *, accept=None):
    """The paragraphs of a file, with its changes accepted or rejected."""
    opened = open_word(data)
    root = opened.root(opened.main)
    if accept is not None:
        resolve(root, accept=accept)
    return ["".join(p.itertext()) for p in root.iter(W + "p")]


def marks(path):
    """Whose the changes of a redline are, and of when."""
    opened = open_word(path.read_bytes())
    return {
        (m.get(W + "author"), m.get(W + "date")) for m in opened.root(opened.main).iter(W + "ins", W + "del")
    }


def word(*paragraphs):
    """A Word file that knows nothing of us."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(data := io.BytesIO())
    return data.getvalue()


def refused(tree, against, *select):
    """What is said of something that cannot be compared with; nothing may be built then."""
    before = snapshot(tree)
    ran = aftale(tree, "build", *select, "--against", str(against))
    assert (ran.code, ran.out, snapshot(tree)) == (2, "", before)
    (line,) = ran.lines
    return line
