"""`aftale new clause`: a clause's description and texts, to be filled in."""

from __future__ import annotations

import re

import click

from pipeline.cli.context import Context
from pipeline.cli.life import answered

STATUSES = ("core", "default", "optional")


@click.command("clause")
@click.argument("clause")
@click.pass_obj
def command(context: Context, clause: str) -> None:
    """Ask what the clause is called and what it is for, and write its files to clauses/wording/CLAUSE."""
    from pipeline.build.starting_clause import FIRST, NewClause, clause_files
    from pipeline.model.places import AftaleError, Finding, Place
    from pipeline.model.words import SLUG, SLUG_RULE

    if not re.fullmatch(SLUG, clause):
        raise click.BadParameter(f'"{clause}" must be {SLUG_RULE}')
    if (context.tree.clauses / "wording" / clause).exists():
        raise AftaleError(Finding.of("NEW_IS_THERE", Place(f"clauses/wording/{clause}"), name=clause))
    new = NewClause(
        id=clause,
        title={language: click.prompt(_asked(context, "NEW_ASK_TITLE", language)) for language in FIRST},
        purpose={language: click.prompt(_asked(context, "NEW_ASK_PURPOSE", language)) for language in FIRST},
        status=click.prompt(
            _asked(context, "NEW_ASK_STATUS"), default=STATUSES[-1], type=click.Choice(STATUSES)
        ),
        comments=context.language,
    )
    click.echo()
    write(context, clause_files(new))
    answered(context, "NEW_CLAUSE_NEXT", clause=clause)


def write(context: Context, files: dict[str, bytes]) -> None:
    """Write files of the library, and print where they lie."""
    from pipeline.files.disk import write_whole

    for name, data in files.items():
        write_whole(context.tree.clauses / name, data)
        print(f"clauses/{name}")


def _asked(context: Context, code: str, language: str = "") -> str:
    from pipeline.model.messages import say

    return say(code, {"language": language}, context.language).wrong
