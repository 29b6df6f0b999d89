"""What should be a value and was typed: numbers of clauses, dates, amounts, deadlines, blanks to be filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipeline.build.clauses.proof.reading import NO_BREAK, line_of
from pipeline.model.figures import figures, has_figures
from pipeline.model.leftovers import leftover
from pipeline.model.phrases import Phrases
from pipeline.model.places import Finding, Place
from pipeline.render.wording import CompiledWording

_ALSO_CLAUSE = {
    "en": "clause|section|article|paragraph",
    "da": r"punkt|pkt\.|klausul|afsnit|stk\.|artikel",
    "fr": "article|clause|paragraphe|alinéa",
    "es": "cláusula|artículo|apartado|párrafo|numeral",
    "pt": "cláusula|artigo|parágrafo|alínea|número",
}
"""What else than the library's own word a clause is called."""
_PLURAL = r"(?:s|e|er|et|ene|erne|i|es)?"
_LAW = re.compile(
    r"(?:[.,()\dº°a-z-]*)\s+(?:of|in|i|under|du|de|des|del|do|da|dos)\s+(?!th(?:is|e)\s+Agreement)|\s*[A-Z]{2,}"
)
"""What follows the number of an article of law."""
_ACT = re.compile(r"\d{4}/\d+")
"""The number of an act of law, whose own date is typed beside it."""
_CURRENCY = re.compile(
    rf"(?:\b(?:DKK|EUR|USD|GBP)|[€$£])[ {NO_BREAK}]?\d|\d[ {NO_BREAK}]?(?:DKK|EUR|USD|GBP|kr\b|[€$£])"
)
_AGE = re.compile(
    r"(?:under|below|over|moins de|plus de|menor(?:es)? de|mayor(?:es)? de|menos de|mais de)\s+\Z",
    re.IGNORECASE,
)
"""What stands before somebody's age, which the law sets."""
_AROUND = 12


def typed(wording: CompiledWording, language: str, phrases: Phrases) -> Iterator[Finding]:
    """V45, section 8: find what is typed in a wording and should follow from the agreement."""
    for paragraph in wording.paragraphs:
        text, where = line_of(paragraph), Place(wording.file, paragraph.line, 1)
        left = leftover(text, language)
        if left:
            yield Finding.of("WORDING_LEFTOVER", where, left=left)
        if not has_figures(text):
            continue
        for found in _references(
            language, _word(phrases, "clause", language), _word(phrases, "annex", language)
        ).finditer(text):
            if not _LAW.match(text, found.end()):
                yield Finding.of("REFERENCE_TYPED", where, typed=found.group())
        for shown in _figures(text, language, phrases):
            yield Finding.of("FIGURE_TYPED", where, typed=shown)


def _figures(text: str, language: str, phrases: Phrases) -> Iterator[str]:
    """Yield the dates, percentages, amounts and deadlines typed in a text."""
    if not _ACT.search(text):
        yield from (
            figure for figure in figures(text, language) if figure.endswith("%") or figure.count("-") >= 2
        )
    for pattern in (_CURRENCY, _deadline(_units(phrases, language))):
        for found in pattern.finditer(text):
            if not _is_age(found, phrases, language):
                yield (
                    text[max(0, found.start() - 1) : found.end() + _AROUND]
                    .split("\ufffc", maxsplit=1)[0]
                    .strip()
                )


def _is_age(found: re.Match[str], phrases: Phrases, language: str) -> bool:
    """Return whether years are somebody's age, such as under 18 years."""
    years = phrases.units.get("year", {}).get(language, ())
    return found.group().endswith(tuple(years)) and bool(_AGE.search(found.string[: found.start()]))


def _word(phrases: Phrases, key: str, language: str) -> str:
    texts = phrases.phrases.get(key)
    return texts.get(language, "") if texts else ""


def _units(phrases: Phrases, language: str) -> tuple[str, ...]:
    return tuple(sorted({form for forms in phrases.units.values() for form in forms.get(language, ())}))


@lru_cache(maxsize=32)
def _references(language: str, clause: str, annex: str) -> re.Pattern[str]:
    """Return what finds the number of a clause or an annex, as a language calls it."""
    words = "|".join(filter(None, (_ALSO_CLAUSE[language], re.escape(clause), re.escape(annex))))
    return re.compile(
        rf"(?<!\w)(?:{words}){_PLURAL}[ {NO_BREAK}](?:n[.º°o]*[ {NO_BREAK}]?)?\d+(?:\.\d+)*", re.IGNORECASE
    )


@lru_cache(maxsize=32)
def _deadline(units: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds a number of days, months and so on."""
    words = "|".join(re.escape(unit) for unit in units) or "(?!)"
    return re.compile(rf"(?<![\d.,])\d+[ {NO_BREAK}](?:{words})(?!\w)")
