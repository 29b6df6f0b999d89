"""Overlays that ask for different things: the first is taken, and never in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.partnership import Partnership, place
from pipeline.model.places import Finding, Place
from pipeline.model.reason import Reason
from pipeline.model.selection import SelectedClause, SlotAnswer
from pipeline.pick.slots import OVERLAY, Sources


def overlay_findings(
    partnership: Partnership, sources: Sources, answers: Mapping[str, SlotAnswer],
    chosen: Sequence[SelectedClause],
) -> Iterator[Finding]:  # fmt: skip
    """Find the overlays that lost an answer or a wording to another overlay, where nothing stronger decides."""
    where = place(partnership, sources.agreement, "choices")
    for slot, answer in answers.items():
        if answer.by == OVERLAY:
            asked = {overlay.id: overlay.slots[slot] for overlay in sources.overlays if slot in overlay.slots}
            yield from _others(asked, answer.answer, answer.reason, slot, "choices", where)
    where = place(partnership, sources.agreement, "clauses")
    for picked in chosen:
        if picked.why_variant.code == "WHY_OVERLAY":
            clause = picked.clause.id
            asked = {o.id: o.variants[clause] for o in sources.overlays if clause in o.variants}
            yield from _others(asked, picked.variant, picked.why_variant, clause, "clauses.variants", where)


def _others(
    asked: Mapping[str, str], taken: str, reason: Reason, subject: str, field: str, where: Place
) -> Iterator[Finding]:
    """Yield a finding for each overlay that asks for something else than what was taken."""
    for overlay, other in asked.items():
        if other != taken:
            yield Finding.of("OVERLAYS_DISAGREE", where, field, subject=subject, answer=taken, other=other,
                             against=overlay, field=field, **dict(reason.args))  # fmt: skip
