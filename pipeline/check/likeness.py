"""Rules about near misses in free text: a party's name with a letter wrong, an amount with a figure wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from pipeline.check.case import Case
from pipeline.check.walk import facts
from pipeline.model.figures import figures
from pipeline.model.near import mistyped
from pipeline.model.places import Finding
from pipeline.model.words import LANGUAGES

_CAPITALISED = re.compile(r"\b[A-ZÆØÅÀÂÁÃÇÉÈÊÍÑÓÔÕÖÚÜ][^\W\d_]{4,}")
_LONG, _LONGER = 6, 9
"""From so many letters on a name is long enough for one letter to be wrong, and for two."""
_FIGURES_THAT_TELL = 4
"""Amounts with fewer figures before their noughts are too round to be somebody's slip."""
_SMALLEST = 10_000
_AMOUNT = re.compile(r"\d(?:\W?\d){4}").search
"""Finds what may be as large as that."""

Text = tuple[str, Mapping[str, str]]


class _Name(NamedTuple):
    """A word of a party's name, and the name."""

    word: str
    name: str


def names_near(case: Case, free: Sequence[Text], everything: str) -> Iterator[Finding]:
    """V33: find a word that is nearly, and not quite, one of a party's name; `everything` is all texts at once."""
    names, known = _names(case)
    words = set(_beginning("".join(sorted({name.word[0] for name in names}))).findall(everything)) - known
    near = {word: name for word in words if (name := _near(word, names))}
    for path, versions in free if near else ():
        for text in versions.values():
            for word in dict.fromkeys(_CAPITALISED.findall(text)):
                if word in near:
                    yield case.finding("PARTY_NAME_NEARLY", path, word=word, name=near[word].word,
                                       party=near[word].name)  # fmt: skip


@lru_cache(maxsize=256)
def _beginning(letters: str) -> re.Pattern[str]:
    """Return what finds long words that begin with one of some letters; a set at the front is searched fastest."""
    return re.compile(rf"[{letters}](?<!\w.)[^\W\d_]{{4,}}" if letters else "(?!)")


def _names(case: Case) -> tuple[tuple[_Name, ...], frozenset[str]]:
    """Return the words of the parties' names that are long enough, and all words that stand in names and addresses."""
    partnership = case.partnership
    network = partnership.network.name if partnership.network else ""
    known = _CAPITALISED.findall(" ".join(
        [network, *(f"{p.name} {p.short_name} {p.address or ''}" for p in partnership.parties)]))  # fmt: skip
    names = {
        word: _Name(word, party.short_name)
        for party in partnership.parties
        for word in _CAPITALISED.findall(f"{party.name} {party.short_name}")
        if len(word) >= _LONG
    }
    return tuple(names.values()), frozenset(known)


def _near(word: str, names: tuple[_Name, ...]) -> _Name | None:
    """Return the name that a word is nearly; inflected forms, other spellings and countries are none."""
    for name in names:
        slips = 1 if len(name.word) < _LONGER else 2
        if (
            word[0] == name.word[0]
            and abs(len(word) - len(name.word)) <= slips
            and len(set(word) ^ set(name.word)) <= 2 * slips
            and not word.startswith(name.word)
            and word.replace("z", "s") != name.word.replace("z", "s")
            and mistyped(word, name.word, slips) <= slips
            and not _inflected(word, name.word)
            and word not in _countries()
        ):
            return name
    return None


def _inflected(word: str, name: str) -> bool:
    """Return whether two words differ by their last letters alone: another form, or another language's."""
    return len(word) != len(name) - 1 and word[:-2] == name[: len(word) - 2]


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    """Return how the languages call the countries of the world; nobody misspells a party by naming one."""
    from babel import Locale  # noqa: PLC0415  only a near miss needs it

    found: set[str] = set()
    for language in LANGUAGES:
        for name in Locale.parse(language).territories.values():
            found.update(_CAPITALISED.findall(name))
    return frozenset(found)


def amounts_near(case: Case, figured: Sequence[Text]) -> Iterator[Finding]:
    """Find a large amount in a text that is nearly, and not quite, one given as a fact of the same agreement."""
    large = [
        (path, figure)
        for path, versions in figured
        for figure in dict.fromkeys(
            f for language, text in versions.items() if _AMOUNT(text) for f in figures(text, language)
        )
        if figure.isdecimal() and int(figure) >= _SMALLEST
    ]
    known = _amounts(case) if large else {}
    for path, figure in large:
        near = next((k for k in known if _slip(figure, k)), "") if figure not in known else ""
        if near:
            yield case.finding("AMOUNT_NEARLY", path, amount=figure, fact=known[near], given=near)


def _amounts(case: Case) -> dict[str, str]:
    """Return the path of each amount that is given as a fact."""
    found: dict[str, str] = {}
    for path, value in facts(case, _is_amount):
        found.setdefault(f"{value.normalize():f}", path)
    return found


def _is_amount(_name: str, hint: Any) -> bool:
    return hint is Decimal


def _slip(typed: str, known: str) -> bool:
    telling = min(len(typed.rstrip("0")), len(known.rstrip("0")))
    return telling >= _FIGURES_THAT_TELL and mistyped(typed, known, 1) == 1
