"""Proofreading one wording: what is typed, how it looks, and whether its languages have the same figures."""

from __future__ import annotations

import pytest

from pipeline.build.clauses.proof.alike import figures_alike
from pipeline.build.clauses.proof.looks import FAULTS, looks
from pipeline.build.clauses.proof.typed import typed
from pipeline.model.messages import catalogue
from pipeline.model.phrases import Phrases
from pipeline.model.words import LANGUAGES
from pipeline.render.markdown import compile_markdown
from pipeline.render.wording import CompiledWording

PHRASES = Phrases(
    phrases={
        "clause": {"en": "clause", "da": "punkt"},
        "annex": {"en": "Annex", "da": "Bilag", "fr": "Annexe"},
    },
    labels={},
    units={
        "year": {"en": ("year", "years")},
        "month": {"en": ("month", "months"), "da": ("måned", "måneder")},
    },
    modality={},
    facts={},
)


def compiled(text, language="en"):
    paragraphs, findings = compile_markdown(text, f"x.{language}.md")
    assert findings == []
    shape = tuple(paragraph.shape for paragraph in paragraphs)
    return CompiledWording(f"x.{language}.md", "", "", paragraphs, shape)


def told(text, language="en"):
    return [(f.code, dict(f.args).get("typed")) for f in typed(compiled(text, language), language, PHRASES)]


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("As clause 7 says.", "en", "clause 7"),
        ("See Annex 2.", "en", "Annex 2"),
        ("Se punkt 4.2.", "da", "punkt 4.2"),
        ("Se pkt. 4.2.", "da", "pkt. 4.2"),
        ("Se bilag 3.", "da", "bilag 3"),
        ("Selon l’article 5.", "fr", "article 5"),
        ("Voir l’Annexe n° 2.", "fr", "Annexe n° 2"),
        ("Según la cláusula 3.", "es", "cláusula 3"),
        ("Nos termos da cláusula 3.1.", "pt", "cláusula 3.1"),
    ],
)
def test_a_typed_reference(text, language, shown):
    """In each language, whatever a clause is called in it."""
    assert told(text, language) == [("REFERENCE_TYPED", shown)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ('As clause {{ "term" | ref }} says.', "en"),
        ("Under Article 28 of the Regulation.", "en"),
        ("Efter artikel 28 i forordningen.", "da"),
        ("Selon l’article 28 du Règlement.", "fr"),
        ("Según el artículo 28 del Reglamento.", "es"),
        ("Nos termos do artigo 28.º do Regulamento.", "pt"),
        ("Efter lovens § 9.", "da"),
        ("The ILO’s Convention 138.", "en"),
    ],
)
def test_no_typed_reference(text, language):
    """A reference, and the articles of laws."""
    assert told(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("Within 3 months of it.", "en", "3 months of it."),
        ("Inden 3 måneder.", "da", "3 måneder."),
        ("At most 7% of it.", "en", "7%"),
        ("Højst 7 % af det.", "da", "7%"),
        ("By 1 March 2027.", "en", "2027-03-01"),
        ("Over DKK 200,000.", "en", "DKK 200,000."),
    ],
)
def test_a_typed_figure(text, language, shown):
    """A deadline, a share, a date, an amount."""
    assert told(text, language) == [("FIGURE_TYPED", shown)]


@pytest.mark.parametrize(
    "text",
    [
        'Within {{ term.notice_months | count("month") }}.',
        "Decision (EU) 2021/914 of 4 June 2021.",
        "Within two months.",
        "Agenda 2030.",
        "A person under 18 years.",
    ],
)
def test_no_typed_figure(text):
    """Facts, acts of law, words, names."""
    assert told(text) == []


def test_a_leftover():
    """It would be printed."""
    assert told("Paid to [the bank].") == [("WORDING_LEFTOVER", None)]


def faults(text, language):
    return [dict(f.args)["fault"] for f in looks(compiled(text, language), language)]


@pytest.mark.parametrize(
    ("text", "language", "fault"),
    [
        ("One  two.", "en", "double-space"),
        ('A "word".', "da", "straight-quote"),
        ("The Party's word.", "en", "straight-apostrophe"),
        ("And so on...", "es", "dots"),
        ("One - two.", "en", "dash"),
        ("One ( two).", "pt", "space-after-bracket"),
        ("One , two.", "en", "space-before"),
        ("One : two.", "en", "no-space-before-mark"),
        ("Un ; deux.", "fr", "space-before-mark"),
        ("Un: deux.", "fr", "space-before-mark"),
        ("« Un\u00a0».", "fr", "space-after-quote"),
        ("“Un”.", "fr", "quotes"),
        ("«word»", "en", "quotes"),
        ("Et «ord» her.", "da", "quotes"),
        ("Qué es?", "es", "turned"),
    ],
)
def test_how_it_looks(text, language, fault):
    """Section 8: one fault, and its sentence is in the catalogue."""
    assert faults(text, language) == [fault]
    assert fault in catalogue()["TYPOGRAPHY"]["words"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Party’s “word”: one, two (three) – four; 14:30.", "en"),
        ("Et »ord« – og et “andet”.", "da"),
        ("Un\u00a0: deux\u00a0; «\u00a0trois\u00a0»\u00a0! À 14:30, https://x.org.", "fr"),
        ("¿Qué es? «Uno» y “dos”.", "es"),
        ("{{ kind }}: «um», dois.", "pt"),
    ],
)
def test_as_it_is_printed(text, language):
    """Nothing to say."""
    assert faults(text, language) == []


def test_every_fault_has_words():
    """In the catalogue, and none of them there is unused."""
    assert {name for code in LANGUAGES for name, _ in FAULTS[code]} == set(catalogue()["TYPOGRAPHY"]["words"])


def test_figures_that_differ():
    """V33: at the paragraph of the other language."""
    versions = {
        "en": compiled("One.\n\nUnder the ILO’s Convention 138."),
        "da": compiled("Ét.\n\nKonvention 183.", "da"),
    }
    (found,) = figures_alike(versions)
    assert (found.place.file, found.place.line, dict(found.args)) == (
        "x.da.md", 3, {"first": "en", "mine": "138", "other": "da", "theirs": "183"})  # fmt: skip


def test_figures_alike():
    """And languages that cannot be compared paragraph for paragraph are told elsewhere."""
    assert list(figures_alike({"en": compiled("Act 138."), "fr": compiled("Loi n° 138.", "fr")})) == []
    assert list(figures_alike({"en": compiled("Act 138."), "fr": compiled("Loi.\n\nUne autre.", "fr")})) == []
