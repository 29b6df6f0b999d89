"""Wording in Markdown, compiled: paragraphs and items, the conditions around them, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.render.markdown import compile_markdown, inline
from pipeline.render.wording import Run

FACTS = {"has_mou": False, "pool": False, "agenda": ()}


def shown(piece):
    """A piece as a reader of this file sees it: text, {formula}, *italic*, **bold**."""
    text = piece.text if isinstance(piece, Run) else f"{{{piece.formula.source}}}"
    return f"{'*' * (piece.italic + 2 * piece.bold)}{text}{'*' * (piece.italic + 2 * piece.bold)}"


def lines(paragraphs):
    """Each paragraph on a line: its level as indent, its pieces, and its conditions after a bar."""
    for p in paragraphs:
        conditions = " | " + ", ".join(c.source for c in p.conditions) if p.conditions else ""
        what = f"<table {p.table}>" if p.table else "".join(map(shown, p.pieces))
        yield f"{'- ' * (p.level - 1)}{'each of ' if p.items else ''}{what}{conditions}"


def compiled(text):
    """A wording without a mistake, as lines."""
    paragraphs, findings = compile_markdown(text, "c.md")
    assert findings == []
    return list(lines(paragraphs))


def found(text, offset=0):
    """What is wrong with a wording, as (code, line, what)."""
    _, findings = compile_markdown(text, "c.md", offset)
    return [(f.code, f.place.line, dict(f.args).get("what", "")) for f in findings]


SHAPES = {
    "paragraphs": ("One\nline.\n\nTwo.\n", ["One line.", "Two."]),
    "items": ("The talk covers:\n\n- this;\n- that:\n  - more;\n  - most.\n\nEnd.",
              ["The talk covers:", "- this;", "- that:", "- - more;", "- - most.", "End."]),
    "items right after a paragraph": ("It covers\n- this.", ["It covers", "- this."]),
    "any bullet": ("* a\n\n+ b\n\n- c", ["- a", "- b", "- c"]),
    "loose items": ("- a\n\n- b\n\n  more of b", ["- a", "- b", "- more of b"]),
    "emphasis": ("A **bold** and *italic* and ***both*** word.", ["A **bold** and *italic* and ***both*** word."]),
    "values": ("{{ term.start | date }} and **{{ danish.name }}**, {{ has_mou }}.",
               ["{Filter(date, term.start)} and **{danish.name}**, {has_mou}."]),
    "break of a line": ("One  \ntwo\\\nthree.", ["One two three."]),
    "escapes": (r"1\. \*not italic\* &amp; &lt;b&gt;", ["1. *not italic* & <b>"]),
    "stars that are none": ("2 * 3 * 4 and snake_case_word", ["2 * 3 * 4 and snake_case_word"]),
    "brackets that are no link": ("[Partner]: [draft] organisation", ["[Partner]: [draft] organisation"]),
    "a definition that is none": ("[x]: y\n\nText.", ["[x]: y", "Text."]),
    "addresses are text": ("See www.example.org and https://example.org.", ["See www.example.org and https://example.org."]),
    "braces": ("A } and a }} and a { alone.", ["A } and a }} and a { alone."]),
    "notes": ("> Drafting note: **why**.\n> More.\n\nText.\n\n- a\n\n  > note\n- b", ["Text.", "- a", "- b"]),
    "comments": ("Text.{# not printed #}", ["Text."]),
    "table": ('Rates:\n\n{{ "instalments" | table }}', ["Rates:", "<table instalments>"]),
    "list of items": ("- {{ agenda | items }}\n- last", ["- each of {Filter(items, agenda)}", "- last"]),
    "Windows lines": ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
    "nothing": ("\n\n", []),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHAPES.values(), ids=SHAPES)
def test_markdown_becomes_paragraphs_and_items(text, expected):
    """Levels, emphasis and values stay; notes and comments go."""
    assert compiled(text) == expected


CONDITIONS = {
    "if": ("{% if has_mou %}\nA.\n{% endif %}\nB.", ["A. | has_mou", "B."]),
    "blank lines": ("{% if has_mou %}\n\nA.\n\n{% endif %}\n\nB.", ["A. | has_mou", "B."]),
    "else": ("{% if has_mou %}\nA.\n{% else %}\nB.\n{% endif %}", ["A. | has_mou", "B. | not (has_mou)"]),
    "elif": ("{% if has_mou %}\nA.\n{% elif pool %}\nB.\n{% elif grant %}\nC.\n{% else %}\nD.\n{% endif %}",
             ["A. | has_mou", "B. | not (has_mou), pool", "C. | not (has_mou), not (pool), grant", "D. | not (has_mou), not (pool), not (grant)"]),
    "inside each other": ("{% if has_mou %}\nA.\n{% if pool %}\nB.\n{% endif %}\nC.\n{% endif %}",
                          ["A. | has_mou", "B. | has_mou, pool", "C. | has_mou"]),
    "around items": ("It covers:\n\n- a;\n{% if has_mou %}\n- b;\n{% endif %}\n- c.", ["It covers:", "- a;", "- b; | has_mou", "- c."]),
    "around items of items": ("- a:\n{% if has_mou %}\n  - b;\n{% endif %}\n  - c.\n- d", ["- a:", "- - b; | has_mou", "- - c.", "- d"]),
    "close to paragraphs": ("A.\n{% if has_mou %}\nB.\n{% endif %}\nC.", ["A.", "B. | has_mou", "C."]),
    "with dashes": ("{%- if has_mou -%}\nA.\n{%- endif -%}\nB.", ["A. | has_mou", "B."]),
    "indented": ("{% if has_mou %}\n  {% if pool %}\nA.\n  {% endif %}\n{% endif %}", ["A. | has_mou, pool"]),
    "of nothing": ("{% if has_mou %}\n{% endif %}\nA.", ["A."]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CONDITIONS.values(), ids=CONDITIONS)
def test_conditions_stand_around_whole_paragraphs(text, expected):
    """Each branch has its own condition and the denial of those before it."""
    assert compiled(text) == expected


def test_of_if_elif_and_else_exactly_one_holds():
    """Whatever the facts are."""
    text = "{% if has_mou %}\nA\n{% elif pool %}\nB\n{% else %}\nC\n{% endif %}"
    paragraphs, _ = compile_markdown(text, "c.md")
    for facts in ({"has_mou": True, "pool": True}, {"has_mou": True}, {"pool": True}, {}):
        holding = [p for p in paragraphs if all(c.run(facts) for c in p.conditions)]
        assert len(holding) == 1


def test_one_formula_is_spelt_in_one_way():
    """So that language versions can be held against each other."""
    one = compile_markdown("{% if 'a' in  secondary and not has_mou %}\nA {{ pool }}\n{% endif %}", "c.md")[0]
    two = compile_markdown(
        '{% if ("a" in secondary) and (not has_mou) %}\nB {{ pool }}\n{% endif %}', "c.md"
    )[0]
    assert [p.shape for p in one] == [p.shape for p in two]


def test_a_paragraph_knows_its_line_in_the_file():
    """With the lines of front matter that stand before it."""
    paragraphs, _ = compile_markdown(
        "\nA\n\n{% if has_mou %}\n\n- b\n- c\n{% endif %}\n\nD", "c.md", offset=4
    )
    assert [p.line for p in paragraphs] == [6, 10, 11, 14]


REFUSED = {
    "heading": ("Text.\n\n# Heading", ("WORDING_MARKUP", 3, "heading")),
    "underlined heading": ("Heading\n=======", ("WORDING_MARKUP", 1, "heading")),
    "link": ("See [this](https://example.org).", ("WORDING_MARKUP", 1, "link")),
    "link in angles": ("See <https://example.org>.", ("WORDING_MARKUP", 1, "link")),
    "image": ("A.\n\n![a](b.png)", ("WORDING_MARKUP", 3, "image")),
    "HTML": ("A.\n\n<div>\nx\n</div>", ("WORDING_MARKUP", 3, "html block")),
    "HTML in a paragraph": ("A <b>bold</b> word", ("WORDING_MARKUP", 1, "html inline")),
    "HTML comment": ("A.\n\n<!-- note -->", ("WORDING_MARKUP", 3, "html block")),
    "code": ("A `word`", ("WORDING_MARKUP", 1, "code inline")),
    "indented code": ("A.\n\n    code", ("WORDING_MARKUP", 3, "code block")),
    "fence": ("```\ncode\n```", ("WORDING_MARKUP", 1, "fence")),
    "typed number": ("A.\n\n1. One", ("WORDING_MARKUP", 3, "ordered list")),
    "rule": ("A.\n\n***\n\nB.", ("WORDING_MARKUP", 3, "hr")),
    "table inside a paragraph": ('See {{ "budget" | table }}', ("WORDING_MARKUP", 1, "table inside a paragraph")),
    "table": ("A.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nB.", ("WORDING_TABLE", 3, "")),
    "table right after a paragraph": ("A:\na | b\n:-- | --:\n1 | {{ pool }}", ("WORDING_TABLE", 2, "")),
    "table in an item": ("- A:\n\n  | a |\n  |---|", ("WORDING_TABLE", 3, "")),
    "table without its rule": ("A.\n\n| a | b |\n| 1 | 2 |", ("WORDING_TABLE", 3, "")),
    "third level of items": ("- a\n  - b\n    - c", ("WORDING_TOO_DEEP", 3, "")),
    "300 conditions": ("{% if has_mou %}\n" * 300 + "A\n" + "{% endif %}\n" * 300, ("WORDING_TOO_DEEP", 1, "")),
    "3,000 parentheses": ("{{ " + "(" * 3_000 + "has_mou" + ")" * 3_000 + " }}", ("WORDING_TOO_DEEP", 1, "")),
    "inline condition": ("A.\n\nB {% if has_mou %}c{% endif %} d.", ("CONDITION_INLINE", 3, "")),
    "condition on one line": ("{% if has_mou %}A.{% endif %}", ("CONDITION_INLINE", 1, "")),
    "text after a condition": ("{% if has_mou %} A.\n{% endif %}", ("CONDITION_INLINE", 1, "")),
    "loop": ("A.\n{% for a in b %}\nC\n{% endfor %}", ("FORMULA_FORBIDDEN", 2, "For")),
    "assignment": ("{% set a = 1 %}\nA.", ("FORMULA_FORBIDDEN", 1, "Assign")),
    "macro": ("{% macro a() %}\n{% endmacro %}", ("FORMULA_FORBIDDEN", 1, "Macro")),
    "include": ("{% include '/etc/passwd' %}", ("FORMULA_FORBIDDEN", 1, "Include")),
    "import": ("{% import 'a' as b %}", ("FORMULA_FORBIDDEN", 1, "Import")),
    "raw": ("{% raw %}\n{{ has_mou }}\n{% endraw %}", ("CONDITION_INLINE", 1, "")),
    "call": ("A.\n\n{{ has_mou.y() }}", ("FORMULA_FORBIDDEN", 3, "Call")),
    "call in a condition": ("A.\n{% if has_mou() %}\nB.\n{% endif %}", ("FORMULA_FORBIDDEN", 2, "Call")),
    "choice in a value": ("{{ 'a' if has_mou else 'b' }}", ("FORMULA_FORBIDDEN", 1, "CondExpr")),
    "hidden name": ("A.\n\n{{ cycler.__init__.__globals__ }}", ("FORMULA_NAME", 3, "")),
    "unknown filter": ("A.\n\n{{ has_mou | upper }}", ("FORMULA_FILTER", 3, "")),
    "filter with a name": ("{{ has_mou | list(last='or') }}", ("FORMULA_FORBIDDEN", 1, "named arguments")),
    "open condition": ("A.\n{% if has_mou %}\nB.", ("WORDING_SYNTAX", 2, "")),
    "end of nothing": ("A.\n{% endif %}", ("WORDING_SYNTAX", 2, "")),
    "open value": ("A.\n\n{{ has_mou", ("WORDING_SYNTAX", 3, "")),
    "our own mark": ("A \ue0000\ue001", ("WORDING_CHARACTER", 1, "")),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REFUSED.values(), ids=REFUSED)
def test_what_a_clause_cannot_hold_is_refused_at_its_line(text, expected):
    """Headings, links, code and whatever would run: each with what it is, and where."""
    assert expected in found(text)
    code, line, what = expected
    assert (code, line + 7, what) in found(text, offset=7)


def test_a_table_is_refused_once():
    """Whatever stands in its cells; the text around it is read."""
    text = "A.\n\n| a | *b* |\n|---|---|\n| [1](x) | `2` |\n\nB | b."
    paragraphs, _ = compile_markdown(text, "c.md")
    assert found(text) == [("WORDING_TABLE", 3, "")]
    assert list(lines(paragraphs)) == ["A.", "B | b."]


def test_all_mistakes_of_a_wording_come_in_one_run():
    """Of its Markdown, its conditions and its values."""
    assert {
        code
        for code, *_ in found("# A\n\n{{ has_mou() }} {% if pool %}\nb\n{% endif %}\n\n{{ grant | nope }}")
    } == {
        "WORDING_MARKUP",
        "CONDITION_INLINE",
        "FORMULA_FORBIDDEN",
        "FORMULA_FILTER",
    }


def test_a_condition_in_a_cell_is_refused():
    """A cell is one line; a condition in it would be lost in silence."""
    pieces, findings = inline("{% if has_mou %}\na\n{% endif %}", "t.yaml", 7)
    assert [(f.code, f.place.line) for f in findings] == [("CONDITION_INLINE", 7)]
    assert [shown(piece) for piece in pieces] == ["a"]


WORDING_BITS = st.sampled_from([*"#*_-+>`[]()<!&\\|~1.)  \n\nabé", "{{ has_mou }}", "{{ has_mou", "}}", "{% if has_mou %}\n", "\n{% endif %}\n",
                                "\n{% else %}\n", "{{ pool() }}", "{#", "#}", "\n- ", "\n  - ", "\n> ", "---\n", "\t", "\0"])  # fmt: skip


@given(st.lists(WORDING_BITS, max_size=40).map("".join))
def test_any_text_compiles_or_is_refused_at_a_line(text):
    """And what compiles can be asked whether it holds."""
    paragraphs, findings = compile_markdown(text, "c.md")
    assert all(finding.place.line >= 1 and finding.place.column >= 1 for finding in findings)
    assert all(1 <= paragraph.level <= 3 for paragraph in paragraphs)
    for paragraph in paragraphs:
        [condition.run(FACTS) for condition in paragraph.conditions]
