"""Prints one table: how fast the program is, how fast it should be, and how fast others are beside it.

It measures and judges nothing: whatever comes out, it ends with 0. Read the ratios; times do not travel.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import cold
import edit
import helptime
import noop
import warm
from measure import machine, table
from trees import Trees


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description="Measure aftale and what it is compared with.")
    parser.add_argument("--quick", action="store_true", help="small trees, in under a minute")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="aftale-bench-") as folder:
        trees = Trees(Path(folder), options.quick)
        figures, peer = warm.measure(trees)
        figures += cold.measure(trees, peer)
        figures += noop.measure(trees)
        figures += edit.measure(trees)
        figures += helptime.measure(trees)
    print(machine())
    print(table(figures))


if __name__ == "__main__":
    main()
