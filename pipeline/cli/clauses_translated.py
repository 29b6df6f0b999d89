"""`aftale clauses translated`: the languages of a wording were held against each other, and say the same."""

from __future__ import annotations

import click

from pipeline.cli.context import Context, format_option
from pipeline.cli.failing import FINDINGS, Stop
from pipeline.cli.life import answered
from pipeline.model.words import LANGUAGES


@click.command("translated")
@click.argument("wordings", nargs=-1, metavar="[CLAUSE[/VARIANT]]...")
@click.option("--language", "languages", multiple=True, type=click.Choice(sorted(LANGUAGES)),
              help="Only this translation; may be given again.")  # fmt: skip
@click.option("--all", "every", is_flag=True, help="Every wording of the library.")
@format_option("human", "json")
@click.pass_obj
def command(
    context: Context, wordings: tuple[str, ...], languages: tuple[str, ...], every: bool, format_: str
) -> None:
    """Note that the languages of a clause were read beside each other and say the same: of CLAUSE, or one VARIANT."""
    if bool(wordings) == every:
        raise click.UsageError("name the clauses that were read, or give --all")
    from pipeline.build.clauses.translating import translated
    from pipeline.cli.formats import Run, shown, write
    from pipeline.cli.formats.human import tell

    noted = translated(context.tree, wordings, languages)
    found = [shown(finding, context.language) for finding in noted.findings]
    if format_ == "json":
        print(write(Run("clauses-translated", found, {"translations": list(noted.translations)}), format_))
    else:
        tell(found)
        answered(context, "TRANSLATIONS_NOTED", count=len(noted.translations))
    if found:
        raise Stop(FINDINGS)
