"""How each language writes figures, dates and the small words around them."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

import pytest

from pipeline.model import agreement, money, partnership, party
from pipeline.model.phrases import Phrases
from pipeline.model.words import LANGUAGES
from pipeline.render.words import Words

NBSP, NARROW = "\u00a0", "\u202f"
PHRASES = Phrases(
    phrases={"and": {"en": "and", "da": "og"}, "or": {"en": "or", "da": "eller"}, "awaiting": {"en": "awaiting", "da": "afventer"}},
    labels={"role": {"danish-lead": {"en": "Danish lead"}}},
    units={"month": {"en": ("month", "months"), "da": ("måned", "måneder")}, "year": {"da": ("år",)}},
    modality={},
    facts={"grant.journal_no": {"en": "journal number", "da": "journalnummer"}},
)  # fmt: skip
MARCH = date(2027, 3, 1)
BIG = Decimal(1594300)


def words(language):
    """How a language writes, with few phrases."""
    return Words(language, PHRASES)


MONEY = {
    "da": f"DKK{NBSP}1.594.300",
    "en": f"DKK{NBSP}1,594,300",
    "fr": f"1{NARROW}594{NARROW}300{NBSP}DKK",
    "es": f"DKK{NBSP}1.594.300",
    "pt": f"DKK{NBSP}1{NBSP}594{NBSP}300",
}
DATES = {
    "da": "1. marts 2027",
    "en": "1 March 2027",
    "fr": "1er mars 2027",
    "es": "1 de marzo de 2027",
    "pt": "1 de março de 2027",
}
PERCENT = {"da": f"7{NBSP}%", "en": "7%", "fr": f"7{NBSP}%", "es": f"7{NBSP}%", "pt": "7%"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_money_dates_and_percentages_are_written_as_in_agreements(language):
    """The currency's ISO code never leaves its figure, and no date can be read in two ways."""
    write = words(language)
    assert write.money(BIG, "DKK") == MONEY[language]
    assert write.date(MARCH) == DATES[language]
    assert write.percent(Decimal(7)) == PERCENT[language]


REGIONS = [
    ("es", "es-GT", "1,594,300.50"),
    ("pt", "pt-MZ", f"1{NBSP}594{NBSP}300,50"),
    ("es", "es-QQ", "1.594.300,50"),
]


@pytest.mark.parametrize(("language", "region", "shown"), REGIONS)
def test_a_region_writes_figures_its_own_way(language, region, shown):
    """Guatemala as English does, Mozambique as Portugal does; where nobody knows, as the language does."""
    assert Words(language, PHRASES, region).amount(Decimal("1594300.5")) == shown


AMOUNTS = [
    ("1594300.00", "1.594.300", "1,594,300"),
    ("1594300.5", "1.594.300,50", "1,594,300.50"),
    ("104300.25", "104.300,25", "104,300.25"),
    ("0", "0", "0"),
    ("0.00", "0", "0"),
    ("999", "999", "999"),
    ("1000", "1.000", "1,000"),
    ("-5.25", "-5,25", "-5.25"),
    ("1E+6", "1.000.000", "1,000,000"),
    ("1.125", "1,125", "1.125"),
    ("0.0000042", "0,0000042", "0.0000042"),
]


@pytest.mark.parametrize(("amount", "danish", "english"), AMOUNTS)
def test_a_number_keeps_every_decimal_it_has(amount, danish, english):
    """None where it has none, never one alone; a rate is not rounded."""
    assert (words("da").amount(Decimal(amount)), words("en").amount(Decimal(amount))) == (danish, english)


def test_a_percentage_needs_no_second_decimal():
    """But shows it where it counts."""
    write = words("en").percent
    assert [write(Decimal(share)) for share in ("7.5", "6.54", "10.00")] == ["7.5%", "6.54%", "10%"]


