"""`aftale schema`: the schemas with which editors complete and check the YAML files."""

from __future__ import annotations

import json

import click

from pipeline.cli.context import Context


@click.command("schema")
@click.option("--output", "output", type=click.Choice(["list", "plan", "build", "check", "explain", "issue", "adopt", "approve", "sign", "history", "next", "verify", "compare", "accept", "reject", "clauses-list", "clauses-show", "clauses-check", "clauses-impact"]),
              help="Print the shape of a command's JSON instead.")  # fmt: skip
@click.pass_obj
def command(context: Context, output: str | None) -> None:
    """Write JSON Schemas of partnership.yaml and aftale.yaml, made from the library's own words."""
    from pipeline.build.schemas import OUTPUTS, write_schemas

    if output:
        click.echo(json.dumps(OUTPUTS[output], indent=2))
        return
    for path in write_schemas(context.tree):
        click.echo(path.relative_to(context.tree.root).as_posix())
