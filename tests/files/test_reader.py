"""From nodes to records: one record with a field of every sort, and every mistake one can make in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

import pytest

from pipeline.files.reader import BAD, Reader
from pipeline.files.strict_yaml import parse
from pipeline.model.record import Record, fact, record
from pipeline.model.words import Day, Formula, L10n, Rate, Wording

WORDS = {"fruits": ["apple", "pear", "plum"]}


@record
class Stone(Record):
    """A record that may be given as one text."""

    SHORTHAND = "kind"

    kind: str = fact("Its kind.")
    weight: int | None = fact("Its weight.", default=None)


@record
class Basket(Record):
    """One field of every sort."""

    id: str = fact("An id.", pattern=r"[a-z]+", rule="small letters")
    title: L10n | None = fact("Text by language.", default=None)
    fruit: str | None = fact("A word of the library.", default=None, vocabulary="fruits")
    fruits: tuple[str, ...] = fact("Several.", default=(), vocabulary="fruits")
    prices: Mapping[str, Decimal] = fact("By word.", default={}, vocabulary="fruits")
    size: Literal["small", "large"] = fact("One of two.", default="small")
    picked: Day | None = fact("A day.", default=None)
    ripe: bool | None = fact("Yes or no.", default=None)
    count: int = fact("How many.", default=0)
    rate: Rate | None = fact("A rate.", default=None)
    when: Formula | None = fact("A formula.", default=None)
    label: Wording | None = fact("Text with values in it.", default=None)
    stones: tuple[Stone, ...] = fact("Records.", default=())


def read(text):
    """Read a basket; return it and its findings as (code, path, line, column, blanks)."""
    node, findings = parse(text.encode(), "f.yaml")
    assert findings == []
    reader = Reader("f.yaml", WORDS)
    value = reader.read(Basket, node)
    return value, [(f.code, f.path, f.place.line, f.place.column, dict(f.args)) for f in reader.findings]


def basket(text):
    """Read a basket without a mistake in it."""
    value, found = read(f"id: a\n{text}\n")
    assert found == []
    return value


def test_each_value_is_what_its_field_says():
    """Dates, amounts, numbers and truths are made from text by the declaration alone."""
    value = basket("""\
