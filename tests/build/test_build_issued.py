"""Drafts of what was issued: redlines against the version sent last and the one signed, made once and kept right."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from lives import (
    MOU,
    SECOND,
    SIGNING,
    branch_off,
    clean,
    events,
    facts_file,
    frozen,
    issue,
    life_in,
    living_tree,
    once,
    revise,
    reword,
    sign,
)
from trees import BESIDE, aftale, dates, edit, program, reed, snapshot

from pipeline.files.disk import TEMPORARY
from pipeline.word.content import content_digest, restamped
from pipeline.word.lint.names import W
from pipeline.word.redline.opened import open_word
from pipeline.word.redline.resolve.resolve import resolve

TWO = ("versions: [en]", "versions: [en, da], prevailing: en")
DRAFT = "reed_mou_0.2-draft_en_clean.docx"
REDLINE = "reed_mou_0.2-draft_en_redline-vs-0.1.docx"
ALWAYS = {"balance.md", "manifest.json", "trace.md"}


@pytest.fixture(scope="session", name="sent_once")
def _sent_once(_program, tmp_path_factory):
    return once(tmp_path_factory, "sent", lambda folder: issue(living_tree(folder)))


@pytest.fixture(name="sent")
def _sent(sent_once, tmp_path):
    """A tree of one's own in which version 0.1 is sent."""
    return shutil.copytree(sent_once, tmp_path / "sent")


@pytest.fixture(scope="session", name="signed_once")
def _signed_once(sent_once, tmp_path_factory):
    def make(folder):
        tree = shutil.copytree(sent_once, folder)
        issue(tree, "--for-signature", today=SIGNING)
        sign(tree)

    return once(tmp_path_factory, "signed", make)


@pytest.fixture(name="signed")
def _signed(signed_once, tmp_path):
    """A tree of one's own in which version 1.0 is signed by all."""
    return shutil.copytree(signed_once, tmp_path / "signed")


def built(tree: Path, *words: str):
    """Build, which must go well; return the answer."""
    ran = aftale(tree, "build", "--format", "json", *words)
    assert ran.code == 0, ran.err
    return ran.data


def names(tree: Path) -> set[str]:
    """The files of the draft, but for those that are always there."""
    return {path.name for path in (tree / "output/reed/mou").iterdir()} - ALWAYS


def text(data: bytes, *, accept: bool | None = None) -> list[str]:
    """The paragraphs of a file, with its changes accepted or rejected."""
    opened = open_word(data)
    root = opened.root(opened.main)
    if accept is not None:
        resolve(root, accept=accept)
    return ["".join(p.itertext()) for p in root.iter(W + "p")]


# ── what is made


def test_the_draft_bears_the_next_number(sent):
    """Of the version that comes next: 0.2, and 1.1 after signing."""
    built(sent)
    assert names(sent) == {DRAFT}


def test_the_draft_after_signing(signed):
    """1.1, and nothing changed since."""
    built(signed)
    assert names(signed) == {"reed_mou_1.1-draft_en_clean.docx"}


def test_where_nothing_changed(sent):
    """One sentence, no redline; stamps are not what it says."""
    ran = aftale(sent, "build")
    assert (ran.code, "reed/mou (en): nothing changed since 0.1\n" in ran.out, names(sent)) == (
        0,
        True,
        {DRAFT},
    )


def test_in_json_too(sent):
    """Under `unchanged`."""
    data = built(sent)
    assert (data["unchanged"], data["redlines"]) == ([{"id": MOU, "language": "en", "against": "0.1"}], [])


def test_a_redline_against_the_version_sent_last(sent):
    """Accepted it is the draft, rejected it is what was sent; the changes are of the day it was sent."""
    revise(sent)
    (made,) = built(sent)["redlines"]
    assert (made["against"], made["changes"], made["clauses"]) == ("0.1", 1, 1)
    assert names(sent) == {DRAFT, REDLINE, "changes.md"}
    folder = sent / "output/reed/mou"
    redline, draft = (folder / REDLINE).read_bytes(), (folder / DRAFT).read_bytes()
    assert text(redline, accept=True) == text(draft)
    assert text(redline, accept=False) == text(restamped(clean(frozen(sent, "0.1")), draft))
    opened = open_word(redline)
    marks = opened.root(opened.main).iter(W + "ins", W + "del")
    assert {(m.get(W + "author"), m.get(W + "date")) for m in marks} == {("NSK", "2027-01-10T00:00:00Z")}


