"""Rules about the country of a party that receives money from abroad; what it demands stands in the library."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.case import Case, severity
from pipeline.model.country import CountryDemand, CountryRules
from pipeline.model.party import Party
from pipeline.model.places import Finding

_DUTIES = ("reporting_duty", "local_bank", "filing")
"""Demands that a party answers in its own words."""


def permits(case: Case) -> Iterator[Finding]:
    """V40: find a permit for money from abroad that is missing, or ends before the activities do."""
    for index, party, rules in _receiving(case):
        demand, permit = rules.permit, party.foreign_funding_permit
        path = f"parties[{index}].foreign_funding_permit"
        if demand is None:
            continue
        if permit is None or not permit.number:
            yield case.finding("PERMIT_MISSING", f"{path}.number", party=party.short_name, **_about(demand))
            continue
        grant = case.agreement.grant
        end = grant.period.end if grant and grant.period else case.agreement.term.end
        if permit.valid_to and end and permit.valid_to < end:
            yield case.finding("PERMIT_ENDS", f"{path}.valid_to", party=party.short_name, date=permit.valid_to,
                               end=end, severity=severity(verified=demand.verified))  # fmt: skip


def duties(case: Case) -> Iterator[Finding]:
    """V40: find something that a country demands of money from abroad and nobody says how it is met."""
    for index, party, rules in _receiving(case):
        for name in _DUTIES:
            demand: CountryDemand | None = getattr(rules, name)
            if demand and not getattr(party.country_duties, name):
                yield case.finding("COUNTRY_DUTY_OPEN", f"parties[{index}].country_duties.{name}", duty=name,
                                   party=party.short_name, **_about(demand))  # fmt: skip


def _receiving(case: Case) -> Iterator[tuple[int, Party, CountryRules]]:
    """Yield (index, party, rules of its country) of those that can receive money under a grant."""
    if case.agreement.transfer is None:
        return
    for index, party in enumerate(case.partnership.parties):
        rules = in_force(case, party.country)
        if rules and party.role in ("local-lead", "local-co"):
            yield index, party, rules


def in_force(case: Case, country: str) -> CountryRules | None:
    """Return a country's latest rules that hold when the agreement starts."""
    start = case.agreement.term.start
    dated = case.library.countries.get(country, ())
    return max(
        (r for r in dated if not start or r.date <= start.isoformat()), key=lambda r: r.date, default=None
    )


def _about(demand: CountryDemand) -> dict[str, str]:
    said = {f"demand_{language}": text for language, text in demand.demand.items()}
    return said | {"source": demand.source, "severity": severity(verified=demand.verified)}


RULES = (permits, duties)
