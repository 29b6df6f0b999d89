"""A funder's demands and limits at a date: figures, budget form, caps and demands, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pipeline.model.record import Record, fact, record
from pipeline.model.words import L10n


@record
class RuleValue(Record):
    """A figure of a pool, with where it comes from."""

    value: str = fact("The figure, as text.")
    source: str = fact("Where it was read.")
    verified: bool = fact("Whether somebody has checked it.", default=False)


@record
class ComputedLine(Record):
    """A budget line that is the sum of others."""

    no: int = fact("Its number.")
    title: L10n = fact("What it is.")
    sums: tuple[int, ...] = fact("The lines it adds up.")


@record
class BudgetForm(Record):
    """A pool's budget form."""

    entered: tuple[int, ...] = fact("The lines that are typed.")
    computed: tuple[ComputedLine, ...] = fact("The lines that are sums.")


@record
class Cap(Record):
    """A share that one budget line may not pass, or must reach."""

    id: str = fact("Its id.")
    line: int = fact("The line.")
    of: tuple[int, ...] = fact("The lines it is measured against.")
    max_pct: Decimal | None = fact("The most, in percent.", default=None)
    min_pct: Decimal | None = fact("The least, in percent.", default=None)
    message: L10n = fact("The rule in words.")
    source: str = fact("Where it was read.")
    verified: bool = fact("Whether somebody has checked it.", default=False)


@record
class Demand(Record):
    """Something a pool demands of the agreement."""

    id: str = fact("Its id.")
    demand: L10n = fact("What is demanded.")
    clause: str = fact("The clause that meets it.", vocabulary="clauses")
    source: str = fact("Where it was read.")
    verified: bool = fact("Whether somebody has checked it.", default=False)


@record
class Ruleset(Record):
    """A funder's demands and limits at a date."""

    pool: str = fact("The pool's id.")
    date: str = fact("From when the rules hold.")
    name: L10n = fact("The pool's name.")
    manager: str = fact("Who manages it.")
    as_of: str = fact("When this file was made.")
    source: str = fact("Where it comes from.")
    verified_by: str | None = fact("Who checked it, by role.", default=None)
    brings: tuple[str, ...] = fact("Clauses it demands.", default=(), vocabulary="clauses")
    slots: Mapping[str, str] = fact("Answers it makes mandatory.", default={}, vocabulary="slots")
    variants: Mapping[str, str] = fact("Variants it asks for.", default={}, vocabulary="clauses")
    values: Mapping[str, RuleValue] = fact("Its figures.", default={})
    budget_form: BudgetForm | None = fact("Its budget form.", default=None)
    caps: tuple[Cap, ...] = fact("Its limits on budget lines.", default=())
    demands: tuple[Demand, ...] = fact("What it demands.", default=())