def test_not_against_older_versions(sent):
    """What was sent last is what others have in hand."""
    revise(sent)
    issue(sent, today=SECOND)
    revise(sent, "for many", "for very many")
    built(sent)
    assert names(sent) == {
        "reed_mou_0.3-draft_en_clean.docx",
        "reed_mou_0.3-draft_en_redline-vs-0.2.docx",
        "changes.md",
    }


def test_against_what_is_signed(signed):
    """And, once something newer was sent, against both; `changes.md` tells of both."""
    revise(signed)
    assert [made["against"] for made in built(signed)["redlines"]] == ["1.0"]
    issue(signed, today="2027-03-01")
    revise(signed, "for many", "for very many")
    assert [made["against"] for made in built(signed)["redlines"]] == ["1.1", "1.0"]
    assert {name for name in names(signed) if "redline" in name} == {
        "reed_mou_1.2-draft_en_redline-vs-1.1.docx", "reed_mou_1.2-draft_en_redline-vs-1.0.docx"}  # fmt: skip
    page = (signed / "output/reed/mou/changes.md").read_text("utf-8")
    assert re.findall(r"(?m)^From (\S+) to", page) == ["1.1", "1.0"]


def test_back_to_what_is_signed(signed):
    """A draft that says again what was signed differs from what was sent since."""
    revise(signed)
    issue(signed, today="2027-03-01")
    revise(signed, "for many", "for all")
    data = built(signed)
    assert ([made["against"] for made in data["redlines"]], [same["against"] for same in data["unchanged"]]) == (
        ["1.1"], ["1.0"])  # fmt: skip


def test_not_against_what_was_withdrawn(sent):
    """It counts for nothing."""
    revise(sent)
    issue(sent, today=SECOND)
    aftale(sent, "issue", MOU, "--withdraw", "0.2", "--note", "x", "--today", SECOND)
    assert [made["against"] for made in built(sent)["redlines"]] == ["0.1"]


def test_not_in_a_fork(sent):
    """Nobody knows which version counts: a warning, and no redline."""
    revise(sent)
    issue(sent, today=SECOND)
    branch_off(sent, life_in(sent).events[-1])
    data = built(sent)
    assert ([f["code"] for f in data["findings"]], data["redlines"]) == (["LEDGER_FORK"], [])


def test_each_language_has_its_redline(tmp_path):
    """A document in which nothing changed says so; a language that is new has none."""
    tree = living_tree(tmp_path / "tree", reed(TWO))
    issue(tree)
    revise(tree)
    data = built(tree)
    assert ([made["language"] for made in data["redlines"]], [same["language"] for same in data["unchanged"]]) == (
        ["en"], ["da"])  # fmt: skip


def test_a_document_that_is_new(sent):
    """What nobody has in hand is compared with nothing; the other is."""
    edit(facts_file(sent), *TWO)
    data = built(sent)
    assert {one["language"] for one in (*data["redlines"], *data["unchanged"])} == {"en"}
    assert "reed_mou_0.2-draft_da_clean.docx" in names(sent)


def test_another_layout(sent):
    """Two columns are no newer form of one: there is nothing to compare."""
    edit(facts_file(sent), *BESIDE)
    data = built(sent)
    assert (data["redlines"], data["unchanged"]) == ([], [])


def test_library_changes_make_no_redline(sent):
    """Because they make no other draft; adopted, they do."""
    reword(sent, "term", "planned", "foreseen")
    assert built(sent)["redlines"] == []
    assert aftale(sent, "clauses", "adopt", MOU, "--reason", "x", "--today", SECOND).code == 0
    assert [made["changes"] for made in built(sent)["redlines"]] == [1]


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"PK")])
def test_a_version_that_is_lost(sent, damage):
    """A warning, no redline, and the draft is built all the same."""
    revise(sent)
    (path,) = frozen(sent, "0.1").glob("*_clean.docx")
    damage(path)
    data = built(sent)
    assert [f["code"][:7] for f in data["findings"]] == ["ISSUED_"]
    assert (data["built"], data["redlines"], names(sent)) == ([MOU], [], {DRAFT})


def test_a_changed_event_is_told(sent):
    """With a warning; a build weighs nothing, it says what it sees."""
    (path,) = events(sent)
    path.write_bytes(path.read_bytes().replace(b"coordinator", b"chairperson"))
    data = built(sent)
    assert [(f["code"], f["severity"]) for f in data["findings"]] == [("LEDGER_EVENT_CHANGED", "warning")]


