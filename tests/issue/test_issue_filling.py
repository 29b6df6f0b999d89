"""Copies with the names of those who sign go to the archive; a name stands nowhere else."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from lives import (
    MOU,
    SECOND,
    SIGNATORIES,
    SIGNING,
    clean,
    files_that_say,
    frozen,
    issue,
    living_tree,
    revise,
    sign,
    whole_versions,
    write_names,
)
from trees import BESIDE, ROOT, SEQUENCE, TWO, aftale, reed, snapshot

from pipeline.word.content import said
from pipeline.word.redline.opened import open_word

FILLED = "local/archive/reed/mou/1.0/reed_mou_1.0_{}_filled.docx"


def fill(tree, *words, today="2027-02-02"):
    """Fill in what is out for signature."""
    return aftale(tree, "issue", MOU, "--fill", "--today", today, "--format", "json", *words)


def refused(tree):
    """The code of what stands in the way; nothing may have been written."""
    before = snapshot(tree)
    ran = fill(tree)
    assert ran.code == 1, ran.out
    assert snapshot(tree) == before
    return ran.data["findings"][0]["code"]


def test_a_copy_for_the_printer(out):
    """In the archive, with both names; the frozen file is as it was, and nothing is recorded."""
    write_names(out)
    before = snapshot(out / "agreements")
    ran = fill(out)
    assert (ran.code, ran.data["filled"], ran.data["version"]) == (0, [FILLED.format("en")], "")
    text = "\n".join(said(open_word((out / FILLED.format("en")).read_bytes())))
    assert all(name in text for name in SIGNATORIES.values())
    assert snapshot(out / "agreements") == before


def test_filled_as_it_is_issued(sent):
    """One call makes the edition and its copy; only the edition is to be mailed."""
    write_names(sent)
    ran = fill(sent, "--for-signature", today=SIGNING)
    assert (ran.code, ran.data["version"], ran.data["filled"]) == (0, "1.0", [FILLED.format("en")])
    assert not [path for path in ran.data["mail"] if "filled" in path]
    assert whole_versions(sent) == ["0.1", "1.0"]


@pytest.mark.parametrize(
    ("layout", "languages"), [(BESIDE, ["en-da"]), (SEQUENCE, ["en-da"]), (TWO, ["en", "da"])]
)
def test_every_document_is_filled(tmp_path, layout, languages):
    """In every layout; where each language has its own document, so has the copy."""
    tree = living_tree(tmp_path / "tree", reed(layout))
    write_names(tree)
    assert fill(tree, "--for-signature", today=SIGNING).data["filled"] == [
        FILLED.format(own) for own in languages
    ]
    for own in languages:
        filled = "\n".join(said(open_word((tree / FILLED.format(own)).read_bytes())))
        assert all(name in filled for name in SIGNATORIES.values())


def test_a_copy_says_the_same_but_for_names(out):
    """Line by line."""
    write_names(out)
    fill(out)
    lines = zip(said(open_word(clean(frozen(out, "1.0")))), said(open_word((out / FILLED.format("en")).read_bytes())),
                strict=True)  # fmt: skip
    assert [(old, new) for old, new in lines if old != new] == [
        ("Name:", f"Name: {name}") for name in SIGNATORIES.values()
    ]


def test_twice_is_once(out):
    """The same copy; a name that was corrected is corrected in it."""
    write_names(out)
    fill(out)
    before = (out / FILLED.format("en")).read_bytes()
    fill(out)
    assert (out / FILLED.format("en")).read_bytes() == before
    (out / "local/reed.yaml").write_text("signatories: {river: [Ana]}\n")
    fill(out)
    assert "Name: Ana" in said(open_word((out / FILLED.format("en")).read_bytes()))


def test_no_name_leaves_the_house(tmp_path):
    """Whatever is built, issued and filled: names stand in local/ alone, zips looked into, file names too."""
    tree = living_tree(tmp_path / "tree", reed(BESIDE))
    write_names(tree)
    issue(tree)
    revise(tree, "for all., da: Rent", "for many., da: Mere rent")
    assert aftale(tree, "build").code == 0
    issue(tree, today=SECOND)
    fill(tree, "--for-signature", today=SIGNING)
    sign(tree)
    assert aftale(tree, "build").code == 0
    found = files_that_say(tree, *SIGNATORIES.values(), *(name.split()[0] for name in SIGNATORIES.values()))
    assert set(found) == {"local/reed.yaml", FILLED.format("en-da")}


def test_what_is_looked_for_would_be_found(out):
    """In bytes, in names of files, in a zip in a zip."""
    name = SIGNATORIES["nsk"]
    (out / "notes.txt").write_text(f"By {name}", "utf-8")
    (out / f"{name}.txt").touch()
    write_names(out)
    fill(out)
    inner = shutil.make_archive(str(out / "inner"), "zip", out / "local")
    (out / "deep").mkdir()
    shutil.move(inner, out / "deep/inner.zip")
    outer = shutil.make_archive(str(out / "outer"), "zip", out / "deep")
    shutil.rmtree(out / "deep")
    shutil.rmtree(out / "local")
    assert files_that_say(out, name) == sorted(["notes.txt", f"{name}.txt", outer.rpartition("/")[2]])


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_git_does_not_see_it(out):
    """The repository's own .gitignore leaves local/ out."""
    shutil.copy(ROOT / ".gitignore", out)
    write_names(out)
    fill(out)
    subprocess.run(["git", "init", "-q", out], check=True)
    seen = subprocess.run(
        ["git", "-C", out, "status", "--porcelain", "-uall"], check=True, capture_output=True
    )
    assert b"agreements/reed/ledger" in seen.stdout
    assert b"local/" not in seen.stdout


