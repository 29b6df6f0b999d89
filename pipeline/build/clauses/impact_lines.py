"""Whom a change of a clause touches, as people read it and as programs do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pipeline.build.clauses.uses import Impact, Use
from pipeline.render.tongue import Tongue, in_language
from pipeline.render.trace import why


def impact_data(found: Impact, language: str) -> dict[str, Any]:
    """Return whom a change touches, field by field."""
    return {
        "id": found.clause.id,
        "follows": [_printed(use) for use in found.follows],
        "pinned": [{**_printed(use), "version": use.version, "newer": use.newer} for use in found.pinned],
        "considers": [{"agreement": use.agreement, "status": use.status.value, "version": use.version,
                       "why": _why(use, language)} for use in found.considers],
    }  # fmt: skip


def impact_lines(found: Impact, language: str) -> Iterator[str]:
    """Return the sentences, a group for each thing a change can mean."""
    tongue = Tongue(language)
    yield f"{found.clause.id}: {in_language(found.clause.title, language)}"
    groups = (("IMPACT_FOLLOWS", found.follows), ("IMPACT_PINNED", found.pinned),
              ("IMPACT_CONSIDERS", found.considers))  # fmt: skip
    for code, uses in groups:
        if uses:
            yield from ("", tongue.word(code, count=len(uses)))
            yield from _aligned([_cells(use, tongue) for use in uses])
    if not found.uses:
        yield tongue.word("IMPACT_NOBODY")


def _printed(use: Use) -> dict[str, Any]:
    return {"agreement": use.agreement, "variant": use.variant, "languages": list(use.languages),
            "status": use.status.value}  # fmt: skip


def _cells(use: Use, tongue: Tongue) -> tuple[str, ...]:
    if not use.variant:
        return (use.agreement, _why(use, tongue.language))
    standing = (f"{use.version}, {tongue.status(use.status)}",) if use.version else ()
    older = (tongue.word("IMPACT_OLDER"),) if use.newer else ()
    return (use.agreement, use.variant, ", ".join(use.languages), "; ".join((*standing, *older)))


def _why(use: Use, language: str) -> str:
    return why(use.reason, language) if use.reason else Tongue(language).word("IMPACT_ANNEX")


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield f"  {'  '.join(cells)}".rstrip()
