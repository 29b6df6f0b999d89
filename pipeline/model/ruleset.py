"""A funder's demands and limits at a date: figures, budget form, caps and demands, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pipeline.model.record import Record, fact, record
from pipeline.model.words import Day, Formula, L10n

_ASSUMED = "The ruleset it is taken from, where nobody found it for this pool; `extends` fills it in."


@record
class RuleValue(Record):
    """A figure of a pool, with where it comes from."""

    value: str = fact("The figure, as text.")
    source: str = fact("Where it was read.")
    verified: bool = fact("Whether somebody has checked it.", default=False)
    assumed_from: str | None = fact(_ASSUMED, default=None)


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
    assumed_from: str | None = fact(_ASSUMED, default=None)


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
    assumed_from: str | None = fact(_ASSUMED, default=None)


@record
class Demand(Record):
    """Something a pool demands of the agreement."""

    id: str = fact("Its id.")
    demand: L10n = fact("What is demanded.")
    clause: str | None = fact("The clause that meets it.", default=None, vocabulary="clauses")
    needs: Formula | None = fact("A formula about the facts that must hold, beside the clause or alone.",
                                 default=None)  # fmt: skip
    when: Formula | None = fact("A formula that says when it is demanded; always, where there is none.",
                                default=None)  # fmt: skip
    source: str = fact("Where it was read.")
    verified: bool = fact("Whether somebody has checked it.", default=False)
    assumed_from: str | None = fact(_ASSUMED, default=None)


@record
class Seen(Record):
    """Where a rule that another pool has as well was read for this one."""

    SHORTHAND = "source"

    source: str = fact("Where it was read.")
    verified: bool = fact("Whether somebody has checked it.", default=False)


@record
class Ruleset(Record):
    """A funder's demands and limits at a date."""

    pool: str = fact("The pool's id.")
    date: str = fact("From when the rules hold.")
    name: L10n | None = fact("The pool's name; none where the agreement names it.", default=None)
    manager: str | None = fact("Who manages it.", default=None)
    as_of: Day = fact("When it was last looked up.")
    months: int = fact("Months after which it is to be looked up again.", default=12)
    source: str = fact("Where it comes from.")
    verified_by: str | None = fact("Who checked it, by role.", default=None)
    extends: str | None = fact("Another ruleset, as `pool/date`: what this one does not say is assumed to be as there.",
                               default=None)  # fmt: skip
    sources: Mapping[str, Seen] = fact("Rules of the other ruleset that were read for this pool as well, and where, by "
                                       "their id or name.", default={})  # fmt: skip
    without: tuple[str, ...] = fact("Rules of the other ruleset that do not hold here, by their id or name; `budget_form` "
                                    "for its form.",
                                    default=())  # fmt: skip
    gaps: tuple[L10n, ...] = fact("What could not be found out.", default=())
    demanded_when: Formula | None = fact("A formula that says for which grants the pool demands an agreement at all; "
                                         "for all, where there is none.", default=None)  # fmt: skip
    brings: tuple[str, ...] = fact("Clauses it demands.", default=(), vocabulary="clauses")
    slots: Mapping[str, str] = fact("Answers it makes mandatory.", default={}, vocabulary="slots")
    variants: Mapping[str, str] = fact("Variants it asks for.", default={}, vocabulary="clauses")
    authentic: Mapping[str, str] = fact("The language that decides for a clause's official text, where it is not the "
                                        "one the clause names.", default={}, vocabulary="clauses")  # fmt: skip
    values: Mapping[str, RuleValue] = fact("Its figures.", default={})
    budget_form: BudgetForm | None = fact("Its budget form.", default=None)
    caps: tuple[Cap, ...] = fact("Its limits on budget lines.", default=())
    demands: tuple[Demand, ...] = fact("What it demands.", default=())

    @property
    def id(self) -> str:
        """Its name, as others extend it: the pool and the date."""
        return f"{self.pool}/{self.date}"
