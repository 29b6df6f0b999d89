"""Which clause, or which of its variants, somebody means, and what the rules of the library say about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.clause import Clause, Variant
from pipeline.model.library import Library
from pipeline.model.nearest import nearest
from pipeline.model.places import AftaleError, Finding, Place
from pipeline.model.words import LANGUAGES


def clause_named(library: Library, clause_id: str, findings: Sequence[Finding]) -> Clause:
    """Return a clause of the library; `findings` are those of reading it.

    Raises `AftaleError` with what is wrong with its file, or with the nearest id where there is no such clause.
    """
    clause = library.clauses.get(clause_id)
    if clause is None:
        unread = [finding for finding in findings if is_about(finding, clause_id)]
        raise AftaleError(*(unread or [unknown(library, clause_id)]))
    return clause


def variants_named(
    library: Library, clause_id: str, variant_id: str, findings: Sequence[Finding]
) -> tuple[Variant, ...]:
    """Return the variant of a clause that somebody means, or all of them where none is named.

    Raises `AftaleError` like `clause_named`, or with the variants that there are.
    """
    clause = clause_named(library, clause_id, findings)
    found = tuple(variant for variant in clause.variants if variant_id in ("", variant.id))
    if not found:
        place = Place(f"clauses/wording/{clause.id}/clause.yaml", *clause.place_of("variants"))
        known = ", ".join(variant.id for variant in clause.variants)
        raise AftaleError(Finding.of("VARIANT_UNKNOWN", place, "variants", clause=clause.id, variant=variant_id,
                                     known=known))  # fmt: skip
    return found


def unknown(library: Library, clause_id: str) -> Finding:
    """Say that there is no such clause, and which is near."""
    near = nearest(clause_id, library.clauses)
    return Finding.of("CLAUSE_UNKNOWN", Place("clauses/wording"), clause=clause_id, nearest=near)


def is_about(finding: Finding, clause_id: str) -> bool:
    """Return whether a finding is about a file of a clause."""
    return finding.place.file.startswith(f"clauses/wording/{clause_id}/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringers:
    """What of the library's rules speaks of a clause, each by its id."""

    kinds: tuple[str, ...]
    """The kinds in whose outline or annexes it stands."""
    brought_by: tuple[str, ...]
    """The types that bring it."""
    offered_by: tuple[str, ...]
    """The types that offer it."""
    overlays: tuple[str, ...]
    """The overlays that bring it or ask for one of its variants."""
    pools: tuple[str, ...]
    """The pools that bring it or ask for one of its variants."""

    @property
    def types(self) -> tuple[str, ...]:
        """The types that bring or offer it."""
        return tuple(dict.fromkeys((*self.brought_by, *self.offered_by)))


def bringers(library: Library, clause_id: str) -> Bringers:
    """Return what of the library's rules speaks of a clause."""
    pools = [pool for pool, rules in library.rulesets.items()
             if any(clause_id in (*rule.brings, *rule.variants) for rule in rules)]  # fmt: skip
    return Bringers(
        kinds=tuple(kind for kind in library.kinds if clause_id in set(_places(library, kind))),
        brought_by=tuple(rule.id for rule in library.types.values() if clause_id in rule.brings),
        offered_by=tuple(rule.id for rule in library.types.values() if clause_id in rule.offers),
        overlays=tuple(o.id for o in library.overlays if clause_id in (*o.brings, *o.variants)),
        pools=tuple(pools),
    )


def languages_of(library: Library, clause_id: str, variant: str) -> list[str]:
    """Return the languages in which a variant has a wording."""
    return [language for language in LANGUAGES if (clause_id, variant, language) in library.wordings]


def _places(library: Library, kind: str) -> Iterator[str | None]:
    yield from (entry.clause for entry in library.kinds[kind].outline)
    yield from (entry.clause for entry in library.kinds[kind].annexes)
    yield from (entry.clause for entry in library.kinds[kind].sheets)
