"""The selection: the clauses of one agreement, in order, each with the reasons it is in or out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model.agreement import Agreement
from pipeline.model.clause import Clause
from pipeline.model.library import Conflict, Kind, Slot
from pipeline.model.partnership import Partnership
from pipeline.model.reason import Reason
from pipeline.model.ruleset import Ruleset
from pipeline.model.words import L10n


@dataclass(frozen=True, slots=True)
class SlotAnswer:
    """The one answer to a slot; `by` is the level of the order of precedence that gave it."""

    slot: Slot
    answer: str
    by: str
    reason: Reason

    @property
    def variant(self) -> str | None:
        """The variant of the slot's clause, or None where the answer is that there is no clause."""
        answer = self.slot.answer(self.answer)
        variant = (answer.variant if answer else None) or self.answer
        return None if variant == "none" else variant


@dataclass(frozen=True, slots=True)
class SelectedClause:
    """A clause that is in, which variant of it, and why."""

    clause: Clause
    variant: str
    reasons: tuple[Reason, ...]
    why_variant: Reason


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A clause of the outline that is not in, and why."""

    clause: str
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What one agreement is made of; `units` are the parts of the library that were considered."""

    partnership: Partnership
    agreement: Agreement
    kind: Kind
    ruleset: Ruleset | None
    clauses: tuple[SelectedClause, ...]
    annexes: tuple[SelectedClause, ...]
    parts: Mapping[str, L10n]
    """Part headings, by the clause each stands before."""
    left_out: tuple[LeftOut, ...]
    answers: Mapping[str, SlotAnswer]
    conflicts: tuple[Conflict, ...]
    units: tuple[str, ...]

    @property
    def id(self) -> str:
        """The agreement's full id, `<partnership>/<agreement>`."""
        return f"{self.partnership.id}/{self.agreement.id}"
