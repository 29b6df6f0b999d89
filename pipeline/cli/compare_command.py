"""`aftale compare`: two Word files as one with tracked changes, and what changed in words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.context import Context, format_option, moment_around
from pipeline.cli.failing import FINDINGS, USAGE, Stop, show
from pipeline.model.places import AftaleError

if TYPE_CHECKING:
    from pipeline.model.changes import Changes
    from pipeline.report.comparing import Compared

_FILE = click.Path(path_type=Path)


def _date(_call: click.Context, _option: click.Parameter, value: str | None) -> str:
    """Return the moment asked for, or that of the build around us."""
    from pipeline.model.moment import moment

    if value is None:
        return moment_around()
    found = moment(value)
    if not found:
        raise click.BadParameter("a date such as 2027-03-01 or 2027-03-01T12:00:00Z")
    return found


@click.command("compare")
@click.argument("old", type=_FILE)
@click.argument("new", type=_FILE)
@click.option("-o", "target", metavar="OUT.docx", type=_FILE, required=True, help="The redline to write.")
@click.option("--author", help="Whose changes they are; your organisation's short name by default.")
@click.option("--date", callback=_date, help="When they were made; by default when NEW was last changed.")
@click.option("--comments", is_flag=True, help="Put a comment at each clause that changed.")
@click.option("--moves", is_flag=True, help="Mark what moved as moved, not as deleted and inserted.")
@click.option("--changes", "page", metavar="FILE.md", type=_FILE, help="Write what changed as a page, too.")
@click.option("--exit-code", "tell", is_flag=True, help="End with 1 where the files differ.")
@format_option("human", "json")
@click.pass_obj
def command(
    context: Context, /, old: Path, new: Path, target: Path, author: str | None, page: Path | None, tell: bool,
    format_: str, **how: Any,
) -> None:  # fmt: skip
    """Compare two Word files, and write NEW with every difference from OLD as a tracked change."""
    from pipeline.report.comparing import Wishes, compare_files

    here = context.folder
    wishes = Wishes(author=author or _own_name(context), page=here / page if page else None,
                    language=context.language, **how)  # fmt: skip
    try:
        done = compare_files(here / old, here / new, here / target, wishes)
    except (AftaleError, OSError) as error:
        show(error, context)
        raise Stop(USAGE) from None
    if format_ == "json":
        _show_json(context, done, {"old": str(old), "new": str(new), "out": str(target)})
    elif not context.quiet:
        _show_human(context, done.changes, target)
    if tell and not done.changes.is_empty:
        raise Stop(FINDINGS)


def _own_name(context: Context) -> str:
    from pipeline.report.comparing import NOBODY, own_name

    try:
        return own_name(context.tree.root) or NOBODY
    except AftaleError:
        return NOBODY


def _show_json(context: Context, done: Compared, files: dict[str, str]) -> None:
    from pipeline.cli.formats import Run, write
    from pipeline.report.changes_json import changes_json

    who = {"author": done.author.name, "date": done.author.date}
    data = {"files": files, "revision": who, **changes_json(done.changes, context.language)}
    print(write(Run("compare", (), data), "json"))


def _show_human(context: Context, changes: Changes, target: Path) -> None:
    """Say in a few lines what changed, what is not tracked, and where the redline is."""
    from pipeline.model.messages import say
    from pipeline.render.changes_page import counted, untracked

    clauses = sum(1 for clause in changes.clauses if clause.before or clause.after)
    code = "COMPARE_NONE" if changes.is_empty else "COMPARE_SUMMARY"
    words = {"file": str(target), "changes": str(changes.total), "clauses": str(clauses)}
    print(say(code, words, context.language).wrong)
    for line in counted(changes, context.language):
        print(f"  {line}")
    for what in untracked(changes, context.language):
        print(say("COMPARE_UNTRACKED", {"what": what}, context.language).wrong)
