"""The facts of one agreement: those nobody types are worked out from those somebody did."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.files.library import vocabularies
from pipeline.files.partnership import load_partnership
from pipeline.model.words import L10n
from pipeline.pick import facts_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(name="facts")
def _facts(library):
    """Give the facts of an example with its parties changed."""
    partnership = load_partnership(ROOT, "nsk-ixchel", vocabularies(library)).partnership

    def found(**changes):
        first, *others = partnership.parties
        changed = replace(partnership, parties=(replace(first, **changes), *others))
        return facts_of(changed, changed.agreements[0], library)

    return found


def test_the_parties_that_name_their_mandate_are_a_fact(facts):
    """In the file's order; most parties have none to name."""
    assert facts()["mandated"] == ()
    assert [party.id for party in facts(mandate=L10n({"en": "The health act"}))["mandated"]] == ["nsk"]


def test_the_roles_of_public_parties_are_a_fact(facts):
    """In the file's order; only those that are given."""
    assert facts()["public_roles"] == ()
    assert facts(public_role="regulator")["public_roles"] == ("regulator",)
