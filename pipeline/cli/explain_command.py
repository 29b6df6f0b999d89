"""`aftale explain`: why each clause is in or out; or what a message code means."""

from __future__ import annotations

import json
import re

import click

from pipeline.cli.context import Context, format_option
from pipeline.model.places import AftaleError, Finding, Place


@click.command("explain")
@click.argument("what")
@format_option("human", "json")
@click.pass_obj
def command(context: Context, what: str, format_: str) -> None:
    """Explain an AGREEMENT's selection, clause by clause, or a CODE of a finding."""
    if re.fullmatch(r"[A-Z][A-Z0-9_-]+", what):
        _code(context, what)
        return
    from pipeline.build.explain import explain

    explained = explain(context.tree, what, context.language)
    print(json.dumps(explained.data, ensure_ascii=False, indent=2) if format_ == "json" else explained.text)


def _code(context: Context, code: str) -> None:
    """Say what a code means, how much it weighs and what to do."""
    from pipeline.model.messages import catalogue, say
    from pipeline.model.nearest import nearest

    entry = catalogue().get(code)
    if entry is None:
        near = {known.casefold(): known for known in catalogue()}
        raise AftaleError(
            Finding.of("CODE_UNKNOWN", Place(""), word=code, nearest=near.get(nearest(code, near), ""))
        )
    blanks = {name: f"‹{name}›" for name in re.findall(r"\{(\w+)\}", str(entry))}
    words = say(code, blanks, context.language)
    click.echo(f"{code} ({entry.get('severity', 'info')}, {entry.get('stage', 'build')})")
    click.echo(words.wrong)
    if words.help:
        click.echo(words.help)
