"""Rules about how the text was chosen: variants the library warns against, and a length that fits the grant."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.case import Case, shown
from pipeline.model.places import Finding, Severity
from pipeline.model.selection import SelectedClause


def one_sided(case: Case) -> Iterator[Finding]:
    """V29, V30, V32: find a variant that the library warns against; with a reason it is only worth knowing."""
    for picked in (*case.selection.clauses, *case.selection.annexes):
        variant = picked.clause.variant(picked.variant)
        if variant and variant.warns:
            reason = _reason(case, picked)
            weight = {"severity": Severity.INFO.value} if reason else {}
            what = {f"what_{language}": text for language, text in variant.warns.items()}
            yield case.finding("VARIANT_ONE_SIDED", case.own("clauses.variants"), clause=picked.clause.id,
                               variant=picked.variant, reason=reason, **what, **weight)  # fmt: skip


def length(case: Case) -> Iterator[Finding]:
    """V48: find the long text on a grant so small that the pool's rules call for the short one."""
    grant, limit, currency = case.agreement.grant, case.figure("light_below"), case.value("whole_amounts")
    if grant is None or grant.total is None or limit is None or currency is None:
        return
    small = grant.total.currency == currency.value and grant.total.amount < limit.value
    if small and case.agreement.length == "full":
        yield case.finding("LENGTH_LONG", case.own("length"), total=shown(grant.total.amount),
                           limit=shown(limit.value), currency=currency.value)  # fmt: skip


def _reason(case: Case, picked: SelectedClause) -> str:
    """Return the reason given for a variant: where it is asked for, where its clause is added, or by its slot."""
    changes = case.agreement.clauses
    asked = changes.variants.get(picked.clause.id)
    added = [a.reason for a in changes.add if (a.id, a.variant) == (picked.clause.id, picked.variant)]
    answer = case.agreement.choices.get(picked.clause.slot or "")
    given = [asked.reason if asked else None, *added, answer.reason if answer else None]
    return next((reason for reason in given if reason), "")


RULES = (one_sided, length)
