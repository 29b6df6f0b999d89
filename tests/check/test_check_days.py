"""Rules about workdays, countries and what goes on after the end: where each stands, and how much it weighs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.check import Case, check
from pipeline.check.workdays import easter
from pipeline.model.messages import say, severity_of
from pipeline.model.places import Severity
from pipeline.pick import pick

HALF_DUE = 'due: "2027-09-30"'
DEMAND = (
    "{demand: {en: the state is told, da: staten får besked}, source: The law, as_of: today, verified: %s}"
)


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2024, "2024-03-31"),
        (2027, "2027-03-28"),
        (2028, "2028-04-16"),
        (2030, "2030-04-21"),
        (2038, "2038-04-25"),
    ],
)
def test_easter(year, day):
    """As the almanac has it."""
    assert easter(year) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("country", "day", "off"),
    [
        ("GT", "2027-10-01", ""),
        ("GT", "2027-10-02", "in the weekend"),  # a Saturday
        ("EG", "2027-10-01", "in the weekend"),  # a Friday
        ("EG", "2027-10-03", "in the weekend"),  # a Sunday, in Denmark
        ("GT", "2027-12-27", ""),
        ("GT", "2028-12-26", "a holiday"),
        ("HN", "2028-12-26", ""),  # nobody has written down its holidays
        ("GT", "2028-04-14", "a holiday"),  # Good Friday
    ],
)
def test_weekends_and_holidays(findings, country, day, off):
    """V24: of either side, as far as they are known."""
    period = 'period: {start: "2027-03-01", end: "2027-08-31"}'
    found = findings({'"GT"': f'"{country}"', HALF_DUE: f'due: "{day}"', period: period})
    said = [say(f.code, dict(f.args), "en").wrong for f in found if f.code == "DEADLINE_DAY_OFF"]
    assert [words.partition(" is ")[2].partition(" for ")[0] for words in said] == ([off] if off else [])


def test_a_demand_that_nobody_checked_can_only_warn(findings):
    """Section 12.10, for countries too; and the finding says what is demanded, in each language."""
    (found,) = findings(library={"gaps: []": f"filing: {DEMAND % 'false'}\ngaps: []"})
    assert (found.code, severity_of(found)) == ("COUNTRY_DUTY_OPEN", Severity.WARNING)
    assert "staten får besked" in say(found.code, dict(found.args), "da").wrong


def test_rules_of_a_country_hold_from_their_date(codes):
    """V40: the law of 2028 demands nothing of what starts in 2027."""
    demand = {"gaps: []": f"filing: {DEMAND % 'true'}\ngaps: []"}
    assert codes(library=demand) == ["COUNTRY_DUTY_OPEN"]
    assert codes(library=demand | {'date: "2020-01-01"': 'date: "2028-01-01"'}) == []


def test_a_country_demands_nothing_where_no_money_moves(codes):
    """V40: a memorandum passes nothing on."""
    assert codes(library={"gaps: []": f"permit: {DEMAND % 'true'}\ngaps: []"}, agreement="mou") == []


def test_the_agreement_above_is_signed_in_time(small):
    """V44: what the ledger knows of its date counts, and the place is that of this agreement."""
    partnership, library = small()
    grant = partnership.agreements[1]
    late = replace(grant, framework=replace(grant.framework, mou_date=date(2027, 3, 2)))
    selection, _ = pick(partnership, late, library)
    (found,) = check(Case(partnership, late, selection, library))
    assert (found.code, found.path) == ("FRAMEWORK_NOT_IN_FORCE", "agreements[1].framework.mou")


def test_what_no_clause_holds_does_not_end(codes):
    """Section 12.5: a day after the end is wrong only where a clause fixes it and ends."""
    term = 'term: {start: "2027-03-01", end: "2029-12-31"}'
    changes = {term: term.replace("2029-12-31", "2029-08-27")}
    assert codes(changes) == []
    assert codes(changes, library={"status: core": "status: core, dates: [reporting]"}) == ["DUTY_AFTER_END"]
