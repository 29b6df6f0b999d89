"""`aftale clauses check`: what is wrong with the library alone."""

from __future__ import annotations

import click

from pipeline.cli.context import Context, format_option
from pipeline.cli.failing import FINDINGS, Stop
from pipeline.cli.formats import NAMES
from pipeline.cli.life import answered


@click.command("check")
@click.argument("clauses", nargs=-1, metavar="[ID]...")
@format_option(*NAMES)
@click.pass_obj
def command(context: Context, clauses: tuple[str, ...], format_: str) -> None:
    """Check the texts of the clauses ID, or of all clauses and the rules around them; ask no agreement."""
    from pipeline.build.clauses.faults import faults
    from pipeline.cli.formats import Run, shown, write
    from pipeline.cli.formats.human import tell

    checked = faults(context.tree, clauses)
    found = [shown(finding, context.language) for finding in checked.findings]
    counts = {
        weight: sum(item.severity == weight for item in found) for weight in ("error", "warning", "info")
    }
    if format_ == "human":
        tell(found)
        answered(context, "CLAUSES_CHECKED", clauses=len(checked.clauses), **counts)
    else:
        looked = [("clauses", not counts["error"])]
        print(write(Run("clauses-check", found, {"clauses": list(checked.clauses)}, looked), format_))
    if counts["error"]:
        raise Stop(FINDINGS)
