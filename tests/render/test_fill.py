"""Filling wording with facts: values as they are, gaps by name, lists and tables; a value never becomes markup."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.files.reader import Reader
from pipeline.files.strict_yaml import parse
from pipeline.model.document import Placeholder, plain
from pipeline.model.party import Party
from pipeline.model.table import TableRule
from pipeline.model.words import L10n, Money
from pipeline.render.filters import FILTERS, show
from pipeline.render.words import Words

NSK = Party(id="nsk", role="danish-lead", kind="cso", name="Nord-Syd", short_name="NSK", country="DK")
MARKUP = ["{{ x }}", "{% if x %}", "{# x #}", "**bold**", "*i*", "# H", "- item", "> note", "<w:p>", "</w:t>", "&",
          "&amp;", "<!-- -->", "[a](b)", "`c`", "\ue0000\ue001", "1. a", "\\", "|", "a\n\nb"]  # fmt: skip


def blocks_in(made, wording):
    """A wording's paragraphs and tables one by one."""
    return [
        block for passage in made.with_tables(made.passages(wording), "a.md") for block in passage.blocks()
    ]


def texts(blocks):
    """The values of each block, as a reader sees them."""
    return [[plain(value) for value in block.values] for block in blocks]


@pytest.mark.parametrize("value", MARKUP)
def test_a_value_never_becomes_markup(value, fill):
    """Whatever a partner calls itself stands in one run of one paragraph, literally."""
    [block] = fill(
        "Between {{ agreement_id }} and **{{ title }}**.", agreement_id=value, title=L10n({"en": value})
    )
    assert block.values == (value, value)
    assert [(piece.bold, piece.italic) for piece in block.paragraph.slots] == [(False, False), (True, False)]


def test_a_value_is_never_read_as_a_formula(fill):
    """Nor rendered twice: what looks like a formula in a fact reads no other fact."""
    [block] = fill("{{ agreement_id }}", agreement_id="{{ kind }}", kind="mou")
    assert block.values == ("{{ kind }}",)


@given(st.text(max_size=30))
def test_any_text_comes_out_as_it_went_in(library, text):
    """In a value, in an item and in a list."""
    scope = {"language": "en", "words": Words("en", library.phrases), "parties": ()}
    assert show(text, scope) == text
    assert show({"en": text}, scope) == text
    assert FILTERS["items"]((text, {"en": text}), scope) == (text, text)
    assert FILTERS["list"]((text,), scope) == text


def test_only_paragraphs_that_hold_are_filled(fill):
    """Conditions are asked of the same facts as values."""
    text = "{% if primary %}\nA {{ primary }}.\n{% else %}\nNobody.\n{% endif %}"
    assert texts(fill(text, primary="NSK")) == [["NSK"]]
    assert texts(fill(text)) == [[]]


def test_values_print_well_by_themselves(fill):
    """Text by language, dates, amounts and money, without a filter."""
    facts = {"title": L10n({"en": "Title", "da": "Titel"}), "row": {"total": Money(amount=Decimal(1500), currency="DKK")},
             "themes": (L10n({"en": "Water", "da": "Vand"}), L10n({"en": "Law", "da": "Ret"}))}  # fmt: skip
    assert texts(fill("{{ title }}{{ row.total }}{{ themes }}", **facts)) == [
        ["Title", "DKK\xa01,500", "Water and Law"]
    ]
    assert texts(fill("{{ title }}{{ row.total }}{{ themes }}", "da", **facts)) == [
        ["Titel", "DKK\xa01.500", "Vand og Ret"]
    ]


def test_a_missing_fact_is_a_gap_with_its_name(filler):
    """Highlighted, and remembered once, whatever filter it passes."""
    made = filler(
        wordings={"a": "{{ grant.journal_no }} {{ grant.total | money }}, {{ grant.journal_no | genitive }}"}
    )
    [block] = blocks_in(made, made._book.wording("sample", "a", "en")[0])
    shown = "[awaiting: journal number]"
    assert block.values[0] == block.values[2] == (Placeholder("grant.journal_no", shown),)
    assert made.gaps == {"grant.journal_no": shown, "grant.total": plain(block.values[1])}


def test_a_text_without_this_language_is_a_gap(fill):
    """As is a list of nothing; another language never stands in."""
    [block] = fill("{{ purpose }}{{ agenda }}", "da", purpose=L10n({"en": "Purpose"}), agenda=())
    assert [value[0].path for value in block.values] == ["purpose", "agenda"]


def test_items_are_one_paragraph_each(fill):
    """Each with the level of the item; a list of nothing is one gap."""
    text = "They want:\n\n- {{ agenda | items }}\n- peace."
    blocks = fill(text, agenda=(L10n({"en": "water"}), L10n({"en": "law"})))
    assert texts(blocks) == [[], ["water"], ["law"], []]
    assert [block.paragraph.level for block in blocks] == [1, 2, 2, 2]
    assert [value[0].path for value in fill(text, agenda=())[1].values] == ["agenda"]


