"""What is read: each paragraph of a wording as one line, with a mark for each value."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.build.clauses.known import languages_of
from pipeline.model.clause import Clause
from pipeline.render.book import Book
from pipeline.render.wording import CompiledWording, Paragraph, Run

VALUE = "\ufffc"
"""Stands where a value will stand."""
NO_BREAK = "\u00a0\u202f"


def line_of(paragraph: Paragraph) -> str:
    """Return a paragraph's text."""
    return "".join(piece.text if isinstance(piece, Run) else VALUE for piece in paragraph.pieces)


def wordings_of(book: Book, clause: Clause) -> Iterator[tuple[str, str, CompiledWording]]:
    """Return the wordings of a clause that compile: variant, language, wording."""
    for variant in clause.variants:
        for language in languages_of(book.library, clause.id, variant.id):
            compiled, _ = book.wording(clause.id, variant.id, language)
            if compiled:
                yield variant.id, language, compiled
