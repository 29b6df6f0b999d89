"""How an agreement is shared between its parties, in figures: statements, decisions, time, money, and duties in the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline.model.expectations import Decision, Expectation
from pipeline.model.party import Party

ALL = "all"
"""What holds for all parties together stands under this word instead of a party's id."""
ByParty = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Decisions by who takes them: one side alone, or both together."""

    danish: tuple[Decision, ...]
    """Those of the Danish organisations alone."""
    others: tuple[Decision, ...]
    together: tuple[Decision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDays:
    """The fewest and the most days that reporting allows each way."""

    reporter: str
    due: tuple[int, int]
    """Days from the end of a report's period until it is handed in."""
    reader: str
    feedback: tuple[int, int]
    """Working days within which a report is answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """An amount by party, and what is left to no party."""

    by_party: Mapping[str, Decimal]
    total: Decimal

    @property
    def undivided(self) -> Decimal:
        """What no party is named for."""
        return self.total - sum(self.by_party.values(), Decimal(0))

    def percent(self, amount: Decimal) -> Decimal:
        """Return an amount as percent of the total, to one decimal."""
        share = amount * 100 / self.total if self.total else Decimal(0)
        return share.quantize(Decimal("0.1"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """What the facts of one agreement give each party."""

    parties: tuple[Party, ...]
    statements: Mapping[str, ByParty]
    """How many statements of each kind, by party."""
    binding: ByParty
    """How many of them bind in law."""
    unanswered: tuple[Expectation, ...]
    """Rights that no statement answers."""
    parts: Mapping[str, ByParty]
    """In how many decisions a party decides, decides jointly, is consulted or informed."""
    sides: Sides
    reports: ReportDays | None
    notice_months: int
    currency: str
    budget: Shares | None
    administration: Shares | None


@dataclass(frozen=True, slots=True)
class Period:
    """So many days that a clause gives a party, or all."""

    clause: str
    """The clause's number and title."""
    party: str
    number: int
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Duties:
    """What the text of an agreement asks of each party, counted in one language."""

    language: str
    verbs: tuple[str, str]
    """The words for a duty and for an intention."""
    binding: ByParty
    """How many paragraphs hold a duty of each party."""
    intended: ByParty
    periods: tuple[Period, ...]
