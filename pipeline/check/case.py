"""What a rule looks at: one agreement with its partnership, its selection and the library, and where things stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from pipeline.model.agreement import Agreement, Overrule
from pipeline.model.library import Library
from pipeline.model.partnership import Partnership, place
from pipeline.model.places import Finding, Place, Severity
from pipeline.model.record import Record
from pipeline.model.ruleset import RuleValue
from pipeline.model.selection import Selection
from pipeline.model.words import Day

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the pool's rules, and how much what rests on it may weigh."""

    value: Decimal
    severity: str


@dataclass(frozen=True, slots=True)
class Case:
    """One agreement with everything a rule may look at."""

    partnership: Partnership
    agreement: Agreement
    selection: Selection
    library: Library
    today: Day | None = None
    """The day the question is asked; none in a build, which no clock may change."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """The facts by the names that formulas use."""

    def own(self, path: str) -> str:
        """Return the path within the file of one of this agreement's own facts."""
        agreements = self.partnership.agreements
        same = (i for i, other in enumerate(agreements) if other is self.agreement)
        # one that was told what the ledger knows is another record
        alike = (i for i, other in enumerate(agreements) if other.id == self.agreement.id)
        return f"agreements[{next(same, next(alike, 0))}].{path}"

    def finding(self, code: str, path: str, **args: object) -> Finding:
        """Make a finding about the fact at a path, placed where it stands or where it would belong."""
        return Finding.of(code, _spot(self.partnership, path), path, **args)

    def value(self, name: str) -> RuleValue | None:
        """Return a value of the pool's rules, if they have it."""
        ruleset = self.selection.ruleset
        return ruleset.values.get(name) if ruleset else None

    def figure(self, name: str) -> Figure | None:
        """Return a figure of the pool's rules, if they have it and it is a number."""
        value = self.value(name)
        number = decimal(value.value) if value else None
        if value is None or number is None:
            return None
        return Figure(number, self.weight(name, verified=value.verified))

    def overrule(self, rule: str) -> Overrule | None:
        """Return what the pool said instead of one of its rules, where somebody has asked it."""
        return next((one for one in self.agreement.overrules if one.rule == rule), None)

    def weight(self, rule: str, *, verified: bool) -> str:
        """Return how much a breach of a rule weighs: the pool's own word lifts one that nobody has checked."""
        if not verified and self.overrule(rule):
            return Severity.INFO.value
        return severity(verified=verified)


def decimal(text: str) -> Decimal | None:
    """Return a number that a ruleset gives as text."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def severity(*, verified: bool) -> str:
    """Return how much a breach weighs: a figure that nobody has checked can at most warn."""
    return (Severity.ERROR if verified else Severity.WARNING).value


def shown(amount: Decimal) -> str:
    """Return an amount as one types it."""
    return f"{amount:f}"


def given(value: object) -> bool:
    """Return whether a fact is there at all."""
    return value is not None and value not in ((), {})


def _spot(partnership: Partnership, path: str) -> Place:
    """Return the place of the fact at a path; of what holds it, where it is not given."""
    value: Any = partnership
    holder: Record = partnership
    field = ""
    for index, name in _STEP.findall(path):
        if isinstance(value, Record) and name in value.at:
            holder, field = value, name
        value = _step(value, index, name)
        if isinstance(value, Record) and value.at:
            holder, field = value, ""
    return place(partnership, holder, field)


def _step(value: Any, index: str, name: str) -> Any:
    if isinstance(value, tuple):
        return value[int(index)] if index and int(index) < len(value) else None
    return value.get(name) if isinstance(value, Mapping) else getattr(value, name, None)
