"""The vocabulary: records that remember their place, facts that follow from others, and small helpers."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from decimal import Decimal

import pytest

from pipeline.files.partnership import read_partnership
from pipeline.model.document import Placeholder, Reference, plain
from pipeline.model.iso import COUNTRIES, CURRENCIES
from pipeline.model.nearest import nearest
from pipeline.model.partnership import locate, place
from pipeline.model.places import AftaleError, Finding, Place
from pipeline.model.selection import Reason
from pipeline.model.words import sort_key

TEXT = """\
schema: "1"
id: example
title: {en: Example}
type: {primary: alliance}
languages: {versions: [en]}
parties:
  - {id: nsk, role: danish-lead, kind: cso, name: Nord-Syd, short_name: NSK, country: "DK"}
  - {id: co, role: danish-co, kind: cso, name: Co, short_name: Co, country: "DK"}
  - {id: ixchel, role: local-lead, kind: cso, name: Ixchel, short_name: Ixchel, country: "GT"}
  - {id: inst, role: associate, kind: cso, name: Inst, short_name: Inst, country: "NP"}
purpose: {en: Peace}
expectations:
  entries:
    - {id: a, area: finance, party: nsk, kind: right, text: {en: One}, binding: true}
    - {id: b, area: vision, party: all, kind: role, text: {en: Two}, status: open}
    - {id: c, area: finance, party: nsk, kind: limit, text: {en: Three}, status: disagreed}
agreements:
  - id: mou
    kind: mou
    term: {start: "2027-01-01"}
    budget:
      lines: [{no: 1, title: {en: A}, amount: "10.50"}, {no: 2, title: {en: B}, amount: "4"}]
"""


@pytest.fixture(name="partnership", scope="module")
def _partnership():
    """A small alliance."""
    loaded = read_partnership(TEXT.encode(), "example", {})
    assert loaded.findings == ()
    return loaded.partnership


def test_who_leads_and_who_takes_part(partnership):
    """By role; where nobody leads, nobody is named."""
    assert (partnership.danish.id, partnership.partner.id) == ("nsk", "ixchel")
    assert [party.id for party in partnership.associates] == ["inst"]
    assert [party.danish for party in partnership.parties] == [True, True, False, False]
    assert replace(partnership, parties=()).danish is None


def test_expectations_are_a_matrix_of_areas_and_parties(partnership):
    """In the order the areas first appear, several statements in one cell."""
    expectations = partnership.expectations
    [finance, vision] = expectations.matrix
    texts = [text["en"] for text in finance["by_party"]["nsk"]]
    assert (finance["area"], texts) == ("finance", ["One", "Three"])
    assert (vision["area"], list(vision["by_party"])) == ("vision", ["all"])
    assert [entry.id for entry in expectations.binding] == ["a"]
    assert [entry.id for entry in expectations.open] == ["b", "c"]


def test_a_budget_adds_up_its_lines(partnership):
    """To the øre."""
    assert partnership.agreements[0].budget.total == Decimal("14.50")


def test_a_record_is_frozen_and_equal_by_its_facts(partnership):
    """Where it stands does not count."""
    party = partnership.parties[0]
    with pytest.raises(FrozenInstanceError):
        party.name = "Other"
    assert replace(party, at={}) == party
    assert "at=" not in repr(party)


FACTS = {
    "purpose": (11, 1),
    "term.start": (20, 12),
    "term.end": (20, 11),
    "budget.flex_pct": (22, 7),
    "grant.journal_no": (18, 5),
    "background": (1, 1),
    "parties": (6, 1),
}


@pytest.mark.parametrize(("path", "expected"), FACTS.items(), ids=FACTS)
def test_a_fact_is_located_where_it_stands_or_would_belong(path, expected, partnership):
    """In the agreement where the agreement has such a field, else in the partnership."""
    assert locate(partnership, partnership.agreements[0], path) == Place(
        "agreements/example/partnership.yaml", *expected
    )


def test_a_place_is_that_of_the_field_or_of_its_record(partnership):
    """In the partnership's own file."""
    party = partnership.parties[1]
    assert place(partnership, party, "name") == Place("agreements/example/partnership.yaml", 8, 42)
    assert place(partnership, party, "mandate") == Place("agreements/example/partnership.yaml", 8, 5)


def test_findings_keep_their_blanks_as_text():
    """So that two alike are one, and an error that carries them says which they are."""
    finding = Finding.of("TERM_UNKNOWN", Place("a.yaml", 1, 2), "x.y", term=3)
    assert finding == Finding.of("TERM_UNKNOWN", Place("a.yaml", 1, 2), "x.y", term="3")
    assert str(AftaleError(finding)) == "TERM_UNKNOWN x.y"
    assert Reason.of("WHY_TYPE", type="alliance").args == (("type", "alliance"),)
    assert sorted([Place("b"), Place("a", 2), Place("a", 1, 9)]) == [
        Place("a", 1, 9),
        Place("a", 2),
        Place("b"),
    ]


def test_a_value_is_plain_text_in_the_end():
    """Text, or parts of which some are references and gaps."""
    assert plain("a") == "a"
    assert (
        plain(("clause ", Reference("term", "4"), " ", Placeholder("x", "[awaiting: x]")))
        == "clause 4 [awaiting: x]"
    )


@pytest.mark.parametrize(
    ("word", "expected"), [("profesional", "professional"), ("ALLIANCE", "alliance"), ("xyz", ""), ("", "")]
)
def test_the_nearest_word_is_near(word, expected):
    """Or there is none."""
    assert nearest(word, {"alliance", "professional", "value-based"}) == expected


def test_codes_of_countries_and_currencies_are_those_in_use():
    """Those that are often mistaken among them."""
    assert {"DK", "GT", "TZ", "NO", "GB", "GR", "XK"} <= COUNTRIES
    assert not {"UK", "EL", "EU", "XX", "dk"} & COUNTRIES
    assert {"DKK", "EUR", "GTQ", "TZS", "MZN"} <= CURRENCIES
    assert not {"kr.", "XAU", "XXX", "DEM"} & CURRENCIES
    assert all(len(code) == 2 for code in COUNTRIES)
    assert all(len(code) == 3 for code in CURRENCIES)


def test_texts_sort_alike_on_every_machine():
    """Capitals like small letters."""
    assert sorted(["b", "A", "a", "B"], key=sort_key) == ["A", "a", "b", "B"]
