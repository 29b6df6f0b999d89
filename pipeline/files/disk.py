"""Writes files whole or not at all: a temporary file beside the target, flushed, then put in its place."""

from __future__ import annotations

import os
from pathlib import Path

TEMPORARY = ".aftale-tmp"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that whoever looks sees the old bytes or the new, never a part.

    Raises `OSError` where the disk or another program will not have it; the old file then stands.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}{TEMPORARY}")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def sweep(folder: Path) -> int:
    """Remove temporary files that a killed run left behind; return how many there were."""
    count = 0
    for path in folder.rglob(f"*{TEMPORARY}"):
        path.unlink(missing_ok=True)
        count += 1
    return count
