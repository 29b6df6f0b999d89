"""The names that wording may use, and what is said of a name that is none."""

from __future__ import annotations

import pytest

from pipeline.model.facts import is_question, unknown

KNOWN = [
    "kind", "purpose", "term.start", "term", "grant.total.amount", "transfer.ceiling.currency", "title.da", "row.anything",
    "slots.term", "pool.values.retention_years", "danish.short_name", "danish.danish", "partner.registration.number",
    "expectations.matrix", "choices.money.reason", "flags.high_security", "has_mou", "budget.total", "length",
]  # fmt: skip
UNKNOWN = {
    "nobody": ("nobody", ""),
    "knid": ("knid", "kind"),
    "term.strat": ("term.strat", "term.start"),
    "danish.shortname": ("danish.shortname", "danish.short_name"),
    "grant.total.amuont": ("grant.total.amuont", "grant.total.amount"),
    "title.dk": ("title.dk", ""),
    "purpose.text": ("purpose.text", ""),
    "retention_years.real": ("retention_years.real", ""),
    "term.start.year": ("term.start.year", ""),
    "danish.place_of": ("danish.place_of", ""),
    "danish.at": ("danish.at", ""),
    "themes.count": ("themes.count", ""),
    "cycler": ("cycler", ""),
    "lipsum": ("lipsum", ""),
    "self": ("self", ""),
    "loop": ("loop", ""),
}


@pytest.mark.parametrize("path", KNOWN)
def test_what_is_typed_and_what_is_worked_out_are_facts(path):
    """Field by field, as far as the model knows what lies behind a name."""
    assert unknown(tuple(path.split("."))) is None


@pytest.mark.parametrize(("path", "expected"), UNKNOWN.items(), ids=UNKNOWN)
def test_a_name_that_is_no_fact_is_named_with_the_one_that_was_meant(path, expected):
    """What Python gives every value, and what a record keeps for the program, are no facts."""
    name, near = unknown(tuple(path.split(".")))
    assert name == expected[0]
    assert near == expected[1] or not expected[1]


@pytest.mark.parametrize(
    ("path", "expected"),
    [("flags.humanitarian", True), ("flags.personal_data", True), ("has_mou", True), ("term.end", False),
     ("term", False), ("slots.exit", False), ("budget.lines", False), ("row.text", False)],
)  # fmt: skip
def test_which_facts_are_yes_or_no(path, expected):
    """By their field in the model; of those that are worked out, by name."""
    assert is_question(tuple(path.split("."))) is expected
