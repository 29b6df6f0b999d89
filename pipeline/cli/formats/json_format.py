"""For programs: one JSON object with `schema`, the command's data and `findings`."""

from __future__ import annotations

import json

from pipeline.cli.formats import Run


def write(run: Run) -> str:
    """Return the run as one JSON object."""
    found = [item.as_json() for item in run.findings]
    return json.dumps({"schema": f"aftale-{run.name}/1", **run.data, "findings": found}, ensure_ascii=False,
                      indent=2)  # fmt: skip
