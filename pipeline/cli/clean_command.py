"""`aftale clean`: remove what builds made, and nothing else."""

from __future__ import annotations

import click

from pipeline.cli.context import Context


@click.command("clean")
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be removed; remove nothing.")
@click.pass_obj
def command(context: Context, dry_run: bool) -> None:
    """Remove the files that builds made. A file that somebody edited stays."""
    from pipeline.build.cleaning import clean
    from pipeline.model.messages import say

    removed, left = clean(context.tree, dry_run=dry_run)
    for path in left:
        click.echo(say("CLEAN_LEFT", {"file": path}, context.language).wrong)
    if not context.quiet:
        click.echo(say("CLEAN_SUMMARY", {"count": str(removed)}, context.language).wrong)
