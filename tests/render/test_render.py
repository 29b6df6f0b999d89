"""From a selection to documents: which languages stand in which document, and what they define."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.files.library import vocabularies
from pipeline.files.partnership import load_partnership
from pipeline.model.document import Edition
from pipeline.pick import facts_of, pick
from pipeline.render.book import Book
from pipeline.render.render import Stamps, render

ROOT = Path(__file__).parents[2]
STAMPS = Stamps(edition=Edition("0.1"), author="NSK", paper="")


@pytest.fixture(name="documents")
def _documents(library):
    """Render the first agreement of an example in a layout."""

    def documents(layout, versions=("en", "da")):
        loaded = load_partnership(ROOT, "nsk-ixchel", vocabularies(library)).partnership
        languages = replace(loaded.languages, layout=layout, versions=versions)
        partnership = replace(loaded, languages=languages)
        agreement = partnership.agreements[0]
        selection, _ = pick(partnership, agreement, library)
        facts = facts_of(partnership, agreement, library)
        facts["slots"] = {slot: answer.answer for slot, answer in selection.answers.items()}
        facts["conflicts"] = ()
        book = Book(library, lambda _source: ((), []))
        return render(selection, facts, book, STAMPS, {}).documents

    return documents


def defined(column):
    """The defined terms that a column lists."""
    (clause,) = (clause for clause in column.clauses if clause.id == "definitions")
    (table,) = (block.table for block in clause.blocks if block.table)
    return [row[0][0] for row in table.rows]


@pytest.mark.parametrize(
    ("layout", "languages", "in_sequence"),
    [
        ("single", [("en",), ("da",)], False),
        ("side-by-side", [("en", "da")], False),
        ("sequential", [("en", "da")], True),
    ],
)
def test_the_layout_says_what_stands_together(documents, layout, languages, in_sequence):
    """A document for each language, or one for all."""
    made = documents(layout)
    assert [document.languages for document in made] == languages
    assert {document.in_sequence for document in made} == {in_sequence}


@pytest.mark.parametrize("layout", ["single", "side-by-side", "sequential"])
def test_one_language_is_one_document(documents, layout):
    """Whatever the layout, there is nothing to follow it or to stand beside it."""
    (document,) = documents(layout, ("en",))
    assert (document.languages, document.in_sequence, len(document.versions)) == (("en",), False, 1)


def test_in_sequence_each_version_sorts_its_own_terms(documents):
    """A reader looks them up by their own alphabet; side by side they stand in the rows of the first language."""
    beside, sequence = documents("side-by-side")[0], documents("sequential")[0]
    english, danish = map(defined, sequence.columns)
    assert defined(beside.columns[0]) == english
    assert sorted(defined(beside.columns[1])) == sorted(danish)
    assert defined(beside.columns[1]) != danish
