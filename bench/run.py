"""Prints one table: how fast the program is, how fast it should be, and how fast others are beside it.

It measures and judges nothing: whatever comes out, it ends with 0. Read the ratios; times do not travel.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import cold
import edit
import helptime
import noop
import single
import warm
from measure import Figure, machine, table
from trees import Trees


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description="Measure aftale and what it is compared with.")
    parser.add_argument("--quick", action="store_true", help="small trees, in under a minute")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="aftale-bench-") as folder:
        figures = list(_measured(Trees(Path(folder), options.quick)))
    print(machine())
    print(table(figures))


def _measured(trees: Trees) -> Iterator[Figure]:
    """Measure one thing after the other; never two at once."""
    _say("one agreement, warm")
    figures, peer = warm.measure(trees)
    yield from figures
    _say("one agreement, cold")
    yield from single.measure(trees, peer)
    _say("many agreements, cold")
    yield from cold.measure(trees, peer)
    for name, benchmark in (("nothing to do", noop), ("one edit", edit), ("help", helptime)):
        _say(name)
        yield from benchmark.measure(trees)


def _say(name: str) -> None:
    print(f"measuring: {name}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
