"""Where things are: the root of a tree of agreements, and what lies in it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.places import AftaleError, Finding, Place


@dataclass(frozen=True, slots=True)
class Tree:
    """A folder with `aftale.yaml`, `clauses/` and `agreements/`."""

    root: Path

    @property
    def clauses(self) -> Path:
        """The library."""
        return self.root / "clauses"

    @property
    def output(self) -> Path:
        """Where documents go."""
        return self.root / "output"

    @property
    def cache(self) -> Path:
        """What only saves time."""
        return self.root / ".aftale"

    def partnerships(self) -> list[str]:
        """Return the partnership folders, sorted; hidden ones are none."""
        try:
            with os.scandir(self.root / "agreements") as entries:
                return sorted(e.name for e in entries if e.is_dir() and not e.name.startswith("."))
        except FileNotFoundError:
            return []


def find_tree(start: Path) -> Tree:
    """Return the tree around a folder: the nearest one upwards with `aftale.yaml`.

    Raises `AftaleError` where there is none.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "aftale.yaml").is_file():
            return Tree(folder)
    raise AftaleError(Finding.of("SETTINGS_MISSING", Place("aftale.yaml")))
