"""Numbers, dates and percentages read out of texts in any language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.figures import figures, unlike
from pipeline.model.phrases import Phrases
from pipeline.model.words import LANGUAGES
from pipeline.render.words import Words

WORDS = {
    code: Words(code, Phrases(phrases={}, labels={}, units={}, modality={}, facts={})) for code in LANGUAGES
}
AMOUNTS = st.decimals(min_value=0, max_value=10**12, places=2)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))
any_language = pytest.mark.parametrize("language", LANGUAGES)


@any_language
@given(amount=AMOUNTS)
def test_an_amount_is_read_as_it_was_meant(language, amount):
    """Written as the language writes it, and read back, it is the same number."""
    (read,) = figures(WORDS[language].money(amount, "DKK"), language)
    assert Decimal(read) == amount


@any_language
@given(day=DAYS)
def test_a_day_is_read_as_it_was_meant(language, day):
    """Whatever the month is called."""
    assert figures(f"({WORDS[language].date(day)})", language) == (day.isoformat(),)


@any_language
@given(share=st.decimals(min_value=0, max_value=100, places=1))
def test_a_percentage_is_read_as_it_was_meant(language, share):
    """With or without a space before its sign."""
    (read,) = figures(WORDS[language].percent(share), language)
    assert (Decimal(read[:-1]), read[-1]) == (share, "%")


@given(amount=AMOUNTS, day=DAYS)
def test_languages_agree_on_what_is_the_same(amount, day):
    """One sentence in five languages has the same figures."""
    sentences = [(f"{words.money(amount, 'DKK')} / {words.date(day)}", code) for code, words in WORDS.items()]
    assert [unlike(sentences[0], other) for other in sentences[1:]] == [None] * 4


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("March 1, 2027, and in March 2028", "en", ("2027-03-01", "2028-03")),
        ("the 2 may agree", "en", ("2",)),
        ("mellem 1. og 15. marts", "da", ("1", "--03-15")),
        ("le 1er août 2027 à 14h30", "fr", ("2027-08-01", "14.3")),
        ("1,594,300 quetzales", "es", ("1594300",)),
        ("R$ 1.594,30", "pt", ("1594.3",)),
        ("2027-03-01 eller 01.03.2027", "da", ("2027-03-01", "2027-03-01")),
        ("7 pct. og 4.2.1", "da", ("7%", "4.2.1")),
        ("Zona 1, 4a Calle", "es", ("1", "4")),
        ("2027-2029", "en", ("2027", "2029")),
    ],
)
def test_what_people_type(text, language, expected):
    """In order, in one spelling."""
    assert figures(text, language) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("every 2 months", "hver anden måned"),
        ("DKK 1,594", "1.594 kr."),
        ("at 14:00", "kl. 14.00"),
        ("by 1 March 2027", "senest 01.03.2027"),
        ("no figures", "ingen tal"),
    ],
)
def test_what_is_alike(one, other):
    """Small numbers may be words in one of them."""
    assert unlike((one, "en"), (other, "da")) is None


def test_a_lone_mark_may_be_either():
    """A Spanish text may write thousands as they are written in Guatemala, and as in Spain."""
    assert [unlike(("DKK 1,594", "en"), (text, "es")) for text in ("1,594", "1.594")] == [None, None]
    assert unlike(("DKK 1,594", "en"), ("1.954", "es")) == ("1594", "1954")


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("within 10 days", "inden 14 dage", ("10", "14")),
        ("in 2014", "for længe siden", ("2014", "–")),
        ("1 March", "1. april", ("--03-01", "--04-01")),
        ("7%", "7 dage", ("7%", "7")),
    ],
)
def test_what_differs(one, other, differ):
    """Told as each language has it."""
    assert unlike((one, "en"), (other, "da")) == differ
