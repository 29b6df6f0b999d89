"""`aftale doctor`: what this computer has and lacks."""

from __future__ import annotations

import click

from pipeline.cli.context import Context
from pipeline.cli.failing import FINDINGS, Stop


@click.command("doctor")
@click.pass_obj
def command(context: Context) -> None:
    """Say what this computer has and lacks. Nothing here is needed to build but Python's own packages."""
    from pipeline.build.doctor import examine

    well = True
    for name, good, remark in examine(context.folder):
        click.echo(f"{'ok  ' if good else 'LACK'} {name}: {remark}")
        well = well and good is not False
    if not well:
        raise Stop(FINDINGS)
