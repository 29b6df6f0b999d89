"""Rules about shares: what one budget line may be of others, to the last decimal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal

from pipeline.check.budget import amounts
from pipeline.check.case import Case, shown
from pipeline.model.places import Finding
from pipeline.model.ruleset import Cap

_EXACT = Context(prec=60, rounding=ROUND_HALF_EVEN)
_SHOWN = Decimal("0.0001")
_COIN = Decimal("0.01")


def caps(case: Case) -> Iterator[Finding]:
    """V19: find a line that is a larger or smaller share of others than the pool allows."""
    rules, budget = case.selection.ruleset, case.agreement.budget
    if rules is None or budget is None:
        return
    found = amounts(budget, rules.budget_form)
    places = {line.no: f"budget.lines[{index}].amount" for index, line in enumerate(budget.lines)}
    for cap in rules.caps:
        path = case.own(places.get(cap.line, "budget.lines"))
        yield from _broken(case, cap, found, path)


def _broken(case: Case, cap: Cap, found: Mapping[int, Decimal], path: str) -> Iterator[Finding]:
    """Compare without dividing: a share is only rounded to be shown."""
    amount = found.get(cap.line, Decimal(0))
    base = sum((found.get(no, Decimal(0)) for no in cap.of), Decimal(0))
    hundredfold = _EXACT.multiply(amount, Decimal(100))
    if base <= 0:
        return
    if cap.max_pct is not None and hundredfold > _EXACT.multiply(cap.max_pct, base):
        limit = _limit(cap.max_pct, base, ROUND_FLOOR)
        yield case.finding("CAP_ABOVE", path, limit=limit, pct=shown(cap.max_pct),
                           **_about(case, cap, amount, base))  # fmt: skip
    if cap.min_pct is not None and hundredfold < _EXACT.multiply(cap.min_pct, base):
        limit = _limit(cap.min_pct, base, ROUND_CEILING)
        yield case.finding("CAP_BELOW", path, limit=limit, pct=shown(cap.min_pct),
                           **_about(case, cap, amount, base))  # fmt: skip


def _about(case: Case, cap: Cap, amount: Decimal, base: Decimal) -> dict[str, str]:
    """Return what both findings say: the figures, and the pool's rule in its own words as help."""
    share = _EXACT.divide(_EXACT.multiply(amount, Decimal(100)), base)
    help_ = {f"help_{language}": text for language, text in cap.message.items()}
    return help_ | {
        "line": str(cap.line),
        "of": _lines(cap.of),
        "share": shown(share.quantize(_SHOWN, ROUND_HALF_EVEN).normalize()),
        "severity": case.weight(cap.id, verified=cap.verified),
    }


def _lines(numbers: tuple[int, ...]) -> str:
    """Return numbers of lines as people write them, such as `1-7`."""
    first, last = numbers[0], numbers[-1]
    in_a_row = len(numbers) > 2 and numbers == tuple(range(first, last + 1))
    return f"{first}-{last}" if in_a_row else ", ".join(map(str, numbers))


def _limit(pct: Decimal, base: Decimal, rounding: str) -> str:
    """Return the last amount that is within a limit."""
    exact = _EXACT.divide(_EXACT.multiply(pct, base), Decimal(100))
    return shown(exact.quantize(_COIN, rounding))


RULES = (caps,)
