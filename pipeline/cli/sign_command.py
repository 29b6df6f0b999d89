"""`aftale sign`: record a counterpart that came back signed, with what proves it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.context import Context, format_option
from pipeline.cli.failing import USAGE, Stop, show
from pipeline.cli.life import answered, day_option, path_in

if TYPE_CHECKING:
    from datetime import datetime

    from pipeline.issue.signing.signing import Recorded

METHODS = ("wet-scan", "e-service", "docx")
_FILE = click.Path(path_type=Path)
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command("sign")
@click.argument("agreement")
@click.argument("version")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=_FILE)
@click.option("--party", required=True, metavar="PARTY", help="The party that signed.")
@click.option("--language", default="", metavar="LANGUAGE",
              help="Which document was signed, such as en or en-da, where the version has several.")  # fmt: skip
@click.option("--method", required=True, type=click.Choice(METHODS),
              help="By hand and scanned, through a signature service, or in Word.")  # fmt: skip
@click.option("--signed-on", "on", required=True, type=_DAY, help="The day it was signed.")
@click.option("--as", "offices", multiple=True, metavar="OFFICE",
              help="The office that signed, as the partnership file names it, such as Chair; all of the party's if "
                   "not given.")  # fmt: skip
@click.option("--code", default="", metavar="CODE", help="The code at the foot of every page, for a scan.")
@click.option("--pages", type=click.IntRange(min=1), help="How many pages there are on paper, for a scan.")
@click.option("--correction", "corrections", multiple=True, metavar="TEXT",
              help="What was corrected by hand, and where; no names.")  # fmt: skip
@click.option(
    "--evidence", multiple=True, type=_FILE, metavar="FILE", help="What a signature service sent along."
)
@click.option("--jointly", is_flag=True, help="The same FILE holds other parties' signatures as well.")
@day_option
@format_option("human", "json")
@click.pass_obj
def command(context: Context, /, paths: tuple[Path, ...], on: datetime, today: datetime | None, format_: str,
            pages: int | None, **told: Any) -> None:  # fmt: skip
    """Record that a party has signed VERSION of AGREEMENT: the FILE that came back, or the pages of it in order.

    A file whose text can be read is compared with the version. A scan needs --code and --pages, read on the paper.
    The files go to the archive; the ledger keeps their hashes and no name of theirs.
    """
    from pipeline.issue.clerk import open_clerk
    from pipeline.issue.signing.counterpart import UnreadableError
    from pipeline.issue.signing.signing import Signing, sign

    clerk = open_clerk(context.tree, today.date() if today else None)
    signing = Signing(files=paths, on=on.date(), pages=pages or 0, **told)
    try:
        done = sign(clerk, signing, context.folder)
    except UnreadableError as error:
        show(error, context)
        raise Stop(USAGE) from None
    if format_ == "json":
        _show_json(context, done)
    else:
        _show_human(context, signing.agreement, done)


def _show_json(context: Context, done: Recorded) -> None:
    from pipeline.cli.formats import Run, shown, write

    facts = done.facts
    data = {
        "version": facts.version, "party": facts.party, "language": facts.language, "verified": facts.verified,
        "files": [path_in(context, done.folder / file.name) for file in facts.files],
        "lacking": [{"party": party, "language": language} for party, language in done.version.lacking],
        "signed": done.version.signed, "recorded": done.is_new,
    }  # fmt: skip
    found = [shown(finding, context.language) for finding in done.findings]
    print(write(Run("sign", found, data), "json"))


def _show_human(context: Context, agreement: str, done: Recorded) -> None:
    """Say who has signed and who has not, and what is worth knowing of the file."""
    from pipeline.cli.formats import shown
    from pipeline.cli.formats.human import tell

    facts, names = done.facts, done.names
    tell(shown(finding, context.language) for finding in done.findings)
    if not done.is_new:
        answered(context, "SIGNED_BEFORE", party=names[facts.party], language=facts.language, day=facts.on)
    elif not done.version.signed:
        lacking = ", ".join(f"{names[party]} ({language})" for party, language in done.version.lacking)
        answered(context, "SIGNED_BY", party=names[facts.party], language=facts.language, lacking=lacking)
    if done.version.signed:
        answered(context, "SIGNED_WHOLE", agreement=agreement, version=facts.version)
