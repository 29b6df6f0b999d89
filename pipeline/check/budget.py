"""Rules about the budget: its lines, their sums, and what of it is passed on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from pipeline.check.case import Case, severity, shown
from pipeline.model.money import Budget
from pipeline.model.places import Finding
from pipeline.model.ruleset import BudgetForm
from pipeline.model.words import Money


def numbered(case: Case) -> Iterator[Finding]:
    """V17: find a line that is entered twice, is a sum, or is not in the pool's form."""
    form, rules = _form(case), case.selection.ruleset
    lines = case.agreement.budget.lines if case.agreement.budget else ()
    counts = Counter(line.no for line in lines)
    computed = _computed(case)
    for index, line in enumerate(lines):
        path = case.own(f"budget.lines[{index}].no")
        if counts[line.no] > 1:
            yield case.finding("LINE_TWICE", path, line=line.no)
        if line.no in computed:
            yield case.finding("LINE_COMPUTED", path, line=line.no)
        elif form and line.no not in form.entered:
            yield case.finding("LINE_UNKNOWN", path, line=line.no, known=", ".join(map(str, form.entered)),
                               severity=severity(verified=bool(rules and rules.verified_by)))  # fmt: skip


def shares(case: Case) -> Iterator[Finding]:
    """V17: find a line that the parties' shares do not add up to."""
    yield from _divided(case, "spent_by", "LINE_SHARES")


def funding(case: Case) -> Iterator[Finding]:
    """V17: find a line that its sources of money do not add up to."""
    yield from _divided(case, "funding", "LINE_FUNDING")


def _divided(case: Case, field: str, code: str) -> Iterator[Finding]:
    """Find a line that is divided in a field, whose parts add up to another amount."""
    for index, line in enumerate(case.agreement.budget.lines if case.agreement.budget else ()):
        parts: Mapping[str, Decimal] = getattr(line, field)
        total = sum(parts.values(), Decimal(0))
        if parts and total != line.amount:
            path = case.own(f"budget.lines[{index}].{field}")
            yield case.finding(code, path, line=line.no, total=shown(total), amount=shown(line.amount))


def total(case: Case) -> Iterator[Finding]:
    """V17: find entered lines that do not add up to the grant and what comes from elsewhere."""
    budget, grant = case.agreement.budget, case.agreement.grant
    if not (budget and grant and grant.total) or not _comparable(budget, grant.total, budget.cofinancing):
        return
    wanted = grant.total.amount + _cofinancing(budget)
    computed = _computed(case)
    found = sum((line.amount for line in budget.lines if line.no not in computed), Decimal(0))
    if found != wanted:
        yield case.finding("BUDGET_TOTAL", case.own("budget.lines"), total=shown(found), wanted=shown(wanted),
                           difference=shown(abs(found - wanted)))  # fmt: skip


def whole_amounts(case: Case) -> Iterator[Finding]:
    """V18: find a line with small change where the pool wants whole amounts."""
    budget, rule = case.agreement.budget, case.value("whole_amounts")
    if not budget or not rule or budget.currency != rule.value:
        return
    for index, line in enumerate(budget.lines):
        if line.amount != line.amount.to_integral_value():
            path = case.own(f"budget.lines[{index}].amount")
            yield case.finding("LINE_NOT_WHOLE", path, amount=shown(line.amount), currency=budget.currency,
                               severity=case.weight("whole_amounts", verified=rule.verified))  # fmt: skip


def ceiling(case: Case) -> Iterator[Finding]:
    """V16: find more passed on than was granted."""
    transfer, grant = case.agreement.transfer, case.agreement.grant
    if transfer and grant and grant.total and grant.total.currency == transfer.ceiling.currency:
        most = grant.total.amount
        if transfer.ceiling.amount > most:
            yield case.finding("CEILING_ABOVE_GRANT", case.own("transfer.ceiling.amount"),
                               ceiling=shown(transfer.ceiling.amount), grant=shown(most))  # fmt: skip


def partner_share(case: Case) -> Iterator[Finding]:
    """V16: find a ceiling that is not what the budget lets the partners spend."""
    budget, transfer = case.agreement.budget, case.agreement.transfer
    if not (budget and transfer) or not _comparable(budget, transfer.ceiling, budget.cofinancing):
        return
    danish = {party.id for party in case.partnership.parties if party.danish}
    spent = [(party, amount) for line in budget.lines for party, amount in line.spent_by.items()]
    share = sum((amount for party, amount in spent if party not in danish), Decimal(0))
    if spent and not share - _cofinancing(budget) <= transfer.ceiling.amount <= share:
        yield case.finding("PARTNER_SHARE", case.own("transfer.ceiling.amount"),
                           ceiling=shown(transfer.ceiling.amount), share=shown(share))  # fmt: skip


def local_administration(case: Case) -> Iterator[Finding]:
    """V20: find administration that is paid for on the Danish side only; where a pool forbids it, it is a demand."""
    admin = case.agreement.admin
    if admin and admin.danish > 0 and admin.local == 0:
        yield case.finding("ADMIN_ONE_SIDED", case.own("admin.local"), danish=shown(admin.danish))


def amounts(budget: Budget, form: BudgetForm | None) -> dict[int, Decimal]:
    """Return the amount of each line, with the sums that a form computes."""
    found = {line.no: line.amount for line in budget.lines}
    for line in form.computed if form else ():
        found[line.no] = sum((found.get(no, Decimal(0)) for no in line.sums), Decimal(0))
    return found


def _form(case: Case) -> BudgetForm | None:
    return case.selection.ruleset.budget_form if case.selection.ruleset else None


def _computed(case: Case) -> set[int]:
    form = _form(case)
    return {line.no for line in form.computed} if form else set()


def _comparable(budget: Budget, *money: Money | None) -> bool:
    return all(one.currency == budget.currency for one in money if one)


def _cofinancing(budget: Budget) -> Decimal:
    return budget.cofinancing.amount if budget.cofinancing else Decimal(0)


RULES = (numbered, shares, funding, total, whole_amounts, ceiling, partner_share, local_administration)
