"""Findings as lines for people: place, code, path, what is wrong; what to do."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from pipeline.cli.formats import Shown


def shown_line(found: Shown) -> str:
    """Return `file:line:column: CODE path: what is wrong; what to do`; what lies in no file has no place."""
    place = ":".join(str(part) for part in (found.file, found.line, found.column) if part)
    return f"{place}: {found.code} {found.text}" if place else f"{found.code} {found.text}"


def tell(items: Iterable[Shown]) -> None:
    """Print findings where they do not mix with the answer."""
    for item in items:
        print(shown_line(item), file=sys.stderr)
