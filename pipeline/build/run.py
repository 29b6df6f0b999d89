"""Carries out a plan, in this process or in several, and keeps what was learnt even when interrupted."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from functools import partial
from typing import Any

from pipeline.build.plan import STATE, Plan
from pipeline.build.report import Report, Wishes
from pipeline.build.spread import Crew, interruptible
from pipeline.build.stale import NEW
from pipeline.build.state import State, save_state
from pipeline.build.tree import Tree
from pipeline.build.work import Work, do, place
from pipeline.build.workshop import Workshop, open_workshop, twins, unsound
from pipeline.files.disk import sweep
from pipeline.files.lock import tree_lock
from pipeline.model.places import AftaleError

ALONE = 24
"""Up to so many partnerships are built in this process: starting others would take longer."""
BATCH = 16
"""So many partnerships are handed to a process at a time."""

Tasks = Mapping[str, set[str]]
"""The agreements to build, by partnership folder."""


def carry_out(tree: Tree, planned: Plan, report: Report, wishes: Wishes) -> None:
    """Build what the plan names; fill in the report."""
    with tree_lock(tree.root):
        for folder in (tree.output, tree.cache):
            sweep(folder)
        workshop = open_workshop(tree)
        report.findings += [*workshop.findings, *twins(tree.partnerships())]
        if unsound(workshop.findings):
            raise AftaleError(*report.findings)
        tasks: dict[str, set[str]] = {}
        for item in planned.stale:
            tasks.setdefault(item.folder, set()).add(item.agreement)
        state = _state(tree, planned)
        state.units = dict(workshop.units)
        crew = Crew(
            job=_do,
            finish=place,
            tools=workshop,
            reopen=partial(open_workshop, tree),
            alone=ALONE,
            batch=BATCH,
        )
        try:
            with interruptible() as asked_to_stop:
                works = crew.each(list(tasks.items()), wishes.jobs, asked_to_stop)
                _build(tasks, state, report, wishes, works)
                report.interrupted = bool(asked_to_stop)
        finally:
            save_state(tree.cache / STATE, state)


def _state(tree: Tree, planned: Plan) -> State:
    """Return the state to fill: what is known of folders that are still there."""
    state = planned.state
    there = set(tree.partnerships())
    state.partnerships = {name: record for name, record in state.partnerships.items() if name in there}
    return state


def _build(
    tasks: Tasks, state: State, report: Report, wishes: Wishes, works: Generator[Work, None, None]
) -> None:
    for done, work in enumerate(works, 1):
        _learn(state, work, report, everything=NEW in tasks[work.folder])
        if wishes.progress:
            wishes.progress(done, len(tasks), work.folder)
        if wishes.fail_fast and report.failed:
            works.close()
            return


def _do(workshop: Workshop, task: tuple[str, set[str]]) -> Work:
    folder, wanted = task
    return do(workshop, folder, wanted, everything=NEW in wanted)


def _learn(state: State, work: Work, report: Report, *, everything: bool) -> None:
    """Take one partnership's outcome into the state and the report."""
    known: dict[str, Any] = state.partnerships.get(work.folder, {})
    if not everything and known.get("digest") == work.record["digest"]:
        work.record["agreements"] = {**known["agreements"], **work.record["agreements"]}
    state.partnerships[work.folder] = work.record
    state.sets |= work.sets
    report.findings += work.findings
    if work.record["errors"]:
        report.failed.append(work.folder)
    for outcome in work.outcomes:
        (report.failed if outcome.failed else report.built).append(outcome.id)
        report.findings += outcome.findings
        report.set_aside += [(outcome.id, name) for name in outcome.set_aside]
        if outcome.crash:
            report.crashes.append((outcome.id, outcome.crash))
