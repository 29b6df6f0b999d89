"""Writing down approvals: where they stand, what they leave as it was, and what can no longer be relied on."""

from __future__ import annotations

import json

import docx
import pytest
from lives import issue, living_tree
from trees import aftale, edit

from pipeline.build.clauses.approving import Verdict, endorse
from pipeline.build.tree import Tree
from pipeline.files.library import load_library
from pipeline.model.places import AftaleError
from pipeline.model.words import Day

AIMS, TERM = "clauses/wording/aims/standard.en.md", "clauses/wording/term/standard.en.md"
DAY = Day(2027, 1, 5)


@pytest.fixture(name="tree")
def _tree(tmp_path):
    """A tree of one's own with a library of three clauses."""
    return living_tree(tmp_path / "tree")


def approve(tree, clause="", *, variant="", language="", by_role="lawyer"):
    return endorse(
        Tree(tree), Verdict(clause=clause, variant=variant, language=language, by_role=by_role, on=DAY)
    )


def approved(tree):
    library, findings = load_library(tree / "clauses")
    assert findings == []
    return sorted("/".join(key) for key in library.approved)


def test_an_approval_stands_at_the_top_of_the_text(tree):
    """With the role, the day and the digest; the text stays as it was."""
    before = (tree / AIMS).read_text("utf-8")
    done = approve(tree, "aims", language="en")
    after = (tree / AIMS).read_text("utf-8")
    assert (done.files, done.before) == ((AIMS,), 0)
    assert after.startswith('---\napproved: {by_role: "lawyer", on: "2027-01-05", text_hash: "')
    assert after.endswith(f'"}}\n---\n{before}')
    assert approved(tree) == ["aims/standard/en"]


def test_other_front_matter_stays(tree):
    """And an older approval goes, however many lines it had."""
    (tree / TERM).write_text("---\ntitle: Hopes\napproved:\n  by_role: x\n  on: '2020-01-01'\n  text_hash: y\n"
                             "change_note: New.\n---\nIt ends.\n", "utf-8")  # fmt: skip
    approve(tree, "term", language="en")
    text = (tree / TERM).read_text("utf-8")
    assert text.startswith("---\ntitle: Hopes\nchange_note: New.\napproved: {")
    assert text.count("approved") == 1
    assert "term/standard/en" in approved(tree)


def test_an_edit_undoes_it_and_approving_again_replaces_it(tree):
    """Nobody stands by what was written later."""
    approve(tree, "term")
    edit(tree / TERM, "planned", "foreseen")
    assert approved(tree) == ["term/standard/da"]
    assert approve(tree, "term").files == (TERM,)
    assert (tree / TERM).read_text("utf-8").count("approved") == 1


def test_all_texts_can_be_approved_at_once(tree):
    """Those that are approved already are left alone."""
    approve(tree, "term")
    before = (tree / TERM).stat().st_mtime_ns
    done = approve(tree)
    assert (len(done.files), done.before) == (4, 2)
    assert (tree / TERM).stat().st_mtime_ns == before
    assert len(approved(tree)) == 6


