"""A composed agreement looked at as a whole: its languages paragraph for paragraph, its terms against the glossary."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from pipeline.model.document import Column
from pipeline.model.places import Finding, Place
from pipeline.model.selection import Selection
from pipeline.render.book import Book


def uneven(selection: Selection, columns: Sequence[Column]) -> Iterator[Finding]:
    """V32: find the clauses that have more paragraphs in one language than in another, with everything filled in."""
    if len(columns) < 2:
        return
    picked = (*selection.clauses, *selection.annexes)
    in_each = ((*column.clauses, *column.annexes) for column in columns)
    for about, *clauses in zip(picked, *in_each, strict=True):
        counts = [len(clause.blocks) for clause in clauses]
        if len(set(counts)) > 1:
            shown = ", ".join(f"{c.language} {count}" for c, count in zip(columns, counts, strict=True))
            where = Place(
                f"clauses/wording/{about.clause.id}/clause.yaml", *about.clause.place_of("variants")
            )
            yield Finding.of(
                "PARAGRAPHS_UNEVEN", where, clause=about.clause.id, variant=about.variant, counts=shown
            )


def undefined(
    selection: Selection, used: Collection[str], book: Book, languages: Sequence[str]
) -> Iterator[Finding]:
    """V45: find the defined terms that an agreement uses and its kind has no meaning for."""
    kind = selection.kind.id
    for term in sorted(used):
        kinds = book.glossary[term].kinds
        if kinds and kind not in kinds:
            yield Finding.of(
                "TERM_NOT_OF_KIND", _first_use(selection, term, book, languages), term=term, kind=kind
            )


def _first_use(selection: Selection, term: str, book: Book, languages: Sequence[str]) -> Place:
    """Return where a term is used first; the glossary, where it is a value that asks for it."""
    for picked in (*selection.clauses, *selection.annexes):
        for language in languages:
            wording, _ = book.wording(picked.clause.id, picked.variant, language)
            for paragraph in wording.paragraphs if wording else ():
                if term in paragraph.terms:
                    return Place(wording.file, paragraph.line, 1) if wording else Place("")
    return Place("clauses/glossary.yaml", *book.glossary[term].place_of("kinds"))
