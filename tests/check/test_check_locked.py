"""V27: texts that must be the funder's own. Each rule has a test that triggers it, and one that does not."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from pipeline.model.clause import FrontMatter, Official, WordingSource
from pipeline.model.messages import say

OURS = WordingSource("clauses/wording/aims/standard.en.md", "", "Ours.\n")
TEXT = "Nobody pays a bribe.\n"
DIGEST = hashlib.sha256(TEXT.strip().encode()).hexdigest()
LOCKED = "status: locked, locked: {official_text: pending, authentic_language: en}"
TWO = {"versions: [en]": "versions: [en, da], prevailing: en"}


def theirs(language="en", text=TEXT, **changes):
    """A funder's text with all it takes; a change of None leaves something out."""
    said = {"source": "The guide, 2026", "as_of": date(2026, 3, 14), "sha256": DIGEST} | changes
    front = FrontMatter(official=Official(**said))
    return WordingSource(f"clauses/wording/aims/standard.official.{language}.md", "", text, front=front)


@pytest.fixture(name="about")
def _about(findings):
    """The findings about official texts."""

    def about(*wordings, locked=LOCKED, changes=None, **given):
        found = findings(changes, library={"status: core": locked, **given.pop("rules", {})}, wordings=wordings, **given)  # fmt: skip
        return [finding for finding in found if finding.code.startswith("OFFICIAL")]

    return about


def codes(found):
    return [finding.code for finding in found]


def test_the_funders_own_text_is_awaited(about):
    """The finding stands in the clause, with the text that lacks and where it is to be had."""
    where = "authentic_language: en, where: {en: The guide, da: Vejledningen}"
    (found,) = about(OURS, locked=LOCKED.replace("authentic_language: en", where))
    assert (found.code, found.place.file) == ("OFFICIAL_TEXT_PENDING", "clauses/wording/aims/clause.yaml")
    assert dict(found.args)["wordings"] == "standard.en"
    said = [say(found.code, dict(found.args), language).help for language in ("en", "da")]
    assert [words.rpartition(": ")[2] for words in said] == ["The guide", "Vejledningen"]


def test_a_text_in_place_is_not_awaited(about):
    """It lies there with its source, its date and its digest."""
    assert about(theirs()) == []


def test_a_text_is_awaited_in_every_language(about):
    """One that is in place in English alone is awaited in Danish."""
    (found,) = about(theirs(), changes=TWO)
    assert dict(found.args)["wordings"] == "standard.da"
    assert about(theirs(), theirs("da"), changes=TWO) == []


def test_a_text_is_awaited_where_there_is_a_funder(about):
    """The clause names the kinds of agreement; the other one stands with our words."""
    kinds = LOCKED.replace("authentic_language", "kinds: [grant], authentic_language")
    assert codes(about(OURS, locked=kinds)) == ["OFFICIAL_TEXT_PENDING"]
    assert about(OURS, locked=kinds, agreement="mou") == []


def test_a_text_that_was_changed(about):
    """A word is another: the digest tells, and the finding gives the one that would fit."""
    changed = theirs(text="Nobody should pay a bribe.\n")
    (found,) = about(changed)
    assert (found.code, found.place.file) == ("OFFICIAL_TEXT_CHANGED", changed.file)
    assert dict(found.args)["hash"] == changed.text_hash


def test_ends_of_lines_are_no_change(about):
    """Nor are empty lines around the text."""
    assert about(theirs(text=f"\n\n{TEXT}\n\n")) == []


@pytest.mark.parametrize("missing", ["source", "as_of", "sha256"])
def test_a_text_without_its_source(about, missing):
    """Each of the three is named, and the digest is given to be copied."""
    (found,) = about(theirs(**{missing: None}))
    assert (found.code, dict(found.args)["missing"]) == ("OFFICIAL_TEXT_WITHOUT_SOURCE", missing)
    assert dict(found.args)["hash"] == DIGEST


def test_a_text_without_any_front_matter(about):
    """All three are missing."""
    bare = WordingSource("clauses/wording/aims/standard.official.en.md", "", TEXT)
    (found,) = about(bare)
    assert dict(found.args)["missing"] == "source, as_of, sha256"


def test_a_funder_without_a_text_of_its_own(about):
    """Ours stands, if it is said who said so and when."""
    none = LOCKED.replace("pending", "none")
    assert codes(about(OURS, locked=none)) == ["OFFICIAL_TEXT_NONE"]
    told = none.replace("none,", 'none, source: A letter, as_of: "2026-03-14",')
    assert about(OURS, locked=told) == []


def test_the_language_that_decides_is_one_of_the_agreements(about):
    """Section 12.9: else those who sign never see the text that decides."""
    danish = LOCKED.replace("language: en", "language: da")
    assert codes(about(theirs(), locked=danish)) == ["OFFICIAL_TEXT_NOT_AUTHENTIC"]
    assert about(theirs(), locked=LOCKED) == []


def test_the_funds_rules_may_name_another_language(about):
    """Section 12.9: they go before the clause."""
    rules = {"name: {en: The Pond}\n": "name: {en: The Pond}\nauthentic: {aims: da}\n"}
    assert codes(about(theirs(), rules=rules)) == ["OFFICIAL_TEXT_NOT_AUTHENTIC"]
