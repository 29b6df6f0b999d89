"""`aftale clauses translated`: what it says, and what programs read."""

from __future__ import annotations

import pytest
from lives import living_tree, reword
from schema_check import misfits
from trees import aftale, snapshot

from pipeline.build.schemas import OUTPUTS


@pytest.fixture(name="tree")
def _tree(tmp_path):
    return living_tree(tmp_path / "tree")


def test_all_of_them(tree):
    """How many were noted; the second time none, and nothing is written."""
    first = aftale(tree, "clauses", "translated", "--all")
    assert (first.code, first.out) == (0, "translations noted as read beside their source: 3\n")
    before = snapshot(tree)
    assert aftale(tree, "clauses", "translated", "--all").out.endswith(": 0\n")
    assert snapshot(tree) == before


def test_in_danish(tree):
    """The same."""
    ran = aftale(tree, "--lang", "da", "clauses", "translated", "term")
    assert ran.out == "oversættelser noteret som læst ved siden af deres forlæg: 1\n"


@pytest.mark.parametrize("words", [(), ("term", "--all")])
def test_either_clauses_or_all(tree, words):
    """Nothing is noted by mistake."""
    ran = aftale(tree, "clauses", "translated", *words)
    assert (ran.code, "name the clauses that were read, or give --all" in ran.err) == (2, True)


def test_to_programs(tree):
    """As its schema says."""
    ran = aftale(tree, "clauses", "translated", "term", "--format", "json")
    assert (ran.code, list(misfits(ran.data, OUTPUTS["clauses-translated"]))) == (0, [])
    assert ran.data["translations"] == ["term/standard.da"]


def test_what_cannot_be_noted(tree):
    """Exit 1, with what is wrong."""
    reword(tree, "term", "end.", "end.\n\nNone.")
    ran = aftale(tree, "clauses", "translated", "--all")
    assert (ran.code, "WORDINGS_DIFFER" in ran.err, ran.out[-3:]) == (1, True, " 2\n")


def test_what_check_says(tree):
    """Both sentences, with the paragraph and the remedy; in Danish too."""
    aftale(tree, "clauses", "translated", "--all")
    reword(tree, "term", "planned", "foreseen")
    ran = aftale(tree, "clauses", "check", "term")
    assert (
        "clauses/wording/term/standard.da.md:1:1: TRANSLATION_STALE paragraph 1, "
        '"Denne aftale har intet planlagt ophør.", still says in da what it said before it was changed in en: '
        '"This agreement has no foreseen end."; change it too if it no longer says the same; '
        "then note with `aftale clauses translated` that they were read together\n"
    ) in ran.err
    assert (ran.code, "warnings: 1" in ran.out) == (0, True)
    assert "siger på da stadig det, det sagde" in aftale(tree, "--lang", "da", "clauses", "check", "term").err
