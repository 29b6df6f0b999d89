"""The nearest known word to a mistyped one, for did-you-mean."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word nearest to `word`, or "" when none is near."""
    from difflib import get_close_matches  # noqa: PLC0415  only a mistake needs it

    folded = {candidate.casefold(): candidate for candidate in sorted(known)}
    close = get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.6)
    return folded[close[0]] if close else ""
