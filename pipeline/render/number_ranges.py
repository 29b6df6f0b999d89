"""Numbers that changed alike, one after the other, as one range: 5 to 9 are now 6 to 10."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.model.changes import Renumbered

_LAST = re.compile(r"(.*?)(\d+)(\D*)", re.DOTALL)


class Range(NamedTuple):
    """One number, or several that follow each other."""

    what: str
    old: str
    old_last: str
    new: str
    new_last: str
    title: str


def ranges(renumbered: Iterable[Renumbered]) -> Iterator[Range]:
    """Yield what changed alike as ranges, in the order in which it was found."""
    last: Range | None = None
    for what, old, new, title in renumbered:
        if last and last.what == what and _next(last.old_last) == old and _next(last.new_last) == new:
            last = last._replace(old_last=old, new_last=new)
            continue
        if last:
            yield last
        last = Range(what, old, old, new, new, title)
    if last:
        yield last


def _next(number: str) -> str:
    """Return the number after one, "" where nobody can say: 4.2 gives 4.3."""
    found = _LAST.fullmatch(number)
    return f"{found[1]}{int(found[2]) + 1}{found[3]}" if found and len(found[2]) < 9 else ""
