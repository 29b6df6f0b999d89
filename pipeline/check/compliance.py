"""What the pool demands, held against the agreement: the compliance table, and what of it is not met."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.case import Case
from pipeline.check.locked import lacking
from pipeline.formula import parse_formula
from pipeline.model.compliance import Compliance, Demanded, State
from pipeline.model.nearest import nearest
from pipeline.model.places import Finding
from pipeline.model.ruleset import Demand
from pipeline.model.selection import SelectedClause


def compliance(case: Case) -> Compliance | None:
    """Section 12.10: return how each demand of the pool stands; None for an agreement without a pool's rules."""
    rules = case.selection.ruleset
    if rules is None:
        return None
    if not _holds(case, rules.demanded_when):
        return Compliance(rules, (), rules.demands, demanded=False)
    places = _places(case)
    rows, others = [], []
    for demand in rules.demands:
        if _holds(case, demand.when):
            rows.append(_row(case, demand, places))
        else:
            others.append(demand)
    return Compliance(rules, tuple(rows), tuple(others))


def not_met(case: Case) -> Iterator[Finding]:
    """Section 12.10: find a demand that is not met; where nobody has checked the rule it only warns."""
    table = compliance(case)
    for row in table.rows if table else ():
        if row.state is State.NOT_MET:
            demand = row.demand
            words = {f"demand_{language}": text for language, text in demand.demand.items()}
            lacks_clause = demand.clause and not row.place
            code, path = ("DEMAND_CLAUSE", "clauses") if lacks_clause else ("DEMAND_FACT", "grant")
            yield case.finding(code, case.own(path), rule=demand.id, clause=demand.clause or "",
                               needs=demand.needs or "", source=demand.source, demand="",
                               severity=case.weight(demand.id, verified=demand.verified), **words)  # fmt: skip


def overrules(case: Case) -> Iterator[Finding]:
    """Section 12.10: find an overruling of a rule that is not there, or that somebody has checked and so holds."""
    rules = case.selection.ruleset
    if rules is None:
        return
    known = {name: value.verified for name, value in rules.values.items()}
    known |= {cap.id: cap.verified for cap in rules.caps}
    known |= {demand.id: demand.verified for demand in rules.demands}
    for index, one in enumerate(case.agreement.overrules):
        path = case.own(f"overrules[{index}].rule")
        if one.rule not in known:
            yield case.finding("OVERRULE_UNKNOWN", path, rule=one.rule, ruleset=rules.id,
                               nearest=nearest(one.rule, known))  # fmt: skip
        elif known[one.rule]:
            yield case.finding("OVERRULE_VERIFIED", path, rule=one.rule, ruleset=rules.id)


def _row(case: Case, demand: Demand, places: dict[str, tuple[int, SelectedClause, bool]]) -> Demanded:
    place, picked, annex = places.get(demand.clause or "", (0, None, False))
    needs_met = _holds(case, demand.needs)
    state = State.MET if demand.verified else State.RULE_UNVERIFIED
    if (demand.clause and not picked) or not needs_met:
        state = State.NOT_MET
    elif picked and lacking(case, picked):
        state = State.TEXT_PENDING
    return Demanded(demand, state, place, annex, needs_met, case.overrule(demand.id))


def _places(case: Case) -> dict[str, tuple[int, SelectedClause, bool]]:
    """Return the place of each clause and annex in the agreement, by its id."""
    clauses, annexes = case.selection.clauses, case.selection.annexes
    found = {picked.clause.id: (place, picked, True) for place, picked in enumerate(annexes, 1)}
    return found | {picked.clause.id: (place, picked, False) for place, picked in enumerate(clauses, 1)}


def _holds(case: Case, formula: str | None) -> bool:
    return formula is None or bool(parse_formula(formula).run(case.facts))


RULES = (not_met, overrules)
