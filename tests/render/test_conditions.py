"""Conditions in plain words: what a lawyer reads instead of a formula."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.files.library import load_library
from pipeline.formula import parse_formula
from pipeline.render.conditions import Plainly
from pipeline.render.tongue import Tongue, in_language

LIBRARY, _ = load_library(Path(__file__).parents[2] / "clauses")


def said(formula: str, language: str = "en") -> str:
    parse_formula(formula)
    assert LIBRARY
    return Plainly(LIBRARY, Tongue(language)).condition(formula)


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("term.end", "“last day of the agreement” is given"),
        ("not term.end", "“last day of the agreement” is not given"),
        ("flags.humanitarian", "“humanitarian” is answered with yes"),
        ("not has_mou", "“stands under a partnership agreement” is answered with no"),
        ('kind == "mou"', "“kind of agreement” is “mou”"),
        ('kind != "mou"', "“kind of agreement” is not “mou”"),
        ("party_count > 2", "“number of parties” is more than 2"),
        ("party_count >= 2", "“number of parties” is at least 2"),
        ("party_count < 3", "“number of parties” is less than 3"),
        ("party_count <= 3", "“number of parties” is at most 3"),
        ('"alliance" in types', "“alliance” is among “partnership types”"),
        ('"alliance" not in types', "“alliance” is not among “partnership types”"),
        ('kind in ["mou", "grant"]', "“kind of agreement” is among “mou” and “grant”"),
        ('"x-y" is included', "the clause `x-y` is in the agreement"),
        ('not "x-y" is included', "it is not so that the clause `x-y` is in the agreement"),
        ('slots.exit == "none"', "“How does it end well?” is “none”"),
        ('slots["exit"] == "none"', "“How does it end well?” is “none”"),
        ('confidential.level == "open"', "“confidential level” is “open”"),
        ("partner.address", "“postal address” is given"),
        ("false", "`false`"),
    ],
)
def test_a_formula_in_plain_words(formula, words):
    """Each thing a formula can ask has words of its own."""
    assert said(formula) == words


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("agenda and (budget or term.end)", "“common agenda” is given, and (“budget” is given, or “last day of the agreement” is given)"),
        ("agenda and budget and term.end", "“common agenda” is given, and “budget” is given, and “last day of the agreement” is given"),
        ("not (agenda or budget)", "it is not so that (“common agenda” is given, or “budget” is given)"),
    ],
)  # fmt: skip
def test_what_is_joined_stays_clear(formula, words):
    """Brackets where `and` meets `or`, and nowhere else."""
    assert said(formula) == words


def test_in_danish():
    """Sentence and names."""
    assert said("not term.end and has_mou", "da") == (
        "»aftalens sidste dag« er ikke oplyst, og »står under en partnerskabsaftale« er besvaret med ja"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [({"en": "A", "da": "B"}, "B"), ({"en": "A"}, "A"), ({"fr": "C"}, "C"), ({}, ""), (None, "")],
)
def test_the_language_that_is_there(text, found):
    """Danish, else English, else any."""
    assert in_language(text, "da") == found
