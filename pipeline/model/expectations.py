"""Expectation alignment as data: who may, must, brings and decides what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pipeline.model.record import Record, derived, fact, record
from pipeline.model.words import Day, L10n

Area = Literal[
    "vision", "decision-making", "planning", "finance", "reporting", "monitoring", "learning",
    "advocacy", "communication", "staff-and-volunteers", "visits", "capacity", "safeguarding",
    "fundraising", "ending",
]  # fmt: skip


@record
class Workshop(Record):
    """The talk the expectations come from."""

    date: Day | None = fact("When it was held.", default=None)
    facilitator: str | None = fact("Who led it, by role.", default=None)
    participants: int | None = fact("How many took part.", default=None)


@record
class Expectation(Record):
    """One statement about one party's (or everyone's) part in one area."""

    id: str = fact("A short id, for `mirrors`.")
    area: Area = fact("The area it belongs to.")
    party: str = fact('The party\'s id, or "all".')
    kind: Literal["role", "right", "obligation", "contribution", "expectation", "limit"] = fact(
        "What sort of statement it is.")  # fmt: skip
    text: L10n = fact("The statement, in each language.")
    mirrors: str | None = fact("The id of the entry that answers it.", default=None)
    binding: bool = fact("Whether it binds in law.", default=False)
    status: Literal["agreed", "open", "disagreed"] = fact("Where the talk stands.", default="agreed")
    review: Day | None = fact("When it is looked at again.", default=None)


@record
class Decision(Record):
    """Who decides, decides jointly, is consulted or informed on one topic."""

    topic: L10n = fact("What is decided.")
    by: Mapping[str, Literal["decides", "joint", "consulted", "informed"]] = fact(
        "Each party's part, by party id.")  # fmt: skip


@record
class Uneven(Record):
    """Something that is uneven between the parties with their eyes open, and why."""

    entry: str | None = fact("The id of the statement that nothing answers.", default=None)
    topic: str | None = fact("A topic of the decisions, in one of its languages; `all` for all of them.",
                             default=None)  # fmt: skip
    reason: str = fact("Why the parties want it so.")


@record
class Expectations(Record):
    """The outcome of the expectation alignment."""

    workshop: Workshop | None = fact("The workshop it comes from.", default=None)
    entries: tuple[Expectation, ...] = fact("The statements.", default=())
    decisions: tuple[Decision, ...] = fact("Who decides what.", default=())
    inline: bool = fact("Does the table stand in the clause itself, and not in an annex?", default=False)
    uneven: tuple[Uneven, ...] = fact("What is uneven, and why the parties want it so.", default=())

    @derived
    def matrix(self) -> tuple[Mapping[str, Any], ...]:
        """The statements as rows of `area` and `by_party`, in the order the areas first appear.

        `by_party` holds texts by party id; under `all` stands what all parties said together.
        """
        rows: dict[str, dict[str, list[L10n]]] = {}
        for entry in self.entries:
            rows.setdefault(entry.area, {}).setdefault(entry.party, []).append(entry.text)
        return tuple(
            {"area": area, "by_party": {party: tuple(texts) for party, texts in cells.items()}}
            for area, cells in rows.items()
        )

    @derived
    def binding(self) -> tuple[Expectation, ...]:
        """The entries that bind in law."""
        return tuple(entry for entry in self.entries if entry.binding)

    @derived
    def open(self) -> tuple[Expectation, ...]:
        """The entries that are still open or disagreed."""
        return tuple(entry for entry in self.entries if entry.status != "agreed")
