"""Text cut into what a reader takes for one word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.redline.compare.words import ends_sentence, has_figure, is_word, words

WHOLE = (
    "1 March 2027", "March 1, 2027", "1. marts 2027", "1er mars 2027", "3 de mayo de 2027", "31 December 2027",
    "2027-03-01", "01.03.2027", "1/3/27", "12:30", "DKK 1,000", "kr. 1.000,00", "$1,000.00", "€ 7", "1,000 DKK",
    "1 000 €", "12 345 678", "7 %", "7,5%", "8 ‰", "4.2", "e-mail", "parties’", "CO2-kvoter", "Søren", "30", " ", "(", "“",
)  # fmt: skip


@pytest.mark.parametrize("text", [text for text in WHOLE if not text.endswith("’")])
def test_a_figure_date_or_amount_is_one_word(text):
    """And so is a name with a hyphen, a blank, a mark."""
    assert words(text) == [text]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("on 1 March", ["on", " ", "1", " ", "March"]),
        ("2027 100 men", ["2027", " ", "100", " ", "men"]),
        ("4.2(a).", ["4.2", "(", "a", ")", "."]),
        ("a  b", ["a", "  ", "b"]),
        ("party's", ["party's"]),
        ("parties' ", ["parties", "'", " "]),
        ("7 March", ["7", " ", "March"]),
        ("100 kg", ["100", " ", "kg"]),
    ],
)
def test_everything_else_is_cut(text, cut):
    """At blanks and marks."""
    assert words(text) == cut


@given(st.text(alphabet="ab1 .,%€-'(\n\u00a0kr", max_size=30))
def test_nothing_is_lost(text):
    """Joined again the words are the text."""
    assert "".join(words(text)) == text


def test_what_a_token_is():
    """A word, a figure, the end of a sentence."""
    assert [is_word(token) for token in ("a", "7 %", "“", " ", "")] == [True, True, False, False, False]
    assert [has_figure(token) for token in ("a", "CO2", "DKK 1")] == [False, True, True]
    assert [ends_sentence(token) for token in (".", ";", "…", ",", "...", "")] == [True] * 3 + [False] * 3
