"""Findings as lines for people: place, code, path, what is wrong; what to do."""

from __future__ import annotations

from pipeline.cli.formats import Shown, shown
from pipeline.model.places import Finding


def line(finding: Finding, language: str) -> str:
    """Return a finding as one line."""
    return shown_line(shown(finding, language))


def shown_line(found: Shown) -> str:
    """Return `file:line:column: CODE path: what is wrong; what to do`."""
    numbers = "".join(f":{number}" for number in (found.line, found.column) if number)
    return f"{found.file}{numbers}: {found.code} {found.text}"
