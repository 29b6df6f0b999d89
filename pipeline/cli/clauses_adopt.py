"""`aftale clauses adopt`: newer wording of the library, taken into an agreement that is pinned to older."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli.context import Context, format_option
from pipeline.cli.life import answered, day_option

if TYPE_CHECKING:
    from datetime import datetime


@click.command("adopt")
@click.argument("agreement")
@click.argument("clauses", nargs=-1)
@click.option("--reason", required=True, metavar="TEXT", help="Why the agreement takes the newer wording.")
@day_option
@format_option("human", "json")
@click.pass_obj
def command(
    context: Context,
    agreement: str,
    clauses: tuple[str, ...],
    reason: str,
    today: datetime | None,
    format_: str,
) -> None:
    """Take the library's newer wording into AGREEMENT: of the CLAUSES named, or all of it and the rules."""
    from pipeline.issue.adopting import Wish, adopt
    from pipeline.issue.clerk import open_clerk

    clerk = open_clerk(context.tree, today.date() if today else None)
    done = adopt(clerk, Wish(agreement=agreement, clauses=clauses, reason=reason))
    if format_ == "json":
        from pipeline.cli.formats import Run, write

        print(write(Run("adopt", (), {"agreement": agreement, "adopted": bool(done.event),
                                      "clauses": list(done.clauses)}), "json"))  # fmt: skip
        return
    code = ("ADOPTED_CLAUSES" if done.clauses else "ADOPTED_RULES") if done.event else "ADOPTED_NOTHING"
    answered(context, code, agreement=agreement, clauses=", ".join(done.clauses))
