"""Killed anywhere, run twice at once, or on a disk that fails: it has happened or it has not, and nothing is half."""

from __future__ import annotations

import os
import pathlib
import random
import shutil
import signal
import subprocess
import time

import pytest
from lives import (
    MOU,
    SECOND,
    SIGNING,
    events,
    facts_file,
    frozen,
    issue,
    life_in,
    reword,
    whole_versions,
    write_names,
)
from trees import ROOT, aftale, call, snapshot

from pipeline.files.disk import TEMPORARY
from pipeline.files.lock import tree_lock

forks = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="needs fork, to start a run without starting Python"
)
ISSUE = ("issue", MOU, "--today", SECOND)
EDITION = ("issue", MOU, "--for-signature", "--fill", "--today", SIGNING)
ADOPT = ("clauses", "adopt", MOU, "--reason", "x", "--today", SECOND)
WITHDRAW = ("issue", MOU, "--withdraw", "0.1", "--note", "x", "--today", SECOND)


def say_something_else(tree, number):
    """Change a fact to what it never was before."""
    text = facts_file(tree).read_text("utf-8")
    start, _, rest = text.partition("purpose: {en: ")
    _, _, rest = rest.partition(",")
    facts_file(tree).write_text(f"{start}purpose: {{en: Water number {number}.,{rest}", "utf-8")


def forked(tree, words, prepare=lambda: None):
    """Start a command in a process of its own, at once, after something was prepared there."""
    process = os.fork()
    if not process:
        try:
            prepare()
            aftale(tree, *words)
        finally:
            os._exit(0)
    return process


def left_over(tree):
    """Temporary files and folders that git would see, or that would stay for ever."""
    return [path.name for path in (tree / "agreements").rglob(f"*{TEMPORARY}*")]


def happened(tree, before):
    """How many events were recorded since; whatever they name must be there and whole, and they must fit together."""
    assert set(before) <= set(events(tree))
    whole_versions(tree)
    return len(events(tree)) - len(before)


class Disk:
    """A disk that is counted: `meets` is called with the number of each change of it, before it is made."""

    def __init__(self, meets, setattr_=setattr):
        self.count, self._meets = 0, meets
        for module, name in ((pathlib.Path, "mkdir"), (pathlib.Path, "replace"), (os, "fsync")):
            setattr_(module, name, self._counted(getattr(module, name)))

    def _counted(self, function):
        def counted(*args, **options):
            if function.__name__ != "mkdir" or not args[0].exists():
                self.count += 1
                self._meets(self.count)
            return function(*args, **options)

        return counted


def dies_at(number):
    """A disk that kills its process."""
    Disk(lambda count: count == number and os.kill(os.getpid(), signal.SIGKILL))


def fails_at(number, patch):
    """A disk that is full once."""

    def meets(count):
        if count == number:
            raise OSError(28, "No space left on device")

    return Disk(meets, patch.setattr)


@forks
@pytest.mark.parametrize(
    ("words", "step"),
    [(ISSUE, 2), (EDITION, 3), (ADOPT, 3), (WITHDRAW, 1)],
    ids=["issue", "edition", "adopt", "withdraw"],
)
def test_killed_at_each_write(sent_once, tmp_path, words, step, tally):
    """Before the first change of the disk, the second ... to the last: it has happened or not, and can be done again."""
    ended = 0
    for number in range(1, 50, step):
        tree = shutil.copytree(sent_once, tmp_path / str(number))
        say_something_else(tree, number)
        if words is ADOPT:
            reword(tree, "term", "planned", "foreseen")
        write_names(tree)
        before = events(tree)
        _, status = os.waitpid(forked(tree, words, lambda n=number: dies_at(n)), 0)
        done = happened(tree, before)
        tally[f"killed while recording, {'it has' if done else 'it has not'} happened"] += 1
        again = aftale(tree, *words)
        assert happened(tree, before) == 1, number
        assert "Traceback" not in again.err
        assert again.code == (0 if not done or words is ADOPT else 1), again.err
        assert left_over(tree) == [] or done
        if not os.WIFSIGNALED(status):
            ended = number
            break
        shutil.rmtree(tree)
    assert 2 < ended < 49


