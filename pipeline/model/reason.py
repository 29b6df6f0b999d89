"""Reasons: why something is as it is, as a code of the message catalogue."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is as it is: a code of the message catalogue, and its blanks."""

    code: str
    args: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, code: str, **args: object) -> Reason:
        """Make a reason whose blanks are given by name."""
        return cls(code, tuple((key, str(value)) for key, value in args.items()))
