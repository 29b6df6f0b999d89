"""`aftale build`: make what is out of date, say why, and what needs a decision."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

import click

from pipeline.cli.against import (
    compared_with,
    documents,
    planned_json,
    planned_lines,
    redline_lines,
    redlines_json,
)
from pipeline.cli.context import Context, format_option
from pipeline.cli.failing import BUG, DONE, FINDINGS, INTERRUPTED, Stop, report_bug
from pipeline.cli.formats import NAMES

if TYPE_CHECKING:
    from pipeline.build.earlier import Base
    from pipeline.build.plan import Plan, Wanted
    from pipeline.build.report import Redlined, Report
    from pipeline.build.stale import Stale
    from pipeline.cli.formats import Shown
    from pipeline.model.places import Finding


NEWER = "WORDING_NEWER"
"""The finding that the library has newer wording than an agreement is pinned to: a proposal, not an open point."""


def _jobs(_context: click.Context, _option: click.Parameter, value: str) -> int:
    if value == "auto":
        return 0
    if value.isdigit() and int(value) > 0:
        return int(value)
    raise click.BadParameter("a number from 1, or auto")


@click.command("build")
@click.argument("select", nargs=-1)
@click.option(
    "-j", "--jobs", default="auto", callback=_jobs, help="Processes to build with; auto by default."
)
@click.option("-x", "--fail-fast", is_flag=True, help="Stop at the first agreement that fails.")
@click.option("-n", "--dry-run", is_flag=True, help="Say what would be built; write nothing.")
@click.option("--explain", is_flag=True, help="Say for each agreement why it is built.")
@click.option("--against", metavar="VERSION|FILE|git:REV",
              help="Compare each agreement with another version than the one issued last: a version's number, a Word"
                   " file or a folder of them, or what the sources made at a revision of git.")  # fmt: skip
@format_option(*NAMES)
@click.pass_obj
def command(
    context: Context, select: tuple[str, ...], jobs: int, fail_fast: bool, dry_run: bool, explain: bool,
    against: str | None, format_: str,
) -> None:  # fmt: skip
    """Build every agreement that is out of date, or those that SELECT names.

    SELECT is an id such as nsk-ixchel/mou, a pattern such as 'nsk-*', or kind:grant, type:alliance,
    pool:ccam, party:nsk, clause:term.
    """
    from pipeline.build.build import build
    from pipeline.build.plan import plan
    from pipeline.build.report import Wishes

    wanted = _wanted(context, select)
    with compared_with(context, against, wanted) as base:
        if dry_run:
            _show_plan(context, plan(context.tree, wanted), _redlines(context, base, wanted), format_)
            return
        progress = _progress if format_ == "human" and sys.stderr.isatty() and not context.quiet else None
        report = build(context.tree, Wishes(jobs, fail_fast, progress, base), wanted)
    _show_report(context, report, format_, explain=explain)


def _redlines(context: Context, base: Base | None, wanted: Wanted) -> list[Redlined]:
    if base is None:
        return []
    from pipeline.build.redlines import planned

    return planned(base, documents(context, wanted))


def _wanted(context: Context, select: tuple[str, ...]) -> Wanted:
    from pipeline.build.plan import everything

    if not select:
        return everything
    from pipeline.build.overview import wanted_by

    return wanted_by(context.tree, select)


def _progress(done: int, total: int, folder: str) -> None:
    end = "\n" if done == total else ""
    print(f"\r[{done}/{total}] {folder:<60.60}", end=end, file=sys.stderr, flush=True)


def _reasons(stale: list[Stale], language: str) -> list[dict[str, str]]:
    """Return one sentence for each agreement, or for a partnership whose file cannot be read."""
    from pipeline.model.messages import say

    return [
        {"id": f"{item.folder}/{item.agreement}".rstrip("/"),
         "reason": say(item.reason.code, dict(item.reason.args), language).wrong}
        for item in stale
    ]  # fmt: skip


def _show_plan(context: Context, planned: Plan, redlines: list[Redlined], format_: str) -> None:
    from pipeline.build.plan import named

    stale = _reasons(named(context.tree, planned.stale), context.language)
    if format_ == "json":
        from pipeline.cli.formats import Run, write

        data = {"stale": stale, "fresh": planned.fresh, "redlines": planned_json(redlines)}
        print(write(Run("plan", (), data), "json"))
        return
    for item in stale:
        print(f"{item['id']}: {item['reason']}")
    for line in planned_lines(redlines, context.language):
        print(line)
    _say(context, "PLAN_SUMMARY", stale=len(stale), fresh=planned.fresh)


def _show_report(context: Context, report: Report, format_: str, *, explain: bool) -> None:
    """Show what a build did; findings of agreements that are up to date are shown again, open points counted."""
    from pipeline.build.kept import is_open_point, revive

    quiet_points = format_ == "human" and not report.built
    again = [kept for kept in report.kept if kept[1] == NEWER or not (quiet_points and is_open_point(kept))]
    found = _shown([*report.findings, *map(revive, again)], context.language)
    counted = {
        (k[1], *k[2:4], k[5]) for k in report.kept if quiet_points and is_open_point(k) and k[1] != NEWER
    }
    counted |= {(i.code, i.file, i.line, i.path) for i in found if i.severity == "info" and i.code != NEWER}
    points = len(counted)
    if explain:
        stream = sys.stdout if format_ == "human" else sys.stderr
        from pipeline.build.plan import named

        for item in _reasons(named(context.tree, report.reasons), context.language):
            print(f"{item['id']}: {item['reason']}", file=stream)
    if format_ == "human":
        _show_human(context, report, found, points)
    if format_ != "human" or report.built or report.failed or report.redlines:
        _show_for_programs(context, report, found, format_)
    for agreement, trace in report.crashes:
        report_bug(f"agreement: {agreement}\n{trace}")
    raise Stop(_code(report, found))


def _shown(findings: list[Finding], language: str) -> list[Shown]:
    """Put findings into words, each once."""
    if not findings:
        return []
    from pipeline.cli.formats import shown

    return list(dict.fromkeys(shown(finding, language) for finding in findings))


def _show_for_programs(context: Context, report: Report, found: list[Shown], format_: str) -> None:
    """Print the run in a format for programs, and keep it beside the cache for those that look later."""
    from pipeline.cli.formats import Run, write
    from pipeline.files.disk import write_whole

    data = {"built": report.built, "failed": report.failed, "fresh": report.fresh,
            "set_aside": [{"id": i, "file": f} for i, f in report.set_aside],
            **redlines_json(report.redlines, context.language), "seconds": round(report.seconds, 3)}  # fmt: skip
    agreements = [(i, True) for i in report.built] + [(i, False) for i in report.failed]
    run = Run("build", found, data, agreements)
    if format_ != "human":
        print(write(run, format_))
    with contextlib.suppress(OSError):  # losing it loses nothing
        write_whole(context.tree.cache / "run-results.json", f"{write(run, 'json')}\n".encode())


def _code(report: Report, found: list[Shown]) -> int:
    if report.crashes:
        return BUG
    if report.interrupted:
        return INTERRUPTED
    return FINDINGS if report.failed or any(item.severity == "error" for item in found) else DONE


def _show_human(context: Context, report: Report, found: list[Shown], points: int) -> None:
    """Say what needs a decision on stderr, and what was done on stdout."""
    from pipeline.cli.formats.human import tell

    tell(item for item in found if item.severity != "info")
    for agreement, name in report.set_aside:
        _say(context, "EDITED_SET_ASIDE", agreement=agreement, file=name)
    if not context.quiet:
        for agreement in report.built:
            print(f"built {agreement}")
        for line in redline_lines(report.redlines, context.language):
            print(line)
    for agreement in report.failed:
        print(f"failed {agreement}")
    newer = [item for item in found if item.code == NEWER]
    for item in newer if not context.quiet else ():
        print(f"{item.message}")
    if newer:
        _say(context, "BUILD_ADOPT")
    _say(context, "BUILD_SUMMARY", built=len(report.built), fresh=report.fresh, failed=len(report.failed),
         open=points, seconds=f"{report.seconds:.1f}")  # fmt: skip


def _say(context: Context, code: str, **args: object) -> None:
    from pipeline.model.messages import say

    if not context.quiet or code == "EDITED_SET_ASIDE":
        words = say(code, {key: str(value) for key, value in args.items()}, context.language)
        print(f"{words.wrong}{'; ' + words.help if words.help else ''}")
