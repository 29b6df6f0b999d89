"""Reads the numbers, dates and percentages out of a text, whichever language wrote them: 1.594.300 is 1,594,300."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from pipeline.model.words import LANGUAGES

SPACES = " \u00a0\u202f\u2009"
SMALL = 12
"""Numbers up to this one are written in words in one language and in figures in another."""
_ISO = r"(?P<iso>\d{4}-\d{2}-\d{2}(?!\d))"
_NUMERIC = r"(?P<numeric>\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)\d{4}(?!\d))"
_CLOCK = r"(?P<clock>(?:[01]?\d|2[0-3])[:h][0-5]\d(?!\d))"
_NUMBER = rf"(?P<number>\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*)"
_PERCENT = (
    rf"(?P<percent>[{SPACES}]*(?:%|(?:pct|percent|per cent|procent|pour cent|por ciento|por cento)\b))?"
)
_OF = r"(?:(?:de|del|do|of)\s+)?"
_NTH = r"(?:\.º|\.|º|er|st|nd|rd|th)?"
_YEAR_AFTER = re.compile(r"(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?(?!\d)")
_LOOK_BACK = 20
"""So far before a figure its month may begin."""


@dataclass(frozen=True, slots=True)
class _Tongue:
    """What reading a language's figures takes."""

    decimal: str
    months: dict[str, int]
    figure: re.Pattern[str]
    """One date that begins with a figure, one time of day, or one number."""
    month_before: re.Pattern[str]


def has_figures(text: str) -> bool:
    """Return whether a text has any digit."""
    return _DIGIT(text) is not None


_DIGIT = re.compile(r"\d").search


@lru_cache(maxsize=4096)
def figures(text: str, language: str, *, loose: bool = False) -> tuple[str, ...]:
    """Return what stands in figures in a text, in one spelling for all languages, in order.

    Dates come as 2027-03-01, 2027-03 or --03-01, percentages as 7%, numbers without separators of thousands.
    Where a lone point or comma before three digits could be either mark, it is read as the language has it;
    `loose` reads it as one of thousands.
    """
    tongue, found, position = _tongue(language), [], 0
    while match := tongue.figure.search(text, position):
        figure, position = _read(match, tongue, loose=loose)
        found.append(figure)
    return tuple(found)


def unlike(one: tuple[str, str], other: tuple[str, str]) -> tuple[str, str] | None:
    """Return the figures that each of two texts (text, language) has and the other lacks; None where there are none.

    A small number that the other has not in figures may stand there in words, and does not count.
    """
    for loose in (False, True):
        mine, theirs = figures(*one, loose=loose), figures(*other, loose=loose)
        if mine == theirs or sorted(mine) == sorted(theirs):
            return None
    left, right = Counter(mine) - Counter(theirs), Counter(theirs) - Counter(mine)
    if not (left and right) and all(_may_be_words(figure) for figure in (*left, *right)):
        return None
    return ", ".join(left.elements()) or "–", ", ".join(right.elements()) or "–"


def _may_be_words(figure: str) -> bool:
    return figure.isdecimal() and int(figure) <= SMALL


def _read(match: re.Match[str], tongue: _Tongue, *, loose: bool) -> tuple[str, int]:
    """Return one figure in the one spelling, and where the text goes on."""
    end = match.end()
    if match["iso"]:
        return match["iso"], end
    if match["numeric"]:
        day, month, year = match["numeric"].split(match["mark"])
        return f"{year}-{int(month):02}-{int(day):02}", end
    if match["month"]:
        return _date(match["day"], match["month"], match["year"], tongue), end
    if match["clock"]:
        return _plain(Decimal(match["clock"].replace("h", ".").replace(":", "."))), end
    if dated := None if match["percent"] else _after_month(match, tongue):
        return dated
    number = _number(match["number"], tongue.decimal, loose=loose)
    return (f"{number}%" if match["percent"] else number), end


def _after_month(match: re.Match[str], tongue: _Tongue) -> tuple[str, int] | None:
    """Read March 2027, and March 1, 2027; None where no month stands before the number."""
    text, shown = match.string, match["number"]
    before = tongue.month_before.search(text[max(0, match.start() - _LOOK_BACK) : match.start()])
    if not before:
        return None
    if len(shown) == 4 and shown.isdecimal():
        return f"{shown}-{tongue.months[before['month'].casefold()]:02}", match.end()
    after = _YEAR_AFTER.match(text, match.end())
    if tongue.decimal == "." and len(shown) < 3 and after:
        return _date(shown, before["month"], after[1], tongue), after.end()
    return None


def _date(day: str, month: str, year: str | None, tongue: _Tongue) -> str:
    return f"{year or '-'}-{tongue.months[month.casefold()]:02}-{int(day):02}"


def _number(shown: str, decimal: str, *, loose: bool) -> str:
    """Return a number in the one spelling; what is none, such as 4.2.1, as it stands."""
    digits = re.sub(rf"[{SPACES}'’]", "", shown)
    whole, mark, rest = (
        digits.rpartition(",") if digits.rfind(",") > digits.rfind(".") else digits.rpartition(".")
    )
    if not mark:
        return _plain(Decimal(digits))
    thousands = len(rest) == 3 and (mark in whole or mark != decimal or loose)
    groups = re.split("[.,]", whole)
    if any(len(group) != 3 for group in groups[1:]) or (mark in whole and not thousands):
        return shown
    joined = "".join(groups)
    return _plain(Decimal(joined + rest if thousands and _leads(groups[0]) else f"{joined}.{rest}"))


def _leads(group: str) -> bool:
    """Return whether what stands before a mark can be the first group of thousands."""
    return len(group) <= 3 and not group.startswith("0")


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


@lru_cache(maxsize=8)
def _tongue(language: str) -> _Tongue:
    """Read a language's months and decimal mark once."""
    from babel import Locale  # noqa: PLC0415  most texts have no figures

    locale = Locale.parse(LANGUAGES[language].replace("-", "_"))
    wide, short = (locale.months["format"][width] for width in ("wide", "abbreviated"))
    months = {name.casefold().rstrip("."): no for names in (short, wide) for no, name in names.items()}
    written = str.capitalize if language == "en" else str  # "2 may" is no date in English
    case = re.RegexFlag(0) if language == "en" else re.IGNORECASE
    every = "|".join(re.escape(written(name)) for name in sorted(months, key=len, reverse=True))
    day = (
        rf"(?P<day>\d{{1,2}}){_NTH}\s+{_OF}(?P<month>{every})(?!\w)\.?(?:,?\s+{_OF}(?P<year>\d{{4}})(?!\d))?"
    )
    return _Tongue(
        decimal=locale.number_symbols["latn"]["decimal"],
        months=months,
        figure=re.compile(rf"(?<!\d)(?:{_ISO}|{_NUMERIC}|{day}|{_CLOCK}|{_NUMBER}{_PERCENT})", case),
        month_before=re.compile(rf"(?<!\w)(?P<month>{every})\.?\s+{_OF}\Z", case),
    )
