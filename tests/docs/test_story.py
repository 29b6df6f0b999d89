"""The history of the first example: it can be made anew, it verifies, it shows a redline, and it names nobody."""

from __future__ import annotations

import io
import runpy
import shutil
import zipfile
from pathlib import Path

import pytest
from trees import ROOT, aftale

STORY = runpy.run_path(str(ROOT / "docs/story.py"))
EXAMPLE = ROOT / "agreements" / STORY["PARTNERSHIP"]
MOU = STORY["AGREEMENT"]


@pytest.fixture(scope="module", name="tree")
def _tree(tmp_path_factory):
    """What a new user has: the examples with their history, and no archive."""
    tree = tmp_path_factory.mktemp("story") / "tree"
    for name in ("agreements", "clauses"):
        shutil.copytree(ROOT / name, tree / name)
    shutil.copy(ROOT / "aftale.yaml", tree)
    return tree


def inside(data: bytes) -> list[bytes]:
    """A file's bytes, and those of all files in it where it is a zip."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return [data]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return [data, *(content for name in package.namelist() for content in inside(package.read(name)))]


def test_the_story_can_be_told_anew():
    """All that came in since still stands in the files, so that they can be taken back in time."""
    for came in STORY["CAME"]:
        assert came.since in (ROOT / came.file).read_text(encoding="utf-8"), came.file


def test_the_history_is_whole(tree):
    """Two versions were sent, two boards approved, and everyone signed; every file that git keeps is as it was frozen."""
    ran = aftale(tree, "verify", MOU, "--format", "json")
    assert (ran.code, {finding["code"] for finding in ran.data["findings"]}) == (0, {"ARCHIVED_NOT_HERE"})
    told = aftale(tree, "history", MOU, "--format", "json").data
    assert [event["event"] for event in told["events"]] == [
        "issued", "issued", "approved", "approved", "issued", "signed", "signed"
    ]  # fmt: skip
    assert [(version["version"], version["lacking"]) for version in told["versions"]] == [
        ("0.1", []), ("0.2", []), ("1.0", [])
    ]  # fmt: skip
    assert told["status"] == "signed"


def test_a_first_build_shows_a_redline(tree):
    """Against the signed version, beside the draft; and the library has newer wording since."""
    ran = aftale(tree, "build", MOU, "--format", "json")
    assert [(line["against"], line["file"].rpartition("_")[2]) for line in ran.data["redlines"]] == [
        ("1.0", "redline-vs-1.0.docx")
    ]
    assert "WORDING_NEWER" in {finding["code"] for finding in ran.data["findings"]}


def test_the_history_names_nobody():
    """No name that stood in local/ when it was made is in any file, nor in a file inside a file."""
    names = [name.encode() for listed in STORY["LOCAL"].values() for name in listed]
    files = [path for part in ("ledger", "issued") for path in (EXAMPLE / part).rglob("*") if path.is_file()]
    assert len(files) > 20
    assert [
        path.name
        for path in files
        for data in inside(Path(path).read_bytes())
        for name in names
        if name in data
    ] == []
