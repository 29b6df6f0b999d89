"""The selection algorithm: which clauses are in, in which variant, in which order, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.formula import parse_formula
from pipeline.model.agreement import Agreement
from pipeline.model.clause import Clause
from pipeline.model.library import Conflict, Kind, Library, OutlineEntry
from pipeline.model.partnership import Partnership, place
from pipeline.model.places import Finding, Place
from pipeline.model.reason import Reason
from pipeline.model.selection import LeftOut, SelectedClause, Selection
from pipeline.model.words import L10n
from pipeline.pick.conflicts import active, conflict_findings, settle
from pipeline.pick.facts import facts_of, ruleset_of
from pipeline.pick.overlays import overlay_findings
from pipeline.pick.removal import removals
from pipeline.pick.slots import Sources, answer_slots

Reasons = dict[str, list[Reason]]
_LAST = Reason("WHY_VARIANT_LAST")


def pick(
    partnership: Partnership, agreement: Agreement, library: Library
) -> tuple[Selection | None, list[Finding]]:
    """Select the clauses of one agreement; None where its kind is not in the library."""
    kind = library.kinds.get(agreement.kind)
    if kind is None:
        return None, []
    facts = facts_of(partnership, agreement, library)
    ruleset = ruleset_of(agreement, library)
    sources = Sources(partnership, agreement, kind, ruleset, library, facts)
    answers, findings = answer_slots(partnership, sources, library)
    facts["slots"] = {slot: answer.answer for slot, answer in answers.items()}
    conflicts = active(library, facts)
    findings += conflict_findings(partnership, sources, conflicts, answers)
    settle(conflicts, answers, library)
    facts["slots"] = {slot: answer.answer for slot, answer in answers.items()}
    facts["conflicts"] = tuple(conflict.id for conflict in conflicts)

    chooser = _Chooser(partnership, library, sources, conflicts, answers, facts)
    brought = chooser.brought()
    chosen, left_out = chooser.outline(brought)
    chosen, removed, removal_findings = removals(partnership, agreement, chosen, brought)
    facts["included"] = frozenset(picked.clause.id for picked in chosen)
    annexes = chooser.annexes(brought)
    findings += overlay_findings(partnership, sources, answers, (*chosen, *annexes))
    selection = Selection(
        partnership=partnership,
        agreement=agreement,
        kind=kind,
        ruleset=ruleset,
        clauses=tuple(chosen),
        annexes=tuple(annexes),
        parts=_parts(kind, {picked.clause.id for picked in chosen}),
        left_out=(*left_out, *removed),
        answers=answers,
        conflicts=conflicts,
        units=_units(kind, library, sources),
    )
    return selection, [*findings, *chooser.findings, *removal_findings]


class _Chooser:
    """Chooses clauses and variants for one agreement once its slots are answered."""

    def __init__(
        self, partnership: Partnership, library: Library, sources: Sources,
        conflicts: tuple[Conflict, ...], answers: Mapping[str, Any], facts: dict[str, Any],
    ) -> None:  # fmt: skip
        self.findings: list[Finding] = []
        self._partnership = partnership
        self._library = library
        self._sources = sources
        self._answers = answers
        self._facts = facts
        self._added = {added.id: added for added in sources.agreement.clauses.add}
        self._held: dict[str, bool] = {}
        self._variants = self._asked_variants(conflicts)

    def brought(self) -> Reasons:
        """Return the clauses that types, overlays, the pool, slots, triggers and the file bring, and why."""
        reasons: Reasons = {}
        for clause_id, reason in self._bringers():
            reasons.setdefault(clause_id, []).append(reason)
        return reasons

    def _bringers(self) -> Iterator[tuple[str, Reason]]:
        sources = self._sources
        for rule in sources.types:
            yield from ((clause, Reason.of("WHY_TYPE", type=rule.id)) for clause in rule.brings)
        for overlay in sources.overlays:
            yield from ((clause, Reason.of("WHY_OVERLAY", overlay=overlay.id)) for clause in overlay.brings)
        if sources.ruleset:
            pool = sources.ruleset.pool
            yield from ((clause, Reason.of("WHY_POOL", pool=pool)) for clause in sources.ruleset.brings)
        for answer in self._answers.values():
            if answer.slot.clause and answer.variant:
                reason = Reason.of("WHY_SLOT", slot=answer.slot.id, answer=answer.answer)
                yield answer.slot.clause, reason
        for clause in self._library.clauses.values():
            if clause.when and self._holds(clause.when):
                yield clause.id, Reason.of("WHY_TRIGGER", formula=clause.when)
        for added in self._added.values():
            yield added.id, Reason.of("WHY_ADDED", reason=added.reason or "")

    def outline(self, brought: Reasons) -> tuple[list[SelectedClause], list[LeftOut]]:
        """Walk the kind's outline; return what is in and what is left out, in its order."""
        chosen: list[SelectedClause] = []
        left_out: list[LeftOut] = []
        for entry in self._sources.kind.outline:
            clause = self._library.clauses.get(entry.clause) if entry.clause else None
            if clause is None:
                self._report_unreadable(entry.clause)
                continue
            reason = self._stays_out(entry, clause, brought)
            if reason:
                left_out.append(LeftOut(clause.id, reason))
                continue
            reasons = list(brought.get(clause.id, ()))
            if entry.always:
                reasons.insert(0, Reason.of("WHY_ALWAYS", kind=self._sources.kind.id))
            elif entry.when and self._holds(entry.when):
                reasons.insert(0, Reason.of("WHY_TRIGGER", formula=entry.when))
            picked = self._with_variant(clause, tuple(reasons))
            if picked:
                chosen.append(picked)
        self._report_outside(brought)
        return chosen, left_out

    def annexes(self, brought: Reasons) -> list[SelectedClause]:
        """Return the annexes that are in: by their own condition, or because something brings them."""
        chosen = []
        for entry in self._sources.kind.annexes:
            clause = self._library.clauses.get(entry.clause)
            reasons = list(brought.get(entry.clause, ()))
            if entry.when is None:
                reasons.insert(0, Reason.of("WHY_ALWAYS", kind=self._sources.kind.id))
            elif self._holds(entry.when):
                reasons.insert(0, Reason.of("WHY_TRIGGER", formula=entry.when))
            if clause and reasons:
                picked = self._with_variant(clause, tuple(dict.fromkeys(reasons)))
                chosen += [picked] if picked else []
        return chosen

    def _stays_out(self, entry: OutlineEntry, clause: Clause, brought: Reasons) -> Reason | None:
        answer = self._answers.get(clause.slot) if clause.slot else None
        if answer and answer.variant is None:
            self._report_gate(f'slots["{answer.slot.id}"] != "{answer.answer}"', clause)
            return Reason.of("OUT_SLOT", slot=answer.slot.id, answer=answer.answer)
        if entry.only_when and not self._holds(entry.only_when):
            self._report_gate(entry.only_when, clause)
            return Reason.of("OUT_GATE", formula=entry.only_when)
        if entry.always or clause.id in brought:
            return None
        if entry.when:
            return None if self._holds(entry.when) else Reason.of("OUT_UNASKED", formula=entry.when)
        return Reason.of("OUT_NOBODY")

    def _holds(self, formula: str) -> bool:
        held = self._held.get(formula)
        if held is None:
            held = self._held[formula] = bool(parse_formula(formula).run(self._facts))
        return held

    def _with_variant(self, clause: Clause, reasons: tuple[Reason, ...]) -> SelectedClause | None:
        variant, why = self._variant(clause)
        if variant is None:
            where = place(self._partnership, self._sources.agreement, "clauses")
            self.findings.append(Finding.of("VARIANT_NONE", where, "clauses", clause=clause.id))
            return None
        return SelectedClause(clause, variant, reasons, why)

    def _variant(self, clause: Clause) -> tuple[str | None, Reason]:
        asked = self._variants.get(clause.id)
        answer = self._answers.get(clause.slot) if clause.slot else None
        if asked:
            known = [answer.variant] if answer and answer.variant else self._fitting(clause)
            if asked[0] in known:
                return asked
            where = place(self._partnership, self._sources.agreement, "clauses")
            self.findings.append(Finding.of("VARIANT_UNKNOWN", where, "clauses", clause=clause.id,
                                            variant=asked[0], known=", ".join(known)))  # fmt: skip
        if answer:
            return answer.variant, answer.reason
        kind = self._sources.kind.id
        for variant in clause.variants:
            if variant.kinds and kind not in variant.kinds:
                continue
            if variant.when is None:
                return variant.id, _LAST
            if self._holds(variant.when):
                return variant.id, Reason.of("WHY_VARIANT", formula=variant.when)
        return None, _LAST

    def _fitting(self, clause: Clause) -> list[str]:
        """Return the variants that may stand in this kind."""
        kind = self._sources.kind.id
        return [variant.id for variant in clause.variants if not variant.kinds or kind in variant.kinds]

    def _asked_variants(self, conflicts: tuple[Conflict, ...]) -> dict[str, tuple[str, Reason]]:
        """Return the variants somebody asks for: the file, else a conflict, the pool, or the first overlay."""
        asked: dict[str, tuple[str, Reason]] = {}
        changes = self._sources.agreement.clauses
        by_file = {added.id: added.variant for added in changes.add if added.variant}
        by_file |= {clause: asked.value for clause, asked in changes.variants.items()}
        levels: list[tuple[Mapping[str, str], Reason]] = [(by_file, Reason.of("WHY_VARIANT_FILE"))]
        levels += [(c.variants, Reason.of("WHY_CONFLICT", conflict=c.id)) for c in conflicts]
        ruleset = self._sources.ruleset
        if ruleset:
            levels.append((ruleset.variants, Reason.of("WHY_POOL", pool=ruleset.pool)))
        levels += [(o.variants, Reason.of("WHY_OVERLAY", overlay=o.id)) for o in self._sources.overlays]
        for variants, reason in levels:
            for clause, variant in variants.items():
                asked.setdefault(clause, (variant, reason))
        return asked

    def _report_unreadable(self, clause_id: str | None) -> None:
        """Stop rather than leave out a clause because its file has a mistake."""
        if clause_id:
            where = Place(f"clauses/wording/{clause_id}/clause.yaml", 1, 1)
            self.findings.append(Finding.of("CLAUSE_UNREADABLE", where, clause=clause_id,
                                            kind=self._sources.kind.id))  # fmt: skip

    def _report_outside(self, brought: Reasons) -> None:
        """Report clauses the file adds that this kind of agreement does not have."""
        outline = {entry.clause for entry in self._sources.kind.outline}
        outline |= {entry.clause for entry in self._sources.kind.annexes}
        for added in self._added.values():
            if added.id in outline:
                self._report_not_offered(added.id, brought)
                continue
            where = place(self._partnership, added, "id")
            self.findings.append(Finding.of("CLAUSE_NOT_IN_KIND", where, "clauses.add", clause=added.id,
                                            kind=self._sources.kind.id))  # fmt: skip

    def _report_not_offered(self, clause_id: str, brought: Reasons) -> None:
        """Warn where types speak of a clause but none of this partnership's offers it."""
        everywhere = self._library.types.values()
        spoken_of = any(clause_id in (*rule.brings, *rule.offers) for rule in everywhere)
        offered = any(clause_id in (*rule.brings, *rule.offers) for rule in self._sources.types)
        if spoken_of and not offered and len(brought[clause_id]) == 1:
            where = place(self._partnership, self._added[clause_id], "id")
            self.findings.append(Finding.of("CLAUSE_NOT_OFFERED", where, "clauses.add", clause=clause_id))

    def _report_gate(self, formula: str, clause: Clause) -> None:
        if clause.id in self._added:
            where = place(self._partnership, self._added[clause.id], "id")
            self.findings.append(Finding.of("CLAUSE_GATED", where, "clauses.add", clause=clause.id,
                                            formula=formula))  # fmt: skip