def test_a_value_that_cannot_be_printed_is_a_finding_at_its_paragraph(filler):
    """Never an exception, never Python's own words in a contract."""
    made = filler(wordings={"a": "A.\n\n{{ danish }} {{ has_mou }} {{ kind | date }}\n\n- {{ kind | items }}"},
                  danish=NSK, has_mou=True, kind="mou")  # fmt: skip
    blocks = blocks_in(made, made._book.wording("sample", "a", "en")[0])
    assert [(f.code, f.place.file, f.place.line) for f in made.findings] == [
        ("VALUE_NOT_TEXT", "clauses/wording/sample/a.md", 3),
        ("VALUE_NOT_TEXT", "clauses/wording/sample/a.md", 3),
        ("FILTER_VALUE", "clauses/wording/sample/a.md", 3),
        ("FILTER_VALUE", "clauses/wording/sample/a.md", 5),
    ]
    assert texts(blocks) == [[], ["", "", ""]]


def rule(text):
    """A table from its YAML."""
    return Reader("t.yaml", {}).read(TableRule, parse(text.encode(), "t.yaml")[0])


TABLE = """\
id: shares
title: {en: Shares}
rows: calendar
columns:
  - {title: No., value: "{{ row.no }}", align: right, width: 10}
  - {title: "In {{ budget.currency }}", value: {en: "{{ row.amount | amount }}", da: x}, width: 30}
  - {each: parties, title: "{{ column.short_name }}", value: "{{ row.by[column.id] }}", width: 20}
  - {title: What, value: "{{ row.what }}", width: 40}
total: {title: {en: Total}, cells: {2: "{{ investments | amount }}", 9: "never"}}
"""


def test_a_table_has_a_row_for_each_element_and_a_column_for_each_party(filler):
    """A cell is a list of paragraphs; what nobody gave is empty; a total stands last."""
    umeme = Party(id="umeme", role="local-lead", kind="cso", name="U", short_name="U", country="TZ")
    lines = ({"no": 1, "amount": Decimal(1000), "by": {"nsk": Decimal(5)}, "what": (L10n({"en": "a"}), L10n({"en": "b"}))},
             {"no": 2, "amount": Decimal(20), "by": {}, "what": ()})  # fmt: skip
    made = filler(tables={"shares": rule(TABLE)}, wordings={"a": 'See:\n\n{{ "shares" | table }}'}, calendar=lines,
                  parties=(NSK, umeme), budget={"currency": "DKK"}, investments=Decimal(1020))  # fmt: skip
    blocks = blocks_in(made, made._book.wording("sample", "a", "en")[0])
    table = blocks[1].table
    assert [(c.title, c.width, c.right) for c in table.columns] == [
        ("No.", 10, True), ("In DKK", 30, False), ("NSK", 20, False), ("U", 20, False), ("What", 40, False),
    ]  # fmt: skip
    assert table.rows == (
        (("1",), ("1,000",), ("5",), ("",), ("a", "b")),
        (("2",), ("20",), ("",), ("",), ("",)),
        (("Total",), ("1,020",), ("",), ("",), ("",)),
    )
    assert (table.has_total, made.tables, made.findings) == (True, {"shares"}, [])


def test_a_table_of_nothing_is_a_gap(filler):
    """Named by where its rows come from; an empty grid would look like an answer."""
    made = filler(
        tables={"shares": rule(TABLE)}, wordings={"a": '{{ "shares" | table }}'}, budget={"currency": "DKK"}
    )
    [block] = blocks_in(made, made._book.wording("sample", "a", "en")[0])
    assert (block.table, list(made.gaps)) == (None, ["reporting"])
    assert [value[0].path for value in block.values] == ["reporting"]


def test_a_table_nobody_made_is_a_finding_at_its_paragraph(filler):
    """With its name."""
    made = filler(wordings={"a": 'A.\n\n{{ "chairs" | table }}'})
    blocks_in(made, made._book.wording("sample", "a", "en")[0])
    [finding] = made.findings
    assert (finding.code, finding.place.line, dict(finding.args)) == ("TABLE_UNKNOWN", 3, {"table": "chairs"})


def test_a_paragraph_notes_the_terms_its_own_text_uses(filler):
    """In capitals as the glossary has them, and not those that a value happens to hold."""
    made = filler(
        wordings={"a": "The Parties make this Agreement; a party and {{ kind }} do not."}, kind="the Grant"
    )
    blocks_in(made, made._book.wording("sample", "a", "en")[0])
    assert made.terms == {"parties", "agreement"}


def test_a_missing_fact_is_a_gap_where_its_column_says_so(filler):
    """It is named after what it belongs to, and counts as an open point; elsewhere its cell stays empty."""
    text = """\
id: shares
title: {en: Shares}
rows: phase_out.steps
columns:
  - {title: {en: A}, value: "{{ row.text }}", gap: phase_out.steps}
  - {title: {en: B}, value: "{{ row.text }}"}
  - {title: {en: C}}
"""
    made = filler(tables={"shares": rule(text)}, wordings={"a": '{{ "shares" | table }}'},
                  phase_out={"steps": ({"date": "x"},)})  # fmt: skip
    wording, _ = made._book.wording("sample", "a", "en")
    [block] = blocks_in(made, wording)
    [[a, b, c]] = block.table.rows
    assert (a[0][0].path, b, c) == ("phase_out.steps.text", ("",), ("",))
    assert list(made.gaps) == ["phase_out.steps.text"]
