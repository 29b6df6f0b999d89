"""Clocks, processes and the table: what every benchmark needs and none is about."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workload import ROOT

HEADINGS = ("figure", "measured", "bar", "next step", "peer")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: what was measured, what it should be, and how the peer does."""

    name: str
    measured: str
    bar: str = ""
    next_step: str = ""
    peer: str = ""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a command took: seconds by the wall and of all its processes' processors, and what it printed."""

    wall: float
    cpu: float
    output: str


def aftale(*arguments: str) -> list[str]:
    """Return our command line: the installed command where there is one."""
    installed = Path(sys.executable).with_name("aftale")
    program = [str(installed)] if installed.exists() else [sys.executable, "-m", "pipeline"]
    return [*program, *arguments]


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Spent:
    """Run a command to its end; whatever else ran below us in the meantime would be counted too."""
    before, start = _children(), time.perf_counter()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    wall, cpu = time.perf_counter() - start, _children() - before
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return Spent(wall, cpu, done.stdout)


def in_turn(rounds: int, **actions: Callable[[], float]) -> dict[str, float]:
    """Return the median of each action's result; they take turns, so that a busy machine is busy for all."""
    found: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(rounds):
        for name, action in actions.items():
            found[name].append(action())
    return {name: statistics.median(results) for name, results in found.items()}


def machine() -> str:
    """Return what the figures were measured on, and when."""
    now = time.strftime("%Y-%m-%d %H:%M", time.localtime())
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    version = ".".join(map(str, sys.version_info[:3]))
    return f"{now}, Python {version}, {os.cpu_count()} cores{load}"


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as a table in text."""
    rows = [HEADINGS, *((f.name, f.measured, f.bar, f.next_step, f.peer) for f in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
