"""Findings as the state keeps them between runs, so that what was found once is shown again.

Each is kept with its weight in a build, so that a run with nothing to do can count the open points of
thousands of agreements without putting one of them into words.
"""

from __future__ import annotations

from typing import Any

from pipeline.model.messages import weight
from pipeline.model.places import Finding, Place, Severity, Stage

Kept = list[Any]
"""Weight, code, file, line, column, path and blanks of a finding, as JSON can hold them."""


def keep(finding: Finding) -> Kept:
    """Return a finding as it is kept."""
    place, level = finding.place, weight(finding, Stage.BUILD)
    return [level.value, finding.code, place.file, place.line, place.column, finding.path, dict(finding.args)]


def revive(kept: Kept) -> Finding:
    """Return a finding from what was kept of it."""
    _, code, file, line, column, path, args = kept
    return Finding(code, Place(file, line, column), path, tuple(args.items()))


def is_open_point(kept: Kept) -> bool:
    """Return whether a kept finding is only worth knowing: something to be filled in before a later stage."""
    return kept[0] == Severity.INFO.value