title: {en: Basket, da: Kurv}
fruits: [pear, plum]
prices: {pear: "12.50"}
size: large
picked: "2027-03-01"
ripe: ja
count: 12
rate: "0.0000042"
when: agenda and not has_mou
label: "{{ count }} pieces"
stones: [{kind: flint, weight: 3}]""")
    assert value == Basket(
        id="a",
        title=L10n({"en": "Basket", "da": "Kurv"}),
        fruits=("pear", "plum"),
        prices={"pear": Decimal("12.50")},
        size="large",
        picked=date(2027, 3, 1),
        ripe=True,
        count=12,
        rate=Rate(Decimal("0.0000042")),
        when=Formula("agenda and not has_mou"),
        label=Wording({"": "{{ count }} pieces"}),
        stones=(Stone(kind="flint", weight=3),),
    )


MISTAKES = {
    "text expected": ("fruit: [pear]", "NOT_TEXT", "fruit", 8),
    "no text": ("title: {en: ''}", "EMPTY", "title.en", 13),
    "language expected": ("title: Basket", "NOT_BY_LANGUAGE", "title", 8),
    "unknown language": ("title: {en: Basket, dk: Kurv}", "LANGUAGE_UNKNOWN", "title.dk", 21),
    "pattern": ("id: A1", "PATTERN", "id", 5),
    "unknown word": ("fruit: peer", "WORD_UNKNOWN", "fruit", 8),
    "unknown word in a list": ("fruits: [pear, peer]", "WORD_UNKNOWN", "fruits", 16),
    "unknown word as a key": ('prices: {peer: "1"}', "WORD_UNKNOWN", "prices", 10),
    "a list in a list": ("fruits: [pear, [plum]]", "NOT_TEXT", "fruits[1]", 16),
    "nothing in a list": ('fruits: ["", plum]', "EMPTY", "fruits[0]", 10),
    "not one of two": ("size: huge", "WORD_UNKNOWN", "size", 7),
    "no such day": ('picked: "2026-02-30"', "NOT_A_DATE", "picked", 9),
    "day first": ("picked: 01-03-2027", "NOT_A_DATE", "picked", 9),
    "date with a time": ("picked: 2027-03-01T10:00:00Z", "NOT_A_DATE", "picked", 9),
    "Danish thousands": ('prices: {pear: "250.000"}', "NOT_AN_AMOUNT", "prices.pear", 16),
    "English thousands": ('prices: {pear: "250,000"}', "NOT_AN_AMOUNT", "prices.pear", 16),
    "decimal comma": ('prices: {pear: "12,50"}', "NOT_AN_AMOUNT", "prices.pear", 16),
    "exponent": ("prices: {pear: 1e5}", "NOT_AN_AMOUNT", "prices.pear", 16),
    "no number": ("prices: {pear: .inf}", "NOT_AN_AMOUNT", "prices.pear", 16),
    "currency in the amount": ("prices: {pear: 12 kr.}", "NOT_AN_AMOUNT", "prices.pear", 16),
    "half a piece": ("count: 1.5", "NOT_A_NUMBER", "count", 8),
    "a number in words": ("count: twelve", "NOT_A_NUMBER", "count", 8),
    "a rate with a comma": ('rate: "1,12"', "NOT_A_NUMBER", "rate", 7),
    "neither yes nor no": ("ripe: maybe", "NOT_YES_NO", "ripe", 7),
    "a formula that calculates": ("when: count + 1", "FORMULA_FORBIDDEN", "when", 7),
    "a formula of no fact": ("when: knid == 'mou'", "FACT_UNKNOWN", "when", 7),
    "no formula": ("when: count ==", "FORMULA_SYNTAX", "when", 7),
    "list expected": ("fruits: pear", "NOT_A_LIST", "fruits", 9),
    "mapping expected": ("prices: [1]", "NOT_A_MAPPING", "prices", 9),
    "record expected": ("stones: [[a]]", "NOT_A_MAPPING", "stones[0]", 10),
    "field of a record": ("stones: [{kind: a}, {kind: b, weight: c}]", "NOT_A_NUMBER", "stones[1].weight", 39),
    "missing field": ("stones: [{weight: 3}]", "FIELD_MISSING", "stones[0].kind", 10),
    "unknown field": ("stone: flint", "FIELD_UNKNOWN", "stone", 1),
    "shorthand of nothing": ('stones: [""]', "EMPTY", "stones[0]", 10),
}  # fmt: skip


@pytest.mark.parametrize(("text", "code", "path", "column"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_found_with_its_path_and_place(text, code, path, column):
    """Every converter says which field is wrong, in which line and column."""
    whole = text if text.startswith("id:") else f"{text}\nid: a"
    _, found = read(whole)
    assert [mistake[:4] for mistake in found] == [(code, path, 1, column)]


NEAR = {
    "a word of the library": ("fruit: peer", "pear"),
    "one of two": ("size: smal", "small"),
    "a field": ("fuits: []", "fruits"),
    "capitals": ("fruit: PLUM", "plum"),
    "nothing near": ("fruit: xyz", ""),
}


@pytest.mark.parametrize(("text", "nearest"), NEAR.values(), ids=NEAR)
def test_a_mistyped_word_names_the_nearest_one(text, nearest):
    """For the question "did you mean"."""
    _, [(*_, blanks)] = read(f"{text}\nid: a\n")
    assert blanks["nearest"] == nearest


def test_what_may_stand_in_a_place_is_named():
    """The library's words, and the fields of the record."""
    _, [(*_, field), (*_, word)] = read("basket: 1\nfruit: xyz\nid: a\n")
    assert word["known"] == "apple, pear, plum"
    assert field["known"].startswith("count, fruit, fruits, id, label")


