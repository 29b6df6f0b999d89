"""`aftale clauses`: what somebody does with the clauses of agreements and of the library."""

from __future__ import annotations

import importlib

import click

COMMANDS = {
    "list": "List the clauses of the library: status, kinds, variants, languages.",
    "show": "Show a clause: its texts, its facts, where it is used, its history.",
    "check": "Say what is wrong with the library alone, or with some clauses.",
    "impact": "Say which agreements a change of a clause touches.",
    "adopt": "Take newer wording of the library into an agreement.",
}
"""Every command of the group with its one line; the module of the same name is imported only when it runs."""


class Commands(click.Group):
    """The commands of the group, each imported when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's own signature
        """Return the names, first those that only look."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"pipeline.cli.clauses_{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group("clauses", cls=Commands)
def command() -> None:
    """Look at the clauses of the library, check them, and take newer wording into agreements."""
