"""Nothing to do: what it costs to find out that every agreement is up to date, beside doit on the same tree."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable
from pathlib import Path

from measure import Figure, aftale, in_turn, run
from trees import Trees

DODO = Path(__file__).with_name("dodo.py")
BARS = {1000: ("≤ 0.4 s", "0.2 s"), 10_000: ("≤ 1.0 s", "0.3 s")}


def measure(trees: Trees) -> list[Figure]:
    """Measure trees of a thousand and of ten thousand agreements; a quick run has only a smaller one."""
    return [
        figure for count in ((200,) if trees.quick else (1000, 10_000)) for figure in _measured(trees, count)
    ]


def _measured(trees: Trees, count: int) -> list[Figure]:
    tree, _ = trees.built(count)
    walls: list[float] = []

    def ours() -> float:
        spent = run(aftale("-C", str(tree), "build"))
        walls.append(spent.wall)
        return spent.cpu

    theirs = _doit(tree)
    ours()
    theirs()
    walls.clear()
    seconds = in_turn(5, ours=ours, theirs=theirs)
    cpu = seconds["ours"]
    bar, next_step = BARS.get(count, ("", ""))
    return [
        Figure(f"nothing to do at {count:,} (cpu)", f"{cpu:.3f} s", bar, next_step,
               f"{seconds['theirs'] / cpu:.1f} times doit ({seconds['theirs']:.2f} s)"),
        Figure("  the same by the wall", f"{statistics.median(walls):.3f} s"),
    ]  # fmt: skip


def _doit(tree: Path) -> Callable[[], float]:
    """Return a function that lets doit look at the tree; the first time it learns how everything looks."""
    database = str(tree / ".doit")
    command = [
        sys.executable,
        "-m",
        "doit",
        "run",
        "-f",
        str(DODO),
        "--backend",
        "sqlite3",
        "--db-file",
        database,
    ]

    def once() -> float:
        return run(command, {"AFTALE_BENCH_TREE": str(tree)}).cpu

    return once
