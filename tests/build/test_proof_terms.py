"""Proofreading the terms: without a meaning, with two, or never used."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from pipeline.build.clauses.proof.terms import terms_twice, terms_undefined, terms_unused
from pipeline.model.phrases import GlossaryTerm, TermWords
from pipeline.render.book import Book
from pipeline.render.markdown import compile_markdown
from pipeline.render.wording import CompiledWording

CLAUSES = {"term": SimpleNamespace(annex=False), "plan": SimpleNamespace(annex=True)}


def term(name, *forms, kinds=(), meaning="what is meant"):
    words = TermWords(term=name, forms=forms or (name,), meaning=meaning)
    return GlossaryTerm(id=name.casefold(), kinds=kinds, en=words)


def library(*terms, names=None):
    return SimpleNamespace(glossary=terms, names=names or {}, kinds=("mou", "grant"), clauses=CLAUSES,
                           phrases=SimpleNamespace(phrases={"annex": {"en": "Annex"}}))  # fmt: skip


def read(text, *terms):
    """A wording, with the terms it uses noted as when the library compiles it."""
    paragraphs, findings = compile_markdown(text, "x.en.md")
    assert findings == []
    book = Book(library(*terms), lambda _source: ((), []))
    return [
        ("en", CompiledWording("x.en.md", "", "", tuple(book._with_terms(p, "en") for p in paragraphs), ()))
    ]


def undefined(text, *terms, names=None):
    return [
        dict(f.args)["term"]
        for f in terms_undefined(library(*terms, names=names), read(text, *terms), ["x.en.md"])
    ]


def test_a_term_without_a_meaning():
    """A common word with a capital inside a sentence."""
    assert undefined("A board votes when it meets. When the Board meets, it votes.") == ["Board"]


@pytest.mark.parametrize(
    "text",
    [
        "Boards meet. The board decides.",
        "The rules: Rules of the house apply, says {{ kind }} Rules.",
        "The union and the rights of the European Union and its Charter of Rights.",
        "The party asks the UN.",
        "The convention, and the ILO’s Convention 138.",
        "Somebody in Denmark.",
    ],
)
def test_what_is_no_term(text):
    """The beginning of a sentence, names of several words, short forms, numbered acts, words that are only names."""
    assert undefined(text) == []


def test_a_term_with_a_meaning():
    """In every form that the glossary has; and names that it lists."""
    text = "A board meets. When the Board meets, the Boards vote."
    assert undefined(text, term("Board", "Board", "Boards")) == []
    assert undefined(text, names={"en": ("Board", "Boards")}) == []


def twice(*terms):
    return [dict(f.args) for f in terms_twice(library(*terms))]


def test_two_meanings():
    """Of one form in one kind of agreement, or of one id."""
    assert twice(term("Grant"), term("Money", "Money", "Grant")) == [{"form": "Grant", "other": "grant"}]
    assert twice(term("Grant"), term("GRANT"))[0] == {"form": "grant", "other": "grant"}


def test_one_meaning_each():
    """Different forms, or different kinds of agreement."""
    assert twice(term("Grant"), term("Money")) == []
    assert twice(term("Grant", kinds=("grant",)), term("Money", "Grant", kinds=("mou",))) == []


def unused(text, *terms):
    return [dict(f.args)["term"] for f in terms_unused(library(*terms), read(text, *terms))]


def test_a_term_that_no_text_uses():
    """Nor any other term's meaning."""
    assert unused("A text.", term("Board")) == ["board"]


def test_a_term_in_use():
    """In a text, as a value, or to explain another term that is."""
    assert unused("The Board meets.", term("Board")) == []
    assert unused('{{ "board" | term }} meets.', term("Board")) == []
    assert unused("The Board meets.", term("Board", meaning="chosen by the Members"), term("Members")) == []


def test_a_reference_to_an_annex_uses_the_word_for_one():
    """It is printed before the number; before that of a clause there is none."""
    assert unused('See {{ "plan" | ref }}.', term("Annex")) == []
    assert unused('See {{ "term" | ref }}.', term("Annex")) == ["annex"]
