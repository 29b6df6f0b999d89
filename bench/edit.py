"""One clause's wording is edited: exactly its users are built again, and as a clean build would build them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from measure import Figure, aftale, run
from trees import Trees
from workload import CHILDREN, CHILDREN_WORDING, name_of

ADDED = "\n\nThe Parties talk about this clause once a year.\n"


def measure(trees: Trees) -> list[Figure]:
    """Edit a wording that a third of the agreements use."""
    count = 30 if trees.quick else 120
    tree = trees.fresh("edit", count)
    _build(tree)
    wording = tree / "clauses" / CHILDREN_WORDING
    wording.write_text(wording.read_text(encoding="utf-8").rstrip() + ADDED, encoding="utf-8")
    built = _build(tree)
    users = {f"{name_of(number)}/grant" for number in range(count) if number % CHILDREN == 0}
    clean = trees.folder / "edit-clean"
    shutil.copytree(tree, clean, ignore=shutil.ignore_patterns("output", ".aftale"))
    _build(clean)
    same = _contents(tree) == _contents(clean)
    return [
        Figure("one wording edited: exactly its users rebuilt", _yes(yes=set(built) == users), "yes", "",
               f"{len(built)} of {count} rebuilt, {len(users)} use it; make and ninja: {count}"),
        Figure("  and byte for byte as a clean build", _yes(yes=same), "yes", "",
               f"{len(_contents(clean))} files compared"),
    ]  # fmt: skip


def _build(tree: Path) -> list[str]:
    """Build a tree and return the agreements that were built."""
    outcome = json.loads(run(aftale("-C", str(tree), "build", "--format", "json")).output)
    built: list[str] = outcome["built"]
    return built


def _contents(tree: Path) -> dict[str, bytes]:
    """Return every file of the output, by its path."""
    output = tree / "output"
    return {
        path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()
    }


def _yes(*, yes: bool) -> str:
    return "yes" if yes else "NO"
