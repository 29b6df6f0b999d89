"""What the tests of selection share: the real clause library, loaded once, and small partnerships as text."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.files.library import load_library, vocabularies
from pipeline.files.partnership import read_partnership
from pipeline.model.places import Finding
from pipeline.model.selection import Selection
from pipeline.pick import pick

ROOT = Path(__file__).parents[2]
TEXT = """\
schema: "1"
id: example
title: {{en: Example}}
type: {{primary: {primary}, secondary: [{secondary}], rationale: {{en: Because.}}}}
languages: {{versions: [en]}}
parties:
  - {{id: nsk, role: danish-lead, kind: cso, name: Nord-Syd, short_name: NSK, country: "DK"}}
  - {{id: ixchel, role: local-lead, kind: {party}, name: Ixchel, short_name: Ixchel, country: "GT"}}
{more}
agreements:
  - id: one
    kind: {kind}
{agreement}
"""
GRANT = """\
    grant: {{pool: {pool}, funder: Danida}}
    transfer: {{ceiling: {{amount: "10", currency: DKK}}, instalments: []}}
"""


class Picked(NamedTuple):
    """A selection and what was found on the way."""

    selection: Selection
    findings: list[Finding]

    @property
    def codes(self):
        """The codes of the findings, sorted."""
        return sorted(finding.code for finding in self.findings)

    @property
    def clauses(self):
        """The variant of each clause that is in, by id."""
        return {p.clause.id: p.variant for p in (*self.selection.clauses, *self.selection.annexes)}

    @property
    def answers(self):
        """The answer to each slot."""
        return {slot: answer.answer for slot, answer in self.selection.answers.items()}

    @property
    def levels(self):
        """The level of the order of precedence that answered each slot."""
        return {slot: answer.by for slot, answer in self.selection.answers.items()}

    @property
    def conflicts(self):
        """The conflicts that apply."""
        return {conflict.id for conflict in self.selection.conflicts}

    def reasons(self, clause):
        """The codes of the reasons a clause or an annex is in."""
        chosen = (*self.selection.clauses, *self.selection.annexes)
        return {r.code for p in chosen if p.clause.id == clause for r in p.reasons}


@pytest.fixture(scope="session")
def library():
    """Load the library of the repository."""
    return load_library(ROOT / "clauses")[0]


@pytest.fixture(scope="session")
def select(library):
    """Give a function that selects the clauses of a small agreement; `more` and `agreement` are YAML."""

    def selected(
        primary="professional", *secondary, kind="mou", party="cso", more="", agreement="", pool="civilsamfundspuljen", using=library
    ):  # fmt: skip
        own = "".join(f"    {line}\n" for line in agreement.split("\n") if line)
        text = TEXT.format(
            primary=primary, secondary=", ".join(secondary), kind=kind, party=party, more=more,
            agreement=(GRANT.format(pool=pool) if kind == "grant" and pool else "") + own,
        )  # fmt: skip
        loaded = read_partnership(text.encode(), "example", vocabularies(using))
        assert loaded.findings == ()
        return Picked(*pick(loaded.partnership, loaded.partnership.agreements[0], using))

    return selected
