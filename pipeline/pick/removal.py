"""Leaving a clause out: never a core one, a default one only with a reason and an approver's role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.model.agreement import Agreement, RemovedClause
from pipeline.model.partnership import Partnership, place
from pipeline.model.places import Finding
from pipeline.model.reason import Reason
from pipeline.model.selection import LeftOut, SelectedClause

FIRM = ("core", "locked")


def removals(
    partnership: Partnership, agreement: Agreement, chosen: Sequence[SelectedClause],
    brought: Mapping[str, Sequence[Reason]],
) -> tuple[list[SelectedClause], list[LeftOut], list[Finding]]:  # fmt: skip
    """Take out what the file removes; return what stays, what is left out, and what may not be."""
    asked = {removed.id: removed for removed in agreement.clauses.remove}
    findings: list[Finding] = []
    kept: list[SelectedClause] = []
    left_out: list[LeftOut] = []
    for picked in chosen:
        removed = asked.pop(picked.clause.id, None)
        if removed is None:
            kept.append(picked)
            continue
        finding = _refusal(partnership, picked, removed, brought)
        if finding:
            findings.append(finding)
            kept.append(picked)
        else:
            reason = Reason.of("OUT_REMOVED", reason=removed.reason or "", role=removed.approved_by or "")
            left_out.append(LeftOut(picked.clause.id, reason))
    findings += [
        Finding.of("REMOVED_NOT_IN", place(partnership, removed, "id"), "clauses.remove", clause=removed.id)
        for removed in asked.values()
    ]
    return kept, left_out, findings


def _refusal(
    partnership: Partnership, picked: SelectedClause, removed: RemovedClause,
    brought: Mapping[str, Sequence[Reason]],
) -> Finding | None:  # fmt: skip
    where = place(partnership, removed, "id")
    firm = picked.clause.status in FIRM or any(
        reason.code in ("WHY_TYPE", "WHY_OVERLAY", "WHY_POOL") for reason in brought.get(picked.clause.id, ())
    )
    if firm:
        return Finding.of("CLAUSE_CORE", where, "clauses.remove", clause=picked.clause.id)
    if picked.clause.status == "default" and not (removed.reason and removed.approved_by):
        return Finding.of("REMOVE_WITHOUT_REASON", where, "clauses.remove", clause=picked.clause.id)
    return None
