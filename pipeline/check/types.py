"""Rules about the partnership's types: what they are, and what the primary one needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.check.case import Case, given, shown
from pipeline.formula import Formula, parse_formula
from pipeline.model.places import Finding


def distinct(case: Case) -> Iterator[Finding]:
    """V14: find a secondary type that is the primary one, or named before."""
    kind = case.partnership.type
    for index, secondary in enumerate(kind.secondary):
        if secondary in (kind.primary, *kind.secondary[:index]):
            yield case.finding("TYPE_TWICE", f"type.secondary[{index}]", type=secondary)


def rationale(case: Case) -> Iterator[Finding]:
    """V14: find types that are mixed without a word on why."""
    if case.partnership.type.secondary and not case.partnership.type.rationale:
        yield case.finding("TYPES_WITHOUT_RATIONALE", "type.rationale")


def needs(case: Case) -> Iterator[Finding]:
    """V11, V13: find a fact that the primary type cannot do without, as the library says."""
    rule = case.library.types.get(case.partnership.type.primary)
    for need in rule.needs if rule else ():
        formula = parse_formula(need)
        if not formula.run(_scope(case, formula)):
            path = ".".join(formula.paths[0])
            yield case.finding("TYPE_NEEDS", path, field=path, type=case.partnership.type.primary)


def shared_costs(case: Case) -> Iterator[Finding]:
    """V12: find shared costs above what the primary type calls small; nobody has checked that figure, so it warns."""
    rule, costs = case.library.types.get(case.partnership.type.primary), case.agreement.shared_costs
    most = rule.shared_costs_most if rule else None
    if costs and most and costs.cap.currency == most.currency and costs.cap.amount > most.amount:
        yield case.finding("SHARED_COSTS_LARGE", case.own("shared_costs.cap.amount"),
                           amount=shown(costs.cap.amount), most=shown(most.amount), currency=most.currency)  # fmt: skip


def _scope(case: Case, formula: Formula) -> dict[str, Any]:
    """Return the facts a formula reads: the agreement's own where it has them."""
    names = {path[0] for path in formula.paths}
    own = {name: getattr(case.agreement, name, None) for name in names}
    return {name: own[name] if given(own[name]) else getattr(case.partnership, name, None) for name in names}


RULES = (distinct, rationale, needs, shared_costs)
