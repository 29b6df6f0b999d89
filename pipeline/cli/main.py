"""The `aftale` command: finds the tree, loads only the command that was asked for, ends with an exit code."""

from __future__ import annotations

import gc
import importlib
import sys
from pathlib import Path

import click

from pipeline import __version__
from pipeline.cli.context import Context
from pipeline.cli.failing import FINDINGS, Stop, guarded, show
from pipeline.model.places import AftaleError

COMMANDS = {
    "build": "Build every agreement that is out of date.",
    "check": "Say everything that is wrong; write nothing.",
    "list": "List the agreements, their types, languages and documents.",
    "explain": "Say why each clause is in or out, or what a code means.",
    "issue": "Freeze the next version of an agreement, to be sent or signed.",
    "approve": "Record that a board has decided on a version.",
    "sign": "Record a counterpart that came back signed, and what proves it.",
    "clauses": "Look at the clauses of the library, check them, adopt newer wording.",
    "history": "Tell the life of an agreement: sent, approved, signed, and when.",
    "next": "Say what comes next for each agreement, and the command for it.",
    "verify": "Recompute the ledgers: is everything as it was recorded?",
    "compare": "Compare two Word files: one with tracked changes, and what changed.",
    "accept": "Accept the tracked changes of a Word file, or some of them.",
    "reject": "Reject the tracked changes of a Word file, or some of them.",
    "new": "Start a new partnership, by answering questions.",
    "clean": "Remove what builds made, and nothing else.",
    "doctor": "Say what this computer lacks, if anything.",
    "schema": "Write the schema with which editors complete and check the YAML files.",
    "init": "Start a new folder with the clause library.",
}
"""Every command with its one line; the module of the same name is imported only when it runs."""


class Commands(click.Group):
    """The commands, each imported when it is needed, so that `--help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's own signature
        """Return the names in the order of a day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"pipeline.cli.{cmd_name}_command")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what stops it is said in the language of its messages."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise
        except (AftaleError, OSError) as error:
            show(error, ctx.obj)
            raise Stop(FINDINGS) from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; where there is none, say which one is near."""
        from pipeline.model.nearest import nearest

        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            near = nearest(name, COMMANDS)
            hint = f' Did you mean "{near}"?' if near else ""
            ctx.fail(f'There is no command "{name}".{hint}')
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="aftale")
@click.option("-C", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(),
              help="Work in this folder instead of the current one.")  # fmt: skip
@click.option(
    "--lang", type=click.Choice(["en", "da"]), help="Language of messages; default from aftale.yaml."
)
@click.option("-q", "--quiet", is_flag=True, help="Say only what needs a decision.")
@click.pass_context
def cli(context: click.Context, folder: Path, lang: str | None, quiet: bool) -> None:
    """Build every agreement your organisation has with its partners, as Word files."""
    context.obj = Context(folder, lang, quiet=quiet)


def main() -> None:
    """Run the command line; always ends the process."""
    gc.disable()  # a run that finds nothing to do is over before it could pay
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(guarded(cli))
