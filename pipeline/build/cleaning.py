"""Removing what builds made: known by their manifests, so nothing else is touched."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from pipeline.build.outputs import MANIFEST, ours_and_edited, remove_ours
from pipeline.build.tree import Tree
from pipeline.files.disk import sweep
from pipeline.files.lock import tree_lock
from pipeline.files.pinned import PINNED

CACHE = ("state.json", "run-results.json")


def clean(tree: Tree, *, dry_run: bool) -> tuple[int, list[str]]:
    """Remove our files from `output/` and what the cache knows; return how many, and what was edited."""
    folders = sorted(path.parent for path in tree.output.rglob(MANIFEST)) if tree.output.is_dir() else []
    if dry_run:
        found = [ours_and_edited(folder) for folder in folders]
        left = [
            _shown(tree, f, name) for f, (_, edited) in zip(folders, found, strict=True) for name in edited
        ]
        return sum(len(ours) for ours, _ in found), left
    removed, left = 0, []
    with tree_lock(tree.root):
        sweep(tree.root / "output")
        for folder in folders:
            count, edited = remove_ours(folder)
            removed += count
            left += [_shown(tree, folder, name) for name in edited]
            _remove_empty(folder, tree.output)
        for name in CACHE:
            (tree.cache / name).unlink(missing_ok=True)
        shutil.rmtree(tree.cache / PINNED, ignore_errors=True)
    return removed, left


def _shown(tree: Tree, folder: Path, name: str) -> str:
    return (folder / name).relative_to(tree.root).as_posix()


def _remove_empty(folder: Path, top: Path) -> None:
    """Remove a folder and those above it as long as they are empty."""
    while folder != top:
        with contextlib.suppress(OSError):
            folder.rmdir()
        folder = folder.parent
