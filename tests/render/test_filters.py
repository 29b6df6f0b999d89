"""The filters of wording, one by one, and what each does with what it cannot use."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from pipeline.formula import Missing, compile_node, environment
from pipeline.model.document import Reference, plain
from pipeline.model.party import Party
from pipeline.model.phrases import GlossaryTerm, TermWords
from pipeline.model.words import L10n, Money
from pipeline.render.filters import FILTERS, FilterError, show
from pipeline.render.words import Words

NSK = Party(id="nsk", role="danish-lead", kind="cso", name="Nord-Syd", short_name="NSK", country="DK")
IXCHEL = Party(
    id="ixchel", role="local-lead", kind="cso", name="Mujeres Ixchel", short_name="Ixchel", country="GT"
)
GRANT = GlossaryTerm(
    id="grant", en=TermWords(term="the Grant", forms=("Grant",), genitive="the Grant’s", meaning="m")
)
NBSP = "\u00a0"
ROW = {
    "start": date(2027, 3, 1), "months": 12, "share": Decimal("7.5"), "plain": Decimal("1500.50"),
    "total": Money(amount=Decimal(1150000), currency="DKK"), "ids": ("survival", "term", "breach"),
    "fx": ("actual-rate", "fifo"),
}  # fmt: skip


@pytest.fixture(name="scope")
def _scope(library):
    """Facts in English."""
    return {
        "language": "en", "words": Words("en", library.phrases), "glossary": {"grant": GRANT}, "terms_used": set(),
        "numbers": {"term": "4", "breach": "7", "survival": "9", "annex-budget": f"Annex{NBSP}1"}, "binding": True,
        "parties": (NSK, IXCHEL), "danish": NSK, "agenda": (L10n({"en": "water"}), L10n({"en": "law"})), "row": ROW,
    }  # fmt: skip


def run(source, scope):
    """What a value with filters gives."""
    [output] = environment().parse("{{ " + source + " }}").body
    return compile_node(output.nodes[0], source, FILTERS).run(scope)


SHOWN = {
    "row.start | date": "1 March 2027",
    "row.total | money": f"DKK{NBSP}1,150,000",
    'row.plain | money("GTQ")': f"GTQ{NBSP}1,500.50",
    "row.plain | amount": "1,500.50",
    "row.total | amount": "1,150,000",
    "row.share | percent": "7.5%",
    '"10" | percent': "10%",
    'row.months | count("month")': f"12{NBSP}months",
    '"1" | count("month")': f"1{NBSP}month",
    "parties | names": "Nord-Syd and Mujeres Ixchel",
    "parties | short_names": "NSK and Ixchel",
    "danish.short_name | genitive": "NSK’s",
    "agenda | list": "water and law",
    'agenda | list("or")': "water or law",
    '"grant" | term': "the Grant",
    '"grant" | term("genitive")': "the Grant’s",
    '"danish-lead" | label("role")': "Danish lead",
    '"nsk" | party': "NSK",
    "danish | must": "shall",
    "parties | must": "shall",
    '"term" | ref': "4",
    '"annex-budget" | ref': f"Annex{NBSP}1",
    "row.ids | ref": "4, 7 and 9",
    "agenda | items": ("water", "law"),
    'row.fx | label("nothing")': ("actual-rate", "fifo"),
}


@pytest.mark.parametrize(("source", "expected"), SHOWN.items(), ids=SHOWN)
def test_each_filter_writes_what_it_is_for(source, expected, scope, library):
    """In the language of the document."""
    scope["glossary"] = {"grant": GRANT}
    expected = library.phrases.labels["role"]["danish-lead"]["en"] if expected == "Danish lead" else expected
    found = run(source, scope)
    assert (plain(found) if isinstance(expected, str) else found) == expected


def test_a_reference_stays_alive(scope):
    """Each number is a link to its clause, in the order of the document, whatever order was typed."""
    parts = run("row.ids | ref", scope)
    assert [part.target for part in parts if isinstance(part, Reference)] == ["term", "breach", "survival"]


def test_a_term_notes_that_it_is_used(scope):
    """So that the definitions explain it."""
    run('"grant" | term', scope)
    assert scope["terms_used"] == {"grant"}


@pytest.mark.parametrize(
    ("binding", "expected"), [(True, ("shall", "shall")), (False, ("intends to", "intend to"))]
)
def test_the_verb_of_duty_follows_what_binds(binding, expected, scope):
    """One party, and several."""
    scope["binding"] = binding
    assert (run("danish | must", scope), run("parties | must", scope)) == expected


@pytest.mark.parametrize("name", FILTERS)
def test_a_missing_fact_passes_through_every_filter(name, scope):
    """To end as one gap with its own name, also where it is what a filter is told."""
    assert run(f"grant.journal_no | {name}", scope) == Missing("grant.journal_no")
    assert run(f"row.plain | {name}(grant.journal_no)", scope) == Missing("grant.journal_no")


WRONG = {
    "danish | date": "FILTER_VALUE",
    '"2027-03-01" | date': "FILTER_VALUE",
    "danish | money": "FILTER_VALUE",
    '"much" | amount': "FILTER_VALUE",
    "agenda | percent": "FILTER_VALUE",
    'row.start | count("day")': "FILTER_VALUE",
    "agenda | names": "FILTER_VALUE",
    "danish | short_names": "FILTER_VALUE",
    "danish | genitive": "FILTER_VALUE",
    "danish.name | list": "FILTER_VALUE",
    "danish | list": "FILTER_VALUE",
    "parties | list": "VALUE_NOT_TEXT",
    "danish.name | items": "FILTER_VALUE",
    '"nothing" | term': "TERM_UNKNOWN",
    '"nothing" | ref': "REFERENCE_DANGLING",
    '"term" | ref | ref': "REFERENCE_DANGLING",
    'row.start | date("long")': "FILTER_VALUE",
    "agenda | list(agenda)": "FILTER_VALUE",
    '"a" | label(agenda[0])': "FILTER_VALUE",
}


@pytest.mark.parametrize(("source", "code"), WRONG.items(), ids=WRONG)
def test_what_a_filter_cannot_use_is_said_so(source, code, scope):
    """With a code, never with an exception of Python's."""
    with pytest.raises(FilterError) as caught:
        run(source, scope)
    assert caught.value.code == code


@pytest.mark.parametrize("value", [True, 1.5, NSK, object()])
def test_what_has_no_words_is_not_printed(value, scope):
    """A truth, a record, anything of the program's own."""
    with pytest.raises(FilterError) as caught:
        show(value, scope)
    assert caught.value.code == "VALUE_NOT_TEXT"
