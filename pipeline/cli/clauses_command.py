"""`aftale clauses`: what somebody does with the clauses of agreements and of the library."""

from __future__ import annotations

import click

from pipeline.cli.lazy import LazyGroup

COMMANDS = {
    "list": "List the clauses of the library: status, kinds, variants, languages.",
    "show": "Show a clause: its texts, its facts, where it is used, its history.",
    "check": "Say what is wrong with the library alone, or with some clauses.",
    "impact": "Say which agreements a change of a clause touches.",
    "translated": "Note that the languages of a clause were read beside each other.",
    "approve": "Write down that somebody has approved texts as they stand.",
    "adopt": "Take newer wording of the library into an agreement.",
}
"""Every command of the group with its one line; the module of the same name is imported only when it runs."""


@click.group("clauses", cls=LazyGroup, told=COMMANDS, module="pipeline.cli.clauses_{}")
def command() -> None:
    """Look at the clauses of the library, check them, and take newer wording into agreements."""
