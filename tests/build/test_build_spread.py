"""Tasks in this process or in several: the same results, in the order of the tasks."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from pipeline.build.spread import Crew


def job(tools, task):
    """Tell the tools, the task, and who did it."""
    return tools, task, os.getpid()


CREW = Crew(job=job, tools="hammer", reopen=str, alone=3, batch=2)


@pytest.mark.parametrize(("count", "jobs", "here"), [(9, 1, True), (3, 2, True), (9, 2, False), (0, 0, True)])
def test_tasks_are_done_in_order(count, jobs, here):
    """Few of them, or with one job, in this process."""
    done = list(CREW.each(range(count), jobs, []))
    assert [(tools, task) for tools, task, _ in done] == [("hammer", number) for number in range(count)]
    assert {process == os.getpid() for *_, process in done} <= {here}


@pytest.mark.parametrize("jobs", [1, 2])
def test_whoever_asks_to_stop_gets_what_was_running(jobs):
    """And no more."""
    asked, done = [], []
    for result in CREW.each(range(100), jobs, asked):
        done.append(result)
        asked.append(2)
    assert 1 <= len(done) <= 2


def finished(tools, result):
    """Say which tools finished it, and where."""
    return (*result, tools, os.getpid())


@pytest.mark.parametrize("jobs", [1, 2])
def test_each_task_is_finished_where_it_was_done(jobs):
    """In its turn, with the same tools, and before its result is handed out."""
    crew = replace(CREW, finish=finished)
    done = list(crew.each(range(9), jobs, []))
    assert [task for _, task, *_ in done] == list(range(9))
    assert all(before == after and tools == "hammer" for _, _, before, tools, after in done)
