"""What each clause of a document says, as a digest: by these, a clause that changed in one language only is found."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from pipeline.model.document import Block, Document, DocumentClause, Table, plain
from pipeline.render.wording import Run

LENGTH = 16
"""So many digits of a digest are enough to tell two wordings of one clause apart."""


def clause_digests(documents: Iterable[Document]) -> dict[str, str]:
    """Return a digest of each clause and annex in each language, by `<clause>/<language>`; numbers do not count."""
    return {
        f"{clause.id}/{column.language}": _digest(clause)
        for document in documents
        for column in document.columns
        for clause in (*column.clauses, *column.annexes)
    }


def _digest(clause: DocumentClause) -> str:
    text = "\n".join((clause.title, *_lines(clause)))
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def _lines(clause: DocumentClause) -> Iterator[str]:
    for block in clause.blocks:
        if block.table:
            yield from _cells(block.table)
        else:
            yield _paragraph(block)


def _paragraph(block: Block) -> str:
    """Return a paragraph's text; a reference says which clause it means, and not its number."""
    values = iter(block.values)
    return "".join(
        piece.text if isinstance(piece, Run) else _value(next(values, "")) for piece in block.paragraph.pieces
    )


def _value(value: object) -> str:
    parts = value if isinstance(value, tuple) else (value,)
    return "".join(str(getattr(part, "target", "") or plain((part,))) for part in parts)


def _cells(table: Table) -> Iterator[str]:
    for row in table.rows:
        for cell in row:
            yield from (plain(value) for value in cell)
