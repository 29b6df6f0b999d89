"""How one language writes money, dates, lists and the small words around clauses.

Figures follow CLDR through Babel, read once per language; the currency's ISO code stands first, with a
no-break space, in every language but French, where it stands last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import get_date_format, get_month_names

from pipeline.model.phrases import Phrases
from pipeline.model.words import LANGUAGES

NBSP = "\u00a0"
_CODE_LAST = ("fr",)
_SAME_SOUND = {"and": re.compile("h?[ií](?![ae])", re.IGNORECASE), "or": re.compile("h?[oó]", re.IGNORECASE)}
"""Words before which Spanish says "e" and "u" instead of "y" and "o"."""
_OTHER_SOUND = {"and": "e", "or": "u"}
_APOSTROPHE_AFTER = ("s", "x", "z")


def _locale(language: str, region: str) -> Locale:
    """Return a region's patterns; the language's own where nobody has written down the region's."""
    try:
        return Locale.parse((region or LANGUAGES[language]).replace("-", "_"))
    except (UnknownLocaleError, ValueError):  # a check names it
        return Locale.parse(LANGUAGES[language].replace("-", "_"))


class Words:
    """One language's figures, dates, and words from the library's phrases."""

    def __init__(self, language: str, phrases: Phrases, region: str = "") -> None:
        """Read the language's patterns, those of a region such as `es-GT` where one is named."""
        self.language = language
        locale = _locale(language, region)
        symbols = locale.number_symbols["latn"]
        self._group, self._decimal = symbols["group"], symbols["decimal"]
        self._percent = locale.percent_formats[None].pattern.replace("#,##0", "{}").replace(" ", NBSP)
        self._date: Any = get_date_format("long", locale).format
        self._months = get_month_names("wide", locale=locale)
        self._phrases = phrases
        self.phrases = {key: texts.get(language, "") for key, texts in phrases.phrases.items()}

    def date(self, day: date) -> str:
        """Write a day: 1 March 2027."""
        number = "1er" if self.language == "fr" and day.day == 1 else str(day.day)
        return self._date % {"d": number, "MMMM": self._months[day.month], "y": str(day.year)}

    def amount(self, amount: Decimal) -> str:
        """Write a number: 1,594,300, with decimals only where it has any, and then at least two."""
        return self._number(amount, decimals=2)

    def money(self, amount: Decimal, currency: str) -> str:
        """Write an amount with its currency's ISO code."""
        figure = self.amount(amount)
        return f"{figure}{NBSP}{currency}" if self.language in _CODE_LAST else f"{currency}{NBSP}{figure}"

    def percent(self, share: Decimal) -> str:
        """Write a percentage: 7%."""
        return self._percent.format(self._number(share, decimals=1))

    def count(self, number: int, unit: str) -> str:
        """Write a number of things: 3 months."""
        forms = self._phrases.units.get(unit, {}).get(self.language, (unit, unit))
        return f"{number}{NBSP}{forms[0] if number == 1 else forms[-1]}"

    def join(self, items: Sequence[str], last: str = "and") -> str:
        """Write a list in a sentence: a, b and c."""
        if len(items) < 2:
            return "".join(items)
        word = self.phrases.get(last) or last
        if self.language == "es" and _SAME_SOUND[last].match(items[-1]):
            word = _OTHER_SOUND[last]
        return f"{', '.join(items[:-1])} {word} {items[-1]}"

    def genitive(self, name: str) -> str:
        """Write whose it is: an apostrophe in English, -s in Danish but for names that end in s, x or z."""
        if self.language == "en":
            return f"{name}’" if name.casefold().endswith("s") else f"{name}’s"
        if self.language == "da":
            return f"{name}’" if name.casefold().endswith(_APOSTROPHE_AFTER) else f"{name}s"
        return name

    def _number(self, number: Decimal, decimals: int) -> str:
        """Write a number with all the decimals it has; where it has any, with at least so many."""
        whole, _, rest = f"{number:,f}".partition(".")
        rest = rest.rstrip("0")
        shown = whole.replace(",", self._group)
        return f"{shown}{self._decimal}{rest.ljust(decimals, '0')}" if rest else shown

    def label(self, group: str, code: str) -> str:
        """Write a coded word in words; the code itself where the library has none."""
        words = self._phrases.labels.get(group, {}).get(code)
        return (words.get(self.language) if words else None) or code

    def force(self, *, binding: bool, many: bool) -> str:
        """Write the verb of duty or of intention, for one party or for several."""
        modality = self._phrases.modality.get(self.language)
        if modality is None:
            return ""
        words = modality.binding if binding else modality.intent
        return words.many if many else words.one

    def missing(self, path: str) -> str:
        """Write the placeholder of a missing fact: [awaiting: journal number]."""
        colon = self.phrases.get("colon") or ":"
        return f"[{self.phrases.get('awaiting') or 'awaiting'}{colon} {self.fact(path)}]"

    def fact(self, path: str) -> str:
        """Write what a fact is called."""
        words = self._phrases.facts.get(path)
        return (words.get(self.language) if words else None) or path.rsplit(".", 1)[-1].replace("_", " ")
