"""Conflicts: rules that cannot both hold, settled by the library where it can and reported where not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pipeline.formula import parse_formula
from pipeline.model.library import Conflict, Library
from pipeline.model.partnership import Partnership, place
from pipeline.model.places import Finding, Severity
from pipeline.model.reason import Reason
from pipeline.model.selection import SlotAnswer
from pipeline.pick.slots import CONFLICT, SETTLED, Sources, differences


def active(library: Library, facts: dict[str, Any]) -> tuple[Conflict, ...]:
    """Return the conflicts that are there and that no answer has settled."""
    return tuple(
        conflict
        for conflict in library.conflicts
        if parse_formula(conflict.when).run(facts)
        and not (conflict.unless and parse_formula(conflict.unless).run(facts))
    )


def settle(conflicts: Iterable[Conflict], answers: dict[str, SlotAnswer], library: Library) -> None:
    """Set the answers that conflicts settle, the first one's where several do; what is stronger stays."""
    for conflict in conflicts:
        for slot_id, answer in conflict.slots.items():
            given = answers.get(slot_id)
            if given is None or given.by in SETTLED:
                reason = Reason.of("WHY_CONFLICT", conflict=conflict.id)
                answers[slot_id] = SlotAnswer(library.slots[slot_id], answer, CONFLICT, reason)


def conflict_findings(
    partnership: Partnership, sources: Sources, conflicts: tuple[Conflict, ...],
    before: dict[str, SlotAnswer],
) -> list[Finding]:  # fmt: skip
    """Report the conflicts a person must settle, and differences between types that nothing settles.

    `before` are the answers as they were before any conflict was settled.
    """
    agreement = sources.agreement
    findings = [
        Finding.of(conflict.id, place(partnership, agreement, "choices"), "choices", **_words(conflict))
        for conflict in conflicts
        if conflict.outcome == "error"
    ]
    covered = {slot for conflict in conflicts for slot in conflict.covers}
    for answer, type_id, other in differences(sources, before):
        if answer.slot.id not in covered:
            findings.append(Finding.of(
                "TYPES_DISAGREE", place(partnership, partnership.type, "secondary"), "type.secondary",
                slot=answer.slot.id, answer=answer.answer, other=other, type=type_id,
                primary=partnership.type.primary))  # fmt: skip
    return findings


def _words(conflict: Conflict) -> dict[str, str]:
    """Return a conflict's own words as the blanks of its finding."""
    words = {f"message_{language}": text for language, text in conflict.message.items()}
    words |= {f"help_{language}": text for language, text in (conflict.help or {}).items()}
    return words | {"severity": Severity.ERROR.value}
