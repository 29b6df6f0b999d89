"""What the language of messages makes of days, languages, lists, texts and the life of an agreement.

It knows no library: an agreement's own languages have their words in `words.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from pipeline.model.messages import say
from pipeline.model.status import Status
from pipeline.model.words import LANGUAGES, L10n

STATUS = {
    Status.DRAFT: "STATUS_DRAFT", Status.SENT: "STATUS_SENT", Status.FOR_SIGNATURE: "STATUS_FOR_SIGNATURE",
    Status.PARTLY_SIGNED: "STATUS_PARTLY_SIGNED", Status.SIGNED: "STATUS_SIGNED",
    Status.REVISING: "STATUS_REVISING", Status.WITHDRAWN: "STATUS_WITHDRAWN", Status.FORKED: "STATUS_FORKED",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language of messages."""

    language: str

    def word(self, code: str, **args: object) -> str:
        """Return a sentence of the catalogue."""
        return say(code, {name: str(value) for name, value in args.items()}, self.language).wrong

    def day(self, text: str | date) -> str:
        """Write a day, or the day of a moment, out: 1 February 2027; what is none stays as it is."""
        try:
            day = text if isinstance(text, date) else date.fromisoformat(text[:10])
        except ValueError:
            return str(text)
        return format_date(day, "long", locale=self._locale)

    def languages(self, codes: str) -> str:
        """Write the languages of a document: `en-da` is English and Danish."""
        known = self._locale.languages
        return self.list(known.get(code, code) for code in codes.split("-"))

    def list(self, items: Iterable[str]) -> str:
        """Write a list in a sentence: a, b and c."""
        return format_list(list(items), locale=self._locale)

    def status(self, status: Status) -> str:
        """Write where an agreement or a version stands."""
        return self.word(STATUS[status])

    @property
    def _locale(self) -> Locale:
        return Locale.parse(LANGUAGES[self.language].replace("-", "_"))


def in_language(text: L10n | None, language: str) -> str:
    """Return a text of the library in a language, else in English, else in any it has; "" where there is none."""
    words: Mapping[str, str] = text or {}
    return words.get(language) or words.get("en") or next(iter(words.values()), "")
