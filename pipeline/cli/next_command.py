"""`aftale next`: what comes next for each agreement, and the command for it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from pipeline.cli.answering import answer
from pipeline.cli.context import Context, format_option
from pipeline.cli.life import day_option

if TYPE_CHECKING:
    from datetime import datetime


@click.command("next")
@click.argument("select", nargs=-1, metavar="[AGREEMENT]...")
@day_option
@format_option("human", "json")
@click.pass_obj
def command(context: Context, select: tuple[str, ...], today: datetime | None, format_: str) -> None:
    """Say in a sentence what comes next for each AGREEMENT, or for all, and the command for it."""
    from pipeline.issue.agenda import agenda
    from pipeline.issue.clerk import open_clerk

    clerk = open_clerk(context.tree, today.date() if today else None)
    done = agenda(clerk, select, context.language)
    steps = [{**asdict(step), "status": step.status.value} for step in done.steps]
    text = [f"{step.id}: {step.next}" for step in done.steps] if format_ == "human" else None
    answer(context, "next", {"agreements": steps}, done.findings, text)
