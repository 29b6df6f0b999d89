"""Building again what was issued: nothing is done twice, and what is edited or lost comes right."""

from __future__ import annotations

import shutil

import pytest
from issued_steps import DRAFT, REDLINE, built, names
from lives import SECOND, issue, living_tree, revise, reword
from trees import aftale, dates, edit, program, reed, snapshot

from pipeline.files.disk import TEMPORARY


def test_the_second_build_does_nothing(sent):
    """Neither builds nor compares, and writes no file."""
    revise(sent)
    built(sent)
    before = dates(sent / "output")
    data = built(sent)
    assert (data["built"], data["redlines"], dates(sent / "output")) == ([], [], before)


def test_without_a_change_too(sent):
    """That nothing changed is known."""
    built(sent)
    before = dates(sent / "output")
    assert (built(sent)["built"], dates(sent / "output")) == ([], before)


def test_an_issue_makes_the_draft_stale(sent):
    """It gets a new number, and the redline of the old one goes."""
    revise(sent)
    built(sent)
    issue(sent, today=SECOND)
    (stale,) = aftale(sent, "build", "-n", "--format", "json").data["stale"]
    assert stale["reason"].startswith("Something was recorded in ")
    built(sent)
    assert names(sent) == {"reed_mou_0.3-draft_en_clean.docx"}


def test_a_change_that_is_taken_back(sent):
    """The redline goes, and so does the page of changes."""
    revise(sent)
    built(sent)
    revise(sent, "for many", "for all")
    built(sent)
    assert names(sent) == {DRAFT}


@pytest.mark.parametrize("name", [REDLINE, "changes.md", DRAFT, "manifest.json"])
def test_what_is_deleted_comes_back(sent, name):
    """Byte for byte."""
    revise(sent)
    built(sent)
    before = snapshot(sent / "output")
    (sent / "output/reed/mou" / name).unlink()
    built(sent)
    assert snapshot(sent / "output") == before


def test_what_somebody_edited_is_set_aside(sent):
    """A redline in which somebody wrote is never overwritten."""
    revise(sent)
    built(sent)
    before = snapshot(sent / "output")
    (sent / "output/reed/mou" / REDLINE).write_bytes(b"my notes")
    built(sent)
    edited = {path.name for path in (sent / "output/reed/mou").glob("*_edited-*")}
    assert (len(edited), {name: d for name, d in snapshot(sent / "output").items() if "_edited-" not in name}) == (
        1, before)  # fmt: skip


def test_from_nothing_it_is_the_same(sent, tmp_path):
    """After any story: as in a copy that was never built."""
    built(sent)
    revise(sent)
    built(sent)
    issue(sent, today=SECOND)
    reword(sent, "term", "planned", "foreseen")
    built(sent)
    revise(sent, "for many", "for very many")
    built(sent)
    other = shutil.copytree(sent, tmp_path / "other", ignore=shutil.ignore_patterns("output", ".aftale"))
    built(other)
    assert snapshot(other / "output") == snapshot(sent / "output")


def test_any_number_of_processes_gives_the_same(tmp_path):
    """Drafts of pinned agreements and their redlines, byte for byte, and told in the same order."""
    ids = [f"reed-{number}" for number in range(10)]
    tree = living_tree(tmp_path / "one", *(reed(id_=id_) for id_ in ids))
    for id_ in ids[:9]:
        issue(tree, agreement=f"{id_}/mou")
    reword(tree, "term", "planned", "foreseen")
    for id_ in ids[:8]:
        edit(tree / f"agreements/{id_}/partnership.yaml", "Clean water for all.", "Clean water for many.")
    other = shutil.copytree(tree, tmp_path / "two", ignore=shutil.ignore_patterns("output", ".aftale"))
    said = [
        program(folder, "build", "-j", jobs, "--format", "json").data
        for folder, jobs in ((tree, "1"), (other, "2"))
    ]
    assert snapshot(tree / "output") == snapshot(other / "output")
    assert said[0] | {"seconds": 0} == said[1] | {"seconds": 0}
    assert (len(said[0]["redlines"]), len(said[0]["unchanged"])) == (8, 1)


def test_what_a_killed_run_laid_out_in_the_cache_goes(sent):
    """Half a library among the pinned ones, as a folder."""
    left = sent / f".aftale/pinned/abc.77{TEMPORARY}"
    (left / "kinds").mkdir(parents=True)
    (left / "kinds/mou.yaml").touch()
    built(sent)
    assert not left.exists()
