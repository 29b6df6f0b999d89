"""The `aftale` command: finds the tree, loads only the command that was asked for, ends with an exit code."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

from pipeline import __version__
from pipeline.cli.context import Context
from pipeline.cli.failing import FINDINGS, Stop, guarded, show
from pipeline.cli.lazy import LazyGroup
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
    "sheets": "Write the contact and bank sheets into local/, from what lies there.",
    "history": "Tell the life of an agreement: sent, approved, signed, and when.",
    "next": "Say what comes next for each agreement, and the command for it.",
    "verify": "Recompute the ledgers: is everything as it was recorded?",
    "compare": "Compare two Word files: one with tracked changes, and what changed.",
    "accept": "Accept the tracked changes of a Word file, or some of them.",
    "reject": "Reject the tracked changes of a Word file, or some of them.",
    "new": "Start a new partnership, a clause or a variant.",
    "clean": "Remove what builds made, and nothing else.",
    "doctor": "Say what this computer lacks, if anything.",
    "schema": "Write the schema with which editors complete and check the YAML files.",
    "init": "Start a new folder with the clause library.",
}
"""Every command with its one line; the module of the same name is imported only when it runs."""


class Commands(LazyGroup):
    """The commands of the program; what stops one is said here."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what stops it is said in the language of its messages."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise
        except (AftaleError, OSError) as error:
            show(error, ctx.obj)
            raise Stop(FINDINGS) from None


@click.group(
    cls=Commands,
    told=COMMANDS,
    module="pipeline.cli.{}_command",
    context_settings={"help_option_names": ["-h", "--help"]},
)
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
