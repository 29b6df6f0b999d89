"""The small language of conditions: what it can say, and what it refuses by construction."""

from __future__ import annotations

import contextlib
import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formula import FormulaError, Missing, parse_formula
from pipeline.formula.parse import _Compiler
from pipeline.model.agreement import Choice, Term
from pipeline.model.money import Transfer
from pipeline.model.party import Party
from pipeline.model.words import Money

NSK = Party(id="nsk", role="danish-lead", kind="cso", name="Nord-Syd", short_name="NSK", country="DK")
IXCHEL = Party(id="ixchel", role="local-lead", kind="cso", name="Ixchel", short_name="Ixchel", country="GT")
FACTS = {
    "kind": "mou",
    "secondary": ("professional", "alliance"),
    "parties": (NSK, IXCHEL),
    "danish": NSK,
    "partner": None,
    "transfer": Transfer(ceiling=Money(amount=Decimal("1150000.00"), currency="DKK"), instalments=()),
    "term": Term(start=date(2027, 3, 1)),
    "retention_years": 10,
    "has_mou": False,
    "title": {"en": "Title", "da": "Titel"},
    "slots": {"external-voice": "none", "term": "fixed"},
    "choices": {"money": Choice(value="transfer")},
    "included": frozenset({"phase-out"}),
}


def run(source):
    """What a formula gives for the facts."""
    return parse_formula(source).run(FACTS)


def refused(source):
    """With which code a formula is refused."""
    with pytest.raises(FormulaError) as caught:
        parse_formula(source)
    return caught.value.code


HOLDS = [
    'kind == "mou"',
    "kind != 'grant'",
    '"alliance" in secondary',
    '"value-based" not in secondary',
    'kind in ["mou", "grant"]',
    'kind in ("mou",)',
    '"ou" in kind',
    "retention_years == 10",
    "retention_years >= 10 and retention_years <= 10",
    "retention_years > 9.5 and retention_years < 11",
    "transfer.ceiling.amount == 1150000",
    "transfer.ceiling.amount > 1000000",
    "term.start >= '2027-03-01'",
    "term.start < '2027-10-01'",
    "not has_mou",
    "has_mou == false",
    "true and not false",
    'slots.term == "fixed"',
    'slots["external-voice"] == "none"',
    'parties["ixchel"].country == "GT"',
    "parties[1].id == 'ixchel'",
    "parties[0].danish and not parties[1].danish",
    "danish.short_name == 'NSK'",
    'title.da == "Titel" and title["en"] == "Title"',
    '"phase-out" is included',
    '"term" is not included',
    "(has_mou or retention_years) == 10",
    "not (kind == 'grant' or has_mou)",
    "choices.money.value == 'transfer'",
]


@pytest.mark.parametrize("source", HOLDS)
def test_facts_are_read_compared_and_joined(source):
    """Each of these holds for the facts above."""
    assert run(source)


MISSING = [
    "partner",
    "partner.name",
    "framework.mou_title.da",
    "choices.money.reason",
    "choices.exit.reason",
    'parties["umeme"]',
    "parties[7]",
    "parties[purpose]",
    'title["fr"]',
    "title.fr",
    'kind["upper"]',
    "investments > 3",
    "investments < 3",
    "3 <= investments",
    "investments == 3",
    "investments in secondary",
    '"x" in agenda',
    "purpose is included",
    "purpose == background",
    "slots[title]",
    "title in title",
    "retention_years in kind",
    "title is included",
]


@pytest.mark.parametrize("source", MISSING)
def test_what_is_missing_is_false_and_never_stops_a_formula(source):
    """A fact nobody gave, a name nobody knows, a question that makes no sense."""
    assert not run(source)


def test_a_missing_fact_knows_its_path():
    """So that the gap in the document can name it."""
    assert run("framework.mou_title.da") == Missing("framework.mou_title.da")
    assert run("purpose or partner.name") == Missing("partner.name")
    assert run("parties[purpose]") == Missing("purpose")


def test_and_and_or_give_the_fact_that_decides():
    """So `or` may name another fact that will do."""
    assert run('partner.name or danish.name or "nobody"') == "Nord-Syd"
    assert run("danish and retention_years") == 10


def test_a_formula_knows_which_facts_it_reads():
    """Each path once for each time it is named, and the filters it uses: none."""
    formula = parse_formula('term.end and kind == "mou" or slots["exit"]')
    assert formula.paths == (("term", "end"), ("kind",), ("slots",))
    assert formula.filters == ()


FORBIDDEN = {
    "Call": "danish.place_of('id')",
    "Add": "retention_years + 1",
    "Sub": "retention_years - 1",
    "Mul": '"a" * 1500000000',
    "Div": "retention_years / 2",
    "FloorDiv": "retention_years // 2",
    "Mod": '"%s" % kind',
    "Pow": "9 ** (9 ** 9)",
    "Neg": "-retention_years",
    "Pos": "+retention_years",
    "Concat": 'kind ~ "x"',
    "CondExpr": '"a" if has_mou else "b"',
    "Dict": "{'a': 1}",
    "Slice": "parties[0:1]",
    "is defined": "kind is defined",
    "is divisibleby": "retention_years is divisibleby 3",
    "is included": '"a" is included("b")',
    "a chain of comparisons": "1 < retention_years < 20",
}


