"""Carries out a plan, in this process or in several, and keeps what was learnt even when interrupted."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline.build.plan import STATE, Plan
from pipeline.build.report import Report, Wishes
from pipeline.build.stale import NEW
from pipeline.build.state import State, save_state
from pipeline.build.tree import Tree
from pipeline.build.work import Work, do
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
        try:
            with _interruptible() as asked_to_stop:
                _build(tasks, state, report, wishes, _works(tree, workshop, tasks, wishes, asked_to_stop))
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


def _works(
    tree: Tree, workshop: Workshop, tasks: Tasks, wishes: Wishes, asked_to_stop: list[int]
) -> Generator[Work, None, None]:
    """Yield each partnership's outcome, in the order of the tasks."""
    jobs = wishes.jobs or os.cpu_count() or 1
    if jobs == 1 or len(tasks) <= ALONE:
        for folder, wanted in tasks.items():
            if asked_to_stop:
                return
            yield do(workshop, folder, wanted, everything=NEW in wanted)
        return
    items = list(tasks.items())
    batches = [items[start : start + BATCH] for start in range(0, len(items), BATCH)]
    _WORKER["workshop"] = workshop  # where processes are forked, they have it without opening it again
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(jobs, context, initializer=_open, initargs=(str(tree.root),)) as pool:
        futures = deque(pool.submit(_batch, batch) for batch in batches)
        try:
            while futures and not asked_to_stop:
                yield from futures.popleft().result()  # and let it go: memory stays flat
        finally:
            pool.shutdown(cancel_futures=True)


_WORKER: dict[str, Workshop] = {}


def _open(root: str) -> None:
    """Open the library once in a worker that was not forked; interrupts are the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if "workshop" not in _WORKER:
        _WORKER["workshop"] = open_workshop(Tree(Path(root)))


def _end_with_parent() -> None:
    """End when the parent is gone: a worker that lives on would write, and hold the tree's lock, for nobody."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _batch(batch: list[tuple[str, set[str]]]) -> list[Work]:
    workshop = _WORKER["workshop"]
    return [do(workshop, folder, wanted, everything=NEW in wanted) for folder, wanted in batch]


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


@contextmanager
def _interruptible() -> Iterator[list[int]]:
    """Let the first Ctrl-C finish what is running; the second stops at once."""
    asked: list[int] = []

    def ask(number: int, _frame: object) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)

    try:
        before = signal.signal(signal.SIGINT, ask)
    except ValueError:  # not in the main thread: nobody can press Ctrl-C here
        yield asked
        return
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, before)
