"""Tasks done in this process, or spread over several; results come in the order of the tasks, and memory stays flat."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")
_WORKER: dict[str, Any] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew(Generic[Task, Done]):
    """How a sort of task is done, and when it is worth starting processes for it."""

    job: Callable[[Any, Task], Done]
    """What is done with the tools for one task; found by its name in other processes."""
    tools: Any
    """What was opened once in this process to do it with."""
    reopen: Callable[[], Any]
    """How a process that was not forked from this one gets the same."""
    alone: int
    """Up to so many tasks are done in this process: starting others would take longer."""
    batch: int
    """So many tasks are handed to a process at a time."""
    finish: Callable[[Any, Done], Done] | None = None
    """What is left to do with what the job gave, mostly waiting for the disk: done beside the next job."""

    def each(self, tasks: Sequence[Task], jobs: int, asked_to_stop: list[int]) -> Generator[Done, None, None]:
        """Yield what became of each task, until somebody asks to stop; 0 jobs are as many as there are processors."""
        jobs = jobs or os.cpu_count() or 1
        if jobs == 1 or len(tasks) <= self.alone:
            for task in tasks:
                if asked_to_stop:
                    return
                done = self.job(self.tools, task)
                yield self.finish(self.tools, done) if self.finish else done
            return
        batches = [tasks[start : start + self.batch] for start in range(0, len(tasks), self.batch)]
        _WORKER["tools"] = self.tools  # where processes are forked, they have them without opening them again
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        with ProcessPoolExecutor(jobs, context, initializer=_open, initargs=(self.reopen,)) as pool:
            futures = deque(pool.submit(_batch, self.job, self.finish, batch) for batch in batches)
            try:
                while futures and not asked_to_stop:
                    yield from futures.popleft().result()  # and let it go: memory stays flat
            finally:
                pool.shutdown(cancel_futures=True)


@contextmanager
def interruptible() -> Iterator[list[int]]:
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


def _open(reopen: Callable[[], Any]) -> None:
    """Open the tools once in a worker that was not forked; interrupts are the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if "tools" not in _WORKER:
        _WORKER["tools"] = reopen()


def _end_with_parent() -> None:
    """End when the parent is gone: a worker that lives on would write, and hold the tree's lock, for nobody."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _batch(
    job: Callable[[Any, Any], Any], finish: Callable[[Any, Any], Any] | None, batch: Sequence[Any]
) -> list[Any]:
    tools = _WORKER["tools"]
    if finish is None:
        return [job(tools, task) for task in batch]
    with ThreadPoolExecutor(1) as hand:
        finished = [hand.submit(finish, tools, job(tools, task)) for task in batch]
        return [one.result() for one in finished]
