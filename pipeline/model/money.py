"""The money side of a grant: the grant itself, its budget, transfers, reports and audit."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pipeline.model.record import Record, derived, fact, record
from pipeline.model.words import Day, L10n, Money, Rate


@record
class Period(Record):
    """From one day to another, both included."""

    start: Day = fact("First day.")
    end: Day = fact("Last day.")


@record
class FunderTerm(Record):
    """A document of the funder whose terms pass on."""

    id: str = fact("A short id.")
    title: L10n = fact("Its title.")
    version: str = fact("Its version or date, in quotes.")
    url: str | None = fact("Where it can be read.", default=None)
    summary: L10n | None = fact("What it means in practice, in a sentence or two.", default=None)


@record
class Grant(Record):
    """The grant that a cooperation agreement carries out."""

    pool: str = fact("The pool the grant comes from.", vocabulary="pools")
    pool_name: L10n | None = fact("The pool's name, where the library does not know the pool.", default=None)
    ruleset: str | None = fact("The date of the pool's rules in force at the grant letter.", default=None)
    modality: str | None = fact("The kind of grant within the pool.", default=None)
    funder: str = fact("Who gives the money.")
    manager: str | None = fact("Who manages the pool.", default=None)
    journal_no: str | None = fact("The funder's journal number.", default=None, expected="sign")
    contract_date: Day | None = fact("The date of the grant letter.", default=None, expected="sign")
    total: Money | None = fact("The whole grant, as given by the funder.", default=None, expected="send")
    period: Period | None = fact("The activity period.", default=None, expected="send")
    retroactive_reason: str | None = fact(
        "Why activities may start before the grant letter, such as the pool's written consent.",
        default=None)  # fmt: skip
    terms: tuple[FunderTerm, ...] = fact("The funder's terms that pass on.", default=())
    terms_as: Literal["annex", "summary"] | None = fact(
        "Whether the terms pass on by an annex that lists them, or by a summary with links.", default=None)  # fmt: skip


@record
class BudgetLine(Record):
    """One line of the budget."""

    no: int = fact("The line's number in the pool's form.")
    title: L10n = fact("What the line is for.")
    amount: Decimal = fact("The amount, in the budget's currency.")
    spent_by: Mapping[str, Decimal] = fact("How much each party spends, by party id.", default={})
    funding: Mapping[str, Decimal] = fact("How much each source pays, such as `pool` or `own`, where there are several.",
                                          default={})  # fmt: skip
    suppliers: tuple[str, ...] = fact("The ids of parties that sell something to this line.", default=())
    note: L10n | None = fact("A note to the line.", default=None)


@record
class Budget(Record):
    """The budget: entered lines; sums come from the pool's form in its ruleset."""

    currency: str = fact("Its currency (ISO 4217).", default="DKK", pattern=r"[A-Z]{3}",
                         rule="three capital letters, such as DKK")  # fmt: skip
    lines: tuple[BudgetLine, ...] = fact("The entered lines.")
    flex_pct: Decimal | None = fact("How many percent may move between main lines.", default=None)
    cofinancing: Money | None = fact("Money from elsewhere.", default=None)
    flexible_funds: Decimal | None = fact(
        "Money in the budget whose use is decided while the work goes on, in the budget's currency.", default=None)  # fmt: skip

    @derived
    def total(self) -> Decimal:
        """The sum of the entered lines."""
        return sum((line.amount for line in self.lines), Decimal(0))


@record
class InstalmentDue(Record):
    """When an instalment falls due: on a date, or so many days after a report."""

    date: Day | None = fact("The day it falls due.", default=None)
    after: str | None = fact("The id of the report it follows.", default=None)
    days: int | None = fact("How many days after that report is approved.", default=None)


@record
class Instalment(Record):
    """One payment to the partner."""

    no: int = fact("Its number, from 1.")
    amount: Decimal = fact("The amount, in the currency of the ceiling.")
    due: InstalmentDue = fact("When it falls due.")
    conditions: tuple[L10n, ...] = fact("What must be met first.", default=())


@record
class Exchange(Record):
    """How money changes currency."""

    local_currency: str = fact("The partner's currency (ISO 4217).", pattern=r"[A-Z]{3}",
                               rule="three capital letters, such as GTQ")  # fmt: skip
    method: Literal["actual-rate", "fifo", "average"] = fact("The method of the accounts.",
                                                             default="actual-rate")  # fmt: skip
    indicative_rate: Rate | None = fact("Local units for one unit of the ceiling.", default=None)


@record
class Transfer(Record):
    """What the Danish party passes on; never the whole grant."""

    ceiling: Money = fact("The most that is passed on.")
    fx: Exchange | None = fact("How money changes currency.", default=None)
    payment_days: int = fact("Working days to pay once the conditions are met.", default=10)
    basis: Literal["dated", "milestone", "forecast"] | None = fact(
        "What the instalments follow, where it is one thing: dates, milestones, or forecasts of costs.", default=None)  # fmt: skip
    account: Literal["separate", "sub-ledger"] | None = fact(
        "How the money is kept apart: in an account of its own, or by a ledger of its own within another account.",
        default=None)  # fmt: skip
    instalments: tuple[Instalment, ...] = fact("The payments.")


@record
class Administration(Record):
    """The administration contribution of each side."""

    danish: Decimal = fact("The Danish side's amount.")
    local: Decimal = fact("The partner's amount.", default=Decimal(0))
    basis: Literal["lump-sum", "actual"] = fact("How it is accounted for.", default="lump-sum")


@record
class Translation(Record):
    """Who translates a report that is written in a language the pool does not read."""

    by: str = fact("The id of the party that sees to it.")
    days: int = fact("Working days after the report is handed in.")
    budget_line: int = fact("The number of the budget line that pays.")


@record
class Report(Record):
    """One report the partner makes, and what the Danish side owes in return."""

    id: str = fact("A short id, for instalments that wait for it.")
    title: L10n = fact("Its name.")
    kind: Literal["financial", "narrative", "financial+narrative", "final"] = fact("What it holds.")
    period: Period = fact("The time it covers.")
    due: Day = fact("When the partner hands it in.")
    feedback_days: int = fact("Working days within which the Danish side answers.", default=15)
    language: str | None = fact("The language it is written in.", default=None)
    translation: Translation | None = fact("Who translates it for the pool, by when, and on which budget line.",
                                           default=None)  # fmt: skip
    pool_due: Day | None = fact("When the pool wants it.", default=None)


@record
class Audit(Record):
    """The audit."""

    local_required: bool = fact("Whether the partner's accounts are audited locally.")
    auditor: L10n | None = fact("What the auditor must be.", default=None)
    due: Day | None = fact("When the audited accounts are due.", default=None)
    pool_auditor: bool = fact(
        "Whether the pool appoints the auditor, as some do for small grants.", default=False
    )
    instruction: str | None = fact("The id of the fund's audit instruction among `grant.terms`.", default=None,
                                   expected="sign")  # fmt: skip
    asked: tuple[L10n, ...] = fact("What the auditor is asked beyond what every audit is.", default=())


@record
class Repayment(Record):
    """Paying back what was not used."""

    days: int = fact("Days from the request to the payment.", default=30)
    mode: Literal["return", "carry-over-if-approved"] | None = fact(
        "What happens to unspent money; without it, it is repaid unless the funder lets the parties use it.",
        default=None)  # fmt: skip


@record
class Irregularities(Record):
    """How fast irregularities are told."""

    partner_days: int = fact("Days the partner has.", default=5)
    danish_days: int = fact("Days the Danish side has towards the pool.", default=14)
