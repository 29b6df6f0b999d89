"""`aftale clauses impact`: which agreements a change of a clause touches."""

from __future__ import annotations

import click

from pipeline.cli.answering import answer
from pipeline.cli.context import Context, format_option


@click.command("impact")
@click.argument("clause", metavar="ID")
@format_option("human", "json")
@click.pass_obj
def command(context: Context, clause: str, format_: str) -> None:
    """Say which agreements print the clause ID, which of them are pinned, and which only consider it."""
    from pipeline.build.clauses.impact_lines import impact_data, impact_lines
    from pipeline.build.clauses.uses import impact

    found = impact(context.tree, clause)
    text = impact_lines(found, context.language) if format_ == "human" else None
    answer(context, "clauses-impact", impact_data(found, context.language), found.findings, text)
