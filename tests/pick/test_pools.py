"""Every pool in the library, under each type: what it brings whatever the partnership is, and that nothing it demands is left out."""

from __future__ import annotations

import pytest

TYPES = ("value-based", "value-based-project", "professional", "international-network", "alliance")
OF_THE_MINISTRY = {"anti-corruption", "pshea", "child-labour", "counter-terror-sanctions"}
OTHERS_MONEY = {"other"}  # whose rules only its own funder knows
EXTRA = {
    "assets": "investments: '60000'",
    "staff-and-pay": "clauses: {add: [{id: staff-and-pay, reason: R}]}",
}


@pytest.fixture(scope="module")
def pools(library):
    """Every pool, by id."""
    return library.rulesets


def test_every_pool_of_the_ministry_is_here(pools):
    """Those a local partner can meet; what only funds work in Denmark has no place here."""
    assert set(pools) == {
        "civilsamfundspuljen", "naboskabspuljen", "ccam", "derf", "handicappuljen", "cku", "duf", "dipd", "spa", "other",
    }  # fmt: skip


@pytest.mark.parametrize("primary", TYPES)
def test_the_ministry_s_texts_are_in_every_grant_of_its_pools(primary, pools, select):
    """Whatever the type, and each said to be there because of the pool."""
    secondary = ["professional"] if primary == "alliance" else []
    for pool in set(pools) - OTHERS_MONEY:
        picked = select(primary, *secondary, kind="grant", pool=pool)
        assert picked.clauses.keys() >= OF_THE_MINISTRY, pool
        assert all("WHY_POOL" in picked.reasons(clause) for clause in OF_THE_MINISTRY), pool


def test_money_of_another_funder_brings_no_texts_of_the_ministry(select):
    """Nobody signs a clause because the form had it."""
    assert not OF_THE_MINISTRY & select(kind="grant", pool="other").clauses.keys()


@pytest.mark.parametrize("clause", sorted(OF_THE_MINISTRY))
def test_what_a_pool_brings_cannot_be_left_out(clause, select):
    """A funder's text is not the parties' to remove."""
    removal = f"clauses: {{remove: [{{id: {clause}, reason: R, approved_by: lawyer}}]}}"
    picked = select(kind="grant", agreement=removal)
    assert "CLAUSE_CORE" in picked.codes
    assert clause in picked.clauses


def test_every_demand_of_every_pool_is_met_by_a_clause_of_the_agreement(pools, select):
    """A clause that answers to equipment or staff is there where the grant pays for them."""
    for pool, dated in pools.items():
        agreement = "\n".join(EXTRA.values())
        picked = select(kind="grant", pool=pool, agreement=agreement)
        for rules in dated:
            wanted = {demand.clause for demand in rules.demands if demand.clause}
            assert wanted <= picked.clauses.keys(), (pool, rules.date)


def test_humanitarian_pools_search_for_nobody_who_is_helped(select):
    """The relief fund follows the European practice; the others do not unless the partnership says so."""
    assert select(kind="grant", pool="derf").clauses["counter-terror-sanctions"] == "humanitarian"
    assert select(kind="grant").clauses["counter-terror-sanctions"] == "development"


def test_a_memorandum_has_no_pool(select):
    """Its money is elsewhere, and so are the funder's texts."""
    assert not (OF_THE_MINISTRY - {"pshea"}) & select(kind="mou").clauses.keys()
