"""Issuing a version: what is frozen, what is mailed, and what the ledger says of it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile

import docx
import pytest
from lives import (
    MOU,
    SECOND,
    clean,
    events,
    facts_file,
    frozen,
    issue,
    life_in,
    living_tree,
    revise,
    sign,
    whole_versions,
)
from trees import BESIDE, SEQUENCE, TWO, edit, reed, snapshot

from pipeline.model.events import page_code
from pipeline.word.content import content_digest, said
from pipeline.word.redline.opened import open_word

PLAN = ('term: {start: "2027-02-01", review_every_months: 12}',
        'term: {start: "2027-02-01", review_every_months: 12}\n'
        "    annexes:\n"
        "      - {file: annexes/plan.docx, title: {en: Plan, da: Plan}}\n"
        "      - {file: annexes/map.docx, title: {en: Map, da: Kort}, mode: accompany}")  # fmt: skip


def names(tree, version, agreement=MOU):
    """The names of a version's frozen files."""
    return {path.name for path in frozen(tree, version, agreement).iterdir()}


def test_the_first_version(tree):
    """0.1: the document, why each clause is in, a summary, and what it was made from; no redline, no page of changes."""
    issue(tree)
    pages = {"balance.md", "trace.md", "summary.md"}
    assert names(tree, "0.1") == {"reed_mou_0.1_en_clean.docx", "sources.zip", *pages}
    assert whole_versions(tree) == ["0.1"]


def test_a_later_version(sent):
    """A redline against the one sent last, and the page of what changed."""
    revise(sent)
    issue(sent, today=SECOND)
    assert names(sent, "0.2") == {
        "reed_mou_0.2_en_clean.docx", "reed_mou_0.2_en_redline-vs-0.1.docx", "balance.md", "changes.md",
        "trace.md", "summary.md", "sources.zip",
    }  # fmt: skip
    assert "for ~~all~~ **many**." in (frozen(sent, "0.2") / "changes.md").read_text("utf-8")


def test_after_signing_there_are_two_redlines(out):
    """Against the version sent last, and against the one that is signed."""
    sign(out)
    revise(out)
    issue(out, today="2027-03-01")
    revise(out, "for many", "for very many")
    issue(out, today="2027-03-02")
    assert {name for name in names(out, "1.2") if "redline" in name} == {
        "reed_mou_1.2_en_redline-vs-1.1.docx", "reed_mou_1.2_en_redline-vs-1.0.docx"}  # fmt: skip


def test_what_the_ledger_says(sent):
    """Name, role, language and hash of each file; the digest of what the document says, and of the facts."""
    (path,) = events(sent)
    told = json.loads(path.read_bytes())
    facts, folder = told["facts"], frozen(sent, "0.1")
    assert [(f["name"], f["role"], f.get("language", "")) for f in facts["files"]] == [
        ("reed_mou_0.1_en_clean.docx", "clean", "en"), ("trace.md", "trace", ""), ("balance.md", "balance", ""),
        ("summary.md", "summary", ""), ("sources.zip", "sources", ""),
    ]  # fmt: skip
    for file in facts["files"]:
        data = (folder / file["name"]).read_bytes()
        assert (file["sha256"], file["size"]) == (hashlib.sha256(data).hexdigest(), len(data))
    assert facts["contents"] == [{"language": "en", "digest": content_digest(clean(folder))}]
    assert facts["data"] == hashlib.sha256(facts_file(sent).read_bytes()).hexdigest()
    assert (told["at"], told["by"]) == ("2027-01-10T00:00:00Z", {"party": "nsk", "role": "coordinator"})
    assert not facts.keys() & {"signers", "to", "note", "overrules", "kept"}


def test_the_texts_it_names_are_the_library_s(sent):
    """Of the clauses that are in it, and in its languages; no others."""
    texts = life_in(sent).versions["0.1"].facts.texts
    assert texts == {
        name: hashlib.sha256((sent / "clauses" / name).read_bytes()).hexdigest()
        for name in ("wording/aims/standard.en.md", "wording/term/standard.en.md")
    }


def test_what_is_mailed(sent):
    """Documents, balance, redline and summary; what explains and what it was made from stay at home."""
    revise(sent)
    ran = issue(sent, "--format", "json", today=SECOND)
    folder = "agreements/reed/issued/mou/0.2"
    assert ran.data["mail"] == [f"{folder}/{name}" for name in (
        "reed_mou_0.2_en_clean.docx", "balance.md", "reed_mou_0.2_en_redline-vs-0.1.docx", "summary.md")]  # fmt: skip
    assert {path.rpartition("/")[2] for path in ran.data["files"]} == names(sent, "0.2")


def test_each_language_may_have_its_own_document(tmp_path):
    """Two documents, two redlines, two digests, one page of changes."""
    tree = living_tree(tmp_path / "tree", reed(TWO))
    issue(tree)
    edit(facts_file(tree), "Clean water for all., da: Rent", "Clean water for many., da: Mere rent")
    issue(tree, today=SECOND)
    assert {name for name in names(tree, "0.2") if name.endswith(".docx")} == {
        f"reed_mou_0.2_{language}_{what}.docx"
        for language in ("en", "da")
        for what in ("clean", "redline-vs-0.1")
    }
    contents = life_in(tree).versions["0.2"].facts.contents
    assert {content.language: content.digest for content in contents} == {
        language: content_digest(clean(frozen(tree, "0.2"), language)) for language in ("en", "da")
    }


