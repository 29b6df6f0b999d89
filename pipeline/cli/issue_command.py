"""`aftale issue`: freeze the next version of an agreement, and say what to mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli.context import Context, format_option
from pipeline.cli.life import answered, day_option, path_in

if TYPE_CHECKING:
    from datetime import datetime

    from pipeline.issue.issuing import Done


@click.command("issue")
@click.argument("agreement")
@click.option("--to", default="", metavar="PARTY", help="The party it is sent to; everyone if not given.")
@click.option("--note", default="", metavar="TEXT", help="What to say with it.")
@click.option("--for-signature", is_flag=True, help="Make the edition that is signed: the next whole number.")
@day_option
@format_option("human", "json")
@click.pass_obj
def command(
    context: Context,
    agreement: str,
    to: str,
    note: str,
    for_signature: bool,
    today: datetime | None,
    format_: str,
) -> None:
    """Freeze the next version of AGREEMENT: the document, its redline, what changed, and a summary."""
    from pipeline.issue.clerk import open_clerk
    from pipeline.issue.issuing import Order, issue

    clerk = open_clerk(context.tree, today.date() if today else None)
    done = issue(clerk, Order(agreement=agreement, to=to, note=note, for_signature=for_signature))
    if format_ == "json":
        _show_json(context, done)
        return
    answered(context, "ISSUED_DONE", agreement=agreement, version=done.version)
    for path in done.mail:
        print(path_in(context, path))


def _show_json(context: Context, done: Done) -> None:
    from pipeline.cli.formats import Run, shown, write

    files = [path_in(context, path) for path in done.files]
    mail = [path_in(context, path) for path in done.mail]
    found = [shown(finding, context.language) for finding in done.findings]
    print(write(Run("issue", found, {"version": done.version, "files": files, "mail": mail}), "json"))
