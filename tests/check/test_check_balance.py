"""The figures of how an agreement is shared between its parties, from its facts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pipeline.check import Case
from pipeline.check.balance import balance
from pipeline.model.balance import ReportDays
from pipeline.pick import pick

TOPICS = "    - {topic: {en: Activities}, by: {river: decides, reed: consulted}}\n"


@pytest.fixture
def counted(small):
    """Count for an agreement of the small partnership after changes to its file."""

    def counted(changes=None, *, agreement="grant"):
        partnership, library = small(changes)
        chosen = next(a for a in partnership.agreements if a.id == agreement)
        selection, _ = pick(partnership, chosen, library)
        return balance(Case(partnership, chosen, selection, library))

    return counted


def topics(decisions):
    """What is decided, in English."""
    return [decision.topic["en"] for decision in decisions]


def test_statements_by_kind_and_party(counted):
    """Each is counted under the party it is about; kinds that nobody used are there and empty."""
    statements = counted().statements
    assert statements["right"] == {"river": 1}
    assert statements["obligation"] == {"reed": 1}
    assert list(statements) == ["role", "right", "obligation", "contribution", "expectation", "limit"]
    assert statements["limit"] == {}


def test_statements_that_bind(counted):
    """Whatever their kind."""
    assert counted().binding == {}
    assert counted({"text: {en: Tells}": "text: {en: Tells}, binding: true"}).binding == {"reed": 1}


def test_a_right_is_answered_from_either_side(counted):
    """By what it names, or by what names it."""
    assert counted().unanswered == ()
    turned = {", mirrors: tell": "", "text: {en: Tells}": "text: {en: Tells}, mirrors: ask"}
    assert counted(turned).unanswered == ()


def test_a_right_that_nothing_answers(counted, found):
    """It is on the page, and a warning of `check` as well."""
    alone = {", mirrors: tell": ""}
    assert [entry.id for entry in counted(alone).unanswered] == ["ask"]
    assert [line.split()[0] for line in found(alone)] == ["RIGHT_UNMIRRORED", "UNEVEN_WITHOUT_REASON"]


def test_a_right_of_all_needs_no_answer(counted):
    """There is no other side."""
    assert (
        counted({", mirrors: tell": "", "party: river, kind: right": "party: all, kind: right"}).unanswered
        == ()
    )


def test_parts_in_decisions(counted):
    """In how many a party decides, decides jointly, is consulted or informed."""
    parts = counted().parts
    assert list(parts) == ["decides", "joint", "consulted", "informed"]
    assert (parts["decides"], parts["consulted"], parts["joint"]) == ({"river": 1}, {"reed": 1}, {})


def test_decisions_by_side(counted):
    """A side decides alone where nobody of the other decides; what nobody decides is on no side."""
    sides = counted({TOPICS: TOPICS + """\
    - {topic: {en: Office}, by: {reed: decides, river: informed}}
    - {topic: {en: Budget}, by: {reed: joint, river: joint}}
    - {topic: {en: Weather}, by: {reed: informed, river: consulted}}
"""}).sides  # fmt: skip
    assert topics(sides.danish) == ["Office"]
    assert topics(sides.others) == ["Activities"]
    assert topics(sides.together) == ["Budget"]


def test_all_decisions_on_one_side(counted, found):
    """The page counts them, and `check` warns."""
    alone = {"by: {river: decides, reed: consulted}": "by: {river: consulted, reed: decides}"}
    assert topics(counted(alone).sides.danish) == ["Activities"]
    assert [line.split()[0] for line in found(alone)] == ["DECISIONS_ONE_SIDED", "UNEVEN_WITHOUT_REASON"]


def test_days_of_reports(counted):
    """The fewest and the most, each way."""
    changes = {'    due: "2029-04-30"': '    due: "2029-04-30"\n        feedback_days: 20'}
    assert counted(changes).reports == ReportDays(
        reporter="river", due=(30, 61), reader="reed", feedback=(15, 20)
    )


def test_no_reports_no_days(counted):
    """A memorandum has none; its notice is the same for all."""
    found = counted(agreement="mou")
    assert (found.reports, found.notice_months) == (None, 3)


def test_the_budget_by_who_spends_it(counted):
    """What a line leaves to no party is told apart."""
    found = counted()
    assert found.currency == "DKK"
    assert found.budget.by_party == {"river": Decimal(800), "reed": Decimal(200)}
    assert (found.budget.total, found.budget.undivided) == (Decimal(1070), Decimal(70))
    assert found.budget.percent(Decimal(800)) == Decimal("74.8")


def test_administration_by_side(counted):
    """As the facts give it, whatever the lines say."""
    found = counted().administration
    assert (found.by_party, found.total) == ({"reed": Decimal(70), "river": Decimal(10)}, Decimal(80))


def test_without_money_there_are_no_shares(counted):
    """Not even of nothing."""
    found = counted(agreement="mou")
    assert (found.budget, found.administration, found.currency) == (None, None, "")


def test_a_budget_of_nothing_has_no_percentage(counted):
    """It is not divided by nothing."""
    found = counted({'amount: "1000", spent_by: {river: "800", reed: "200"}': 'amount: "0"',
                     'amount: "70"}': 'amount: "0"}'})  # fmt: skip
    assert found.budget.percent(Decimal(0)) == 0
