"""What `check`, `explain` and `clauses approve` say of a pool's demands and of approvals, to people and to programs."""

from __future__ import annotations

import pytest
from lives import issue, living_tree
from schema_check import misfits
from trees import aftale, edit, reed

from pipeline.build.schemas import OUTPUTS

POND = '{pool: pond, funder: F, total: {amount: "9", currency: DKK}, period: {start: "2027-02-01", end: "2027-12-31"}}'
GRANT = "nsk-ixchel/grant-2027"


def test_check_says_in_one_line_how_the_demands_stand(examples):
    """One for each agreement with a pool; none for others, and none where only faults are wanted."""
    ran = aftale(examples, "check", "nsk-ixchel/*")
    [line, summary] = ran.out.splitlines()
    assert line.startswith(f"{GRANT}: 22 demands of Civil Society Fund, rules of 2025-01-01: 0 met; ")
    assert line.endswith("; 0 not met.")
    assert summary.startswith("agreements checked: 2;")
    assert aftale(examples, "-q", "check", "nsk-ixchel/*").out == ""


def test_check_gives_programs_the_table(examples):
    """Demand by demand; empty for an agreement without a pool."""
    data = aftale(examples, "check", "nsk-ixchel/*", "--format", "json").data
    assert list(misfits(data, OUTPUTS["check"])) == []
    tables = {one["id"]: one["compliance"] for one in data["agreements"]}
    assert tables["nsk-ixchel/mou"] == {}
    assert sum(tables[GRANT]["sums"].values()) == len(tables[GRANT]["demands"]) == 22
    assert {row["state"] for row in tables[GRANT]["demands"]} == {"text-pending", "rule-unverified"}


def test_explain_gives_the_table_too(examples):
    """The same, and as a page with the numbers of the clauses."""
    ran = aftale(examples, "explain", GRANT, "--format", "json")
    assert list(misfits(ran.data, OUTPUTS["explain"])) == []
    assert ran.data["compliance"]["ruleset"] == "civilsamfundspuljen/2025-01-01"
    page = aftale(examples, "explain", GRANT).out
    for row in ran.data["compliance"]["demands"]:
        assert f"| {row['demand']} | {row['place']}, {row['clause']}" in page


RULES = "clauses/rulesets/pond/2025-01-01.yaml"
LIFTED = '    overrules: [{rule: help, reference: Letter 7, by_role: chair, date: "2027-01-01"}]\n'


@pytest.fixture(name="pond")
def _pond(tmp_path):
    """A small tree whose pool demands a clause that the agreement does not have."""
    tree = living_tree(tmp_path / "tree")
    (tree / RULES).parent.mkdir(parents=True)
    (tree / RULES).write_text('pool: pond\ndate: "2025-01-01"\nas_of: "2027-01-01"\nsource: S\ndemands:\n'
                              "  - {id: help, demand: {en: Help., da: Hjælp.}, clause: helpers, source: S}\n", "utf-8")  # fmt: skip
    grant = ("    kind: mou\n", f"    kind: mou\n    grant: {POND}\n")
    facts = reed(grant, ("background:", "flags: {personal_data: false}\nbackground:"))
    (tree / "agreements/reed/partnership.yaml").write_text(facts, "utf-8")
    return tree


def lift(tree):
    """Write down that the pool itself lifted its demand."""
    edit(tree / "agreements/reed/partnership.yaml", "    kind: mou\n", f"    kind: mou\n{LIFTED}")


def found(tree):
    """What is said of demands before sending, and how much it weighs."""
    ran = aftale(tree, "check", "--stage", "send", "--today", "2027-01-02", "--format", "json")
    return {f["code"]: f["severity"] for f in ran.data["findings"] if f["code"].startswith("DEMAND")}


def test_a_pool_that_changes_its_mind_changes_the_table(pond):
    """A clause that is left out is not met; the pool's word lifts that, and page and history say who answers."""
    assert found(pond) == {"DEMAND_CLAUSE": "warning"}
    lift(pond)
    assert found(pond) == {"DEMAND_CLAUSE": "info"}
    assert "- help: Letter 7 (chair, 2027-01-01)" in aftale(pond, "explain", "reed/mou").out
    issue(pond, today="2027-01-03")
    told = aftale(pond, "history", "reed/mou").out
    assert "Rules that the pool lifted: help: Letter 7 (chair, 2027-01-01)." in told


def test_the_rules_are_frozen_with_the_first_issue(pond):
    """Section 12.10: what the pool demands of others later does not change what was sent."""
    lift(pond)
    issue(pond, today="2027-01-03")
    edit(pond / RULES, "source: S}", "source: S, verified: true}")
    assert found(pond) == {"DEMAND_CLAUSE": "info"}


def test_a_verified_demand_stops_the_sending(pond):
    """Unless it is met."""
    edit(pond / RULES, "source: S}", "source: S, verified: true}")
    assert found(pond) == {"DEMAND_CLAUSE": "error"}
    assert aftale(pond, "issue", "reed/mou", "--today", "2027-01-03").code == 1


@pytest.fixture(name="tree")
def _tree(tmp_path):
    """A small tree of one's own."""
    return living_tree(tmp_path / "tree")


def test_approve_counts_what_it_wrote(tree):
    """And says when there was nothing to do."""
    words = ("clauses", "approve", "term", "--by-role", "lawyer", "--today", "2027-01-05")
    assert aftale(tree, *words).out.startswith("Texts approved by lawyer: 2. Approved already: 0.")
    assert aftale(tree, *words).out == "Nothing to do: all 2 texts are approved as they stand.\n"
    data = aftale(tree, "clauses", "approve", "--all", "--by-role", "lawyer", "--format", "json").data
    assert list(misfits(data, OUTPUTS["clauses-approve"])) == []
    assert (len(data["approved"]), data["before"]) == (4, 2)


@pytest.mark.parametrize("words", [(), ("term", "--all")])
def test_approve_wants_a_clause_or_all(tree, words):
    """Not by accident."""
    assert aftale(tree, "clauses", "approve", *words, "--by-role", "lawyer").code == 2


def test_approve_names_what_is_not_there(tree):
    """In a sentence."""
    ran = aftale(tree, "clauses", "approve", "trem", "--by-role", "lawyer")
    assert (ran.code, "CLAUSE_UNKNOWN" in ran.err) == (1, True)
