"""`aftale init`: a new folder with the clause library, ready for the first partnership."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.context import Context


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", prompt="Your organisation's full name", help="Your organisation's full name.")
@click.option("--short-name", prompt="Its short name", help="Its short name, the author of every draft.")
@click.pass_obj
def command(context: Context, folder: Path, name: str, short_name: str) -> None:
    """Make FOLDER ready: clause library, settings, and room for agreements."""
    from pipeline.build.beginning import begin_tree

    written = begin_tree(context.folder / folder, name, short_name, context.lang or "en")
    click.echo(f"{written} files in {folder}. Next: aftale -C {folder} new partnership NAME")
