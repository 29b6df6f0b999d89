"""For GitLab: a Code Quality report, shown in the merge request."""

from __future__ import annotations

import hashlib
import json

from pipeline.cli.formats import Run, Shown

_LEVELS = {"error": "major", "warning": "minor", "info": "info"}


def write(run: Run) -> str:
    """Return the report as a JSON array."""
    return json.dumps([_issue(found) for found in run.findings], ensure_ascii=False, indent=2)


def _issue(found: Shown) -> dict[str, object]:
    key = f"{found.code} {found.file} {found.text}"
    return {
        "description": found.text,
        "check_name": found.code,
        "fingerprint": hashlib.sha256(key.encode()).hexdigest(),
        "severity": _LEVELS[found.severity],
        "location": {"path": found.file, "lines": {"begin": found.line or 1}},
    }
