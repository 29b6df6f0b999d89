"""The one lock of a tree: two runs at once would each undo what the other knows."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.model.places import TreeBusyError

_FOLDER = ".aftale"


@contextlib.contextmanager
def tree_lock(root: Path, wait: float = 0) -> Iterator[None]:
    """Hold the one lock of a tree; raises `TreeBusyError` where another run has it."""
    folder = root / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / "lock", timeout=wait):
            yield
    except Timeout:
        raise TreeBusyError from None
