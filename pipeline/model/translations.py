"""Which text of its source each translation was last held against, and what has changed on either side since."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model.record import Record, fact

Marks = tuple[str, ...]
"""A mark of each paragraph of a text: the same while the paragraph says the same; the first is that of the heading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held(Record):
    """A translation and its source, as they were when somebody last held one against the other."""

    says: str = fact("The marks of its paragraphs.")
    source: str = fact("The marks of the source's paragraphs.")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldWording(Record):
    """One wording in all its languages."""

    source: str = fact("The language it is translated from.", vocabulary="languages")
    translations: Mapping[str, Held] = fact("Its translations.", default={}, vocabulary="languages")


@dataclass(frozen=True, slots=True, kw_only=True)
class Translations(Record):
    """`translations.yaml`: written by the program, wording by wording."""

    wordings: Mapping[str, HeldWording] = fact("The wordings, each as clause/variant.", default={})


class Moved(NamedTuple):
    """A paragraph that changed since: in which languages, and which still say what they said before."""

    paragraph: int
    changed: tuple[str, ...]
    behind: tuple[str, ...]


def moved(now: Mapping[str, Marks], held: HeldWording) -> list[Moved]:
    """Return the paragraphs that changed in any language since it was held against its source; in order.

    Where no language is behind, all have changed, and nobody has said that they were held against each other.
    """
    found = []
    source = now.get(held.source, ())
    known = {code: held.translations[code] for code in now if code in held.translations}
    for number in range(max(map(len, now.values()), default=0)):
        own = {code for code, then in known.items() if _new(now[code], then.says, number)}
        of = {code for code, then in known.items() if _new(source, then.source, number)}
        if own or of:
            found.append(_moved(number, held.source, known, own, of))
    return found


def _moved(number: int, source: str, known: Collection[str], own: set[str], of: set[str]) -> Moved:
    """Say who went ahead; `own` changed themselves, `of` are those whose source changed."""
    behind = of - own
    if own - of:  # a translation went ahead of its source
        behind |= {source} | (set(known) - own)
    changed = (own | {source}) - behind if of else own
    order = (source, *known)
    return Moved(number, tuple(c for c in order if c in changed), tuple(c for c in order if c in behind))


def _new(now: Marks, then: str, number: int) -> bool:
    """Return whether a paragraph was not there then; at its place, unless others came in or went out."""
    before = then.split()
    if number >= len(now):
        return False
    return now[number] != before[number] if len(before) == len(now) else now[number] not in before
