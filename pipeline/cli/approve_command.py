"""`aftale approve`: record that a party's board, or another organ, has decided on a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pipeline.cli.context import Context, format_option
from pipeline.cli.life import answered, day_option

if TYPE_CHECKING:
    from datetime import datetime


@click.command("approve")
@click.argument("agreement")
@click.argument("version")
@click.option("--party", required=True, metavar="PARTY", help="The party whose organ decided.")
@click.option("--body", required=True, metavar="TEXT",
              help='The organ that decided, such as "the board" or "the general assembly"; never a person.')  # fmt: skip
@click.option(
    "--on", "day", required=True, type=click.DateTime(["%Y-%m-%d"]), help="The day of the decision."
)
@click.option("--minutes", required=True, metavar="REF",
              help='Where the decision can be read, such as "minutes of 2027-01-14, item 3".')  # fmt: skip
@click.option("--may-change", default="", metavar="TEXT",
              help="What whoever signs may still change, as the minutes say.")  # fmt: skip
@day_option
@format_option("human", "json")
@click.pass_obj
def command(
    context: Context, /, agreement: str, version: str, party: str, body: str, day: datetime, minutes: str,
    may_change: str, today: datetime | None, format_: str,
) -> None:  # fmt: skip
    """Record that a PARTY's board, or another organ, has approved VERSION of AGREEMENT."""
    from pipeline.issue.approving import approve
    from pipeline.issue.clerk import open_clerk
    from pipeline.model.events import Approved

    clerk = open_clerk(context.tree, today.date() if today else None)
    facts = Approved(version=version, party=party, body=body.strip(), on=day.date().isoformat(),
                     minutes=minutes.strip(), may_change=may_change.strip())  # fmt: skip
    done = approve(clerk, agreement, facts)
    if format_ == "json":
        from pipeline.cli.formats import Run, write

        fields = ("version", "party", "body", "on", "minutes", "may_change")
        data = {name: getattr(facts, name) for name in fields}
        print(write(Run("approve", (), {**data, "recorded": done.is_new}), "json"))
        return
    code = "APPROVED_DONE" if done.is_new else "APPROVED_BEFORE"
    answered(context, code, party=done.party.short_name, body=facts.body, agreement=agreement, version=version,
             day=facts.on, minutes=facts.minutes)  # fmt: skip
