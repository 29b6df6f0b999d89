"""For code scanning: SARIF 2.1.0 (OASIS standard, 27 March 2020)."""

from __future__ import annotations

import json

from pipeline import __version__
from pipeline.cli.formats import Run, Shown

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def write(run: Run) -> str:
    """Return the run as a SARIF log."""
    rules = [{"id": code} for code in sorted({found.code for found in run.findings})]
    driver = {"name": "aftale", "version": __version__, "rules": rules}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": [_result(found) for found in run.findings]}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _result(found: Shown) -> dict[str, object]:
    region = {"startLine": found.line or 1, "startColumn": found.column or 1}
    location = {"physicalLocation": {"artifactLocation": {"uri": found.file}, "region": region}}
    return {
        "ruleId": found.code,
        "level": _LEVELS[found.severity],
        "message": {"text": found.text},
        "locations": [location],
    }
