"""The whole library proofread, or some of its clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.build.clauses.proof.alike import figures_alike
from pipeline.build.clauses.proof.looks import looks
from pipeline.build.clauses.proof.reading import wordings_of
from pipeline.build.clauses.proof.terms import terms_twice, terms_undefined, terms_unused
from pipeline.build.clauses.proof.typed import typed
from pipeline.model.clause import Clause
from pipeline.model.places import Finding
from pipeline.render.book import Book


def proofread(book: Book, clauses: Sequence[Clause]) -> Iterator[Finding]:
    """Find what a careful reader would mark in the texts of some clauses, and in the glossary."""
    library = book.library
    files: list[str] = []
    for clause in clauses:
        for _, group in groupby(wordings_of(book, clause), key=lambda found: found[0]):
            versions = {language: wording for _, language, wording in group}
            files += [wording.file for wording in versions.values()]
            for language, wording in versions.items():
                yield from typed(wording, language, library.phrases)
                yield from looks(wording, language)
            yield from figures_alike(versions)
    read = [(code, text) for c in library.clauses.values() for _, code, text in wordings_of(book, c)]
    yield from terms_undefined(library, read, files)
    yield from terms_twice(library)
    yield from terms_unused(library, read)
