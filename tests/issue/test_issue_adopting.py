"""Pinned to the texts it was issued with: what the library says since is a proposal, until somebody adopts it."""

from __future__ import annotations

import re

import pytest
from lives import (
    HELPERS,
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
    reword,
    sign,
    whole_versions,
)
from trees import add, aftale, edit, reed, snapshot

from pipeline.word.content import content_digest, said
from pipeline.word.redline.opened import open_word

TWO = ("versions: [en]", "versions: [en, da], prevailing: en")


def draft(tree, language="en"):
    """The draft as it is built now: its bytes, what it says, and the findings of the build."""
    ran = aftale(tree, "build", "--format", "json")
    assert ran.code == 0, ran.err
    data = clean(tree / "output/reed/mou", language)
    return data, " ".join(said(open_word(data))), [finding["code"] for finding in ran.data["findings"]]


def adopt(tree, *words, reason="The lawyer found a better word.", today=SECOND):
    """Adopt what the library has; return the answer."""
    return aftale(
        tree, "clauses", "adopt", MOU, *words, "--reason", reason, "--today", today, "--format", "json"
    )


def adopted(tree, *words, **more):
    """The clauses that were adopted; it must go well."""
    ran = adopt(tree, *words, **more)
    assert ran.code == 0, ran.err
    assert ran.data["adopted"]
    return ran.data["clauses"]


def refused(tree, *words, **more):
    """The codes of what stands in the way; then nothing may have been written."""
    before = snapshot(tree / "agreements")
    ran = adopt(tree, *words, **more)
    assert ran.code == 1, ran.out
    assert snapshot(tree / "agreements") == before
    return [finding["code"] for finding in ran.data["findings"]]


def pinned_folders(tree):
    """The libraries that are laid out in the cache."""
    folder = tree / ".aftale/pinned"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


@pytest.fixture(name="newer")
def _newer(sent):
    """Version 0.1 is sent; since then both clauses have a newer wording in the library."""
    reword(sent, "term", "planned", "foreseen")
    reword(sent, "aims", "want this", "strive for this")
    return sent


# ── pinned


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


# ── adopting


def test_one_clause_alone(newer):
    """The other stays pinned, and is still proposed."""
    assert adopted(newer, "term") == ["term"]
    _, text, codes = draft(newer)
    assert ("no foreseen end" in text, "want this" in text, codes) == (True, True, ["WORDING_NEWER"])


def test_two_clauses_one_after_the_other(newer):
    """What was adopted before stays adopted; then there is nothing left to propose."""
    assert adopted(newer, "term") == ["term"]
    assert adopted(newer, "aims", today="2027-01-21") == ["aims"]
    _, text, codes = draft(newer)
    assert ("no foreseen end" in text, "strive for this" in text, codes) == (True, True, [])


def test_an_adopted_clause_is_pinned_as_adopted(newer):
    """What the library says after that is a proposal again."""
    adopted(newer, "term")
    reword(newer, "term", "foreseen", "thought of")
    _, text, _ = draft(newer)
    assert "no foreseen end" in text


def test_all_of_it(newer):
    """Every clause that is newer, and the rules."""
    edit(newer / "clauses/kinds/mou.yaml", "en: Agreement", "en: Pact")
    assert adopted(newer) == ["aims", "term"]
    _, text, codes = draft(newer)
    assert ("no foreseen end" in text, "strive for this" in text, "Pact" in text, codes) == (
        True,
        True,
        True,
        [],
    )


def test_rules_alone(sent):
    """No clause is newer: the rules are taken in, and it says so."""
    edit(sent / "clauses/kinds/mou.yaml", "en: Agreement", "en: Pact")
    ran = aftale(sent, "clauses", "adopt", MOU, "--reason", "A better title.", "--today", SECOND)
    assert (ran.code, ran.out) == (
        0, "reed/mou now follows the library’s rules as they are; the wording of its clauses was no older\n")  # fmt: skip
    assert "Pact" in draft(sent)[1]


def test_a_clause_that_the_library_got_since(sent):
    """It comes with all, not before."""
    for name, text in {"clause.yaml": "id: peace\ntitle: {en: Peace}\npurpose: {en: Keeps it.}\nstatus: core\n"
                                      "variants: [{id: standard}]\n", "standard.en.md": "They keep peace.\n"}.items():  # fmt: skip
        (sent / "clauses/wording/peace").mkdir(exist_ok=True)
        (sent / f"clauses/wording/peace/{name}").write_text(text)
    edit(
        sent / "clauses/kinds/mou.yaml",
        "{clause: helpers}",
        "{clause: peace, always: true}, {clause: helpers}",
    )
    assert "peace" not in draft(sent)[1]
    adopted(sent)
    assert "They keep peace." in draft(sent)[1]


def test_what_the_ledger_says(newer):
    """Which clauses, why, which texts; and they are frozen beside the versions."""
    adopted(newer, "term", reason="A better word.")
    facts = life_in(newer).events[-1].facts
    assert (facts.clauses, facts.reason) == (("term",), "A better word.")
    assert "wording/term/standard.en.md" in facts.texts
    assert [file.role for file in facts.files] == ["sources"]
    assert (newer / "agreements/reed/issued/mou/adopted-0002/sources.zip").is_file()


