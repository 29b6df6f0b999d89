"""All about one clause."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest
from lives import issue, living_tree, once, reword
from test_clause_listing import approve
from trees import edit

from pipeline.build.clauses.page import clause_page
from pipeline.build.clauses.page_lines import page_lines
from pipeline.build.tree import Tree

NOBODY = {f"GIT_{who}_{what}": "nobody@example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}  # fmt: skip


@pytest.fixture(name="small")
def _small(tmp_path):
    """A tree with a library of three clauses."""
    return living_tree(tmp_path / "tree")


@pytest.fixture(scope="session", name="sent_once")
def _sent_once(_program, tmp_path_factory):
    return once(tmp_path_factory, "sent", lambda folder: issue(living_tree(folder)))


def data(tree, clause, language=None, words="en"):
    return clause_page(Tree(tree), clause, language).data(words)


def read(tree, clause, language=None, words="en"):
    return "\n".join(page_lines(clause_page(Tree(tree), clause, language), words))


def texts(found):
    return [(text["language"], text["text"]) for v in found["variants"] for text in v["texts"]]


def test_the_texts_in_every_language_or_one(small):
    """As they stand in their files, without front matter."""
    approve(small / "clauses/wording/term/standard.en.md")
    english = ("en", "This agreement has no planned end.")
    assert texts(data(small, "term")) == [("da", "Denne aftale har intet planlagt ophør."), english]
    assert texts(data(small, "term", "en")) == [english]
    assert texts(data(small, "term", "fr")) == []


def test_a_text_that_is_approved_or_was(small):
    """Its digest is there to be copied."""
    (text,) = data(small, "term", "en")["variants"][0]["texts"]
    assert (text["approved"], f"Not approved. text_hash: {text['text_hash']}" in read(small, "term")) == (
        {},
        True,
    )
    path = small / "clauses/wording/term/standard.en.md"
    approve(path)
    assert "Approved by lawyer, 1 December 2026." in read(small, "term")
    edit(path, "planned", "foreseen")
    assert "Changed since lawyer approved it, 1 December 2026." in read(small, "term")


def test_the_facts_it_uses_in_words(small):
    """Of all languages, whichever is shown; verbs of force are no facts."""
    reword(small, "aims", "want this", "{{ must }} want this")
    edit(small / "clauses/wording/aims/standard.da.md", "vil dette", "vil fra {{ term.start | date }} dette")
    found = {fact["path"]: fact["words"] for fact in data(small, "aims", "en")["facts"]}
    assert found == {
        "partner.name": "partner name", "danish.name": "danish name", "purpose": "purpose",
        "term.start": "first day of the agreement",
    }  # fmt: skip
    assert "- `term.start`: aftalens første dag" in read(small, "aims", words="da")


def test_where_it_is_used(sent_once, tmp_path):
    """With the variant; pinned, and then pinned to what is older."""
    tree = shutil.copytree(sent_once, tmp_path / "sent")
    assert data(tree, "term")["used"] == [
        {"agreement": "reed/mou", "variant": "standard", "version": "0.1", "newer": False}
    ]
    assert "- reed/mou (standard): pinned to the texts of version 0.1\n" in read(tree, "term")
    reword(tree, "term", "planned", "foreseen")
    assert data(tree, "term")["used"][0]["newer"]
    assert "version 0.1, in which the wording is older" in read(tree, "term")


def test_where_nobody_uses_it(small):
    """That is said."""
    assert (data(small, "helpers")["used"], "No agreement here prints it." in read(small, "helpers")) == (
        [],
        True,
    )


def test_when_it_is_in(small):
    """Each rule of the library in a sentence."""
    edit(small / "clauses/kinds/mou.yaml", "{clause: helpers}", "{clause: helpers, only_when: not has_mou}")
    said = read(small, "helpers")
    assert (
        "- It has a place in agreements of kind `mou`, and is in where something brings it, but never unless "
        "this holds: “stands under a partnership agreement” is answered with no.\n"
        "- These rules bring it, or ask for one of its variants: Volunteers are sent.\n"
    ) in said
    assert "- It is in every agreement of kind `mou`.\n" in read(small, "term")


def test_when_a_variant_is_taken(small):
    """On its condition, on request, and where no other fits."""
    variants = "[{id: brief, when: term.end}, {id: extra, when: 'false'}, {id: standard}]"
    edit(small / "clauses/wording/term/clause.yaml", "[{id: standard}]", variants)
    assert [variant["taken"] for variant in data(small, "term")["variants"]] == [
        "Taken when this holds: “last day of the agreement” is given.",
        "Taken only where somebody asks for it: an overlay, a pool, a conflict or the agreement itself.",
        "This wording is taken where no other applies.",
    ]


def test_the_question_that_a_clause_answers(small):
    """Its answers, and which variant each is."""
    (small / "clauses/slots.yaml").write_text(
        "slots:\n  - {id: end, title: {en: When does it end?}, clause: term, kinds: [mou], default: {mou: never},\n"
        "     answers: [{id: never, variant: standard, title: {en: Never}}]}\n"
    )
    edit(small / "clauses/wording/term/clause.yaml", "status:", "slot: end\nstatus:")
    found = data(small, "term")
    assert found["question"]["answers"] == [
        {"id": "never", "title": {"en": "Never"}, "kinds": [], "variant": "standard"}
    ]
    assert found["variants"][0]["taken"] == "Taken where that is the answer: Never."
    assert "- It answers the question `end`: When does it end?\n" in read(small, "term")


def test_what_is_wrong_with_its_texts(small):
    """A broken wording, languages that differ; nothing about other clauses."""
    reword(small, "term", "This agreement", "{{ nothing | shout }} This agreement")
    edit(small / "clauses/wording/term/standard.da.md", "ophør.", "ophør.\n\nMere.")
    edit(small / "clauses/wording/helpers/standard.en.md", "Each party", "{{ nothing | shout }} Each party")
    codes = [finding.code for finding in clause_page(Tree(small), "term").findings]
    assert sorted(codes) == ["FORMULA_FILTER", "WORDINGS_DIFFER"]


def test_who_owes_what_and_what_to_fall_back_on(small):
    """Duties with their time, positions with who approves them, sources; nothing of it where none is given."""
    assert (data(small, "term")["obligations"], data(small, "term")["fallback"]) == ([], [])
    assert "## Who owes what" not in read(small, "term")
    edit(
        small / "clauses/wording/term/clause.yaml",
        "status:",
        "obligations:\n"
        "  - {by: all, what: {en: meet, da: mødes}, when: {en: once a year, da: en gang om året}}\n"
        "  - {by: network, what: {en: answer, da: svare}}\n"
        "fallback:\n"
        "  - {position: {en: Two years will do., da: To år er nok.}, approved_by: board}\n"
        "sources: [A guide]\nstatus:",
    )
    said = read(small, "term")
    assert (
        "## Who owes what, and when\n\n- **all parties**: meet (once a year)\n- **network**: answer\n" in said
    )
    assert "- Two years will do. (Approved by: board.)\n\n## Sources\n\n- A guide\n" in said
    assert "- **alle parter**: mødes (en gang om året)\n" in read(small, "term", words="da")
    assert data(small, "term")["obligations"][1] == {
        "by": "network", "what": {"en": "answer", "da": "svare"}, "when": {},
    }  # fmt: skip
    assert data(small, "term")["fallback"][0]["approved_by"] == "board"


def test_a_change_note(small):
    """Who writes one finds it again."""
    path = small / "clauses/wording/term/standard.en.md"
    path.write_text(f"---\nchange_note: Plainer words.\n---\n{path.read_text()}")
    assert data(small, "term")["notes"] == [
        {"variant": "standard", "language": "en", "note": "Plainer words."}
    ]
    assert "- standard.en: Plainer words.\n" in read(small, "term")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not there")
def test_the_log_of_its_folder(small):
    """Newest first, of this clause alone; nothing where there is no repository."""
    assert data(small, "term")["commits"] == []
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "Three clauses"]):
        subprocess.run(["git", *words], cwd=small, check=True, env=os.environ | NOBODY)
    reword(small, "term", "planned", "foreseen")
    words = ["git", "commit", "-qam", "A\tplainer word"]
    subprocess.run(words, cwd=small, check=True, env=os.environ | NOBODY)
    assert [c["subject"] for c in data(small, "term")["commits"]] == ["A\tplainer word", "Three clauses"]
    assert [c["subject"] for c in data(small, "aims")["commits"]] == ["Three clauses"]
    assert " Three clauses\n" in read(small, "aims")


def test_a_text_written_in_word(small):
    """It is shown as text, with its values."""
    from docx import Document  # noqa: PLC0415  slow

    made = Document()
    made.add_paragraph("It ends on {{ term.end | date }}.")
    made.add_paragraph("an item", style="List Bullet")
    (small / "clauses/wording/term/standard.en.md").unlink()
    made.save(str(small / "clauses/wording/term/standard.en.docx"))
    assert dict(texts(data(small, "term")))["en"] == "It ends on {{ term.end | date }}.\n\n- an item"


def test_it_is_told_in_danish(small):
    """Every line of the program's own."""
    said = read(small, "term", words="da")
    assert "- Status: core. Det kan ikke udelades.\n" in said
    assert "## standard, dansk: Varighed\n" in said
