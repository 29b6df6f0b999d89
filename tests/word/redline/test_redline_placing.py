"""Where a change stands when it could stand in more places than one; crumbs and brackets."""

from __future__ import annotations

import pytest
from redline_fakes import atom, line
from test_redline_difference import difference, marked

from pipeline.word.redline.compare.placing import slid
from pipeline.word.redline.compare.sequence import Span


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("No tax. No fee.", "No cost. No tax. No fee.", "{+No cost. +}No tax. No fee."),
        ("No tax. No cost. No fee.", "No tax. No fee.", "No tax. [-No cost. -]No fee."),
        ("No tax. No fee. No cost.", "No tax. No fee.", "No tax. No fee.[- No cost.-]"),
        ("a; b; c", "a; c", "a; [-b; -]c"),
    ],
)
def test_a_sentence_comes_and_goes_whole(old, new, shown):
    """From its first word to the next one's."""
    assert difference(old, new) == shown


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("the price", "the final price", "the {+final +}price"),
        ("X the price", "Y the final price", "[-X-]{+Y+} the {+final +}price"),
        ("a and d", "a, b and c and d", "a{+, b and c+} and d"),
        ("Either party may", "Reed may", "[-Either party-]{+Reed+} may"),
        ("by the law", "by, under and with, the law", "by{+, under and with,+} the law"),
    ],
)
def test_a_lone_change_begins_with_a_word_or_joins_its_neighbour(old, new, shown):
    """So that there are few marks, and the same ones whatever stands around."""
    assert difference(old, new) == shown


def test_nothing_slides_over_words_that_look_otherwise():
    """A word would be taken for one of another look."""
    assert difference("No tax. *No* cost. No fee.", "No tax. No fee.") == "No tax. No [-cost. No -]fee."


def test_nothing_slides_over_what_is_no_text():
    """Two notes may be about different things."""
    first, second = (atom("†", node=object()) for _ in range(2))
    assert marked([*line("a"), first, *line("b"), second, *line("c")], [*line("a"), second, *line("c")]) in {
        "a†[-b†-]c", "a[-†b-]†c",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        (
            "One vote. No fee. All pay.",
            "Two votes. All pay.",
            "[-One vote-]{+Two votes+}. [-No fee. -]All pay.",
        ),
        (
            "One vote. All pay.",
            "Two votes. No fee. All pay.",
            "[-One vote-]{+Two votes+}. {+No fee. +}All pay.",
        ),
        ("One vote. No fee.", "Two votes.", "[-One vote-]{+Two votes+}.[- No fee.-]"),
        (
            "One vote. No fee. All pay.",
            "Two. Of us. All pay.",
            "[-One vote-]{+Two+}. [-No fee-]{+Of us+}. All pay.",
        ),
    ],
)
def test_a_sentence_behind_one_that_changed_is_a_change_of_its_own(old, new, shown):
    """It came or went for a reason of its own."""
    assert difference(old, new) == shown


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("4.2(a) says", "4.3(b) says", "[-4.2(a)-]{+4.3(b)+} says"),
        ("fifteen (15) days", "ten (10) days", "[-fifteen (15)-]{+ten (10)+} days"),
        ("two (2) days run", "ten (10) weeks run", "[-two (2) days-]{+ten (10) weeks+} run"),
        ("DKK 1 (one million)", "DKK 2 (two million)", "[-DKK 1-]{+DKK 2+} ([-one-]{+two+} million)"),
        ("see [a] b", "see [c] d", "see [[-a-]{+c+}] [-b-]{+d+}"),
        ("the (old) fee", "the (new) fee", "the ([-old-]{+new+}) fee"),
        ("the fee", "the (new) fee", "the {+(new) +}fee"),
    ],
)
def test_a_bracket_stands_with_the_one_that_belongs_to_it(old, new, shown):
    """Both are replaced, or both stay."""
    assert difference(old, new) == shown


def test_a_bracket_before_what_was_replaced_comes_along():
    """Where the one that closes it was replaced."""
    old = "x; or (2) results from what Customer did or said, or alleged to be a breach of Section 2.1.]"
    new = "x; or (b) arises out of Customer fraud, gross negligence or willful misconduct of anybody.]"
    assert "; or [-(2) results" in difference(old, new)
    assert "{+(b) arises" in difference(old, new)


def test_what_no_kept_text_parts_has_no_room_to_slide():
    """A lone insertion right before another change, whose old side is longer than the new line."""
    old, new = [atom(sign) for sign in "yyy"], [atom("x"), atom("x")]
    spans = [Span(equal=False, old=(0, 0), new=(0, 1)), Span(equal=False, old=(0, 3), new=(1, 2))]
    assert slid(spans, old, new) == spans