def kill_at_random(tree, times, tally):
    """Kill an issue at any time, so many times, each followed by one that is left alone."""
    chance, seconds = random.Random(20261123), 0.15
    for number in range(times):
        say_something_else(tree, number)
        before = events(tree)
        process = forked(tree, ISSUE)
        time.sleep(chance.uniform(0, seconds * 1.2))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        done = happened(tree, before)
        tally[f"killed while issuing, {'it has' if done else 'it has not'} happened"] += 1
        start = time.monotonic()
        ran = aftale(tree, *ISSUE, "--format", "json")
        seconds = seconds if done else time.monotonic() - start
        codes = [finding["code"] for finding in ran.data["findings"]]
        assert (ran.code, codes) == ((1, ["ISSUE_UNCHANGED"]) if done else (0, [])), ran.err
        assert happened(tree, before) == 1
        assert list(life_in(tree).versions) == [f"0.{n}" for n in range(1, number + 3)]


@forks
def test_killed_anywhere(sent, tally):
    """Kill -9 at any moment: whatever the ledger names is whole, and the next issue has the number that is next."""
    kill_at_random(sent, 8, tally)


@forks
@pytest.mark.torture
def test_killed_anywhere_often(sent, tally):
    """The same, 200 times."""
    kill_at_random(sent, 200, tally)


@pytest.mark.parametrize("words", [ISSUE, ADOPT], ids=["issue", "adopt"])
def test_whichever_write_fails(sent, words):
    """One sentence and exit 1; nothing is recorded that is not whole, and the next run ends well."""
    reword(sent, "term", "planned", "foreseen")
    for number in range(1, 50):
        say_something_else(sent, number)
        before = events(sent)
        with pytest.MonkeyPatch.context() as patch:
            disk = fails_at(number, patch)
            ran = aftale(sent, *words)
        if disk.count < number:
            break
        assert (ran.code, "Traceback" in ran.err) == (1, False), ran.err
        assert "No space left on device" in ran.err
        assert (happened(sent, before), left_over(sent)) == (0, []), number
    assert 4 < number < 49
    assert ran.code == 0
    assert happened(sent, before) == 1


@forks
def test_two_at_once(sent):
    """Whichever comes second waits or is refused; never do two events follow the same one."""
    for number in range(6):
        say_something_else(sent, number)
        before = events(sent)
        for process in [forked(sent, ISSUE) for _ in range(3)]:
            os.waitpid(process, 0)
        assert happened(sent, before) == 1


def test_two_programs_at_once(sent):
    """The same of the installed program; who does not issue says why."""
    say_something_else(sent, 1)
    running = [subprocess.Popen(call(sent, *ISSUE), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                encoding="utf-8") for _ in range(2)]  # fmt: skip
    said = [process.communicate(timeout=60)[1] for process in running]
    assert sorted(process.returncode for process in running) == [0, 1]
    assert [code for code in ("TREE_BUSY", "ISSUE_UNCHANGED") if code in "".join(said)]
    assert whole_versions(sent) == ["0.1", "0.2"]


def test_a_busy_tree(sent):
    """Another run is at work: one sentence, exit 1, nothing written."""
    say_something_else(sent, 1)
    before = snapshot(sent)
    with tree_lock(sent):
        for words in (ISSUE, ADOPT, WITHDRAW):
            ran = aftale(sent, *words)
            assert (ran.code, ran.err.split()[1]) == (1, "TREE_BUSY")
    assert snapshot(sent) == before


def test_frozen_files_without_an_event_make_way(sent):
    """What a killed run had put in place, and never recorded, is no version: the next one takes its folder."""
    folder = frozen(sent, "0.2")
    folder.mkdir()
    (folder / "reed_mou_0.2_en_clean.docx").write_bytes(b"half")
    (folder / "old.md").write_bytes(b"old")
    say_something_else(sent, 1)
    issue(sent, today=SECOND)
    assert whole_versions(sent) == ["0.1", "0.2"]
    assert not (folder / "old.md").exists()
