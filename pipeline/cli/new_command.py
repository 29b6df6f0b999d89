"""`aftale new`: start something new, from a commented file."""

from __future__ import annotations

import click

from pipeline.cli.lazy import LazyGroup

COMMANDS = {
    "partnership": "Ask what decides the type, and write a partnership's file.",
    "clause": "Write a clause's description and texts to fill in.",
    "variant": "Write another variant of a clause, from the texts it has.",
}
"""Every command of the group with its one line; the module of the same name is imported only when it runs."""


@click.group("new", cls=LazyGroup, told=COMMANDS, module="pipeline.cli.new_{}")
def command() -> None:
    """Start a new partnership, a clause or a variant."""
