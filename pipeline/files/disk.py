"""Writes files whole or not at all: a temporary file beside the target, flushed, then put in its place."""

from __future__ import annotations

import os
import shutil
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
    """Remove temporary files and folders that a killed run left behind; return how many there were."""
    left = list(folder.rglob(f"*{TEMPORARY}"))
    for path in left:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return len(left)
