"""`aftale sheets`: the contact and bank sheets, written into `local/` from what lies there."""

from __future__ import annotations

import click

from pipeline.cli.answering import answer
from pipeline.cli.context import Context, format_option


@click.command("sheets")
@click.argument("select", nargs=-1)
@format_option("human", "json")
@click.pass_obj
def command(context: Context, select: tuple[str, ...], format_: str) -> None:
    """Write the contact and bank sheets of the agreements that SELECT names, or of all that have local values."""
    from pipeline.build.sheets import write_sheets

    done = write_sheets(context.tree, select)
    sheets = [{"agreement": s.agreement, "sheet": s.name, "language": s.language, "file": s.file}
              for s in done.written]  # fmt: skip
    text = [sheet.file for sheet in done.written] if format_ == "human" else None
    answer(context, "sheets", {"sheets": sheets}, done.findings, text)
