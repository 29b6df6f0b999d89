"""The library: kinds, slots, types, overlays and conflicts, and the whole of it as one record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pipeline.model.clause import Clause, WordingSource
from pipeline.model.country import CountryRules, Weekends
from pipeline.model.phrases import GlossaryTerm, Phrases
from pipeline.model.record import Record, fact, record
from pipeline.model.ruleset import Ruleset
from pipeline.model.table import TableRule
from pipeline.model.words import Formula, L10n, Money, Wording


@record
class OutlineEntry(Record):
    """One line of a kind's outline: a part's heading or a clause."""

    part: L10n | None = fact("An unnumbered heading over the clauses that follow.", default=None)
    clause: str | None = fact("A clause's id.", default=None, vocabulary="clauses")
    always: bool = fact("Whether it is in every agreement of this kind.", default=False)
    when: Formula | None = fact("When it is in by itself, where that is not always.", default=None)
    only_when: Formula | None = fact("A gate: it is never in unless this holds.", default=None)


@record
class AnnexEntry(Record):
    """One annex of a kind."""

    clause: str = fact("The annex's clause id.", vocabulary="clauses")
    when: Formula | None = fact("When it is in.", default=None)


@record
class SheetEntry(AnnexEntry):
    """One sheet of a kind, with the local values it shows."""

    shows: Literal["contacts", "bank"] = fact("Which values of `local/PARTNERSHIP.yaml` it shows.")


@record
class KeyTerm(Record):
    """One line of the key terms on page 1."""

    label: L10n = fact("What it is.")
    value: Wording = fact("The value, with facts in it.")
    when: Formula | None = fact("When it is shown.", default=None)


@record
class Months(Record):
    """From how many months to how many."""

    least: int = fact("The fewest.")
    most: int = fact("The most.")


@record
class Kind(Record):
    """A kind of agreement: what is in it, and in which order."""

    id: str = fact("Its id.")
    title: L10n = fact("The document's title.")
    subtitle: L10n | None = fact("The line under it.", default=None)
    forbids: tuple[str, ...] = fact("Agreement fields that may not be given.", default=())
    requires: tuple[str, ...] = fact("Agreement fields that must be given.", default=())
    review_months: Months | None = fact("How often an agreement without an end is reviewed.", default=None)
    slots: Mapping[str, str] = fact("Answers this kind makes mandatory.", default={}, vocabulary="slots")
    key_terms: tuple[KeyTerm, ...] = fact("The key terms.", default=())
    outline: tuple[OutlineEntry, ...] = fact("Everything that can be in it, in order.")
    annexes: tuple[AnnexEntry, ...] = fact("Its annexes, in order.", default=())
    sheets: tuple[SheetEntry, ...] = fact(
        "Sheets that go with it and hold personal data: Word files of their own, written only into `local/`.",
        default=())  # fmt: skip


@record
class Answer(Record):
    """One answer to a slot."""

    id: str = fact("Its id.")
    title: L10n = fact("What it means.")
    variant: str | None = fact("The clause's variant, where its id differs; `none` for no clause.",
                               default=None)  # fmt: skip
    kinds: tuple[str, ...] = fact("The kinds it may be given in; all where none is named.", default=(),
                                  vocabulary="kinds")  # fmt: skip
    force: Literal["all", "listed", "none"] | None = fact(
        "For the slot that says what binds: every clause, those marked `binds`, or none.",
        default=None)  # fmt: skip


@record
class Slot(Record):
    """A question that has exactly one answer in every agreement."""

    id: str = fact("Its id.")
    title: L10n = fact("The question.")
    clause: str | None = fact("The clause that carries the answer.", default=None, vocabulary="clauses")
    kinds: tuple[str, ...] = fact("The kinds it is asked in.", vocabulary="kinds")
    default: Mapping[str, str] = fact("The library's answer, by kind.", default={}, vocabulary="kinds")
    answers: tuple[Answer, ...] = fact("The possible answers.")

    def answer(self, answer_id: str) -> Answer | None:
        """Return the answer of that id."""
        return next((a for a in self.answers if a.id == answer_id), None)


@record
class Slots(Record):
    """`slots.yaml`."""

    slots: tuple[Slot, ...] = fact("The slots, in the order they are asked.")


@record
class Pointer(Record):
    """How strongly a yes to a question points to a type."""

    id: str = fact("The question's id.")
    weight: int = fact("From 1 to 3.")


@record
class TypeRule(Record):
    """A partnership type: what it adds, and its answer to each slot."""

    id: str = fact("Its id, for ever.")
    name: L10n = fact("Its name.")
    description: L10n = fact("What it is, in a few sentences.")
    brings: tuple[str, ...] = fact("Clauses that come with it and cannot be removed.", default=(),
                                   vocabulary="clauses")  # fmt: skip
    offers: tuple[str, ...] = fact("Clauses that may be added.", default=(), vocabulary="clauses")
    slots: Mapping[str, str] = fact("Its answers to slots.", default={}, vocabulary="slots")
    needs: tuple[Formula, ...] = fact("Facts a partnership of this primary type must have, as paths; `or` "
                                      "where another will do.", default=())  # fmt: skip
    shared_costs_most: Money | None = fact(
        "The most a party pays a year of shared costs; above it, it is a grant by another name.", default=None
    )
    questions: tuple[Pointer, ...] = fact("Questions that point to it.", default=())


@record
class Question(Record):
    """A yes or no question that helps to find the type."""

    id: str = fact("Its id.")
    text: L10n = fact("The question.")


@record
class Questions(Record):
    """`questions.yaml`."""

    questions: tuple[Question, ...] = fact("The questions, in order.")


@record
class Overlay(Record):
    """Clauses that come with an actor kind or a flag."""

    id: str = fact("Its id.")
    title: L10n = fact("What it is.")
    when: Formula = fact("When it applies.")
    brings: tuple[str, ...] = fact("Clauses that come with it and cannot be removed.", default=(),
                                   vocabulary="clauses")  # fmt: skip
    variants: Mapping[str, str] = fact("Variants it asks for, by clause.", default={},
                                       vocabulary="clauses")  # fmt: skip
    slots: Mapping[str, str] = fact("Answers it makes mandatory.", default={}, vocabulary="slots")
    diligence_months: int | None = fact("How many months what was looked into counts.", default=None)


@record
class Conflict(Record):
    """Two rules that cannot both hold, and what is done about it."""

    id: str = fact("Its id, for ever.")
    title: L10n = fact("What it is.")
    when: Formula = fact("When it is there.")
    covers: tuple[str, ...] = fact("Slots whose differences between types it settles.", default=(),
                                   vocabulary="slots")  # fmt: skip
    slots: Mapping[str, str] = fact("Answers it sets.", default={}, vocabulary="slots")
    variants: Mapping[str, str] = fact("Variants it sets, by clause.", default={}, vocabulary="clauses")
    unless: Formula | None = fact("When it is settled.", default=None)
    outcome: Literal["resolved", "error"] = fact("Whether the library settles it or a person must.")
    message: L10n = fact("What is wrong, or what was done.")
    help: L10n | None = fact("What to do.", default=None)


@record
class Conflicts(Record):
    """`conflicts.yaml`."""

    conflicts: tuple[Conflict, ...] = fact("The conflicts.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The whole library, read; `digests` names every unit of it by content."""

    kinds: Mapping[str, Kind]
    slots: Mapping[str, Slot]
    types: Mapping[str, TypeRule]
    overlays: tuple[Overlay, ...]
    conflicts: tuple[Conflict, ...]
    rulesets: Mapping[str, tuple[Ruleset, ...]]
    clauses: Mapping[str, Clause]
    wordings: Mapping[tuple[str, str, str], WordingSource]
    approved: frozenset[tuple[str, str, str]] = frozenset()
    """The wordings somebody approved as they stand, and a funder's own; found once, since it takes digests."""
    superseded: frozenset[tuple[str, str, str]] = frozenset()
    """The wordings an agreement is pinned to that the tree's own library has otherwise, or no more."""
    tables: Mapping[str, TableRule]
    glossary: tuple[GlossaryTerm, ...]
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words with a capital that are nobody's term, by language."""
    phrases: Phrases
    questions: tuple[Question, ...]
    house: WordingSource
    digests: Mapping[str, str]
    countries: Mapping[str, tuple[CountryRules, ...]] = field(default_factory=dict)
    weekends: Weekends | None = None
