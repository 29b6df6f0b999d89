"""What stands on the paper of an issued version: its number, its code, its digest, and whether it tracks changes."""

from __future__ import annotations

import re

import pytest
from lives import SECOND, SIGNING, clean, frozen, issue, life_in, living_tree, revise, whole_versions
from trees import BESIDE, SEQUENCE, TWO, aftale, reed

from pipeline.files.pdf import pages_of
from pipeline.model.events import page_code
from pipeline.word.content import content_digest
from pipeline.word.lint import lint_package
from pipeline.word.lint.names import W
from pipeline.word.redline.opened import open_word
from pipeline.word.stamps import stamp_fields


def shown(data):
    """What the stamps of a document show, story by story, by property."""
    opened = open_word(data)
    return [
        (name, "".join(text.text or "" for text in texts))
        for story in opened.stories() for name, texts in stamp_fields(opened.root(story))
    ]  # fmt: skip


def traces(data):
    """What in a document is left of drafting: changes, comments, the word draft, the setting that tracks."""
    opened = open_word(data)
    roots = [opened.root(story) for story in opened.stories()]
    marks = [
        mark
        for root in roots
        for mark in root.iter(W + "ins", W + "del", W + "moveFrom", W + "commentReference")
    ]
    words = [line for root in roots for line in ["".join(root.itertext())] if "draft" in line.lower()]
    settings = opened.root(opened.related("settings"))
    comments = [name for name in opened.parts if "comment" in name.lower()]
    return marks, words, settings.find(W + "trackRevisions") is not None, comments


def test_a_version_says_its_number(sent):
    """In every stamp: no longer a draft, with the code of what it says in header or footer."""
    data = clean(frozen(sent, "0.1"))
    code = page_code(content_digest(data))
    versions = {text for name, text in shown(data) if name == "aftale_version"}
    assert versions == {"0.1"}
    assert all(code in text for name, text in shown(data) if name == "aftale_status")


@pytest.mark.parametrize("layout", [(), (BESIDE,), (SEQUENCE,)])
def test_every_footer_bears_the_code(tmp_path, layout):
    """So that each page on paper can be told from one of another version."""
    tree = living_tree(tmp_path / "tree", reed(*layout))
    issue(tree, "--for-signature")
    (content,) = life_in(tree).versions["1.0"].facts.contents
    opened = open_word(clean(frozen(tree, "1.0"), content.language))
    running = [name for name in opened.stories() if "footer" in name or "header" in name]
    text = {name: "".join(opened.root(name).itertext()) for name in running}
    assert any(content.code in said for said in text.values())
    referred = {r.target for r in opened.relations(opened.main).values() if r.kind == "footer"}
    assert referred
    assert [name for name in referred if content.code not in text[name]] == []


def test_a_version_that_is_sent_tracks(sent):
    """Whoever edits it leaves marks; it holds none of its own."""
    marks, words, tracks, comments = traces(clean(frozen(sent, "0.1")))
    assert (marks, words, tracks, comments) == ([], [], True, [])


def test_a_redline_tracks_too(sent):
    """And its changes are ours and of that day."""
    revise(sent)
    issue(sent, today=SECOND)
    opened = open_word((frozen(sent, "0.2") / "reed_mou_0.2_en_redline-vs-0.1.docx").read_bytes())
    marks = list(opened.root(opened.main).iter(W + "ins", W + "del"))
    assert opened.root(opened.related("settings")).find(W + "trackRevisions") is not None
    assert {(m.get(W + "author"), m.get(W + "date")) for m in marks} == {("NSK", "2027-01-20T00:00:00Z")}


def test_a_signature_edition_is_clean(out):
    """No draft mark, no comment, no tracked change, and tracking off."""
    assert traces(clean(frozen(out, "1.0"))) == ([], [], False, [])
    assert {text for name, text in shown(clean(frozen(out, "1.0"))) if name == "aftale_version"} == {"1.0"}


def test_a_draft_is_not(tree):
    """The test before can fail."""
    assert aftale(tree, "build").code == 0
    (path,) = (tree / "output/reed/mou").glob("*_clean.docx")
    assert traces(path.read_bytes())[1] != []


@pytest.mark.parametrize("layout", [(), (BESIDE,), (SEQUENCE,), (TWO,)])
def test_the_signature_page_proves_the_content(tmp_path, layout):
    """It prints the digest that the ledger holds, and that anybody can compute from the file."""
    tree = living_tree(tmp_path / "tree", reed(*layout))
    issue(tree, "--for-signature")
    for content in life_in(tree).versions["1.0"].facts.contents:
        data = clean(frozen(tree, "1.0"), content.language)
        printed = {found for _, text in shown(data) for found in re.findall(r"[0-9a-f]{64}", text)}
        assert printed == {content.digest} == {content_digest(data)}


@pytest.mark.parametrize("layout", [(), (BESIDE,), (SEQUENCE,)])
def test_every_word_file_is_sound(tmp_path, layout):
    """The linter finds no error in what was sent, in a redline, in an edition."""
    tree = living_tree(tmp_path / "tree", reed(*layout))
    issue(tree)
    revise(tree)
    issue(tree, today=SECOND)
    files = list((tree / "agreements").rglob("*.docx"))
    assert len(files) == 3
    for path in files:
        assert [fault for fault in lint_package(path.read_bytes()) if fault.severity == "error"] == [], (
            path.name
        )


@pytest.mark.office
def test_a_signature_edition_as_pdf(sent, office, monkeypatch):
    """Where LibreOffice is: mailed beside the document, its pages counted, the code on each of them."""
    monkeypatch.setattr("pipeline.files.office.PROGRAMS", (office["soffice"],))
    mail = issue(sent, "--for-signature", "--format", "json", today=SIGNING).data["mail"]
    (path,) = (path for path in mail if path.endswith("reed_mou_1.0_en_clean.pdf"))
    (content,) = life_in(sent).versions["1.0"].facts.contents
    pages = [page.text for page in pages_of((sent / path).read_bytes())]
    assert (len(pages), [content.code in page for page in pages]) == (content.pages, [True] * content.pages)
    assert content.digest in "".join("".join(pages).split())
    assert whole_versions(sent) == ["0.1", "1.0"]
