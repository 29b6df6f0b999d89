"""`aftale clauses show`: all about one clause."""

from __future__ import annotations

import click

from pipeline.cli.answering import answer
from pipeline.cli.context import Context, format_option
from pipeline.model.words import LANGUAGES


@click.command("show")
@click.argument("clause", metavar="ID")
@click.option("--language", type=click.Choice(list(LANGUAGES)), help="Show the texts in this language only.")
@format_option("human", "json")
@click.pass_obj
def command(context: Context, clause: str, language: str | None, format_: str) -> None:
    """Show the clause ID: what it is for, its variants and texts, the facts it uses, who has it, its history."""
    from pipeline.build.clauses.page import clause_page
    from pipeline.build.clauses.page_lines import page_lines

    page = clause_page(context.tree, clause, language)
    text = page_lines(page, context.language) if format_ == "human" else None
    answer(context, "clauses-show", page.data(context.language), page.findings, text)
