"""Drafts of what was issued: redlines against the version sent last and the one signed."""

from __future__ import annotations

import re

import pytest
from issued_steps import DRAFT, REDLINE, built, names
from lives import (
    MOU,
    SECOND,
    branch_off,
    clean,
    events,
    facts_file,
    frozen,
    issue,
    life_in,
    living_tree,
    revise,
    reword,
)
from trees import BESIDE, TWO, aftale, edit, reed

from pipeline.word.content import restamped
from pipeline.word.lint.names import W
from pipeline.word.redline.opened import open_word
from pipeline.word.redline.resolve.resolve import resolve


def text(data: bytes, *, accept: bool | None = None) -> list[str]:
    """The paragraphs of a file, with its changes accepted or rejected."""
    opened = open_word(data)
    root = opened.root(opened.main)
    if accept is not None:
        resolve(root, accept=accept)
    return ["".join(p.itertext()) for p in root.iter(W + "p")]


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
