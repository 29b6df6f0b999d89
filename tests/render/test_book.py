"""The library made ready: each wording compiled once, its terms found, its languages held against each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline.model.clause import WordingSource
from pipeline.render.book import Book
from pipeline.render.versions import check_wordings


def no_word(_source):
    """Read no Word file."""
    return (), []


@pytest.fixture(name="book")
def _book(library):
    """Give a book of wordings by language, and of terms by their English forms."""

    def make(texts, **forms):
        sources = {("sample", "standard", lang): WordingSource(f"sample.{lang}.md", lang, text, offset=3)
                   for lang, text in texts.items()}  # fmt: skip
        model = library.glossary[0]
        terms = tuple(
            replace(model, id=name, en=replace(model.en, forms=given)) for name, given in forms.items()
        )
        return Book(replace(library, wordings=sources, glossary=terms or library.glossary), no_word)

    return make


def test_every_wording_of_the_library_compiles_and_is_built_alike_in_each_language(library):
    """Paragraph for paragraph, so that columns can stand side by side."""
    in_markdown = {key: source for key, source in library.wordings.items() if not source.word}
    assert check_wordings(Book(replace(library, wordings=in_markdown), no_word)) == []


ALIKE = "One {{ kind }}.\n\n{% if has_mou %}\n- two;\n{% endif %}\n- {{ agenda | items }}\n"
UNLIKE = {
    "a paragraph more": (ALIKE + "\nMore.\n", 11),
    "a paragraph less": ("One {{ kind }}.\n\n{% if has_mou %}\n- two;\n{% endif %}\n", 7),
    "another level": (ALIKE.replace("- two", "two"), 7),
    "another condition": (ALIKE.replace("has_mou", "not has_mou"), 7),
    "no condition": ("One {{ kind }}.\n\n- two;\n- {{ agenda | items }}\n", 6),
    "another fact": (ALIKE.replace("kind", "primary"), 4),
    "no list": (ALIKE.replace(" | items", ""), 9),
    "another order": ("{% if has_mou %}\n- two;\n{% endif %}\n\nOne.\n\n- {{ agenda | items }}\n", 5),
}


@pytest.mark.parametrize(("danish", "line"), UNLIKE.values(), ids=UNLIKE)
def test_language_versions_that_are_built_differently_are_found(danish, line, book):
    """At the first paragraph that differs, in the second file, which names the first."""
    [finding] = check_wordings(book({"en": ALIKE, "da": danish}))
    assert (finding.code, finding.place.file, finding.place.line) == ("WORDINGS_DIFFER", "sample.da.md", line)
    assert dict(finding.args) == {"clause": "sample", "other": "sample.en.md"}


def test_language_versions_may_differ_in_words_and_in_the_order_of_facts(book):
    """A sentence is built as its language builds it."""
    assert (
        check_wordings(
            book(
                {
                    "en": "One {{ kind }} of {{ primary }}.",
                    "da": "Af {{ primary }} **een** {{ kind | genitive }}.",
                }
            )
        )
        == []
    )


def test_a_wording_is_compiled_once(book):
    """Thousands of agreements share it."""
    made = book({"en": "One."})
    assert made.wording("sample", "standard", "en")[0] is made.wording("sample", "standard", "en")[0]
    assert made.wording("sample", "standard", "da") == (None, [])


def test_an_empty_wording_is_a_finding(book):
    """Also one that holds nothing but notes."""
    _, [finding] = book({"en": "> Only a note.\n"}).wording("sample", "standard", "en")
    assert (finding.code, finding.place.file) == ("WORDING_EMPTY", "sample.en.md")


def test_a_name_that_is_no_fact_is_found_at_its_paragraph(book):
    """In a value and in a condition, with the fact that was meant; else it would be a gap or never hold."""
    text = "One.\n\n{% if knid == 'mou' %}\n- two {{ term.strat | date }}\n{% endif %}\n"
    _, findings = book({"en": text}).wording("sample", "standard", "en")
    assert [(f.code, f.place.line, dict(f.args)["nearest"]) for f in findings] == [
        ("FACT_UNKNOWN", 7, "kind"),
        ("FACT_UNKNOWN", 7, "term.start"),
    ]


def terms(book, text, **forms):
    """The terms that a wording's own text uses."""
    wording, _ = book({"en": text}, **forms).wording("sample", "standard", "en")
    return {term for paragraph in wording.paragraphs for term in paragraph.terms}


def test_a_term_is_found_in_every_form_and_only_as_a_whole_word(book):
    """Capitals count: a grant in general is not the Grant."""
    forms = {"grant": ("Grant", "Grant's"), "party": ("Party",)}
    assert terms(book, "the Grant's end", **forms) == {"grant"}
    assert terms(book, "a grant, Grants and a Partying", **forms) == set()


def test_the_longest_form_decides_whose_a_word_is(book):
    """The Grant Period is not the Grant, whichever term stands first."""
    forms = {"grant": ("Grant", "Grant Agreement as a whole"), "grant-period": ("Grant Period",)}
    assert terms(book, "the Grant Period", **forms) == {"grant-period"}
    assert terms(book, "the Grant Period", **dict(reversed(forms.items()))) == {"grant-period"}
    assert terms(book, "the Grant, and its Grant Period", **forms) == {"grant", "grant-period"}


def test_a_library_without_terms_finds_none(library):
    """And does not find an empty word everywhere."""
    made = Book(replace(library, glossary=()), no_word)
    clause, variant, language = next(iter(library.wordings))
    assert all(not paragraph.terms for paragraph in made.wording(clause, variant, language)[0].paragraphs)
