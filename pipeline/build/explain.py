"""Explains one agreement: the trace as text, and the same as data; and a conflict that the library names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pipeline.build.drafting import draft
from pipeline.build.overview import row_of
from pipeline.build.pages import trace_page
from pipeline.build.tree import Tree
from pipeline.build.workshop import open_workshop
from pipeline.files.partnership import load_annexes
from pipeline.model.explaining import Explanation
from pipeline.model.reason import Reason
from pipeline.model.selection import Selection
from pipeline.render.compliance import as_data
from pipeline.render.tongue import in_language
from pipeline.render.trace import why


@dataclass(frozen=True, slots=True)
class Explained:
    """The trace, and the same as data."""

    text: str
    data: dict[str, Any]


def explain(tree: Tree, agreement: str, language: str) -> Explained:
    """Explain an agreement's selection; raises `AftaleError` where there is no such agreement."""
    row, workshop = row_of(tree, agreement)
    annexes, _ = load_annexes(tree.root, row.partnership.id, row.agreement)
    made = draft(workshop, row.partnership, row.agreement, annexes).made
    text = trace_page(made)
    data = _data(made.selection, language) if made.selection else {}
    return Explained(
        text, data | {"compliance": as_data(made.compliance, language) if made.compliance else {}}
    )


def conflict_page(tree: Tree, code: str, language: str) -> Explanation | None:
    """Return the page about a conflict, which the library names and words itself; none where it has no such one."""
    conflicts = open_workshop(tree).library.conflicts
    found = next((conflict for conflict in conflicts if conflict.id == code), None)
    if found is None:
        return None

    return Explanation(
        code=code, severity="error" if found.outcome == "error" else "info", stage="build",
        what=in_language(found.title, language), why=in_language(found.message, language), example="", fix=in_language(found.help, language), instead="",
    )  # fmt: skip


def _data(selection: Selection, language: str) -> dict[str, Any]:
    def reasons(found: tuple[Reason, ...]) -> list[dict[str, str]]:
        return [{"rule": reason.code, "why": why(reason, language), **dict(reason.args)} for reason in found]

    return {
        "schema": "aftale-explain/1",
        "id": selection.id,
        "kind": selection.kind.id,
        "answers": {
            slot: {"answer": given.answer, "by": given.by, "why": why(given.reason, language)}
            for slot, given in selection.answers.items()
        },
        "clauses": [
            {"id": picked.clause.id, "variant": picked.variant, "in": True, "reasons": reasons(picked.reasons)}
            for picked in (*selection.clauses, *selection.annexes)
        ],
        "left_out": [{"id": left.clause, "in": False, "reasons": reasons((left.reason,))}
                     for left in selection.left_out],
        "conflicts": [conflict.id for conflict in selection.conflicts],
        "findings": [],
    }  # fmt: skip
