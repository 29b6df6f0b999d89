"""What the last run knew: by which inputs each agreement was built. Deleting it costs only time.

Stat data is kept beside every digest so that nothing is read twice while it does not change; the digest
decides. Each agreement keeps the library units it was built from, with their digests, so that building one
says nothing of the others; agreements built from the same share one set. A checksum tells damage.
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

_HEAD = '{{"schema":"state/2","sum":"{}","known":'
COMPARED = "compared"
"""Under which an agreement's record says that its draft was compared with what was issued."""
Stat = list[int]
"""Modification time in nanoseconds and size."""


@dataclass(slots=True)
class State:
    """The records of the last run, by partnership folder."""

    library: dict[str, list[Any]] = field(default_factory=dict)
    """Library files: [mtime, size, sha256] by path."""
    units: dict[str, str] = field(default_factory=dict)
    """The digest of every unit that those files make."""
    sets: dict[str, dict[str, str]] = field(default_factory=dict)
    """Units with the digests they had, by the set's key."""
    partnerships: dict[str, dict[str, Any]] = field(default_factory=dict)


def is_uncompared(built: Mapping[str, Any]) -> bool:
    """Return whether something was recorded of an agreement, and its draft was not held against that yet."""
    return bool(built["ledger"]["names"]) and not built.get(COMPARED)


def load_state(path: Path) -> State:
    """Load the state; an empty one where there is none, or where it is damaged."""
    try:
        data = path.read_bytes()
    except OSError:
        return State()
    start = len(_head(b""))
    body = data[start:-1]
    return State(**json.loads(body)) if data[:start] == _head(body) else State()


def save_state(path: Path, state: State) -> None:
    """Save the state, with the unit sets still in use."""
    used = {a["set"] for p in state.partnerships.values() for a in p["agreements"].values()}
    raw = {
        "library": state.library,
        "units": state.units,
        "sets": {key: units for key, units in state.sets.items() if key in used},
        "partnerships": state.partnerships,
    }
    body = json.dumps(raw, separators=(",", ":"), ensure_ascii=False).encode()
    write_whole(path, b"%b%b}" % (_head(body), body))


def _head(body: bytes) -> bytes:
    return _HEAD.format(hashlib.sha256(body).hexdigest()).encode()


def stat_of(path: Path | str) -> Stat | None:
    """Return a file's stat, or None where there is no such file."""
    try:
        found = os.stat(path)  # noqa: PTH116  called for every file there is
    except OSError:
        return None
    return [found.st_mtime_ns, found.st_size]


def set_key(units: Mapping[str, str]) -> str:
    """Return the short name of a set of units with their digests."""
    return hashlib.sha256("\n".join(f"{unit} {units[unit]}" for unit in units).encode()).hexdigest()[:16]


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
