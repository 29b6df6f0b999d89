"""Sheets that go with an agreement and hold personal data: their wording filled with what lies in `local/`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.model.clause import Clause
from pipeline.model.document import Column, Document, DocumentClause, Edition
from pipeline.model.places import Finding, Place
from pipeline.render.book import Book
from pipeline.render.fill import Filler
from pipeline.render.render import Stamps

ON_ITS_OWN = Edition("", "issued")
"""A sheet has no version: it says what it is in the places where an agreement says its version."""


def sheet(
    clause: Clause, facts: Mapping[str, Any], book: Book, language: str, stamps: Stamps
) -> tuple[Document | None, tuple[Finding, ...]]:
    """Return a sheet in one language, and what was found; no document where its wording is missing."""
    wording, findings = book.wording(clause.id, clause.variants[0].id, language)
    if wording is None:
        where = Place(f"clauses/wording/{clause.id}/clause.yaml", *clause.place_of("variants"))
        lacking = Finding.of("WORDING_MISSING", where, clause=clause.id, variant=clause.variants[0].id,
                             language=language)  # fmt: skip
        return None, (*findings, lacking)
    filler = Filler(book, _scope(facts, book, language))
    passages = filler.with_tables(filler.passages(wording), wording.file)
    annex = DocumentClause(
        clause.id, clause.variants[0].id, "", "", passages, digest=wording.digest, annex=True
    )
    column = _column(annex, clause.title.get(language, ""), book, language)
    document = Document(agreement=str(facts["agreement_id"]), edition=stamps.edition, author=stamps.author,
                        paper=stamps.paper, columns=(column,), sheet=True)  # fmt: skip
    return document, (*findings, *filler.findings)


def _scope(facts: Mapping[str, Any], book: Book, language: str) -> dict[str, Any]:
    """Return the facts with what filling needs; a sheet refers to no clause and binds nobody by itself."""
    return {
        **facts, "language": language, "words": book.words(language), "glossary": book.glossary,
        "included": frozenset(), "numbers": {}, "terms_used": set(), "binding": True,
        "must": book.words(language).force(binding=True, many=True), "definitions": (),
    }  # fmt: skip


def _column(annex: DocumentClause, title: str, book: Book, language: str) -> Column:
    phrases = book.words(language).phrases
    marked = {
        **phrases,
        "version": phrases.get("sheet-closed", ""),
        "status-issued": phrases.get("sheet-private", ""),
    }
    return Column(
        language=language, title=title, subtitle="", key_terms=(), clauses=(), annexes=(annex,), annex_files=(),
        seats=(), open_points=(), phrases=marked,
    )  # fmt: skip
