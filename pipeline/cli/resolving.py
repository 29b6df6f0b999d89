"""What `aftale accept` and `aftale reject` have in common, which is all but the direction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from pipeline.cli.context import Context, format_option
from pipeline.cli.failing import USAGE, Stop, show
from pipeline.cli.formats import Run, Shown, shown, write
from pipeline.cli.formats.human import tell
from pipeline.model.messages import say
from pipeline.model.places import AftaleError, Finding

KINDS = ("text", "formatting", "paragraph", "table", "section", "move")
"""As in `pipeline.word.redline.resolve.revisions`, which is too heavy to load for a help text."""


def resolving_command(name: str, summary: str, *, accept: bool, help_: str) -> click.Command:
    """Return the command that accepts tracked changes, or the one that rejects them."""

    @click.command(name, help=help_)
    @click.argument("source", metavar="IN", type=click.Path(path_type=Path))
    @click.option("-o", "target", metavar="OUT", type=click.Path(path_type=Path), required=True,
                  help="The file to write; it may not be IN.")  # fmt: skip
    @click.option("--author", help="Only the changes of this author.")
    @click.option("--clause", metavar="ID", help="Only the changes in this clause.")
    @click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True,
                  help="Only changes of this kind; may be given several times.")  # fmt: skip
    @format_option("human", "json")
    @click.pass_obj
    def command(context: Context, /, source: Path, target: Path, format_: str, **only: Any) -> None:
        from pipeline.report.resolving import resolve_file

        try:
            done, findings = resolve_file(
                context.folder / source, context.folder / target, accept=accept, **only
            )
        except (AftaleError, OSError) as error:
            show(error, context)
            raise Stop(USAGE) from None
        found = _complain(context, findings)
        counts = {"count": done.count, "left": done.left}
        if format_ == "json":
            print(write(Run(name, found, counts), format_))
        elif not context.quiet:
            words = {"file": str(target), **{field: str(count) for field, count in counts.items()}}
            print(say(summary, words, context.language).wrong)

    return command


def _complain(context: Context, findings: list[Finding]) -> list[Shown]:
    found = [shown(finding, context.language) for finding in findings]
    tell(found)
    return found
