"""Changes of which one is a deleted passage and another the inserted one it became, put together as one move."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.model.changes import DELETED, INSERTED, KEPT, Piece, What
from pipeline.word.redline.report.drafts import Draft
from pipeline.word.redline.report.moved import edited, moves


def with_moves(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the changes, a deleted passage and the inserted one it became as one that moved."""
    taken: dict[int, Draft] = {}
    for gone, came in (
        (_all(drafts, What.DELETED, DELETED), _all(drafts, What.INSERTED, INSERTED)),
        (_all(drafts, What.TABLE, DELETED), _all(drafts, What.TABLE, INSERTED)),
    ):
        for old, new in moves([draft.text.strip() for draft in gone], [draft.text.strip() for draft in came]):
            taken[id(gone[old])] = taken[id(came[new])] = _moved(gone[old], came[new])
    for draft in drafts:
        shown = taken.get(id(draft), draft)
        if shown is draft or shown.origin is not draft:
            yield shown


def _all(drafts: Sequence[Draft], what: What, mark: str) -> list[Draft]:
    return [draft for draft in drafts if draft.what is what and draft.pieces and draft.pieces[0].mark == mark]


def _moved(old: Draft, new: Draft) -> Draft:
    same = old.text.strip() == new.text.strip()
    pieces = (Piece(KEPT, new.text),) if same else edited(old.text, new.text)
    details = tuple(detail.replace("inserted", "moved") for detail in new.details)
    return Draft(What.MOVED, new.spot, None, new.new, pieces, details, old)
