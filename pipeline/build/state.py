"""What the last run knew: by which inputs each agreement was built. Deleting it costs only time.

Stat data is kept beside every digest so that nothing is read twice while it does not change; the digest
decides. The sets of library units are shared between agreements that depend on the same.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.files.disk import write_whole

SCHEMA = "state/1"
Stat = list[int]
"""Modification time in nanoseconds and size."""


@dataclass(slots=True)
class State:
    """The records of the last run, by partnership folder."""

    tool: str = ""
    library: dict[str, list[Any]] = field(default_factory=dict)
    """Library files: [mtime, size, sha256] by path."""
    units: dict[str, str] = field(default_factory=dict)
    sets: dict[str, list[str]] = field(default_factory=dict)
    """Lists of units, by the digest of the list."""
    partnerships: dict[str, dict[str, Any]] = field(default_factory=dict)


def load_state(path: Path) -> State:
    """Load the state; an empty one where there is none, or where it is damaged."""
    try:
        raw = json.loads(path.read_bytes())
        if raw.pop("schema") != SCHEMA:
            return State()
        return State(**raw)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return State()


def save_state(path: Path, state: State) -> None:
    """Save the state, with the unit sets still in use."""
    used = {a["set"] for p in state.partnerships.values() for a in p["agreements"].values()}
    raw = {
        "schema": SCHEMA,
        "tool": state.tool,
        "library": state.library,
        "units": state.units,
        "sets": {key: units for key, units in state.sets.items() if key in used},
        "partnerships": state.partnerships,
    }
    write_whole(path, json.dumps(raw, separators=(",", ":"), ensure_ascii=False).encode())


def stat_of(path: Path | str) -> Stat | None:
    """Return a file's stat, or None where there is no such file."""
    try:
        found = os.stat(path)  # noqa: PTH116  called for every file there is
    except OSError:
        return None
    return [found.st_mtime_ns, found.st_size]


def set_key(units: tuple[str, ...]) -> str:
    """Return the short name of a list of units."""
    return hashlib.sha256("\n".join(units).encode()).hexdigest()[:16]


def scan(folder: Path, before: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    """Return stat and digest of every file of the library; read only what changed since `before`."""
    found: dict[str, list[Any]] = {}
    pending = [str(folder)]
    start = len(str(folder)) + 1
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    pending.append(entry.path)
                elif not entry.name.startswith(("~$", ".")):
                    status = entry.stat()
                    name = entry.path[start:].replace(os.sep, "/")
                    found[name] = _known(entry.path, status, before.get(name))
    return found


def _known(path: str, status: os.stat_result, before: list[Any] | None) -> list[Any]:
    now = [status.st_mtime_ns, status.st_size]
    if before and before[:2] == now:
        return before
    return [*now, hashlib.sha256(Path(path).read_bytes()).hexdigest()]
