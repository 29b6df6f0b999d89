"""Rules about what people wrote in free text: each language there, the same figures in all, nothing left to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from pipeline.check.case import Case
from pipeline.check.likeness import amounts_near, names_near
from pipeline.check.walk import facts
from pipeline.model.figures import has_figures, unlike
from pipeline.model.leftovers import leftover, marks_in
from pipeline.model.places import Finding
from pipeline.model.words import L10n


class FreeText(NamedTuple):
    """A text that somebody wrote, in the languages of the documents."""

    path: str
    versions: Mapping[str, str]


def texts(case: Case) -> Iterator[Finding]:
    """V32, V33, V45: look at every free text, found once for all rules about them."""
    wanted = tuple(dict.fromkeys(case.partnership.languages.versions))
    free: list[FreeText] = []
    for path, value in facts(case, _is_text):
        versions = {language: value[language] for language in wanted if language in value}
        if len(versions) < len(wanted):
            missing = ", ".join(language for language in wanted if language not in versions)
            yield case.finding("TEXT_LANGUAGE_MISSING", path, languages=missing)
        free.append(FreeText(path, versions))
    everything = "\n".join(chain.from_iterable(text.versions.values() for text in free))
    figured = [text for text in free if any(map(has_figures, text.versions.values()))]
    yield from _unlike(case, figured)
    yield from amounts_near(case, figured)
    yield from names_near(case, free, everything)
    names = _names(case)
    marks = marks_in("\n".join((everything, *(text for _, versions in names for text in versions.values()))))
    if marks:
        yield from _leftovers(case, [*free, *names], marks)


def _unlike(case: Case, free: Sequence[FreeText]) -> Iterator[Finding]:
    """V33: find a text whose languages do not have the same numbers, dates and percentages."""
    for path, versions in free:
        first, *others = versions.items()
        for language, text in others:
            differ = unlike((first[1], first[0]), (text, language))
            if differ:
                yield case.finding("FIGURES_DIFFER", path, first=first[0], mine=differ[0], other=language,
                                   theirs=differ[1])  # fmt: skip


def _leftovers(case: Case, free: Sequence[FreeText], marks: Sequence[str]) -> Iterator[Finding]:
    """V45: find what somebody meant to fill in and did not."""
    for path, versions in free:
        for language, text in versions.items():
            left = leftover(text, language) if any(mark in text for mark in marks) else ""
            if left:
                yield case.finding("TEXT_LEFTOVER", path, left=left, text=_start(text))


def _names(case: Case) -> list[FreeText]:
    """Return what stands on the first page of every document and is the same in all languages."""
    return [
        FreeText(f"parties[{index}].{field}", {"": getattr(party, field) or ""})
        for index, party in enumerate(case.partnership.parties)
        for field in ("name", "short_name", "address")
    ]


def _start(text: str, words: int = 8) -> str:
    """Return the first words of a text."""
    given = text.split()
    return " ".join(given[:words]) + (" …" if len(given) > words else "")


def _is_text(_name: str, hint: Any) -> bool:
    return hint is L10n


RULES = (texts,)
