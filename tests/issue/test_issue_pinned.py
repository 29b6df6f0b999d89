"""Pinned to the texts it was issued with: what the library says since is a proposal, and changes no draft."""

from __future__ import annotations

import re

import pytest
from adopting_steps import draft
from lives import HELPERS, MOU, SECOND, clean, facts_file, frozen, issue, living_tree, revise, reword
from trees import TWO, aftale, edit, reed

from pipeline.word.content import said
from pipeline.word.redline.opened import open_word


def pinned_folders(tree):
    """The libraries that are laid out in the cache."""
    folder = tree / ".aftale/pinned"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def speak_french(tree):
    """Give what an MoU is made of some French."""
    clauses = tree / "clauses"
    for path in sorted(clauses.glob("wording/*/standard.en.md")):
        path.with_name("standard.fr.md").write_text(path.read_text("utf-8"), encoding="utf-8")
    for path, title in (
        ("kinds/mou", "Agreement"),
        ("wording/aims/clause", "Aims"),
        ("wording/term/clause", "Term"),
    ):
        edit(clauses / f"{path}.yaml", f"en: {title}", f"fr: {title}, en: {title}")


def test_newer_wording_changes_no_draft(sent):
    """The draft stays as it was, byte for byte, and the newer wording is told."""
    before, _, codes = draft(sent)
    assert "WORDING_NEWER" not in codes
    reword(sent, "term", "planned", "foreseen")
    after, text, codes = draft(sent)
    assert (after, codes) == (before, ["WORDING_NEWER"])
    assert "no planned end" in text


def test_the_proposal_names_the_clauses(newer):
    """With the command that takes them in."""
    ran = aftale(newer, "build")
    assert re.search(r"^(.*reed/mou.*aims, term.*)$", ran.out, re.MULTILINE), ran.out
    assert "`aftale clauses adopt AGREEMENT" in ran.out


def test_it_is_told_again(newer):
    """Also by a build that has nothing to do."""
    draft(newer)
    assert draft(newer)[2] == ["WORDING_NEWER"]


def test_new_rules_change_no_draft_either(sent):
    """Nor do phrases, kinds or the house; nobody is bothered with them."""
    before, _, _ = draft(sent)
    edit(sent / "clauses/kinds/mou.yaml", "en: Agreement", "en: Pact")
    edit(sent / "clauses/phrases.yaml", "en: Contents", "en: What is in it")
    after, text, codes = draft(sent)
    assert (after, codes) == (before, [])
    assert "Pact" not in text


def test_a_clause_that_is_gone_stays(sent):
    """Nobody's agreement loses a clause because the library did."""
    before, _, _ = draft(sent)
    (sent / "clauses/wording/term/standard.en.md").unlink()
    (sent / "clauses/wording/term/standard.da.md").unlink()
    (sent / "clauses/wording/term/clause.yaml").unlink()
    (sent / "clauses/wording/term").rmdir()
    edit(sent / "clauses/kinds/mou.yaml", "{clause: term, always: true}, ", "")
    assert draft(sent)[0] == before


def test_facts_are_never_pinned(newer):
    """A changed fact shows, in the pinned words."""
    revise(newer)
    _, text, _ = draft(newer)
    assert ("want this: Clean water for many." in text, "strive" in text) == (True, False)


def test_the_old_wording_again_is_no_proposal(newer):
    """The library went back to what the agreement has."""
    draft(newer)
    reword(newer, "term", "foreseen", "planned")
    reword(newer, "aims", "strive for this", "want this")
    assert "WORDING_NEWER" not in draft(newer)[2]


def test_a_title_is_wording_too(sent):
    """A clause's heading that changed is proposed; its notes for lawyers are not."""
    edit(sent / "clauses/wording/aims/clause.yaml", "en: Says why.", "en: Says what for.")
    assert draft(sent)[2] == []
    edit(sent / "clauses/wording/aims/clause.yaml", "{en: Aims", "{en: Goals")
    assert draft(sent)[2] == ["WORDING_NEWER"]


def test_another_language_is_no_proposal(sent):
    """Nobody adopts what the agreement does not say."""
    path = sent / "clauses/wording/term/standard.da.md"
    path.write_text("Denne aftale ophører aldrig.\n", encoding="utf-8")
    assert draft(sent)[2] == []


def test_a_clause_that_comes_in_later_is_pinned_too(sent):
    """It takes the wording that it had when the agreement was issued."""
    reword(sent, "helpers", "insures its helpers", "looks after its helpers")
    edit(facts_file(sent), *HELPERS)
    _, text, codes = draft(sent)
    assert "Each party insures its helpers." in text
    assert codes == ["WORDING_NEWER"]


