"""Adopting what the library says since an issue: one clause, the rules or all, each with a reason."""

from __future__ import annotations

import pytest
from adopting_steps import draft
from lives import MOU, SECOND, clean, events, facts_file, frozen, issue, life_in, reword, sign, whole_versions
from trees import TWO, add, aftale, edit, reed, snapshot

from pipeline.word.content import content_digest


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
