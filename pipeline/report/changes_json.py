"""What changed, as JSON: the records field by field."""

from __future__ import annotations

from typing import Any

from pipeline.model.changes import Change, Changes, ClauseChanges, Head
from pipeline.render.changes_page import untracked


def changes_json(changes: Changes, language: str) -> dict[str, Any]:
    """Return what changed as plain data; its shape is `aftale schema --output compare`."""
    said = untracked(changes, language)
    return {
        "counts": dict(changes.counts),
        "clauses": [_clause(clause) for clause in changes.clauses],
        "renumbered": [found._asdict() for found in changes.renumbered],
        "contents": changes.contents,
        "settles": changes.settles,
        "untracked": [{"code": reason.code, "message": message}
                      for reason, message in zip(changes.untracked, said, strict=True)],
    }  # fmt: skip


def _clause(clause: ClauseChanges) -> dict[str, Any]:
    return {"anchor": clause.anchor, "before": _head(clause.before), "after": _head(clause.after),
            "changes": [_change(change) for change in clause.changes]}  # fmt: skip


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.what.value, "story": change.story, "before": change.before, "after": change.after,
        "row": change.row, "following": change.following, "details": list(change.details),
        "origin": _head(change.origin),
        "pieces": [piece._asdict() for piece in change.pieces],
        "replaced": [{"old": old, "new": new} for old, new in change.replaced],
    }  # fmt: skip


def _head(head: Head | None) -> dict[str, str] | None:
    return head._asdict() if head else None
