"""The compliance table: what the pool demands of an agreement, and how each demand stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from pipeline.model.agreement import Overrule
from pipeline.model.ruleset import Demand, Ruleset


class State(str, Enum):
    """How a demand stands."""

    MET = "met"
    NOT_MET = "not-met"
    TEXT_PENDING = "text-pending"
    """Its clause is in, and still waits for the funder's official text."""
    RULE_UNVERIFIED = "rule-unverified"
    """It is met, and nobody has checked that this is what the pool demands."""


@dataclass(frozen=True, slots=True)
class Demanded:
    """One demand, and how it stands in an agreement."""

    demand: Demand
    state: State
    place: int = 0
    """The place of its clause among the clauses or, where `annex` says so, the annexes; 0 where it is not in."""
    annex: bool = False
    needs_met: bool = True
    """Whether the facts that the demand asks for are there."""
    overrule: Overrule | None = None
    """What the pool said instead, where somebody has asked it."""


@dataclass(frozen=True, slots=True)
class Compliance:
    """The demands of a pool's rules upon one agreement."""

    ruleset: Ruleset
    rows: tuple[Demanded, ...]
    not_applying: tuple[Demand, ...] = ()
    """Demands that are not made of this agreement, such as of staff where none is paid."""
    demanded: bool = True
    """Whether the pool demands an agreement for this grant at all."""

    def count(self, state: State) -> int:
        """Return how many demands stand so."""
        return sum(row.state is state for row in self.rows)
