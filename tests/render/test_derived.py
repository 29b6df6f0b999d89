"""What tables are made of: the budget's rows with their sums, the definitions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from thy_and_umeme import THY_AND_UMEME

from pipeline.files.partnership import read_partnership
from pipeline.render.derived import budget_rows, definitions

AGREEMENTS = """\
agreements:
  - id: grant
    kind: grant
    budget:
      lines:
        - {no: 11, title: {en: Audit}, amount: "40", spent_by: {thy: "40"}}
        - {no: 1, title: {en: Activities}, amount: "100.50", spent_by: {umeme: "80.50", thy: "20"}, note: {en: N}}
        - {no: 5, title: {en: Office}, amount: "7", spent_by: {umeme: "7"}}
        - {no: 13, title: {en: Administration}, amount: "10", spent_by: {thy: "10"}}
    transfer:
      ceiling: {amount: "50", currency: DKK}
      instalments:
        - {no: 1, amount: "30", due: {date: "2027-03-15"}}
        - {no: 2, amount: "20", due: {after: h1, days: 15}}
    reporting:
      - {id: final, title: {en: Final report}, kind: final, period: {start: "2027-03-01", end: "2029-02-28"},
         due: "2029-04-30", pool_due: "2029-08-28"}
      - {id: h1, title: {en: First report}, kind: narrative, period: {start: "2027-03-01", end: "2027-08-31"},
         due: "2027-09-30"}
    audit: {local_required: true, due: "2029-05-31"}
  - {id: mou, kind: mou}
"""


@pytest.fixture(name="partnership", scope="module")
def _partnership():
    """A grant with a budget, and a partnership agreement without money."""
    loaded = read_partnership((THY_AND_UMEME + AGREEMENTS).encode(), "example", {})
    assert loaded.findings == ()
    return loaded.partnership


def test_sums_stand_among_the_lines_they_add_up(partnership, library):
    """A sum may add up other sums, and each party's share is added up too."""
    ruleset = library.rulesets["civilsamfundspuljen"][-1]
    rows = budget_rows(partnership.agreements[0], ruleset)
    assert [(row["no"], row["amount"], row["computed"]) for row in rows] == [
        (1, Decimal("100.50"), False),
        (5, Decimal(7), False),
        (10, Decimal("107.50"), True),
        (11, Decimal(40), False),
        (12, Decimal("147.50"), True),
        (13, Decimal(10), False),
        (14, Decimal("157.50"), True),
    ]
    assert rows[-1]["by_party"] == {"umeme": Decimal("87.50"), "thy": Decimal(70)}
    assert (rows[0]["note"], rows[2]["note"]) == ({"en": "N"}, None)


def test_without_a_form_only_the_typed_lines_stand(partnership, library):
    """In the order of their numbers; and without a budget, none."""
    ruleset = library.rulesets["civilsamfundspuljen"][-1]
    grant, mou = partnership.agreements
    assert [row["no"] for row in budget_rows(grant, None)] == [1, 5, 11, 13]
    assert [row["no"] for row in budget_rows(grant, replace(ruleset, budget_form=None))] == [1, 5, 11, 13]
    assert budget_rows(mou, ruleset) == ()


def glossary(library, **terms):
    """A glossary of terms in Danish and English."""
    model = library.glossary[0]
    return {
        name: replace(
            model,
            id=name,
            kinds=(),
            da=replace(model.da, term=danish, meaning=f"{danish} på dansk"),
            en=replace(model.en, term=english, meaning=f"{english} in English"),
        )
        for name, (danish, english) in terms.items()
    }


def test_definitions_follow_the_danish_alphabet(library):
    """With æ, ø and å after z, in this order, and capitals like small letters."""
    words = ["Åben", "bilag", "Ære", "Zone", "øre", "Aftalen"]
    terms = glossary(library, **{word: (word, word) for word in words})
    rows = definitions(words, terms, "mou", "da", "da")
    assert [row["term"] for row in rows] == ["Aftalen", "bilag", "Zone", "Ære", "øre", "Åben"]


def test_definitions_do_not_count_an_article(library):
    """The Agreement stands under A, a Party under P."""
    terms = glossary(library, p=("Part", "a Party"), a=("Aftalen", "the Agreement"), g=("Gave", "Gift"))
    assert [row["term"] for row in definitions("pag", terms, "mou", "en", "en")] == [
        "the Agreement",
        "Gift",
        "a Party",
    ]


def test_side_by_side_all_columns_follow_the_first_language(library):
    """So that each row holds one term."""
    terms = glossary(library, one=("Aftalen", "the Zoo"), two=("Bilag", "the Annex"))
    assert [row["term"] for row in definitions(["one", "two"], terms, "mou", "da", "en")] == [
        "the Zoo",
        "the Annex",
    ]
    assert [row["term"] for row in definitions(["one", "two"], terms, "mou", "en", "da")] == [
        "Bilag",
        "Aftalen",
    ]


def test_a_term_of_another_kind_is_not_defined(library):
    """Nor one that this language lacks."""
    terms = glossary(library, one=("Aftalen", "the Agreement"), two=("Bilag", "the Annex"))
    terms["two"] = replace(terms["two"], kinds=("grant",))
    assert [row["meaning"] for row in definitions(["one", "two"], terms, "mou", "en", "en")] == [
        "the Agreement in English"
    ]
    terms["one"] = replace(terms["one"], en=None)
    assert definitions(["one", "two"], terms, "mou", "en", "en") == ()
