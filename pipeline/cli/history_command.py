"""`aftale history`: the life of an agreement in lines that a board member reads."""

from __future__ import annotations

import click

from pipeline.cli.context import Context, format_option
from pipeline.cli.failing import FINDINGS, Stop
from pipeline.cli.life import answered


@click.command("history")
@click.argument("agreement")
@format_option("human", "json")
@click.pass_obj
def command(context: Context, agreement: str, format_: str) -> None:
    """Tell what happened to AGREEMENT: which versions were sent, approved and signed, by whom, and when."""
    from pipeline.cli.formats import Run, shown, write
    from pipeline.cli.formats.human import tell
    from pipeline.issue.telling import story

    told = story(context.tree, agreement)
    found = [shown(finding, context.language) for finding in told.findings]
    if format_ == "json":
        print(write(Run("history", found, told.data(context.language)), "json"))
    else:
        lines = told.lines(context.language)
        width = max((len(day) for day, _ in lines), default=0)
        for day, sentence in lines:
            print(f"{day.ljust(width)}  {sentence}")
        if not lines and not found:
            answered(context, "HISTORY_NOTHING", agreement=agreement)
        tell(found)
    if found:
        raise Stop(FINDINGS)
