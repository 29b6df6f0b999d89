"""A light agreement: short, and nothing that a fund demands is missing from it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.files.library import load_library, vocabularies
from pipeline.files.partnership import load_partnership
from pipeline.pick import pick

ROOT = Path(__file__).parents[2]
LIBRARY, _ = load_library(ROOT / "clauses")
RULES = [rules for dated in LIBRARY.rulesets.values() for rules in dated]
EXAMPLES = sorted(path.parent.name for path in (ROOT / "agreements").glob("*/partnership.yaml"))


def chosen(partnership, agreement, **changes):
    """The clauses of an agreement after changes, each with its variant."""
    selection, _ = pick(partnership, replace(agreement, **changes), LIBRARY)
    return {picked.clause.id: picked.variant for picked in selection.clauses}


@pytest.fixture(scope="module")
def grants():
    """Every grant agreement of the examples, with its partnership."""
    words = vocabularies(LIBRARY)
    loaded = [load_partnership(ROOT, name, words).partnership for name in EXAMPLES]
    return [(one, agreement) for one in loaded for agreement in one.agreements if agreement.grant]


@pytest.mark.parametrize("rules", RULES, ids=lambda rules: f"{rules.pool}-{rules.date}")
def test_what_a_fund_demands_is_in_it(rules, grants):
    """Section 5: a short text leaves out only what nobody demands."""
    demanded = {demand.clause for demand in rules.demands}
    for partnership, agreement in grants:
        grant = replace(agreement.grant, pool=rules.pool, ruleset=rules.date)
        full = chosen(partnership, agreement, grant=grant)
        light = chosen(partnership, agreement, grant=grant, length="light")
        assert demanded & full.keys() <= light.keys()


def test_it_is_shorter(grants):
    """Section 5: fewer clauses, and the short variant of each that has one."""
    for partnership, agreement in grants:
        full = chosen(partnership, agreement, length="full")
        light = chosen(partnership, agreement, length="light")
        assert light.keys() < full.keys()
        assert sum(variant == "light" for variant in light.values()) >= 10
        assert "light" not in {
            full[clause] for clause in ("instalments", "procurement", "books-and-retention")
        }


def test_what_the_parties_ask_for_stays(grants):
    """A clause that a light agreement leaves out comes back by the agreement's own file, or by an overlay."""
    partnership, agreement = next(
        found for found in grants if "security-care" not in chosen(*found, length="light")
    )
    exposed = replace(partnership, flags=replace(partnership.flags, high_security=True))
    assert "security-care" in chosen(exposed, agreement, length="light")


def test_a_fact_outweighs_the_length(grants):
    """What the file says of the money is printed in a light agreement too."""
    partnership, agreement = grants[0]
    light = chosen(partnership, agreement, length="light", assets_at_end="return",
                   transfer=replace(agreement.transfer, basis="dated"))  # fmt: skip
    assert light["instalments"] == "dated"
