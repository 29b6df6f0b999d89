"""`aftale schema`: the schemas with which editors complete and check the YAML files."""

from __future__ import annotations

import json

import click

from pipeline.cli.context import Context


@click.command("schema")
@click.option("--output", "output", metavar="NAME", help="Print the shape of a command's JSON instead.")
@click.pass_obj
def command(context: Context, output: str | None) -> None:
    """Write JSON Schemas of partnership.yaml and aftale.yaml, made from the library's own words."""
    from pipeline.build.schemas import OUTPUTS, write_schemas

    if output is not None and output not in OUTPUTS:
        raise click.BadParameter(f"choose one of: {', '.join(OUTPUTS)}.", param_hint="--output")
    if output:
        click.echo(json.dumps(OUTPUTS[output], indent=2))
        return
    for path in write_schemas(context.tree):
        click.echo(path.relative_to(context.tree.root).as_posix())
