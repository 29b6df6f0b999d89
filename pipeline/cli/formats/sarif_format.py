"""For code scanning: SARIF 2.1.0 (OASIS standard, 27 March 2020)."""

from __future__ import annotations

import json

from pipeline import __version__
from pipeline.cli.formats import Run, Shown
from pipeline.model.explaining import explanation
from pipeline.model.messages import FALLBACK

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def write(run: Run) -> str:
    """Return the run as a SARIF log."""
    rules = [_rule(code) for code in sorted({found.code for found in run.findings})]
    driver = {"name": "aftale", "version": __version__, "rules": rules}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": [_result(found) for found in run.findings]}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(code: str) -> dict[str, object]:
    """Return what a code means, in English, as the rules of one log share one language; a conflict's is the library's."""
    page = explanation(code, FALLBACK)
    if page is None or not page.why:
        return {"id": code}
    help_ = f"{page.fix}\n\n{page.example}\n->\n\n{page.instead}"
    return {"id": code, "fullDescription": {"text": page.why}, "help": {"text": help_}}


def _result(found: Shown) -> dict[str, object]:
    region = {"startLine": found.line or 1, "startColumn": found.column or 1}
    location = {"physicalLocation": {"artifactLocation": {"uri": found.file}, "region": region}}
    return {
        "ruleId": found.code,
        "level": _LEVELS[found.severity],
        "message": {"text": found.text},
        "locations": [location],
    }
