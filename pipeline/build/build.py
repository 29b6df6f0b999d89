"""A build: what is out of date is made, and what was learnt is kept."""

from __future__ import annotations

import contextlib
import time

from pipeline.build.plan import STATE, Plan, Wanted, everything, plan
from pipeline.build.report import Report, Wishes
from pipeline.build.state import save_state
from pipeline.build.tree import Tree
from pipeline.files.disk import TEMPORARY, sweep
from pipeline.model.places import TreeBusyError


def build(tree: Tree, wishes: Wishes | None = None, wanted: Wanted = everything) -> Report:
    """Build what is out of date; where earlier documents are given, compare each agreement asked for with its own.

    Raises `AftaleError` where the library cannot be opened, `TreeBusyError` where another run has the lock.
    """
    start = time.monotonic()
    wishes = wishes or Wishes()
    planned = plan(tree, wanted)
    report = Report(fresh=planned.fresh, reasons=planned.stale, kept=planned.kept)
    if planned.stale:
        from pipeline.build.run import carry_out  # noqa: PLC0415  only work needs the workshop

        carry_out(tree, planned, report, wishes)
    elif planned.refreshed or any(tree.cache.glob(f"*{TEMPORARY}")):
        _remember(tree, planned)
    if not (report.interrupted or (wishes.fail_fast and report.failed)):
        _compare(tree, wanted, report, wishes, issued=planned.uncompared)
    report.seconds = time.monotonic() - start
    return report


def _compare(tree: Tree, wanted: Wanted, report: Report, wishes: Wishes, *, issued: bool) -> None:
    """Compare the drafts with what somebody asked for, or else with what was issued and signed."""
    if wishes.base:
        from pipeline.build.redlines import compare  # noqa: PLC0415  only asked for at times

        compare(tree, wanted, report, wishes, wishes.base)
    elif issued or (report.built and any((tree.root / "agreements").glob("*/ledger"))):
        from pipeline.build.earlier_issued import issued_versions  # noqa: PLC0415  only what was issued needs it
        from pipeline.build.redlines import compare  # noqa: PLC0415  same

        compare(tree, wanted, report, wishes, issued_versions(tree))


def _remember(tree: Tree, planned: Plan) -> None:
    """Save new dates of unchanged files, so that the next run need not read them again; it may do without.

    What a run that was killed at its very end left behind goes too.
    """
    from pipeline.files.lock import tree_lock  # noqa: PLC0415  rarely needed

    with contextlib.suppress(OSError, TreeBusyError), tree_lock(tree.root):
        sweep(tree.cache)
        save_state(tree.cache / STATE, planned.state)
