"""The compliance table in words: a row for each demand, its clause's number, its state, and where it was read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.agreement import Overrule
from pipeline.model.compliance import Compliance, Demanded, State
from pipeline.model.messages import LANGUAGES
from pipeline.model.ruleset import Demand, Ruleset
from pipeline.model.words import Day
from pipeline.render.compliance import as_data, section, sums

RULES = Ruleset(pool="pond", date="2025-01-01", name={"en": "The Pond", "da": "Dammen"}, as_of=Day(2026, 11, 1),
                source="The Lake’s guide.", gaps=({"en": "How deep it is.", "da": "Hvor dyb den er."},))  # fmt: skip
AIMS = Demand(
    id="aims", demand={"en": "There are aims | goals.", "da": "Der er mål."}, clause="aims", source="page 10"
)
WORD = Overrule(rule="aims", reference="Letter 7", by_role="chair", date=Day(2027, 1, 5))


def page(*rows, overrules=(), language="en", **more):
    return "\n".join(section(Compliance(RULES, rows, **more), overrules, language))


def row(state=State.MET, demand=AIMS, **more):
    return Demanded(demand, state, **({"place": 4} | more))


def test_a_row_says_demand_clause_state_and_source():
    """A bar within a text does not end its cell."""
    assert "| There are aims \\| goals. | 4, aims | met, rule not checked | page 10 |" in page(
        row(State.RULE_UNVERIFIED)
    )


@pytest.mark.parametrize(
    ("state", "verified", "words"),
    [(State.MET, True, "met"), (State.NOT_MET, True, "**not met**"),
     (State.NOT_MET, False, "**not met**, rule not checked"), (State.TEXT_PENDING, True, "clause in, official text pending"),
     (State.TEXT_PENDING, False, "clause in, official text pending, rule not checked")],
)  # fmt: skip
def test_a_state_and_whether_the_rule_was_checked_are_two_facts(state, verified, words):
    """Both are shown."""
    assert f" | {words} | " in page(row(state, replace(AIMS, verified=verified)))


def test_an_annex_is_named_as_one():
    """Its number is not a clause's."""
    assert "| Annex 2, aims |" in page(row(place=2, annex=True))


def test_a_clause_that_is_not_in_has_no_number_and_a_fact_stands_for_itself():
    """As a formula, which is what the file says."""
    needs = replace(AIMS, clause=None, needs="a.b")
    assert "| aims |" in page(row(State.NOT_MET, place=0))
    assert "| `a.b` |" in page(row(demand=needs, place=0))


def test_an_assumed_rule_says_whose_it_is():
    """Before its source."""
    assert "| Assumed from lake/2020-01-01. page 10 |" in page(
        row(demand=replace(AIMS, assumed_from="lake/2020-01-01"))
    )


def test_what_is_not_demanded_what_was_lifted_and_what_is_not_known_stand_below():
    """Each only where there is any."""
    told = page(row(overrule=WORD), overrules=(WORD,), not_applying=(replace(AIMS, demand={"en": "Staff."}),))
    assert "lifted by the pool |" in told
    assert "- aims: Letter 7 (chair, 2027-01-05)" in told
    assert "Not demanded of this agreement: Staff." in told
    assert told.endswith("- How deep it is.")
    assert "lifted" not in page(row())


def test_a_pool_that_demands_no_agreement_says_so():
    """Instead of a table."""
    told = page(demanded=False, not_applying=(AIMS,))
    assert "did not demand an agreement" in told
    assert "|" not in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_counts_each_state(language):
    """In both languages of messages, with the pool's name in each."""
    line = sums(Compliance(RULES, (row(), row(State.NOT_MET), row(State.NOT_MET))), language)
    assert RULES.name[language] in line
    assert line.startswith("3 ")
    assert "{" not in line


def test_a_pool_without_a_name_is_called_by_its_id():
    """The agreement names it, and the table knows the rules only."""
    assert "pond" in sums(Compliance(replace(RULES, name=None), ()), "en")


def test_the_data_say_the_same():
    """With the words in the language that was asked for."""
    data = as_data(Compliance(RULES, (row(State.TEXT_PENDING, overrule=WORD),), not_applying=(AIMS,)), "da")
    assert data["sums"] == {"met": 0, "not-met": 0, "text-pending": 1, "rule-unverified": 0}
    assert data["demands"] == [{
        "id": "aims", "demand": "Der er mål.", "state": "text-pending", "verified": False, "clause": "aims", "place": 4,
        "annex": False, "needs": "", "needs_met": True, "source": "page 10", "assumed_from": "",
        "overruled": "aims: Letter 7 (chair, 2027-01-05)",
    }]  # fmt: skip
    assert (data["ruleset"], data["gaps"], data["not_applying"]) == (
        "pond/2025-01-01",
        ["Hvor dyb den er."],
        ["aims"],
    )
