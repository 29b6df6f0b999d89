"""Words of the program's own that fill a blank: they are in the catalogue, in the reader's language."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest

from pipeline.files.strict_yaml import MAX_BYTES, MAX_NODES, parse
from pipeline.formula.parse import FormulaError, parse_formula
from pipeline.model import agreement, clause, library, money, partnership, party, ruleset, table, words
from pipeline.model.messages import catalogue, say
from pipeline.model.record import Record
from pipeline.render.markdown import compile_markdown
from pipeline.word.wordfile import _REFUSED

MODULES = (agreement, clause, library, money, partnership, party, ruleset, table, words)
MONEY = words.Money(amount=Decimal(1), currency="DKK")
PERIOD = money.Period(start=date.min, end=date.max)
FORMULAS = ("a, b c", "a b", "1 + 1", "-a", "a - b", "a * b", "a / b", "a // b", "a % b", "a ** b", "a ~ b", "f(a)",
            "a if b else c", "{'a': 1}", "a[1:2]", "a < b < c", "'\\u200b'", "a.b" + ".c" * 60)  # fmt: skip
WORDINGS = ("# A heading", "1. One", "***", "    code", "```\ncode\n```", "A `code`.", "<div>", "A <b>word</b>.",
            "[a](b)", "![a](b)", "See {{ 'x' | table }} here.", "{% for a in b %}\n\n{% endfor %}", "{% set a = 1 %}",
            "{% macro a() %}\n\n{% endmacro %}", "{% include 'a' %}", "{% block a %}\n\n{% endblock %}",
            "{% with a = 1 %}\n\n{% endwith %}", "{{ a | date(b=1) }}")  # fmt: skip


def own(code: str) -> dict[str, dict[str, str]]:
    """The words of the program's own that a message knows."""
    return catalogue()[code]["words"]


def test_they_read_in_danish():
    """The whole message is in one language."""
    said = say("WORD_WORDING_REFUSED", {"what": "a tracked insertion"}, "da")
    assert said.wrong == "teksten indeholder noget, som et punkt ikke kan bære: en sporet indsættelse"
    english = say("WORD_WORDING_REFUSED", {"what": "a tracked insertion"}, "en")
    assert english.wrong == "the wording holds something that a clause cannot carry: a tracked insertion"


def test_what_is_not_ours_is_shown_as_it_is():
    """Jinja's own complaint, or somebody's text."""
    assert say("FORMULA_SYNTAX", {"formula": "a", "problem": "unexpected '}'"}, "da").wrong.endswith(
        ": unexpected '}'"
    )
    assert say("PATTERN", {"value": "Call", "rule": "x"}, "da").wrong == '"Call" kan ikke stå her'


def test_a_blank_may_be_given_in_several_languages():
    """The reader's own; else English; else the one that is there."""
    args = {"clause": "a", "where": "Somewhere", "where_en": "The guide", "where_da": "Vejledningen"}
    ends = [
        say("OFFICIAL_TEXT_PENDING", args, language).help.rpartition(": ")[2] for language in ("en", "da")
    ]
    assert ends == ["The guide", "Vejledningen"]
    del args["where_da"]
    assert say("OFFICIAL_TEXT_PENDING", args, "da").help.endswith(": The guide")
    del args["where_en"]
    assert say("OFFICIAL_TEXT_PENDING", args, "da").help.endswith(": Somewhere")


def test_every_word_is_in_danish():
    """English may be what the program gives."""
    lacking = [
        (code, word)
        for code, entry in catalogue().items()
        for word, spoken in entry.get("words", {}).items()
        if not spoken.get("da") or set(spoken) - {"en", "da"}
    ]
    assert lacking == []


def test_what_a_word_file_cannot_hold_is_known():
    """Every name the reader of Word files has for it, and no other."""
    assert set(own("WORD_WORDING_REFUSED")) == set(_REFUSED.values())


def test_every_rule_of_a_field_is_known():
    """What a field asks for, as its record says it, and no other."""
    records = {item for module in MODULES for item in vars(module).values()
               if isinstance(item, type) and issubclass(item, Record)}  # fmt: skip
    rules = {field.metadata.get("rule") for item in records for field in fields(item)} - {None}
    assert set(own("PATTERN")) == rules


def test_every_limit_of_a_file_is_known():
    """The two that the reader has."""
    data = [b"a" * (MAX_BYTES + 1), b"a: [" + b"b," * MAX_NODES + b"]"]
    found = [dict(parse(text, "x.yaml")[1][0].args)["limit"] for text in data]
    assert set(own("YAML_TOO_BIG")) == set(found)


@pytest.mark.parametrize("code", ["FILTER_VALUE", "VALUE_NOT_TEXT"])
@pytest.mark.parametrize("value", ["", 1, Decimal(1), True, date.min, MONEY, PERIOD, (), {}, None], ids=repr)
def test_every_kind_of_value_is_known(code, value):
    """Nobody is told of a tuple."""
    assert type(value).__name__ in own(code)


@pytest.mark.parametrize("formula", FORMULAS)
def test_what_a_formula_cannot_use_is_known(formula):
    """Jinja's own complaints apart."""
    with pytest.raises(FormulaError) as raised:
        parse_formula(formula)
    given = raised.value.args_.get("what") or raised.value.args_["problem"]
    assert given in own(raised.value.code) or given.startswith(("expected token", "unexpected"))


@pytest.mark.parametrize("wording", WORDINGS)
def test_what_a_wording_cannot_hold_is_known(wording):
    """Of Markdown and of Jinja."""
    _, findings = compile_markdown(wording, "x.md")
    given = [
        (finding.code, dict(finding.args)["what"]) for finding in findings if dict(finding.args).get("what")
    ]
    assert given
    assert [what for code, what in given if what not in own(code)] == []