@pytest.mark.parametrize("layout", [BESIDE, SEQUENCE])
def test_both_languages_may_share_one(tmp_path, layout):
    """Side by side, or one after the other: one document, one digest."""
    tree = living_tree(tmp_path / "tree", reed(layout))
    issue(tree, "--for-signature")
    (version,) = life_in(tree).versions.values()
    assert (version.languages, whole_versions(tree)) == (("en-da",), ["1.0"])


def test_annexes_go_along(tmp_path):
    """Those that accompany it are mailed; those that belong into it are in it; both are among its sources."""
    tree = living_tree(tmp_path / "tree", reed(PLAN))
    annexes = tree / "agreements/reed/annexes"
    annexes.mkdir()
    for name in ("plan", "map"):
        document = docx.Document()
        document.add_paragraph(f"This is the {name}.")
        document.save(str(annexes / f"{name}.docx"))
    mail = issue(tree, "--format", "json").data["mail"]
    (annex,) = (file for file in life_in(tree).versions["0.1"].facts.files if file.role == "annex")
    assert [path for path in mail if path.endswith(annex.name)]
    assert (frozen(tree, "0.1") / annex.name).read_bytes() == (annexes / "map.docx").read_bytes()
    assert "This is the plan." in said(open_word(clean(frozen(tree, "0.1"))))
    with zipfile.ZipFile(frozen(tree, "0.1") / "sources.zip") as sources:
        assert {name for name in sources.namelist() if "annexes" in name} == {
            "agreements/reed/annexes/plan.docx", "agreements/reed/annexes/map.docx"}  # fmt: skip


def test_what_is_sensitive_goes_to_the_archive(tmp_path):
    """No frozen file lies where git sees it; the ledger does, and finds them again."""
    tree = living_tree(
        tmp_path / "tree", reed(("background:", "confidential: {level: sensitive}\nbackground:"))
    )
    issue(tree)
    revise(tree)
    issue(tree, today=SECOND)
    assert not (tree / "agreements/reed/issued").exists()
    assert (tree / "local/archive/reed/mou/0.2/reed_mou_0.2_en_redline-vs-0.1.docx").exists()
    assert whole_versions(tree) == ["0.1", "0.2"]


def test_the_archive_may_lie_elsewhere(tmp_path):
    """As `aftale.yaml` says; then paths are told as they are."""
    tree = living_tree(
        tmp_path / "tree", reed(("background:", "confidential: {level: sensitive}\nbackground:"))
    )
    path = tree / "aftale.yaml"
    path.write_text(
        re.sub(r"(?m)^archive:.*\n", "", path.read_text("utf-8")) + f"archive: {tmp_path.as_posix()}/shelf\n"
    )
    ran = issue(tree, "--format", "json")
    assert (tmp_path / "shelf/reed/mou/0.1").is_dir()
    assert ran.data["mail"][0] == f"{tmp_path.as_posix()}/shelf/reed/mou/0.1/reed_mou_0.1_en_clean.docx"


def test_one_agreement_is_issued_alone(tmp_path):
    """Another partnership's, and another agreement of the same, have lives of their own."""
    tree = living_tree(tmp_path / "tree", reed(), reed(id_="rill"))
    issue(tree)
    assert not (tree / "agreements/rill/ledger").exists()
    issue(tree, agreement="rill/mou")
    assert list(life_in(tree, "rill/mou").versions) == ["0.1"]


def test_to_whom_and_why(tree):
    """A party, and what to say with it: in the ledger and on the summary."""
    issue(tree, "--to", "river", "--note", "For your board: *please* answer by March.")
    facts = life_in(tree).versions["0.1"].facts
    assert (facts.to, facts.note) == ("river", "For your board: *please* answer by March.")
    assert r"For your board: \*please\* answer by March." in (frozen(tree, "0.1") / "summary.md").read_text(
        "utf-8"
    )


def test_the_summary_is_in_the_language_of_messages(sent):
    """With what changed, the files that are mailed and no others, and the code on every page."""
    edit(sent / "aftale.yaml", "messages: en", "messages: da")
    revise(sent)
    issue(sent, today=SECOND)
    page = (frozen(sent, "0.2") / "summary.md").read_text("utf-8")
    assert page.startswith("# reed/mou, version 0.2\n\nSendt ")
    assert page_code(content_digest(clean(frozen(sent, "0.2")))) in page
    assert "sources.zip" not in page


def test_nothing_depends_on_when_it_is_issued(tree, tmp_path):
    """The same day, the same bytes, but for the moment in the ledger."""
    other = shutil.copytree(tree, tmp_path / "other")
    for folder in (tree, other):
        issue(folder)
    assert snapshot(frozen(tree, "0.1")) == snapshot(frozen(other, "0.1"))
    assert events(tree)[0].read_bytes() == events(other)[0].read_bytes()
