"""`aftale sheets`: the contact and bank sheets, written into `local/` from what lies there."""

from __future__ import annotations

import sys

import click

from pipeline.cli.context import Context, format_option
from pipeline.cli.failing import DONE, FINDINGS, Stop


@click.command("sheets")
@click.argument("select", nargs=-1)
@format_option("human", "json")
@click.pass_obj
def command(context: Context, select: tuple[str, ...], format_: str) -> None:
    """Write the contact and bank sheets of the agreements that SELECT names, or of all that have local values."""
    from pipeline.build.sheets import write_sheets
    from pipeline.cli.formats import Run, shown, write
    from pipeline.cli.formats.human import shown_line

    done = write_sheets(context.tree, select)
    found = [shown(finding, context.language) for finding in done.findings]
    if format_ == "json":
        sheets = [{"agreement": s.agreement, "sheet": s.name, "language": s.language, "file": s.file}
                  for s in done.written]  # fmt: skip
        print(write(Run("sheets", found, {"sheets": sheets}), "json"))
    else:
        for item in found:
            print(shown_line(item), file=sys.stderr)
        for sheet in done.written:
            print(sheet.file)
    raise Stop(FINDINGS if any(item.severity == "error" for item in found) else DONE)
