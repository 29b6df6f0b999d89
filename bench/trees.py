"""Trees of made-up agreements, each made and built once and then shared by the benchmarks that need it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from measure import aftale
from memory import Watched, run_watched
from workload import make_tree


@dataclass(slots=True)
class Trees:
    """The trees of one run, in a temporary folder; `quick` asks for small ones."""

    folder: Path
    quick: bool
    _built: dict[int, tuple[Path, Watched]] = field(default_factory=dict)

    def fresh(self, name: str, count: int) -> Path:
        """Return a tree of its own, with nothing built yet."""
        return make_tree(self.folder / name, count)

    def built(self, count: int) -> tuple[Path, Watched]:
        """Return a tree with everything built, and what building it took, cold and in two processes."""
        if count not in self._built:
            tree = self.fresh(f"tree-{count}", count)
            os.sync()  # what we wrote ourselves is not to be waited for
            self._built[count] = (tree, run_watched(aftale("-q", "-C", str(tree), "build", "-j", "2")))
        return self._built[count]


def documents(tree: Path) -> list[Path]:
    """Return the documents in a tree."""
    return sorted((tree / "output").glob("*/*/*.docx"))
