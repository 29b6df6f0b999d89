"""How long somebody waits for `aftale --help`."""

from __future__ import annotations

import sys

from measure import Figure, Spent, aftale, in_turn, run
from trees import Trees

ROUNDS = 9


def measure(_trees: Trees) -> list[Figure]:
    """Measure our help, doit's help, and a Python that does nothing."""
    wall = in_turn(
        ROUNDS,
        ours=lambda: _help().wall,
        doit=lambda: run([sys.executable, "-m", "doit", "help"]).wall,
        python=lambda: run([sys.executable, "-c", "pass"]).wall,
    )
    cpu = in_turn(3, ours=lambda: _help().cpu)["ours"]
    return [
        Figure("aftale --help (wall)", f"{wall['ours']:.3f} s, cpu {cpu:.3f} s", "≤ 0.15 s", "",
               f"{wall['doit'] / wall['ours']:.1f} times doit ({wall['doit']:.3f} s); "
               f"an empty Python {wall['python']:.3f} s"),
    ]  # fmt: skip


def _help() -> Spent:
    return run(aftale("--help"))
