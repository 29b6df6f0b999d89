"""Rules about the pool: which of its rules apply, and what they say of time."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.case import Case, decimal
from pipeline.model.due import later
from pipeline.model.nearest import nearest
from pipeline.model.places import Finding, Place

FIGURES = (
    "first_instalment_pct",
    "irregularities_days",
    "light_below",
    "pool_report_days",
    "report_days",
    "retained_pct",
    "retention_years",
    "screening_days",
)
"""The values of a ruleset that rules here count with; a rule whose figure is not there is silent."""


def ruleset(case: Case) -> Iterator[Finding]:
    """Section 12.10: find a date for which the library has no rules of this pool."""
    grant = case.agreement.grant
    if grant and grant.ruleset and case.selection.ruleset is None:
        known = [rules.date for rules in case.library.rulesets.get(grant.pool, ())]
        yield case.finding("RULESET_UNKNOWN", case.own("grant.ruleset"), date=grant.ruleset, pool=grant.pool,
                           known=", ".join(known), nearest=nearest(grant.ruleset, known))  # fmt: skip


def verified(case: Case) -> Iterator[Finding]:
    """V47: find rules that nobody has held against the pool's own guide."""
    rules = case.selection.ruleset
    if rules and not rules.verified_by:
        yield case.finding("RULESET_UNVERIFIED", case.own("grant.ruleset"), pool=rules.pool, date=rules.date,
                           source=rules.source)  # fmt: skip


def aged(case: Case) -> Iterator[Finding]:
    """V47: find rules that nobody has looked up for a long time; asked only with a day, so never in a build."""
    rules = case.selection.ruleset
    if rules and case.today and case.today > later(rules.as_of, rules.months):
        yield case.finding("RULESET_OLD", case.own("grant.ruleset"), ruleset=rules.id, as_of=rules.as_of,
                           months=rules.months)  # fmt: skip


def figures(case: Case) -> Iterator[Finding]:
    """Find a figure of the pool's rules that is no number."""
    rules = case.selection.ruleset
    for name in FIGURES if rules else ():
        value = case.value(name)
        if rules and value and decimal(value.value) is None:
            file = f"clauses/rulesets/{value.assumed_from or rules.id}.yaml"
            yield Finding.of("FIGURE_NOT_A_NUMBER", Place(file, *value.place_of("value")),
                             f"values.{name}.value", value=value.value)  # fmt: skip


def irregularities_in_turn(case: Case) -> Iterator[Finding]:
    """V25: find that the partner is given no less time than the Danish side has towards the pool."""
    days = case.agreement.irregularities
    if case.agreement.grant and days.partner_days >= days.danish_days:
        yield case.finding("IRREGULARITIES_TURNED", case.own("irregularities.partner_days"),
                           partner=days.partner_days, danish=days.danish_days)  # fmt: skip


def irregularities_in_time(case: Case) -> Iterator[Finding]:
    """V25: find more days than the pool gives."""
    limit, days = case.figure("irregularities_days"), case.agreement.irregularities.danish_days
    if limit and days > limit.value:
        yield case.finding("IRREGULARITIES_LATE", case.own("irregularities.danish_days"), days=days,
                           limit=limit.value, severity=limit.severity)  # fmt: skip


def retention(case: Case) -> Iterator[Finding]:
    """V26: find books that are kept for fewer years than the pool wants."""
    least, years = case.figure("retention_years"), case.agreement.retention_years
    if least and years is not None and years < least.value:
        yield case.finding("RETENTION_SHORT", case.own("retention_years"), years=years, least=least.value,
                           severity=least.severity)  # fmt: skip


RULES = (ruleset, verified, aged, figures, irregularities_in_turn, irregularities_in_time, retention)
