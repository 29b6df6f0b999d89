"""What the pool demands: the four states, what does not apply, what the pool itself lifted, and rules that grow old."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.check import Case, check
from pipeline.check.compliance import compliance
from pipeline.model.clause import LockedText
from pipeline.model.compliance import State
from pipeline.model.messages import severity_of, stage_of
from pipeline.model.ruleset import Demand
from pipeline.pick import facts_of, pick

AIMS = Demand(id="aims", demand={"en": "There are aims."}, clause="aims", source="page 10", verified=True)
LIFTED = (
    "    retention_years: 10\n",
    (
        "    retention_years: 10\n    overrules:\n"
        "      - {rule: %s, reference: Letter of 3 May, by_role: chair, date: '2027-01-05'}\n"
    ),
)


def lifted(rule):
    return {LIFTED[0]: LIFTED[1] % rule}


@pytest.fixture(name="case")
def _case(small):
    """A case whose pool demands something; `pending` says that the clause waits for its official text."""

    def case(*demands, changes=None, pending=False, today=None, agreement="grant", **rules):
        partnership, library = small(changes)
        [ruleset] = library.rulesets["pond"]
        library = replace(
            library, rulesets={"pond": (replace(ruleset, demands=demands, **({"months": 12} | rules)),)}
        )
        if pending:
            locked = LockedText(official_text="pending", authentic_language="en")
            library = replace(library, clauses={"aims": replace(library.clauses["aims"], locked=locked)})
        chosen = next(a for a in partnership.agreements if a.id == agreement)
        selection, _ = pick(partnership, chosen, library)
        return Case(partnership, chosen, selection, library, today, facts_of(partnership, chosen, library))

    return case


def told(case, *codes):
    """The findings with one of these codes."""
    return [finding for finding in check(case) if finding.code in codes]


@pytest.mark.parametrize(
    ("verified", "pending", "clause", "state"),
    [(True, False, "aims", State.MET), (False, False, "aims", State.RULE_UNVERIFIED),
     (True, True, "aims", State.TEXT_PENDING), (False, True, "aims", State.TEXT_PENDING),
     (True, False, "elsewhere", State.NOT_MET), (False, False, "elsewhere", State.NOT_MET)],
)  # fmt: skip
def test_a_demand_stands_in_one_of_four_states(case, verified, pending, clause, state):
    """A clause that is not in is worst, then a text that is pending, then a rule that nobody has checked."""
    table = compliance(case(replace(AIMS, verified=verified, clause=clause), pending=pending))
    assert [row.state for row in table.rows] == [state]
    assert [table.count(one) for one in State] == [int(one is state) for one in State]


def test_a_demand_that_is_met_says_where(case):
    """By the place of its clause."""
    [row] = compliance(case(AIMS)).rows
    assert (row.place, row.annex) == (1, False)


def test_a_demand_that_is_not_met_is_an_error_before_sending(case):
    """At the agreement's clauses, with the demand's words and where it was read."""
    [finding] = told(case(replace(AIMS, clause="elsewhere")), "DEMAND_CLAUSE")
    args = dict(finding.args)
    assert (severity_of(finding).value, stage_of(finding).value) == ("error", "send")
    assert (finding.path, args["rule"], args["demand_en"], args["source"]) == (
        "agreements[1].clauses", "aims", "There are aims.", "page 10")  # fmt: skip


def test_a_demand_that_nobody_has_checked_only_warns(case):
    """Section 12.10."""
    [finding] = told(case(replace(AIMS, clause="elsewhere", verified=False)), "DEMAND_CLAUSE")
    assert severity_of(finding).value == "warning"


@pytest.mark.parametrize("demand", [AIMS, replace(AIMS, verified=False)])
def test_a_demand_that_is_met_is_no_finding(case, demand):
    """Nor one that is met by an unchecked rule: that the rules are unchecked is said once."""
    assert told(case(demand), "DEMAND_CLAUSE", "DEMAND_FACT") == []


def test_a_demand_can_ask_for_a_fact(case):
    """Beside a clause, or alone."""
    alone = Demand(id="krone", demand={"en": "In kroner."}, needs='budget.currency == "EUR"', source="x")
    beside = replace(AIMS, needs='budget.currency == "DKK"')
    table = compliance(case(alone, beside))
    assert [(row.state, row.needs_met) for row in table.rows] == [(State.NOT_MET, False), (State.MET, True)]
    [finding] = told(case(alone, beside), "DEMAND_FACT")
    assert dict(finding.args)["needs"] == 'budget.currency == "EUR"'


def test_a_demand_that_does_not_apply_is_not_in_the_table(case):
    """It stands beside it; so nobody looks for the pay of staff where there is none."""
    staff = replace(AIMS, id="staff", clause="pay", when="flags.staff_paid")
    table = compliance(case(AIMS, staff))
    assert ([row.demand.id for row in table.rows], table.not_applying) == (["aims"], (staff,))
    assert told(case(staff), "DEMAND_CLAUSE") == []


@pytest.mark.parametrize(("limit", "demanded"), [("1069", True), ("1070", False)])
def test_older_rules_demand_no_agreement_of_a_small_grant(case, limit, demanded):
    """The pool's rules say from which amount."""
    table = compliance(case(AIMS, demanded_when=f"grant.total.amount > {limit}"))
    assert (table.demanded, len(table.rows)) == (demanded, int(demanded))


