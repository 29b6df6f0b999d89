"""What a build was asked, and what it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.build.earlier import Base
from pipeline.build.kept import Kept
from pipeline.build.stale import Stale
from pipeline.model.places import Finding
from pipeline.model.reason import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Redlined:
    """A document that was compared with an earlier one."""

    agreement: str
    language: str
    against: str
    """What it was compared with."""
    file: str = ""
    """Its redline; "" where nothing changed."""
    changes: int = 0
    clauses: int = 0
    untracked: tuple[Reason, ...] = ()
    """What differs and could not be shown as a tracked change."""


@dataclass(slots=True)
class Report:
    """What a build did."""

    built: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    fresh: int = 0
    reasons: list[Stale] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    """What earlier runs found in agreements that are up to date."""
    set_aside: list[tuple[str, str]] = field(default_factory=list)
    """(agreement, new name) of each file somebody had edited."""
    redlines: list[Redlined] = field(default_factory=list)
    """Every document that was compared, where a comparison was asked for."""
    crashes: list[tuple[str, str]] = field(default_factory=list)
    """(agreement, trace) of each mistake of ours."""
    seconds: float = 0.0
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a build is to go about it."""

    jobs: int = 0
    """Processes to use; 0 for as many as there are processors."""
    fail_fast: bool = False
    progress: Callable[[int, int, str], None] | None = None
    """Called with (done, total, what) after each partnership, and after each agreement that was compared."""
    base: Base | None = None
    """Where the earlier documents come from that each agreement is compared with."""
