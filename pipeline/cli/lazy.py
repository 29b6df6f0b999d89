"""A group of commands of which only the one that runs is imported, so that `--help` is quick."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click


class LazyGroup(click.Group):
    """Commands by name, each in a module of its own.

    `told` has every command with its one line, in the order of a day's work; in `module` the name goes in for `{}`.
    """

    def __init__(self, *args: Any, told: Mapping[str, str], module: str, **kwargs: Any) -> None:
        """Take which commands there are and where, beside what click asks of a group."""
        super().__init__(*args, **kwargs)
        self.told, self.module = told, module

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's own signature
        """Return the names in their order."""
        return list(self.told)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return one command."""
        if cmd_name not in self.told:
            return None
        command: click.Command = importlib.import_module(self.module.format(cmd_name)).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.told.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; where there is none, say which one is near."""
        from pipeline.model.nearest import nearest

        name = args[0]
        if name not in self.told and not name.startswith("-"):
            near = nearest(name, self.told)
            hint = f' Did you mean "{near}"?' if near else ""
            ctx.fail(f'There is no command "{name}".{hint}')
        return super().resolve_command(ctx, args)
