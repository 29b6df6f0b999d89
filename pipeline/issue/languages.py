"""Which language versions lag behind: a clause that changed in one language, and not since in another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

Says = tuple[str, Mapping[str, str]]
"""A version, and a digest of what each clause says in it, by `<clause>/<language>`."""


class Lag(NamedTuple):
    """A clause that one language has in a newer form than another."""

    clause: str
    ahead: str
    behind: str


class _Times(NamedTuple):
    """When a clause was last in line in a language, and when it last changed there; -1 for never."""

    seen: int
    changed: int


def lagging(history: Sequence[Says]) -> list[Lag]:
    """Return the clauses of the last version that changed in one language after they last changed in another.

    A clause that comes in, and one that comes in another language, comes in line with what the others say then.
    """
    now = history[-1][1] if history else {}
    by_clause: dict[str, dict[str, _Times]] = {}
    for key in now:
        clause, _, language = key.partition("/")
        by_clause.setdefault(clause, {})[language] = _times(key, history)
    return [lag for clause, times in by_clause.items() for lag in _lags(clause, times)]


def _times(key: str, history: Sequence[Says]) -> _Times:
    said = [says.get(key) for _, says in history]
    first = next(n for n, text in enumerate(said) if text)
    changed = max((n for n in range(first + 1, len(said)) if said[n] and said[n] != said[n - 1]), default=-1)
    return _Times(max(first, changed), changed)


def _lags(clause: str, times: Mapping[str, _Times]) -> Iterator[Lag]:
    """Yield, for each language that lags, the one that went ahead last."""
    for behind, own in times.items():
        ahead = max(times, key=lambda language: times[language].changed)
        if times[ahead].changed > own.seen:
            yield Lag(clause, ahead, behind)
