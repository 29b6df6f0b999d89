"""Slots: each question has exactly one answer, from the first level that has one.

The order is the one that `clauses/slots.yaml` states, that of the field (who may overrule whom): an explicit
choice, the kind, the pool, an overlay, a named conflict, the primary type, the secondary types in order, the
library's default. A conflict stands where it does because it settles what types leave open: what an agreement's
kind, its pool or the kind of a party demands is not the types' to give away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.formula import parse_formula
from pipeline.model.agreement import Agreement
from pipeline.model.library import Kind, Library, Overlay, Slot, TypeRule
from pipeline.model.nearest import nearest
from pipeline.model.partnership import Partnership, place
from pipeline.model.places import Finding
from pipeline.model.reason import Reason
from pipeline.model.ruleset import Ruleset
from pipeline.model.selection import SlotAnswer

CHOICE, KIND, POOL, OVERLAY, CONFLICT, PRIMARY, SECONDARY, DEFAULT = (
    "choice", "kind", "pool", "overlay", "conflict", "primary", "secondary", "default",
)  # fmt: skip
SETTLED = (PRIMARY, SECONDARY, DEFAULT)
"""The levels whose answers a conflict may replace."""


class Sources:
    """Everything that can answer a slot for one agreement."""

    def __init__(
        self, partnership: Partnership, agreement: Agreement, kind: Kind, ruleset: Ruleset | None,
        library: Library, facts: dict[str, Any],
    ) -> None:  # fmt: skip
        """Gather the rules that apply."""
        self.agreement = agreement
        self.countries = {party.country for party in partnership.parties}
        self.kind = kind
        self.ruleset = ruleset
        self.overlays = applying(library.overlays, facts)
        names = (partnership.type.primary, *partnership.type.secondary)
        self.types: tuple[TypeRule, ...] = tuple(library.types[n] for n in names if n in library.types)

    def answers(self, slot: Slot) -> Iterator[tuple[str, str, Reason]]:
        """Yield (answer, level, reason) from the strongest level to the weakest."""
        choice = self.agreement.choices.get(slot.id)
        if choice:
            yield choice.value, CHOICE, Reason.of("WHY_CHOICE", reason=choice.reason or "")
        if slot.id in self.kind.slots:
            yield self.kind.slots[slot.id], KIND, Reason.of("WHY_KIND_RULE", kind=self.kind.id)
        if self.ruleset and slot.id in self.ruleset.slots:
            yield self.ruleset.slots[slot.id], POOL, Reason.of("WHY_POOL", pool=self.ruleset.pool)
        for overlay in self.overlays:
            if slot.id in overlay.slots:
                yield overlay.slots[slot.id], OVERLAY, Reason.of("WHY_OVERLAY", overlay=overlay.id)
        for level, rule in zip((PRIMARY, *(SECONDARY for _ in self.types[1:])), self.types, strict=False):
            if fits(slot, rule.slots.get(slot.id), self.kind.id):
                yield rule.slots[slot.id], level, Reason.of(f"WHY_{level.upper()}", type=rule.id)
        if self.kind.id in slot.default:
            yield slot.default[self.kind.id], DEFAULT, Reason.of("WHY_DEFAULT")


def applying(overlays: Iterable[Overlay], facts: dict[str, Any]) -> tuple[Overlay, ...]:
    """Return the overlays that apply to these facts."""
    return tuple(overlay for overlay in overlays if parse_formula(overlay.when).run(facts))


def fits(slot: Slot, answer_id: str | None, kind: str) -> bool:
    """Return whether an answer exists and may be given in this kind."""
    answer = slot.answer(answer_id) if answer_id else None
    return answer is not None and (not answer.kinds or kind in answer.kinds)


def answer_slots(
    partnership: Partnership, sources: Sources, library: Library
) -> tuple[dict[str, SlotAnswer], list[Finding]]:
    """Answer every slot that this kind asks; an answer nobody knows is a finding."""
    answers: dict[str, SlotAnswer] = {}
    findings: list[Finding] = []
    for slot in library.slots.values():
        given = sources.agreement.choices.get(slot.id)
        if sources.kind.id not in slot.kinds:
            if given:
                where = place(partnership, sources.agreement, "choices")
                findings.append(Finding.of("SLOT_NOT_ASKED", where, f"choices.{slot.id}", slot=slot.id,
                                           kind=sources.kind.id))  # fmt: skip
            continue
        if given and not fits(slot, given.value, sources.kind.id):
            known = [a.id for a in slot.answers if fits(slot, a.id, sources.kind.id)]
            where = place(partnership, given, "value")
            findings.append(Finding.of(
                "SLOT_ANSWER_UNKNOWN", where, f"choices.{slot.id}", slot=slot.id, answer=given.value,
                known=", ".join(known), nearest=nearest(given.value, known)))  # fmt: skip
            continue
        first = next(sources.answers(slot), None)
        if first:
            answers[slot.id] = SlotAnswer(slot, *first)
    findings += _unreasoned(partnership, sources, answers)
    return answers, findings


def _unreasoned(
    partnership: Partnership, sources: Sources, answers: dict[str, SlotAnswer]
) -> Iterator[Finding]:
    """Find choices that depart from what the rules say without saying why."""
    for slot_id, choice in sources.agreement.choices.items():
        if slot_id not in answers or choice.reason:
            continue
        otherwise = next((a for a, level, _ in sources.answers(answers[slot_id].slot)
                          if level not in (CHOICE, DEFAULT)), None)  # fmt: skip
        if otherwise and otherwise != choice.value:
            yield Finding.of("CHOICE_WITHOUT_REASON", place(partnership, choice, "value"),
                             f"choices.{slot_id}", slot=slot_id, answer=choice.value,
                             otherwise=otherwise)  # fmt: skip


def differences(sources: Sources, answers: dict[str, SlotAnswer]) -> Iterator[tuple[SlotAnswer, str, str]]:
    """Yield (answer, secondary type, its other answer) where a secondary type would answer otherwise.

    Only where the primary type decides: what a choice, the kind, the pool or an overlay has settled is
    no longer between the types.
    """
    for answer in answers.values():
        if answer.by != PRIMARY:
            continue
        for rule in sources.types[1:]:
            other = rule.slots.get(answer.slot.id)
            if fits(answer.slot, other, sources.kind.id) and other != answer.answer:
                yield answer, rule.id, other or ""