def test_every_month_has_its_name():
    """In each language twelve different ones, and the day before it."""
    for language in LANGUAGES:
        shown = [words(language).date(date(2027, month, 9)) for month in range(1, 13)]
        assert len(set(shown)) == 12
        assert all(text.startswith("9") and text.endswith("2027") for text in shown)


def test_only_the_first_of_a_month_is_an_ordinal_in_french():
    """1er, and then 2, 11, 21."""
    write = words("fr").date
    assert [write(MARCH.replace(day=day))[:3].strip() for day in (1, 2, 11, 21)] == ["1er", "2 m", "11", "21"]


def test_one_is_one_and_all_else_is_many():
    """A unit with one form keeps it; a number never leaves its unit."""
    assert [words("da").count(number, "month") for number in (0, 1, 12)] == [
        f"0{NBSP}måneder",
        f"1{NBSP}måned",
        f"12{NBSP}måneder",
    ]
    assert words("da").count(10, "year") == f"10{NBSP}år"


@pytest.mark.parametrize(
    ("items", "danish"), [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c")]
)
def test_a_list_in_a_sentence_has_one_last_word(items, danish):
    """Without a comma before it."""
    assert words("da").join(items) == danish
    assert words("en").join(items, "or") == danish.replace("og", "or")


GENITIVES = {
    "da": {"Ixchel": "Ixchels", "NSK": "NSKs", "Thomas": "Thomas’", "IBIS": "IBIS’", "Marx": "Marx’", "Schulz": "Schulz’", "Århus": "Århus’"},
    "en": {"Ixchel": "Ixchel’s", "Marx": "Marx’s", "Thomas": "Thomas’", "IBIS": "IBIS’"},
    "fr": {"Ixchel": "Ixchel"},
}  # fmt: skip


@pytest.mark.parametrize("language", GENITIVES)
def test_whose_it_is(language):
    """-s in Danish, but an apostrophe after s, x and z; an apostrophe in English; elsewhere a word before it."""
    write = words(language).genitive
    assert {name: write(name) for name in GENITIVES[language]} == GENITIVES[language]


def test_a_coded_word_and_a_missing_fact_have_words():
    """Where the library has none, the code itself and the last part of the path."""
    write = words("en")
    assert [write.label("role", "danish-lead"), write.label("role", "x"), write.label("y", "z")] == [
        "Danish lead",
        "x",
        "z",
    ]
    assert [write.missing("grant.journal_no"), write.missing("term.review_every_months")] == [
        "[awaiting: journal number]",
        "[awaiting: review every months]",
    ]
    assert words("da").missing("grant.journal_no") == "[afventer: journalnummer]"


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_library_has_the_words_the_program_needs(language, library):
    """Verbs of duty and intention for one and for many, and the words of lists and gaps."""
    write = Words(language, library.phrases)
    force = [write.force(binding=binding, many=many) for binding in (True, False) for many in (True, False)]
    assert all(force)
    assert force[0] != force[2]
    assert all(write.phrases.get(word) for word in ("and", "or", "awaiting", "annex"))


def test_what_a_row_lacks_in_a_language_has_a_name(library):
    """Each text that a table shows in the language of the document: where it is not there, no key is printed."""
    records = {
        name for module in (agreement, money, partnership, party) for name in translated_fields(module)
    }
    shown = {
        field
        for table in library.tables.values()
        for column in table.columns
        for text in column.value.values()
        for field in re.findall(r"\{\{ row\.(\w+) \}\}", text)
    }
    named = {fact for fact, words in library.phrases.facts.items() if set(words) == set(LANGUAGES)}
    assert {"means", "role", "text"} <= shown & records
    assert {f"row.{field}" for field in shown & records} - named == set()


def translated_fields(module):
    """The fields of a module's records that hold a text in several languages."""
    classes = [one for one in vars(module).values() if is_dataclass(one)]
    return {field.name for one in classes for field in fields(one) if "L10n" in str(field.type)}