def _parts(kind: Kind, chosen: set[str]) -> dict[str, L10n]:
    """Return each part's heading by the first clause under it that is in."""
    parts: dict[str, L10n] = {}
    heading: L10n | None = None
    for entry in kind.outline:
        if entry.part:
            heading = entry.part
        elif entry.clause in chosen and heading:
            parts[entry.clause] = heading
            heading = None
    return parts


def _units(kind: Kind, library: Library, sources: Sources) -> tuple[str, ...]:
    """Return the parts of the library that this selection considered."""
    considered = [entry.clause for entry in kind.outline if entry.clause]
    considered += [entry.clause for entry in kind.annexes]
    considered += [added.id for added in sources.agreement.clauses.add]
    units = {f"kinds/{kind.id}.yaml", "slots.yaml", "conflicts.yaml", "overlays"}
    units |= {f"types/{rule.id}.yaml" for rule in sources.types}
    units |= {f"rules/{clause}" for clause in considered if clause in library.clauses}
    if sources.agreement.grant and sources.agreement.grant.pool in library.rulesets:
        units.add(f"rulesets/{sources.agreement.grant.pool}")
    if sources.agreement.grant:
        units |= {f"countries/{code}" for code in sources.countries if code in library.countries}
        units |= {"countries/weekends.yaml"} if library.weekends else set()
    return tuple(sorted(units))
