"""Reasons: why something is as it is, as a code of the message catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is as it is: a code of the message catalogue, and its blanks."""

    code: str
    args: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, code: str, **args: str) -> Reason:
        """Make a reason whose blanks are given by name."""
        return _made(code, tuple(args.items()))


@lru_cache(maxsize=4096)
def _made(code: str, args: tuple[tuple[str, str], ...]) -> Reason:
    """Return a reason; the same ones come back in one agreement after the other."""
    return Reason(code, args)
