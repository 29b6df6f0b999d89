"""V41: personal and bank data that stands in a file which git keeps, told by its form alone.

A number counts only where its own check digits, or a valid date in it, say that it is one: numbers of registers,
journals and dates must not be taken for it. What was found is never repeated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import itemgetter

from pipeline.model.iso import COUNTRIES
from pipeline.model.places import Finding, Place

_FREE_MAIL = (
    "gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|aol|gmx|proton|protonmail|zoho|mail|yandex|jubii|"
    "ofir|sol|stofanet|youmail|webspeed|tdcadsl|get2net"
)
"""Providers at whose domains private people have their addresses."""
_OFFICES = re.compile(
    "(?<![a-z])(?:info|mail|post|admin|team|board|chair|ngo|ong|klager?|office|director|direction)(?![a-z])|"
    "contact|kontakt|kontor|sekretariat|secretar|bestyrelse|forperson|formand|treasurer|kasserer|finance|finanzas|"
    "account|regnskab|compta|project|projekt|proyecto|projet|programm|complaint|klage|plainte|queja|queixa|denuncia|"
    "hotline|safeguard|whistle|association|asociacion|associacao|forening"
)
"""What the address of an office holds: a small organisation may have it at a free provider."""


def is_iban(text: str) -> bool:
    """Return whether a text is an IBAN: its country is one, and its check digits are right (ISO 13616)."""
    bare = re.sub(r"[\s-]", "", text).upper()
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", bare) or bare[:2] not in COUNTRIES:
        return False
    return int("".join(str(int(sign, 36)) for sign in bare[4:] + bare[:4])) % 97 == 1


def _swift(text: str) -> bool:
    return text[4:6] in COUNTRIES


def _card(text: str) -> bool:
    """Return whether the digits of a card have the right sum (Luhn)."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    doubled = (
        digit if place % 2 == 0 else sum(divmod(2 * digit, 10))
        for place, digit in enumerate(reversed(digits))
    )
    return sum(doubled) % 10 == 0


def _cpr(text: str) -> bool:
    """Return whether a number begins with the day of somebody's birth."""
    day, month, year = int(text[:2]), int(text[2:4]), int(text[4:6])
    try:
        date(2000 + year if year else 2000, month, day)
    except ValueError:
        return False
    return True


def _phone(text: str) -> bool:
    return 8 <= sum(sign.isdigit() for sign in text) <= 15


def _email(text: str) -> bool:
    return not _OFFICES.search(text.partition("@")[0].casefold())


Pattern = tuple[str, re.Pattern[str], Callable[[str], bool]]
"""A code, what finds a candidate, and whether a candidate is what it looks like."""

_OF_DIGITS: tuple[Pattern, ...] = (
    ("PRIVATE_CARD", re.compile(r"(?<![\w-])([3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{3,4})(?![\w-])"), _card),
    ("PRIVATE_CPR", re.compile(r"(?<![\w/.-])(\d{6}-?\d{4})(?![\w/-]|\.\d)"), _cpr),
    ("PRIVATE_PHONE", re.compile(r"(?<![\w+])(\+\d{1,3}(?:[ .()/-]{0,2}\d){6,13})(?!\d)"), _phone),
    (
        "PRIVATE_PHONE",
        re.compile(r"(?i)\b(?:tlf|tel|telefon|telephone|phone|mobile?|mobil|whatsapp|téléphone|teléfono|telefone)\b"
                   r"\.?[ :\"']{1,4}(\d(?:[ .-]?\d){6,13})(?!\d)"),
        _phone,
    ),
)  # fmt: skip
_OF_LETTERS: tuple[Pattern, ...] = (
    ("PRIVATE_IBAN", re.compile(r"\b([A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{2,4}){3,8})\b"), is_iban),
    (
        "PRIVATE_SWIFT",
        re.compile(r"\b(?:[Ss][Ww][Ii][Ff][Tt]|BIC|bic|Bic|IBAN|[Kk]onto|[Aa]ccount|[Cc]ompte|[Cc]uenta|[Cc]onta)\w*"
                   r"[^\n]{0,24}?\b([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b"),
        _swift,
    ),
)  # fmt: skip
_OF_ADDRESSES: tuple[Pattern, ...] = (
    (
        "PRIVATE_EMAIL",
        re.compile(rf"(?i)(?<![\w.+-])([\w.+-]+@(?:{_FREE_MAIL})\.[a-z]{{2,3}}(?:\.[a-z]{{2}})?)(?![\w-])"),
        _email,
    ),
)
_KNOWN_NUMBER = re.compile(r"(?i)\b(?:registration|journal_no|number|url|sha256|digest)\b[\"']?\s*:")
"""Lines of a partnership file that hold numbers of other kinds."""
_NUMBERS = ("PRIVATE_CARD", "PRIVATE_CPR")

_WORTH = (
    (re.compile(r"[A-Z]([A-Z](?:[0-9]{2}|[A-Z]{4}))"), _OF_LETTERS),
    (re.compile(r"[0-9](?:[0-9]{3}-[0-9]{2}-[0-9]{2}(?![0-9])|((?:[ .()/-]{0,2}[0-9]){6}))"), _OF_DIGITS),
    (re.compile(r"@()"), _OF_ADDRESSES),
)
"""What a line needs to be worth a closer look, found fast: letters of a bank, digits that are no date, an address."""


def private_data(text: str, file: str) -> Iterator[Finding]:
    """Find personal and bank data in a text, each with its place and without repeating it."""
    lines: dict[int, list[Pattern]] = {}
    for worth, patterns in _WORTH:
        for start in dict.fromkeys(
            text.rfind("\n", 0, match.start()) + 1 for match in worth.finditer(text) if match[1] is not None
        ):
            lines.setdefault(start, []).extend(patterns)
    for start, wanted in sorted(lines.items(), key=itemgetter(0)):
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        for code, column in _in_line(line, wanted):
            yield Finding.of(code, Place(file, text.count("\n", 0, start) + 1, column + 1))


def _in_line(line: str, patterns: Iterable[Pattern]) -> Iterator[tuple[str, int]]:
    """Yield (code, where) of what is found in a line."""
    for code, pattern, holds in patterns:
        for match in pattern.finditer(line):
            other = code in _NUMBERS and _KNOWN_NUMBER.search(line, 0, match.start(1))
            if holds(match[1]) and not other:
                yield code, match.start(1)
