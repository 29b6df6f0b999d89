"""What the commands on an agreement's life have in common: the day, and how they answer."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from pipeline.cli.context import Context


def day_option(command: Any) -> Any:
    """Give a command the option `--today`."""
    option = click.option("--today", type=click.DateTime(["%Y-%m-%d"]),
                          help="The day it happens, such as 2027-01-31; today if not given.")  # fmt: skip
    return option(command)


def answered(context: Context, code: str, **words: object) -> None:
    """Print a sentence of the catalogue, unless only what needs a decision is to be said."""
    from pipeline.model.messages import say

    if not context.quiet:
        print(say(code, {name: str(word) for name, word in words.items()}, context.language).wrong)


def path_in(context: Context, path: Path) -> str:
    """Return a path from the tree's root, with slashes; one that lies elsewhere as it is."""
    try:
        return path.relative_to(context.tree.root).as_posix()
    except ValueError:
        return os.fspath(path)
