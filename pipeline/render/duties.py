"""Counts whom the text of an agreement obliges, and which periods in days it gives to whom.

It reads a wording as a reader does: a duty is the language's word for it, and it is that party's whose name
stands at the word. What a compiled paragraph says of this is found once; each agreement then costs little.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, count

from pipeline.model.balance import ALL, Duties, Period
from pipeline.model.document import Column, DocumentClause
from pipeline.model.party import Party
from pipeline.model.phrases import Modality, Phrases
from pipeline.render.wording import Paragraph, Slot
from pipeline.render.words import NBSP

UNITS = ("day", "working-day", "week")
"""The units of periods that are compared; months and years are how long something lasts."""
_NAME, _MUST, _OTHER = 0xE100, 0xE300, 0xE500  # a slot stands in the text as one of these and its number
_IS_NAME = re.compile(r"[\ue100-\ue2ff]")
_STOP = re.compile(r"[.?!]\s+")


@dataclass(frozen=True, slots=True)
class _Verb:
    """A word of duty or of intention: fixed, or in a slot; and the slots that may name whose it is."""

    at: int
    binding: bool
    slot: int
    subjects: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a compiled paragraph says of duties and periods: slots by number."""

    verbs: tuple[_Verb, ...]
    periods: tuple[tuple[int, tuple[tuple[int, ...], ...]], ...]
    """Each slot with a count, and the slots that may name whose period it is, the likeliest first."""
    alike: bool | None
    """Whether all its verbs are fixed words of duty, or all of intention, and none stands at a slot."""


def duties(column: Column, parties: tuple[Party, ...], phrases: Phrases) -> Duties:
    """Count in one language's text; a paragraph counts once for each party it obliges, or once for all."""
    modality = phrases.modality.get(column.language)
    if modality is None:
        return Duties(language=column.language, verbs=("", ""), binding={}, intended={}, periods=())
    reader = _Reader(column, parties, phrases, modality)
    for clause in (*column.clauses, *column.annexes):
        for passage in clause.passages:
            for shape, start, end in _telling(passage.paragraphs, reader.verbs, reader.conjunction):
                values = passage.values[start:end]
                if shape.verbs:
                    reader.oblige(shape, values)
                if shape.periods:
                    reader.time(shape, values, clause)
    return Duties(
        language=column.language, verbs=(modality.binding.one, modality.intent.one),
        binding=reader.binding, intended=reader.intended, periods=tuple(reader.periods),
    )  # fmt: skip


class _Reader:
    """Reads one language's paragraphs with what fills them, and keeps count."""

    def __init__(
        self, column: Column, parties: tuple[Party, ...], phrases: Phrases, modality: Modality
    ) -> None:
        self.verbs = (modality.binding.one, modality.binding.many, modality.intent.one, modality.intent.many)
        self.conjunction = column.phrases.get("and", "")
        self.binding: Counter[str] = Counter()
        self.intended: Counter[str] = Counter()
        self.periods: dict[Period, None] = {}
        self._names: Mapping[object, str] = {
            name: party.id for party in parties for name in (party.name, party.short_name)
        }
        units = {unit: phrases.units.get(unit, {}).get(column.language, ()) for unit in UNITS}
        self._units = {form: unit for unit, forms in units.items() for form in forms}

    def oblige(self, shape: _Shape, values: tuple[object, ...]) -> None:
        """Count whom a paragraph obliges, and whose intention it states."""
        if shape.alike is not None:  # most paragraphs: nothing depends on what fills them
            (self.binding if shape.alike else self.intended)[ALL] += 1
            return
        bound: set[str] = set()
        meant: set[str] = set()
        for verb in shape.verbs:
            binding = verb.binding if verb.slot < 0 else values[verb.slot] in self.verbs[:2]
            (bound if binding else meant).update(self._named(verb.subjects, values) or (ALL,))
        for counted, found in ((self.binding, bound), (self.intended, meant)):
            for party in found:
                counted[party] += party != ALL or len(found) == 1

    def time(self, shape: _Shape, values: tuple[object, ...], clause: DocumentClause) -> None:
        """Keep the periods in days that a paragraph gives."""
        for slot, candidates in shape.periods:
            number, _, form = str(values[slot]).partition(NBSP)
            if form in self._units and number.isdigit():
                named = (self._named(slots, values) for slots in candidates)
                for party in next(filter(None, named), [ALL]):
                    period = Period(f"{clause.number} {clause.title}", party, int(number), self._units[form])
                    self.periods[period] = None

    def _named(self, slots: tuple[int, ...], values: tuple[object, ...]) -> list[str]:
        """Return the parties whose names stand in some slots."""
        return [self._names[values[slot]] for slot in slots if values[slot] in self._names]