def test_an_agreement_without_a_pool_has_no_table(case):
    """A memorandum has no grant."""
    assert compliance(case(AIMS, agreement="mou")) is None


def test_the_pool_s_word_lifts_a_rule_that_nobody_has_checked(case):
    """It is then only worth knowing, and the table shows who answers for it."""
    unchecked = replace(AIMS, clause="elsewhere", verified=False)
    lifted_case = case(unchecked, changes=lifted("aims"))
    [finding] = told(lifted_case, "DEMAND_CLAUSE")
    [row] = compliance(lifted_case).rows
    assert severity_of(finding).value == "info"
    assert (row.overrule.reference, row.overrule.by_role) == ("Letter of 3 May", "chair")


@pytest.mark.parametrize(("rule", "weight"), [("office", "info"), ("work", "warning")])
def test_the_pool_s_word_lifts_a_limit(findings, rule, weight):
    """By its id; other limits stay."""
    breach = {'title: {en: Administration}, amount: "70"': 'title: {en: Administration}, amount: "71"'}
    found = findings(breach | lifted(rule), library={"page 8, verified: true": "page 8, verified: false"})
    assert [severity_of(f).value for f in found if f.code == "CAP_ABOVE"] == [weight]


@pytest.mark.parametrize(("rule", "weight"), [("retention_years", "info"), ("report_days", "warning")])
def test_the_pool_s_word_lifts_a_figure(findings, rule, weight):
    """By its name; other figures stay."""
    changes = {LIFTED[0]: LIFTED[1].replace("10", "9", 1) % rule}
    found = findings(changes, library={"page 1, verified: true": "page 1, verified: false"})
    assert [severity_of(f).value for f in found if f.code == "RETENTION_SHORT"] == [weight]


def test_a_rule_that_somebody_has_checked_cannot_be_lifted(case):
    """The finding stays an error, and the overruling is named."""
    firm = case(replace(AIMS, clause="elsewhere"), changes=lifted("aims"))
    assert [severity_of(finding).value for finding in told(firm, "DEMAND_CLAUSE")] == ["error"]
    assert [finding.path for finding in told(firm, "OVERRULE_VERIFIED")] == [
        "agreements[1].overrules[0].rule"
    ]


def test_only_a_rule_of_the_pool_can_be_lifted(case):
    """A wrong name is told with the nearest."""
    [finding] = told(case(AIMS, changes=lifted("aimz")), "OVERRULE_UNKNOWN")
    assert dict(finding.args)["nearest"] == "aims"
    assert (
        told(
            case(replace(AIMS, verified=False), changes=lifted("aims")),
            "OVERRULE_UNKNOWN",
            "OVERRULE_VERIFIED",
        )
        == []
    )


@pytest.mark.parametrize(
    ("today", "old"), [(date(2027, 11, 1), False), (date(2027, 11, 2), True), (None, False)]
)
def test_rules_that_were_looked_up_long_ago_are_told(case, today, old):
    """V47: after twelve months; a build, which no clock may change, does not ask."""
    assert bool(told(case(AIMS, today=today), "RULESET_OLD")) is old


def test_a_ruleset_can_say_how_long_it_may_be_trusted(case):
    """A pool that revises its guide often is looked up sooner."""
    assert told(case(AIMS, today=date(2027, 5, 2), months=6), "RULESET_OLD")
