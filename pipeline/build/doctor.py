"""Looks at the computer: what a build needs, and what only makes work easier."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline.build.tree import find_tree
from pipeline.build.workshop import open_workshop, twins
from pipeline.files.strict_yaml import FAST
from pipeline.model.places import AftaleError

NEEDED = ("click", "pyyaml", "jinja2", "markdown-it-py", "babel", "lxml", "python-docx", "docxcompose",
          "filelock")  # fmt: skip
HELPFUL = {
    "soffice": "LibreOffice turns documents into PDF and pictures; builds do not need it",
    "git": "git keeps the history of your files; builds do not need it",
}

Remark = tuple[str, bool | None, str]
"""A name, whether it is well (None: it is missing but not needed), and a remark."""


def examine(folder: Path) -> Iterator[Remark]:
    """Yield a remark on each thing that was looked at."""
    yield "Python", sys.version_info >= (3, 10), sys.version.split()[0]
    for name in NEEDED:
        yield _package(name)
    yield "fast YAML", *_fast_yaml()
    for name, purpose in HELPFUL.items():
        path = shutil.which(name)
        yield name, True if path else None, purpose if path else f"not found. {purpose}"
    yield from _tree(folder)


def _package(name: str) -> Remark:
    try:
        return name, True, version(name)
    except PackageNotFoundError:
        return name, False, "missing; install aftale again"


def _fast_yaml() -> tuple[bool | None, str]:
    if FAST:
        return True, "libyaml is there"
    return None, "libyaml is missing; reading is slower, nothing else changes"


def _tree(folder: Path) -> Iterator[Remark]:
    try:
        tree = find_tree(folder)
        workshop = open_workshop(tree)
    except AftaleError as error:
        yield "library", False, f"cannot be opened: {error}; run aftale check"
        return
    count = len(tree.partnerships())
    yield "library", True, f"{len(workshop.library.clauses)} clauses, {count} partnerships"
    lacking = [name for _, name in workshop.house.lacks()]
    yield "house file", not lacking, f"lacks {', '.join(lacking)}" if lacking else "has all styles"
    same = [finding.place.file for finding in twins(tree.partnerships())]
    yield (
        "folder names",
        not same,
        f"differ only in case: {', '.join(same)}" if same else "differ on every system",
    )