# ── nothing to do


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


# ── against another version


def test_against_a_version(sent):
    """Any that was issued, also an older one; in place of those that are made anyhow."""
    revise(sent)
    issue(sent, today=SECOND)
    revise(sent, "for many", "for very many")
    built(sent)
    (made,) = built(sent, "--against", "0.1")["redlines"]
    assert (made["against"], made["file"].rpartition("/")[2]) == (
        "0.1",
        "reed_mou_0.3-draft_en_redline-vs-0.1.docx",
    )
    assert {name for name in names(sent) if "redline" in name} == {
        "reed_mou_0.3-draft_en_redline-vs-0.1.docx"
    }


def test_a_plain_build_goes_back(sent):
    """To what it is compared with as a rule, byte for byte."""
    revise(sent)
    issue(sent, today=SECOND)
    revise(sent, "for many", "for very many")
    built(sent)
    before = snapshot(sent / "output")
    built(sent, "--against", "0.1")
    assert snapshot(sent / "output") != before
    built(sent)
    assert snapshot(sent / "output") == before


def test_against_a_withdrawn_version(sent):
    """Whoever asks by its number may see what it said."""
    revise(sent)
    aftale(sent, "issue", MOU, "--withdraw", "0.1", "--note", "x", "--today", SECOND)
    assert [made["against"] for made in built(sent, "--against", "0.1")["redlines"]] == ["0.1"]


@pytest.mark.parametrize("version", ["0.2", "7.0", "1.10"])
def test_an_unknown_version(sent, version):
    """The call cannot be used: exit 2, one sentence with those there are, nothing built."""
    before = snapshot(sent)
    ran = aftale(sent, "build", "--against", version)
    assert (ran.code, ran.out, snapshot(sent)) == (2, "", before)
    assert (
        f"AGAINST_NO_VERSION no agreement asked for has a version {version}; issued so far: reed/mou 0.1; "
        in ran.err
    )


def test_a_version_that_only_some_have(tmp_path):
    """Those are compared; the others are left as they are."""
    tree = living_tree(tmp_path / "tree", reed(), reed(id_="rill"))
    issue(tree)
    revise(tree)
    ran = aftale(tree, "build", "--against", "0.1", "--format", "json")
    assert (ran.code, [made["id"] for made in ran.data["redlines"]]) == (0, [MOU])
    assert (tree / "output/rill/mou").is_dir()


def test_a_file_that_is_called_as_a_version(sent):
    """A version's number is one; a file of that name is told by its folder."""
    revise(sent)
    shutil.copy(frozen(sent, "0.1") / "reed_mou_0.1_en_clean.docx", sent / "0.7")
    assert aftale(sent, "build", "--against", "0.7").code == 2
    assert aftale(sent, "build", "--against", "./0.7").code == 0


def test_a_dry_run_says_what_it_would_compare(sent):
    """With the version it would be compared with; nothing is written."""
    revise(sent)
    before = snapshot(sent)
    data = aftale(sent, "build", "-n", "--against", "0.1", "--format", "json").data
    assert [planned["against"] for planned in data["redlines"]] == ["0.1"]
    assert snapshot(sent) == before


# ── what a build says of a draft is what an issue freezes


def test_the_redline_of_the_draft_is_that_of_the_issue(sent):
    """The same changes, told in the same words."""
    revise(sent)
    built(sent)
    draft = (sent / "output/reed/mou/changes.md").read_text("utf-8")
    digest = content_digest((sent / "output/reed/mou" / DRAFT).read_bytes())
    issue(sent, today=SECOND)
    frozen_page = (frozen(sent, "0.2") / "changes.md").read_text("utf-8")
    head = re.compile(r"(?m)^(From|#).*$")
    assert head.sub("", draft) == head.sub("", frozen_page)
    assert digest == life_in(sent).versions["0.2"].facts.contents[0].digest


def test_the_manifest_says_what_was_compared(sent):
    """So that a later build knows whether it still holds."""
    revise(sent)
    built(sent)
    manifest = json.loads((sent / "output/reed/mou/manifest.json").read_bytes())
    assert [(made["file"], made["against"]) for made in manifest["compared"]["redlines"]] == [
        (REDLINE, "0.1")
    ]
