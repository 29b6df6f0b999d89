"""The facts of one agreement by the names that formulas and wording use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.model.agreement import Agreement
from pipeline.model.library import Library
from pipeline.model.partnership import Partnership
from pipeline.model.record import field_facts
from pipeline.model.ruleset import Ruleset

DERIVED = ("danish", "partner", "network_body", "associates", "companies")
"""Facts of the partnership that nobody types."""


def ruleset_of(agreement: Agreement, library: Library) -> Ruleset | None:
    """Return the rules of the grant's pool: those named, or the latest in force at the grant letter."""
    if agreement.grant is None:
        return None
    rulesets = library.rulesets.get(agreement.grant.pool, ())
    if agreement.grant.ruleset:
        return next((r for r in rulesets if r.date == agreement.grant.ruleset), None)
    letter = agreement.grant.contract_date
    in_force = [r for r in rulesets if letter is None or r.date <= letter.isoformat()]
    return max(in_force or rulesets, key=lambda r: r.date, default=None)


def facts_of(partnership: Partnership, agreement: Agreement, library: Library) -> dict[str, Any]:
    """Return the facts by name; where partnership and agreement both have one, the agreement's wins."""
    facts: dict[str, Any] = {name: getattr(partnership, name) for name in field_facts(Partnership)}
    facts.update({name: getattr(partnership, name) for name in DERIVED})
    for name in field_facts(Agreement):
        value = getattr(agreement, name)
        if value is not None or name not in facts:
            facts[name] = value
    types = (partnership.type.primary, *partnership.type.secondary)
    facts |= {
        "calendar": (*agreement.reporting, *partnership.phase_out.steps),
        "agreement_id": f"{partnership.id}/{agreement.id}",
        "partnership_title": partnership.title,
        "primary": partnership.type.primary,
        "secondary": partnership.type.secondary,
        "types": types,
        "actor_kinds": tuple(party.kind for party in partnership.parties),
        "has_mou": _has_mou(agreement),
        "mandated": tuple(party for party in partnership.parties if party.mandate),
        "party_count": len(partnership.parties),
        "public_roles": tuple(party.public_role for party in partnership.parties if party.public_role),
        "unnamed": tuple(party for party in partnership.parties if party.attribution == "none"),
        "value_kinds": tuple(dict.fromkeys(value.kind for value in partnership.values)),
        "pool": _pool(agreement, ruleset_of(agreement, library)),
        "conflicts": (),
        "slots": {},
    }
    return facts


def _has_mou(agreement: Agreement) -> bool:
    framework = agreement.framework
    return bool(framework and (framework.mou or framework.mou_title))


def _pool(agreement: Agreement, ruleset: Ruleset | None) -> Mapping[str, Any] | None:
    """Return a pool's name, manager and figures as facts; what the agreement says of it comes first."""
    if ruleset is None or agreement.grant is None:
        return None
    values = {name: value.value for name, value in ruleset.values.items()}
    name, manager = agreement.grant.pool_name or ruleset.name, agreement.grant.manager or ruleset.manager
    return {"name": name, "manager": manager, "date": ruleset.date, "values": values}
