"""Rules about numbers and currencies, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from pipeline.check.case import Case, shown
from pipeline.check.walk import facts
from pipeline.model.iso import CURRENCIES
from pipeline.model.nearest import nearest
from pipeline.model.places import Finding
from pipeline.model.words import Rate


def known_currencies(case: Case) -> Iterator[Finding]:
    """V03: find a currency that is not in ISO 4217; one that the file uses elsewhere may be meant."""
    used = dict(facts(case, _is_currency))
    known = {value.lower() for value in used.values() if value in CURRENCIES}
    for path, value in used.items():
        if value not in CURRENCIES:
            near = nearest(value, known).upper()
            yield case.finding("CURRENCY_UNKNOWN", path, currency=value, nearest=near)


def one_currency(case: Case) -> Iterator[Finding]:
    """V16, V17: find amounts that are compared with the budget and stand in another currency."""
    agreement = case.agreement
    if agreement.budget is None:
        return
    amounts = {
        "grant.total": agreement.grant and agreement.grant.total,
        "budget.cofinancing": agreement.budget.cofinancing,
        "transfer.ceiling": agreement.transfer and agreement.transfer.ceiling,
    }
    for path, money in amounts.items():
        if money and money.currency != agreement.budget.currency:
            yield case.finding("CURRENCY_DIFFERS", case.own(f"{path}.currency"), currency=money.currency,
                               budget=agreement.budget.currency)  # fmt: skip


def not_negative(case: Case) -> Iterator[Finding]:
    """Find a number below zero: nothing in an agreement is counted backwards."""
    for path, value in facts(case, _is_number):
        if value < 0:
            yield case.finding("NUMBER_NEGATIVE", path, value=shown(Decimal(value)))


def _is_currency(name: str, _hint: Any) -> bool:
    return name in ("currency", "local_currency")


def _is_number(_name: str, hint: Any) -> bool:
    return hint in (int, Decimal, Rate)


RULES = (known_currencies, one_currency, not_negative)
