"""A composed agreement as a whole: even in all languages, and no term without a meaning in its kind."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from pipeline.model.clause import Clause, Variant
from pipeline.model.phrases import GlossaryTerm
from pipeline.render.composed import undefined, uneven
from pipeline.render.markdown import compile_markdown
from pipeline.render.wording import CompiledWording

CLAUSE = Clause(id="aims", title={}, purpose={}, status="core", variants=(Variant(id="standard"),))
SELECTION = SimpleNamespace(
    clauses=(SimpleNamespace(clause=CLAUSE, variant="standard"),), annexes=(), kind=SimpleNamespace(id="mou")
)


def column(language, count):
    return SimpleNamespace(language=language, clauses=(SimpleNamespace(blocks=(None,) * count),), annexes=())


def test_uneven():
    """V32: the clause, its variant, and how many paragraphs each language has."""
    (found,) = uneven(SELECTION, (column("en", 2), column("da", 3)))
    assert (found.code, found.place.file) == ("PARAGRAPHS_UNEVEN", "clauses/wording/aims/clause.yaml")
    assert dict(found.args) == {"clause": "aims", "variant": "standard", "counts": "en 2, da 3"}


def test_even():
    """Nothing to say; nor of one language alone."""
    assert list(uneven(SELECTION, (column("en", 2), column("da", 2)))) == []
    assert list(uneven(SELECTION, (column("en", 2),))) == []


def book(*kinds):
    """A book in whose second paragraph a term stands that has a meaning in some kinds."""
    first, second = compile_markdown("One.\n\nThe Grant.", "x.en.md")[0]
    wording = CompiledWording("x.en.md", "", "", (first, replace(second, terms=frozenset({"grant"}))), ())
    return SimpleNamespace(
        glossary={"grant": GlossaryTerm(id="grant", kinds=kinds)}, wording=lambda *_: (wording, [])
    )


def test_a_term_of_another_kind():
    """V45: where it is used first."""
    (found,) = undefined(SELECTION, {"grant"}, book("grant"), ("en",))
    assert (found.code, found.place.line, dict(found.args)) == (
        "TERM_NOT_OF_KIND", 3, {"term": "grant", "kind": "mou"})  # fmt: skip


def test_a_term_of_this_kind():
    """Or of all."""
    assert list(undefined(SELECTION, {"grant"}, book("grant", "mou"), ("en",))) == []
    assert list(undefined(SELECTION, {"grant"}, book(), ("en",))) == []
