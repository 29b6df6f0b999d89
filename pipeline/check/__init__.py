"""Checks: what is wrong or unsafe in one agreement's facts. Pure; every rule is a function from a case to findings.

A rule's docstring names it as the brief of the field does (V02 ...). Severity, stage and words of a finding
stand in the catalogue of messages; figures stand in the pool's ruleset, and what a type needs in the library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.check import (
    actors,
    approval,
    budget,
    caps,
    choices,
    compliance,
    countries,
    data,
    evenness,
    expectations,
    expiry,
    frame,
    instalments,
    kind,
    languages,
    locked,
    money,
    parties,
    pool,
    references,
    reports,
    term,
    texts,
    types,
    workdays,
)
from pipeline.check.case import Case
from pipeline.model.places import Finding

Rule = Callable[[Case], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    *parties.RULES,
    *actors.RULES,
    *data.RULES,
    *countries.RULES,
    *expiry.RULES,
    *references.RULES,
    *types.RULES,
    *kind.RULES,
    *term.RULES,
    *frame.RULES,
    *languages.RULES,
    *texts.RULES,
    *expectations.RULES,
    *evenness.RULES,
    *money.RULES,
    *pool.RULES,
    *budget.RULES,
    *compliance.RULES,
    *caps.RULES,
    *instalments.RULES,
    *reports.RULES,
    *workdays.RULES,
    *locked.RULES,
    *approval.RULES,
    *choices.RULES,
)
"""Every rule, in the order a partnership file is read."""


def check(case: Case) -> list[Finding]:
    """Check one agreement by every rule."""
    return [finding for rule in RULES for finding in rule(case)]


__all__ = ["RULES", "Case", "Rule", "check"]
