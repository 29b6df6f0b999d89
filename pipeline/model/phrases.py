"""The library's small words: defined terms, furniture, labels, units, duty and intention."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.record import Record, fact, record
from pipeline.model.words import L10n


@record
class TermWords(Record):
    """A defined term in one language."""

    term: str = fact("As it stands in a sentence.")
    forms: tuple[str, ...] = fact("Every form it takes.")
    genitive: str | None = fact("Its genitive.", default=None)
    meaning: str = fact("What it means.")


@record
class GlossaryTerm(Record):
    """A defined term in every language."""

    id: str = fact("Its id.")
    kinds: tuple[str, ...] = fact("The kinds it is defined in.", default=(), vocabulary="kinds")
    en: TermWords | None = fact("English.", default=None)
    da: TermWords | None = fact("Danish.", default=None)
    fr: TermWords | None = fact("French.", default=None)
    es: TermWords | None = fact("Spanish.", default=None)
    pt: TermWords | None = fact("Portuguese.", default=None)


@record
class Glossary(Record):
    """`glossary.yaml`."""

    terms: tuple[GlossaryTerm, ...] = fact("The terms.")
    names: Mapping[str, tuple[str, ...]] = fact(
        "Words that have a capital and are nobody's term, by language.", default={}, vocabulary="languages")  # fmt: skip


@record
class ModalWords(Record):
    """How a verb of force reads for one and for many."""

    one: str = fact("For one party.")
    many: str = fact("For several.")


@record
class Modality(Record):
    """Duty and intention in one language."""

    binding: ModalWords = fact("Duty.")
    intent: ModalWords = fact("Intention.")


@record
class Phrases(Record):
    """`phrases.yaml`: the small words around the clauses."""

    phrases: Mapping[str, L10n] = fact("Furniture words.")
    labels: Mapping[str, Mapping[str, L10n]] = fact("Words for coded values, by group.")
    units: Mapping[str, Mapping[str, tuple[str, ...]]] = fact("One and many of a unit, by language.")
    modality: Mapping[str, Modality] = fact("Duty and intention, by language.")
    facts: Mapping[str, L10n] = fact("What a missing fact is called.")
