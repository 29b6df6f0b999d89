"""`aftale clauses approve`: a lawyer has read a wording and stands by it."""

from __future__ import annotations

from datetime import datetime

import click

from pipeline.cli.context import Context, format_option
from pipeline.cli.life import answered, day_option
from pipeline.model.words import LANGUAGES


@click.command("approve")
@click.argument("clause", metavar="[ID[/VARIANT]]", required=False, default="")
@click.option("--language", type=click.Choice(list(LANGUAGES)), help="Only the texts in this language.")
@click.option(
    "--by-role", required=True, metavar="ROLE", help="Who approves: a role such as lawyer, not a name."
)
@click.option("--all", "everything", is_flag=True, help="Every text of the library.")
@day_option
@format_option("human", "json")
@click.pass_obj
def command(
    context: Context,
    clause: str,
    language: str | None,
    by_role: str,
    everything: bool,
    today: datetime | None,
    format_: str,
) -> None:
    """Write down that the texts of clause ID, or of one VARIANT, are approved as they stand; an edit undoes it."""
    from pipeline.build.clauses.approving import Verdict, endorse

    if everything == bool(clause):
        raise click.UsageError("name a clause, or give --all for every text of the library")
    if not by_role.strip():
        raise click.UsageError("--by-role is empty")
    day = (today or datetime.now().astimezone()).date()
    id_, _, variant = clause.partition("/")
    done = endorse(
        context.tree,
        Verdict(clause=id_, variant=variant, language=language or "", by_role=by_role.strip(), on=day),
    )
    if format_ == "json":
        from pipeline.cli.formats import Run, write

        print(write(Run("clauses-approve", (), {"approved": list(done.files), "before": done.before,
                                                "by_role": by_role.strip(), "on": day.isoformat()}), "json"))  # fmt: skip
        return
    code = "CLAUSES_APPROVED" if done.files else "CLAUSES_APPROVED_BEFORE"
    answered(context, code, count=len(done.files), before=done.before, role=by_role.strip())