@lru_cache(maxsize=4096)
def _telling(
    paragraphs: tuple[Paragraph, ...], verbs: tuple[str, ...], conjunction: str
) -> tuple[tuple[_Shape, int, int], ...]:
    """Return the shapes of the paragraphs that speak of duties or periods, each with where its values begin and end."""
    ends = tuple(accumulate(len(paragraph.slots) for paragraph in paragraphs))
    shapes = (_shape(paragraph, verbs, conjunction) for paragraph in paragraphs)
    placed = zip(shapes, (0, *ends), ends, strict=False)
    return tuple((shape, start, end) for shape, start, end in placed if shape.verbs or shape.periods)


def _shape(paragraph: Paragraph, verbs: tuple[str, ...], conjunction: str) -> _Shape:
    """Find the verbs and the periods of a paragraph, and beside which slots they stand."""
    number = count()
    text = "".join(
        chr(_sign(piece) + next(number)) if isinstance(piece, Slot) else piece.text
        for piece in paragraph.pieces
    )
    found = tuple(_verbs(text, verbs, conjunction))
    counts = [n for n, slot in enumerate(paragraph.slots) if "count" in slot.formula.filters]
    periods = tuple((n, _holders(text, chr(_OTHER + n), found)) for n in counts)
    forces = {verb.binding for verb in found}
    fixed = len(forces) == 1 and all(verb.slot < 0 and not verb.subjects for verb in found)
    return _Shape(found, periods, forces.pop() if fixed else None)


def _sign(slot: Slot) -> int:
    formula = slot.formula
    if "must" in formula.filters or formula.paths == (("must",),):
        return _MUST
    return _OTHER if formula.filters else _NAME


def _verbs(text: str, words: tuple[str, ...], conjunction: str) -> Iterator[_Verb]:
    fixed = "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))
    joined = re.escape(conjunction)
    before = re.compile(
        rf"(?:([\ue100-\ue2ff])\s+{joined}\s+)?([\ue100-\ue2ff])\s+(?:(?!{joined}\s)\w+\s+)?$"
    )
    after = re.compile(rf"\s+([\ue100-\ue2ff])(?:\s+{joined}\s+([\ue100-\ue2ff]))?")
    for verb in re.finditer(rf"(?<!\w)(?:{fixed})(?!\w)|[\ue300-\ue4ff]", text):
        named = before.search(text[: verb.start()]) or after.match(text, verb.end())
        subjects = tuple(ord(name) - _NAME for name in named.groups() if name) if named else ()
        slot = ord(verb[0]) - _MUST if len(verb[0]) == 1 and ord(verb[0]) >= _MUST else -1
        yield _Verb(verb.start(), verb[0] in words[:2], slot, subjects)


def _holders(text: str, sign: str, verbs: tuple[_Verb, ...]) -> tuple[tuple[int, ...], ...]:
    """Return which slots may name whose a period is, within its sentence.

    The likeliest is that of the last duty before it or that with which the sentence begins; else that of a
    duty after it. A sentence that has neither speaks of every party.
    """
    at = text.index(sign)
    start = max((stop.end() for stop in _STOP.finditer(text, 0, at)), default=0)
    stop = _STOP.search(text, at)
    end = stop.start() if stop else len(text)
    first = _IS_NAME.match(text, start)
    opening = [(start, (ord(first[0]) - _NAME,))] if first else []
    before = [(verb.at, verb.subjects) for verb in verbs if start <= verb.at < at]
    after = [verb.subjects for verb in verbs if at < verb.at < end]
    nearest = [subjects for _, subjects in sorted([*opening, *before], reverse=True)]
    return (*nearest[:1], *(after if not nearest else ()))
