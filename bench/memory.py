"""Runs a command and watches how much memory its whole tree of processes takes."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from measure import Spent, run

INTERVAL = 0.05
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Watched:
    """What a command took, and its peak in MiB; pages that processes share are counted once. 0 where unknown."""

    spent: Spent
    peak: float


def run_watched(command: Sequence[str]) -> Watched:
    """Run a command, looking at its processes' memory all the while."""
    watcher = _Watcher()
    watcher.start()
    try:
        spent = run(command)
    finally:
        watcher.ended.set()
        watcher.join()
    return Watched(spent, watcher.peak / 1024)


class _Watcher(threading.Thread):
    """Looks at the memory of everything below this process; the highest sum stays in `peak`, in KiB."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self.peak = 0

    def run(self) -> None:
        """Look again and again until told to end."""
        while not self.ended.wait(INTERVAL):
            self.peak = max(self.peak, sum(map(_proportional, _below("self"))))


def _below(process: str) -> list[str]:
    """Return the ids of all processes below one, as Linux tells them."""
    found: list[str] = []
    with contextlib.suppress(OSError):
        for task in (_PROC / process / "task").iterdir():
            for child in (task / "children").read_text().split():
                found += [child, *_below(child)]
    return found


def _proportional(process: str) -> int:
    """Return a process's share of memory in KiB; nothing where it has just ended."""
    with contextlib.suppress(OSError):
        for line in (_PROC / process / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
