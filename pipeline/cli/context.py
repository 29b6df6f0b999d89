"""What every command gets: the tree it works in, the language it speaks, and how it is to answer."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.model.places import AftaleError

if TYPE_CHECKING:
    from pipeline.build.tree import Tree


@dataclass
class Context:
    """Options that stand before the command."""

    folder: Path
    lang: str | None
    quiet: bool = False
    call: click.Context | None = None
    """The call of a command that can answer programs, with its options."""

    @cached_property
    def tree(self) -> Tree:
        """The tree around the folder; raises `AftaleError` where there is none."""
        from pipeline.build.tree import find_tree

        return find_tree(self.folder)

    @cached_property
    def language(self) -> str:
        """The language of messages: as asked, or as `aftale.yaml` says."""
        if self.lang:
            return self.lang
        try:
            text = (self.tree.root / "aftale.yaml").read_text("utf-8", "replace")
        except (AftaleError, OSError):
            return "en"
        for line in text.splitlines():
            name, _, value = line.partition(":")
            if name == "messages" and value.strip().strip("\"'") in ("en", "da"):
                return value.strip().strip("\"'")
        return "en"


def moment_around() -> str:
    """Return the moment that the build around us gives (SOURCE_DATE_EPOCH), "" where it gives none."""
    from pipeline.model.moment import moment_of

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    found = moment_of(epoch) if epoch else ""
    if epoch and not found:
        raise click.UsageError("SOURCE_DATE_EPOCH is not a number of seconds")
    return found


def format_option(*names: str) -> Callable[[Any], Any]:
    """Return the option `--format`; the call is remembered, so that also a failure is answered as asked."""
    return click.option("--format", "format_", type=click.Choice(names), default="human", callback=_remember,
                        help="How to show what was found.")  # fmt: skip


def _remember(call: click.Context, _option: click.Parameter, value: str) -> str:
    call.obj.call = call
    return value
