"""Findings as the state keeps them between runs, so that what was found once is shown again."""

from __future__ import annotations

from typing import Any

from pipeline.model.places import Finding, Place


def keep(finding: Finding) -> list[Any]:
    """Return a finding as JSON can hold it."""
    place = finding.place
    return [finding.code, place.file, place.line, place.column, finding.path, dict(finding.args)]


def revive(kept: list[Any]) -> Finding:
    """Return a finding as it was kept."""
    code, file, line, column, path, args = kept
    return Finding(code, Place(file, line, column), path, tuple(args.items()))
