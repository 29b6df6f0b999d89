"""Numbers as lists write them (w:numFmt): 3, 03, c, iii, 3rd ..."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_CHICAGO = "*†‡§"
_LONGEST = 40
"""The most signs that one number takes, so that a start of a thousand million stays cheap."""


def spelled(number: int, style: str) -> str:
    """Return a number as a format of ECMA-376-1 17.18.59 writes it; in digits where we know no better."""
    if style.startswith("custom:"):
        pattern = style.removeprefix("custom:").partition(",")[0].strip()
        return str(number).zfill(min(len(pattern), _LONGEST))
    return _SPELLED.get(style, str)(number)[:_LONGEST]


def _letters(number: int) -> str:
    """A ... Z, then AA, BB: Word repeats the letter."""
    turns, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * min(turns + 1, _LONGEST) if number > 0 else ""


def _roman(number: int) -> str:
    spelled_out = []
    for value, sign in _ROMAN:
        count = min(max(number, 0) // value, _LONGEST)
        spelled_out.append(sign * count)
        number -= value * count
    return "".join(spelled_out)


def _ordinal(number: int) -> str:
    teen = 10 < number % 100 < 20
    return f"{number}{'th' if teen else _ENDINGS.get(number % 10, 'th')}"


def _chicago(number: int) -> str:
    turns, sign = divmod(number - 1, len(_CHICAGO))
    return _CHICAGO[sign] * min(turns + 1, _LONGEST) if number > 0 else ""


_SPELLED: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "•",
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": _ordinal,
    "chicago": _chicago,
    "hex": lambda number: f"{number:X}",
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
}
