"""What the tests of rendering share: the real clause library, loaded once, and a way to fill a wording."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.files.library import load_library
from pipeline.model.clause import WordingSource
from pipeline.render.book import Book
from pipeline.render.fill import Filler

ROOT = Path(__file__).parents[2]


def no_word(_source):
    """Read no Word file: what these tests render is Markdown."""
    return (), []


@pytest.fixture(scope="session")
def library():
    """Load the library of the repository."""
    return load_library(ROOT / "clauses")[0]


@pytest.fixture
def filler(library):
    """Give a filler over some tables and wordings of our own."""

    def make(language="en", tables=None, wordings=None, **facts):
        sources = {
            ("sample", name, language): WordingSource(f"clauses/wording/sample/{name}.md", "0", text)
            for name, text in (wordings or {}).items()
        }
        book = Book(replace(library, wordings=sources, tables=tables or library.tables), no_word)
        scope = {
            "language": language, "words": book.words(language), "glossary": book.glossary, "terms_used": set(),
            "included": frozenset(), "numbers": {}, "binding": True, "must": "", "parties": (), **facts,
        }  # fmt: skip
        return Filler(book, scope)

    return make


@pytest.fixture
def fill(filler):
    """Give a function that fills a wording with facts; it returns its blocks."""

    def blocks(text, language="en", **facts):
        made = filler(language, wordings={"standard": text}, **facts)
        wording, findings = made._book.wording("sample", "standard", language)
        assert findings == []
        return [block for passage in made.passages(wording) for block in passage.blocks()]

    return blocks