def test_the_ends_of_lines_and_the_mark_of_a_text_stay(tree):
    """As a text editor on Windows left them."""
    (tree / TERM).write_bytes("\ufeffIt ends.\r\n".encode())
    approve(tree, "term", language="en")
    data = (tree / TERM).read_bytes()
    assert data.startswith("\ufeff---\r\napproved".encode())
    assert data.endswith(b"---\r\nIt ends.\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert approved(tree) == ["term/standard/en"]


def test_a_role_may_be_written_in_any_way(tree):
    """It is text, never YAML."""
    approve(tree, "term", language="en", by_role='advokat: "A", #1')
    library, findings = load_library(tree / "clauses")
    assert findings == []
    assert library.wordings["term", "standard", "en"].front.approved.by_role == 'advokat: "A", #1'


def test_a_word_file_is_approved_in_its_clause(tree):
    """Since a Word file has no place for it; another file undoes it."""
    (tree / TERM).unlink()
    word = (tree / TERM).with_suffix(".docx")
    document = docx.Document()
    document.add_paragraph("It ends.")
    document.save(str(word))
    approve(tree, "term", language="en")
    approve(tree, "term", language="en")
    clause = (tree / "clauses/wording/term/clause.yaml").read_text("utf-8")
    assert clause.count("variant: standard, language: en") == 1
    assert approved(tree) == ["term/standard/en"]
    document.paragraphs[0].runs[0].text = "It goes on."
    document.save(str(word))
    assert approved(tree) == []
    assert approve(tree, "term", language="en").files == ("clauses/wording/term/standard.en.docx",)
    assert (tree / "clauses/wording/term/clause.yaml").read_text("utf-8").count("language: en") == 1


@pytest.mark.parametrize(
    ("clause", "wish", "code"),
    [("trem", {}, "CLAUSE_UNKNOWN"), ("term", {"variant": "long"}, "VARIANT_UNKNOWN"),
     ("term", {"language": "pt"}, "TEXT_NOT_THERE")],
)  # fmt: skip
def test_what_is_not_there_cannot_be_approved(tree, clause, wish, code):
    """And is named."""
    with pytest.raises(AftaleError) as error:
        approve(tree, clause, **wish)
    assert [finding.code for finding in error.value.findings] == [code]


def test_a_text_that_cannot_be_printed_cannot_be_approved(tree):
    """The fault is told, and nothing is written; other texts can."""
    edit(tree / TERM, "This", "{{ this")
    with pytest.raises(AftaleError):
        approve(tree, "term")
    assert approved_count(tree) == 0
    approve(tree, "aims")


def approved_count(tree):
    return sum("approved:" in path.read_text("utf-8") for path in (tree / "clauses/wording").rglob("*.md"))


def test_a_funder_s_own_text_needs_no_lawyer(tree):
    """It is printed as the funder wrote it, or not at all."""
    edit(tree / "clauses/wording/term/clause.yaml", "status: core",
         "status: locked\nlocked: {official_text: pending, authentic_language: en}")  # fmt: skip
    (tree / "clauses/wording/term/standard.official.en.md").write_text("It ends.\n", "utf-8")
    library, _ = load_library(tree / "clauses")
    assert library.approved == {("term", "standard", "en")}


def test_an_approval_counts_for_the_texts_an_agreement_is_pinned_to(tree):
    """Where they are the same word for word; a text that was changed first is another."""
    facts = tree / "agreements/reed/partnership.yaml"
    edit(facts, '    wording_waiver: {reason: It is a test., by_role: board, date: "2027-01-02"}\n', "")
    issue(tree)

    def clauses():
        found = aftale(tree, "check", "reed/mou", "--stage", "sign", "--format", "json").data["findings"]
        return {f["code"]: f["message"].rpartition(": ")[2] for f in found if "UNAPPROVED" in f["code"]}

    assert clauses() == {"WORDING_UNAPPROVED": "aims, term"}
    edit(tree / TERM, "planned", "foreseen")
    assert clauses() == {"WORDING_UNAPPROVED": "aims", "PINNED_UNAPPROVED": "term"}
    approve(tree)
    assert clauses() == {"PINNED_UNAPPROVED": "term"}
    aftale(tree, "clauses", "adopt", "reed/mou", "term", "--reason", "Approved", "--today", "2027-01-20")
    assert clauses() == {}


def test_unapproved_wording_is_not_signed_until_somebody_answers_for_it(tree):
    """It may be sent all the same; the ledger names who answered."""
    facts = tree / "agreements/reed/partnership.yaml"
    waiver = '    wording_waiver: {reason: It is a test., by_role: board, date: "2027-01-02"}\n'
    edit(facts, waiver, "")
    issue(tree)
    words = ("issue", "reed/mou", "--for-signature", "--today", "2027-02-01", "--format", "json")
    assert [finding["code"] for finding in aftale(tree, *words).data["findings"]] == ["WORDING_UNAPPROVED"]
    edit(facts, "    kind: mou\n", f"    kind: mou\n{waiver}")
    assert aftale(tree, *words).code == 0
    event = json.loads(max((tree / "agreements/reed/ledger/mou").glob("*.json")).read_text("utf-8"))
    assert event["facts"]["waivers"] == ["wording: It is a test. (board, 2027-01-02)"]
