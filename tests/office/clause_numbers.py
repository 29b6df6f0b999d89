"""Read the numbers of clauses off the text of a page, and say where they do not run on."""

from __future__ import annotations

import re
from collections.abc import Iterator

Number = tuple[int, ...]

_NUMBER = r"(\d{1,3}(?:\.\d{1,3}){0,3})\.?"
_WORDS = r"(?=[^\W\d_]|[“\"'(\[])"
_AT_START = re.compile(rf"( *){_NUMBER}( +){_WORDS}")
_SECOND = re.compile(rf"\s{{3,}}{_NUMBER}\s+{_WORDS}")
# A page is set from characters of unequal width, so a column of numbers wavers a little from page to page.
_WAVER = 2


def numbers(text: str) -> list[Number]:
    """Return the numbers of headings and paragraphs in the order of the text, (1, 2) for 1.2."""
    return [_number(found[2]) for found in _numbered(text)]


def _numbered(text: str) -> list[re.Match[str]]:
    """Return the lines with a number at the left of the page and, unless it is one such as 1.2, a gap after it.

    Left out are rows of tables, which are indented, and lines that happen to begin with a number, such as "30 days".
    """
    found = [match for match in map(_AT_START.match, text.replace("\f", "\n").splitlines()) if match]
    gapped = [match for match in found if len(match[3]) > 1 or "." in match[2]]
    margin = min((len(match[1]) for match in gapped), default=0)
    return [match for match in gapped if len(match[1]) <= margin + _WAVER]


def unequal(text: str) -> list[str]:
    """Return a sentence for each line of a bilingual page whose two columns number the same paragraph differently."""
    problems = []
    for left in _numbered(text):
        right = _SECOND.search(left.string, left.end())
        # Rows of tables begin with a number too, but not with one such as 1.2.
        if right and "." in left[2] and "." in right[1] and left[2] != right[1]:
            problems.append(f"{left[2]} stands beside {right[1]}")
    return problems


def _number(shown: str) -> Number:
    return tuple(int(piece) for piece in shown.split("."))


def gaps(found: list[Number]) -> list[str]:
    """Return a sentence for each number that does not follow.

    A text has several lists: the table of contents, the clauses, annexes, the rows of a budget. Each begins at 1;
    every other number must carry one of them on.
    """
    lists: list[Number] = []
    problems = []
    for number in found:
        going_on = next((i for i in reversed(range(len(lists))) if number in _after(lists[i])), None)
        if going_on is not None:
            lists[going_on] = number
        else:
            if number != (1,):
                problems.append(
                    f"{_shown(number)} follows none of {', '.join(map(_shown, lists)) or 'nothing'}"
                )
            lists.append(number)
    return problems


def _after(last: Number) -> Iterator[Number]:
    """Yield what may follow a number: its first child, its next sibling, the next sibling of an ancestor."""
    yield (*last, 1)
    for depth in range(len(last)):
        yield (*last[:depth], last[depth] + 1)


def _shown(number: Number) -> str:
    return ".".join(map(str, number))