@pytest.mark.parametrize(("what", "source"), FORBIDDEN.items(), ids=FORBIDDEN)
def test_what_is_not_on_the_list_is_refused_by_name(what, source):
    """Calls, calculation, building and choosing: each refusal says what it refuses."""
    with pytest.raises(FormulaError) as caught:
        parse_formula(source)
    assert (caught.value.code, caught.value.args_["what"]) == ("FORMULA_FORBIDDEN", what)


def test_the_list_of_what_is_allowed_is_short():
    """What a later version of Jinja may add is refused until somebody adds it here too."""
    allowed = {kind.__name__ for kind in _Compiler("", {})._handlers}
    assert allowed == {
        "Const", "List", "Tuple", "Name", "Getattr", "Getitem", "Filter", "Test",
        "Compare", "Not", "And", "Or",
    }  # fmt: skip


INJECTIONS = {
    "cycler.__init__.__globals__": "FORMULA_NAME",
    "cycler.__init__.__globals__.os.popen('id').read()": "FORMULA_FORBIDDEN",
    "''.__class__.__mro__": "FORMULA_NAME",
    "('x').__class__": "FORMULA_NAME",
    "danish.__class__": "FORMULA_NAME",
    "danish['__init__']['__globals__']": "FORMULA_NAME",
    "(danish or partner).__class__": "FORMULA_NAME",
    "[].__class__": "FORMULA_NAME",
    "_private": "FORMULA_NAME",
    "kind|attr('__class__')": "FORMULA_FILTER",
    "kind|attr('format')": "FORMULA_FILTER",
    "secondary|map('upper')": "FORMULA_FILTER",
    "kind|upper": "FORMULA_FILTER",
    "lipsum()": "FORMULA_FORBIDDEN",
    "range(99999)": "FORMULA_FORBIDDEN",
    "namespace(a=1)": "FORMULA_FORBIDDEN",
    "self.__init__()": "FORMULA_FORBIDDEN",
    "kind.format(1)": "FORMULA_FORBIDDEN",
    "kind }} {{ has_mou": "FORMULA_SYNTAX",
    "kind }}{% if has_mou %}{{ kind }}{% endif %}{{ has_mou": "FORMULA_SYNTAX",
    "kind = 'grant'": "FORMULA_SYNTAX",
    "lambda: 1": "FORMULA_SYNTAX",
    "{% raw %}": "FORMULA_SYNTAX",
    "": "FORMULA_SYNTAX",
    "kind; has_mou": "FORMULA_SYNTAX",
}


@pytest.mark.parametrize(("source", "code"), INJECTIONS.items(), ids=INJECTIONS)
def test_what_breaks_out_of_templates_is_refused(source, code):
    """The known ways from a template to the computer, each with its code."""
    assert refused(source) == code


@pytest.mark.parametrize(
    "source",
    ["danish.place_of", "danish.at", "danish['place_of']", "kind.upper", "term.start.year", "title.items",
     "secondary.count", "slots.get", "transfer.ceiling.amount.real", "cycler", "lipsum", "self", "loop", "caller"],
)  # fmt: skip
def test_only_declared_facts_can_be_read(source):
    """Not what Python gives every value, nor what a record keeps for the program."""
    assert isinstance(run(source), Missing)


def test_a_name_worked_out_from_a_fact_opens_no_door():
    """A partner who calls itself `__class__` reads nothing."""
    formula = parse_formula("danish[language]")
    for name in ("__class__", "place_of", "at", "nobody"):
        assert isinstance(formula.run(FACTS | {"language": name}), Missing)
    assert formula.run(FACTS | {"language": "country"}) == "DK"


DEEP = {
    "parentheses": lambda n: "(" * n + "kind" + ")" * n,
    "not": lambda n: "not " * n + "kind",
    "and": lambda n: " and ".join(["kind"] * n),
    "fields": lambda n: "kind" + ".name" * n,
    "entries": lambda n: "kind" + "[kind]" * n,
    "lists": lambda n: "[" * n + "]" * n,
    "minus": lambda n: "-" * n + "retention_years",
    "open brackets": lambda n: "[" * n,
    "filters": lambda n: "kind" + "|upper" * n,
}


@pytest.mark.parametrize("deep", DEEP.values(), ids=DEEP)
@pytest.mark.parametrize("depth", [60, 3_000, 10_000])
def test_a_deep_formula_is_refused_and_crashes_nothing(deep, depth):
    """Or runs, where depth costs nothing; never an exhausted stack, and never for long."""
    start = time.process_time()
    with contextlib.suppress(FormulaError):
        parse_formula(deep(depth)).run(FACTS)
    assert time.process_time() - start < 2


@given(st.text(st.sampled_from("abk_.[]()|,'\"=<>!~+-*%{}#& \n1") | st.characters(), max_size=40))
def test_any_text_is_a_formula_or_is_refused(text):
    """And what is a formula runs on whatever facts there are."""
    with contextlib.suppress(FormulaError):
        parse_formula(text).run(FACTS)
        parse_formula(text).run({})