def test_what_was_never_issued_follows_the_library(tree):
    """As ever."""
    draft(tree)
    reword(tree, "term", "planned", "foreseen")
    _, text, codes = draft(tree)
    assert ("foreseen" in text, codes) == (True, [])


def test_a_new_language_takes_its_wording_from_the_library(newer):
    """There is none it could be pinned to; what it has in English stays as it is."""
    path = newer / "clauses/wording/term/standard.da.md"
    path.write_text("Denne aftale ophører aldrig.\n", encoding="utf-8")
    edit(facts_file(newer), *TWO)
    assert "no planned end" in draft(newer)[1]
    assert "Denne aftale ophører aldrig." in draft(newer, "da")[1]


def test_a_new_language_whose_wording_is_built_otherwise(newer):
    """That it was issued in other languages is said, once, and how to go on; nobody is sent to a sound library."""
    for language, more in (("en", "It binds nobody."), ("da", "Den binder ingen.")):
        path = newer / f"clauses/wording/term/standard.{language}.md"
        path.write_text(f"{path.read_text('utf-8')}\n{more}\n", encoding="utf-8")
    edit(facts_file(newer), *TWO)
    ran = aftale(newer, "build")
    assert (ran.code, ran.err) == (
        1,
        "agreements/reed/partnership.yaml:5:13: LANGUAGE_NOT_PINNED languages.versions: reed/mou was last issued "
        "without da: there it takes the library's texts of today, and they are not built like those it is pinned to, in: term; "
        "take in the newer wording in every language with `aftale clauses adopt reed/mou term --reason TEXT`, "
        "or leave the language out\n",
    )
    assert aftale(newer, "issue", MOU, "--today", SECOND).err == ran.err
    adopt = ["clauses", "adopt", MOU, "term", "--reason", "Danish", "--today", SECOND]
    assert aftale(newer, *adopt).code == 0
    assert aftale(newer, "build").code == 0


def test_every_new_language_is_named(tmp_path):
    """Two that came after the last issue, in one sentence."""
    tree = living_tree(tmp_path / "tree", reed())
    speak_french(tree)
    issue(tree)
    for path in sorted((tree / "clauses/wording/term").glob("*.md")):
        path.write_text(f"{path.read_text('utf-8')}\nIt binds nobody.\n", encoding="utf-8")
    edit(facts_file(tree), "versions: [en]", "versions: [en, da, fr], prevailing: en")
    assert "reed/mou was last issued without da, fr: there it takes" in aftale(tree, "build").err


def test_the_next_issue_pins_the_same_again(newer):
    """Issuing adopts nothing."""
    revise(newer)
    issue(newer, today=SECOND)
    assert "no planned end" in " ".join(said(open_word(clean(frozen(newer, "0.2")))))
    assert draft(newer)[2] == ["WORDING_NEWER"]


def test_agreements_issued_with_the_same_share_it(tmp_path):
    """One library is laid out in the cache, however many were issued with it."""
    tree = living_tree(tmp_path / "tree", reed(), reed(id_="rill"), reed(id_="reef"))
    for id_ in ("reed", "rill"):
        issue(tree, agreement=f"{id_}/mou")
    assert pinned_folders(tree) == []
    reword(tree, "term", "planned", "foreseen")
    assert aftale(tree, "build").code == 0
    assert len(pinned_folders(tree)) == 1
    issue(tree, agreement="reef/mou")
    reword(tree, "term", "foreseen", "thought of")
    assert aftale(tree, "build").code == 0
    assert len(pinned_folders(tree)) == 2


def test_deleting_the_cache_costs_only_time(newer):
    """The frozen texts are laid out again."""
    before, _, _ = draft(newer)
    assert aftale(newer, "clean").code == 0
    assert pinned_folders(newer) == []
    assert draft(newer)[0] == before


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda path: path.unlink(), "PINNED_NOT_HERE"),
        (lambda path: path.write_bytes(b"PK"), "PINNED_CHANGED"),
    ],
)
def test_texts_that_are_lost(newer, damage, code):
    """A warning, and the library as it is; nobody is left without a draft."""
    damage(frozen(newer, "0.1") / "sources.zip")
    ran = aftale(newer, "build", "--format", "json")
    assert ran.code == 0
    assert [(f["code"], f["severity"]) for f in ran.data["findings"]] == [(code, "warning")]
    assert "foreseen" in draft(newer)[1]


def test_texts_that_come_back(newer):
    """The draft is pinned again."""
    path = frozen(newer, "0.1") / "sources.zip"
    data = path.read_bytes()
    before, _, _ = draft(newer)
    path.unlink()
    facts_file(newer).write_bytes(facts_file(newer).read_bytes() + b"# touched\n")
    draft(newer)
    path.write_bytes(data)
    facts_file(newer).write_bytes(facts_file(newer).read_bytes() + b"# again\n")
    assert draft(newer)[0] == before