def test_only_the_first_of_many_words_are_named():
    """A sentence with sixty clauses in it helps nobody."""
    reader = Reader("f.yaml", {"fruits": [f"fruit-{n:02}" for n in range(60)]})
    reader.read(Basket, parse(b"id: a\nfruit: x\n", "f.yaml")[0])
    assert dict(reader.findings[0].args)["known"].endswith("fruit-11 ...")


def test_all_mistakes_of_a_file_come_in_one_run():
    """In the order of the file, with what nobody knows and what is missing first."""
    _, found = read(
        "basket: 1\ntitle: x\npicked: x\ncount: x\nripe: x\nstones: [{}, [], {kind: a, weight: x}]\n"
    )
    assert [(code, path) for code, path, *_ in found] == [
        ("FIELD_UNKNOWN", "basket"),
        ("FIELD_MISSING", "id"),
        ("NOT_BY_LANGUAGE", "title"),
        ("NOT_A_DATE", "picked"),
        ("NOT_A_NUMBER", "count"),
        ("NOT_YES_NO", "ripe"),
        ("FIELD_MISSING", "stones[0].kind"),
        ("NOT_A_MAPPING", "stones[1]"),
        ("NOT_A_NUMBER", "stones[2].weight"),
    ]


@pytest.mark.parametrize("nothing", ["pending", "null", "~", '""', ""])
def test_a_fact_that_need_not_be_given_may_be_pending(nothing):
    """It then counts as not given, whatever its type."""
    value = basket(
        f"title: {nothing}\npicked: {nothing}\nripe: {nothing}\ncount: {nothing}\nstones: {nothing}"
    )
    assert value == Basket(id="a")


@pytest.mark.parametrize("nothing", ["pending", "null", "~"])
def test_a_text_that_must_be_given_cannot_be_pending(nothing):
    """Neither a field nor an element: it would be printed as the word it is."""
    value, found = read(
        f"id: {nothing}\nfruits: [pear, {nothing}]\nstones: [{nothing}, {{kind: {nothing}}}]\n"
    )
    assert value is BAD
    assert [(code, path, blanks) for code, path, _, _, blanks in found] == [
        ("CANNOT_BE_PENDING", path, {"value": nothing})
        for path in ("id", "fruits[1]", "stones[0]", "stones[1].kind")
    ]


def test_a_required_record_without_its_field_cannot_be_made():
    """What cannot be made is answered by `BAD`, and only then."""
    assert read("fruit: pear\n")[0] is BAD
    assert read("id: a\nfruit: peer\n")[0] == Basket(id="a")


def test_shorthand_is_the_same_as_the_field_written_out():
    """Spaces around it do not count."""
    assert basket("stones: [flint]").stones == basket("stones: [{kind: ' flint '}]").stones
    assert basket("stones: ['  flint ']").stones == (Stone(kind="flint"),)


def test_a_record_remembers_the_place_of_each_field_given():
    """A field that was not given is where its record is."""
    [stone] = basket("stones:\n  - weight: 3\n    kind: flint").stones
    assert [stone.place_of(name) for name in ("kind", "weight", "", "colour")] == [
        (4, 5),
        (3, 5),
        (3, 5),
        (3, 5),
    ]
    assert basket("stones: [flint]").stones[0].place_of("kind") == (2, 10)


def test_wording_may_be_the_same_in_every_language():
    """One text for all, or one for each."""
    assert basket("label: {en: a, da: b}").label == {"en": "a", "da": "b"}
    assert basket("label: x").label == {"": "x"}


def test_a_no_break_space_is_part_of_a_text():
    """French has one before a colon; plain spaces around a text are nobody's meaning, and alone they are no text."""
    assert read('id: a\ntitle: {fr: " \u00a0: "}')[0].title == {"fr": "\u00a0:"}
    assert [mistake[0] for mistake in read('id: a\ntitle: {fr: "\u00a0"}')[1]] == ["EMPTY"]