# ── refused


def test_without_an_edition(sent):
    """What is only sent is not signed; nor is what was withdrawn."""
    write_names(sent)
    assert refused(sent) == "FILL_NO_EDITION"
    issue(sent, "--for-signature", today=SIGNING)
    aftale(sent, "issue", MOU, "--withdraw", "1.0", "--note", "x", "--today", SIGNING)
    assert refused(sent) == "FILL_NO_EDITION"


def test_without_names(out):
    """The file that is missing is named, with what to write into it."""
    assert refused(out) == "LOCAL_VALUES_MISSING"
    ran = aftale(out, "issue", MOU, "--fill", "--today", "2027-02-02")
    assert re.match(r"local/reed\.yaml: LOCAL_VALUES_MISSING .*`signatories:`", ran.err)


@pytest.mark.parametrize("text", ["signatories: [Anna]\n", "signatories: {nsk: Anna}\n", "names: {nsk: [Anna]}\n",
                                  "signatories: {nsk: [Anna]\n", "- x\n"])  # fmt: skip
def test_names_in_another_form(out, text):
    """A place and a remedy, as for every file; and no name in what is said."""
    (out / "local").mkdir()
    (out / "local/reed.yaml").write_text(text)
    before = snapshot(out)
    ran = fill(out)
    assert (ran.code, ran.data["filled"], snapshot(out)) == (1, [], before)
    assert ran.data["findings"][0]["file"] == "local/reed.yaml"
    assert "Anna" not in ran.out + ran.err


def test_an_edition_that_is_lost(out):
    """It cannot be filled in; that is said."""
    write_names(out)
    (path,) = frozen(out, "1.0").glob("*_clean.docx")
    path.write_bytes(b"x")
    assert refused(out) == "ISSUED_CHANGED"
    path.unlink()
    assert refused(out) == "ISSUED_NOT_HERE"


def test_nothing_is_issued_where_names_are_missing(sent):
    """One call that does two things does both or none."""
    before = snapshot(sent)
    ran = fill(sent, "--for-signature", today=SIGNING)
    assert (ran.code, [f["code"] for f in ran.data["findings"]]) == (1, ["LOCAL_VALUES_MISSING"])
    assert snapshot(sent) == before