def test_what_was_adopted_is_issued(newer):
    """The next version is pinned to it, and the redline shows it."""
    adopted(newer, "term")
    issue(newer, today="2027-01-21")
    assert "no ~~planned~~ **foreseen** end" in (frozen(newer, "0.2") / "changes.md").read_text("utf-8")
    assert whole_versions(newer) == ["0.1", "0.2"]
    assert "no foreseen end" in draft(newer)[1]


def test_the_draft_says_what_would_be_issued(newer):
    """Word for word."""
    adopted(newer, "term")
    data, _, _ = draft(newer)
    issue(newer, today="2027-01-21")
    assert content_digest(data) == content_digest(clean(frozen(newer, "0.2")))


def test_a_new_language_that_was_adopted(newer):
    """Its texts are frozen with the rest, and the library may change after that."""
    edit(facts_file(newer), *TWO)
    adopted(newer)
    before, _, _ = draft(newer, "da")
    (newer / "clauses/wording/term/standard.da.md").write_text("Noget andet.\n", encoding="utf-8")
    assert draft(newer, "da")[0] == before


def test_one_clause_of_an_agreement_with_a_new_language(newer):
    """It is taken in every language; the others are still to be had."""
    edit(facts_file(newer), *TWO)
    assert adopted(newer, "term") == ["term"]
    assert "no foreseen end" in draft(newer)[1]
    assert "vil dette" in draft(newer, "da")[1]


def test_a_wording_that_is_wrong(newer):
    """It is not taken in: the draft could not be made any more. Once it is right, it is."""
    reword(newer, "term", "This agreement", "{{ nothing | shout }} This agreement")
    assert refused(newer, "term") != []
    assert refused(newer) != []
    reword(newer, "term", "{{ nothing | shout }} ", "")
    assert adopted(newer, "term") == ["term"]


def test_lost_texts_of_an_adoption(newer):
    """The warning names what is lost."""
    adopted(newer, "term")
    (newer / "agreements/reed/issued/mou/adopted-0002/sources.zip").unlink()
    ran = aftale(newer, "build", "--format", "json")
    assert [f["code"] for f in ran.data["findings"]] == ["PINNED_NOT_HERE"]
    assert "0002" in ran.data["findings"][0]["file"] + ran.data["findings"][0]["message"]


# ── refused


def test_without_need(newer):
    """Nothing is recorded where the agreement has the library's wording already; it says so."""
    adopted(newer)
    before = snapshot(newer / "agreements")
    for words in ((), ("term",)):
        ran = adopt(newer, *words)
        assert (ran.code, ran.data["adopted"], ran.data["clauses"]) == (0, False, [])
    ran = aftale(newer, "clauses", "adopt", MOU, "--reason", "x", "--today", SECOND)
    assert (ran.code, ran.out) == (0, "reed/mou has nothing to adopt: it has the library’s wording already\n")
    assert snapshot(newer / "agreements") == before


def test_a_clause_without_need(newer):
    """One that is no newer, beside others that are."""
    adopted(newer, "term")
    assert adopt(newer, "term").data["adopted"] is False
    assert len(events(newer)) == 2


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_without_a_reason(newer, reason):
    """Whoever reads the history wants to know why."""
    assert refused(newer, reason=reason) == ["ADOPT_WITHOUT_REASON"]
    assert aftale(newer, "clauses", "adopt", MOU).code == 2


def test_without_an_issue(tree):
    """The draft follows the library anyhow."""
    reword(tree, "term", "planned", "foreseen")
    assert refused(tree) == ["ADOPT_NOT_ISSUED"]


def test_an_unknown_clause(newer):
    """Each is told, with the one that was meant, and none of the others is adopted."""
    assert refused(newer, "tern", "aims", "moon") == ["ADOPT_NO_CLAUSE", "ADOPT_NO_CLAUSE"]
    ran = aftale(newer, "clauses", "adopt", MOU, "tern", "--reason", "x", "--today", SECOND)
    assert (ran.code, 'no clause "tern"' in ran.err, 'did you mean "term"?' in ran.err) == (1, True, True)


def test_while_an_edition_is_out(out):
    """The text that is being signed is fixed; once it is signed by all, the next one may begin."""
    reword(out, "term", "planned", "foreseen")
    assert refused(out, today="2027-02-02") == ["EDITION_OUT"]
    sign(out)
    assert adopted(out, today="2027-02-06") == ["term"]


def test_on_a_day_before_the_issue(newer):
    """Time goes on."""
    assert refused(newer, today="2027-01-09") == ["EVENT_TOO_EARLY"]


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"PK")])
def test_where_the_pinned_texts_are_lost(newer, damage):
    """Adopting all of the library takes their place: the draft is pinned again, and the warning is gone."""
    damage(frozen(newer, "0.1") / "sources.zip")
    adopted(newer)
    reword(newer, "term", "foreseen", "thought of")
    _, text, codes = draft(newer)
    assert ("no foreseen end" in text, codes) == (True, ["WORDING_NEWER"])


def test_another_agreement_is_left_alone(newer):
    """Adopting is one agreement's own."""
    add(newer, reed(id_="rill"))
    issue(newer, agreement="rill/mou", today=SECOND)
    before = snapshot(newer / "agreements/rill")
    adopted(newer)
    assert snapshot(newer / "agreements/rill") == before
