"""Killed anywhere, run twice at once, or on a disk that fails: every file is whole, and the next run finishes."""

from __future__ import annotations

import io
import os
import pathlib
import random
import shutil
import signal
import subprocess
import tempfile
import time
import zipfile
from pathlib import Path

import pytest
from trees import BESIDE, ROOT, add, aftale, call, edit, new_tree, reed, snapshot

from pipeline.files.disk import TEMPORARY, write_whole
from pipeline.files.lock import tree_lock

THREE = [reed(BESIDE), reed(id_="reef"), reed(id_="rill")]
forks = pytest.mark.skipif(
    not hasattr(os, "fork"), reason="needs fork, to start a build without starting Python"
)


def renamed(tree: Path, name: str) -> None:
    """Give the partner another name."""
    add(tree, reed(BESIDE, ("The River Union", name)))


def forked(tree: Path, prepare=None, words=("build", "-j", "1")) -> int:
    """Start a build in a process of its own, at once, after something was prepared there."""
    process = os.fork()
    if not process:
        try:
            if prepare:
                prepare()
            aftale(tree, *words)
        finally:
            os._exit(0)
    return process


def left_over(tree: Path) -> list[str]:
    """The temporary files in a tree."""
    return [path.name for path in tree.rglob(f"*{TEMPORARY}*")]


def whole(folder: Path) -> bool:
    """Whether every Word file of a folder can be read to its end."""
    files = [path.read_bytes() for path in folder.rglob("*.docx")]
    return all(zipfile.ZipFile(io.BytesIO(data)).testzip() is None for data in files)


class Victim:
    """A tree whose builds are killed, and what it must look like in the end."""

    def __init__(self, tree: Path) -> None:
        self.tree, self.right = tree, {}
        for name in ("Reed", "Sedge"):
            renamed(tree, name)
            start = time.monotonic()
            assert aftale(tree, "build", "-j", "1").code == 0
            self.seconds = time.monotonic() - start
            self.right[name] = snapshot(tree / "output")
        self.ours = {d for files in self.right.values() for n, d in files.items() if "manifest" not in n}

    def kill(self, name: str, after: float = 0, prepare=None) -> bool:
        """Build after a change and kill it, or let it kill itself; look at what is there; build again.

        Return whether a temporary file was left.
        """
        renamed(self.tree, name)
        process = forked(self.tree, prepare)
        if not prepare:
            time.sleep(after)
            os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        found, left = snapshot(self.tree / "output"), left_over(self.tree)
        assert whole(self.tree / "output")
        assert {d for n, d in found.items() if "manifest" not in n and TEMPORARY not in n} <= self.ours
        assert aftale(self.tree, "build", "-j", "1").code == 0
        assert snapshot(self.tree / "output") == self.right[name]
        assert left_over(self.tree) == []
        return bool(left)


def kill_at_random(tmp_path: Path, times: int, tally) -> None:
    """Kill a build at any time, so many times."""
    victim, chance = Victim(new_tree(tmp_path / "tree", small=True)), random.Random(20261123)
    for number in range(times):
        left = victim.kill(("Reed", "Sedge")[number % 2], chance.uniform(0, victim.seconds * 1.2))
        tally[f"killed anywhere, {'a temporary file left' if left else 'nothing left'}"] += 1


@forks
def test_killed_anywhere(tmp_path, tally):
    """Kill -9, twenty times: nothing half-written, nothing set aside, the next run ends as if undisturbed."""
    kill_at_random(tmp_path, 20, tally)


class DeadlyDisk:
    """A disk that kills its process before the n-th change."""

    def __init__(self, kills_at: int) -> None:
        self._left = kills_at
        for name in ("mkdir", "replace", "unlink"):
            setattr(pathlib.Path, name, self._counted(getattr(pathlib.Path, name)))
        os.fsync = self._counted(os.fsync)

    def _counted(self, function):
        def counted(*args, **options):
            self._left -= 1
            if not self._left:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*args, **options)

        return counted


@forks
def test_killed_at_each_write(tmp_path, tally):
    """Before the first change of the disk, the second, the third ... to the last: the same."""
    victim = Victim(new_tree(tmp_path / "tree", small=True))
    for number in range(1, 24):
        left = victim.kill(("Reed", "Sedge")[number % 2], prepare=lambda n=number: DeadlyDisk(n))
        tally[f"killed at a write, {'a temporary file left' if left else 'nothing left'}"] += 1


@forks
def test_killed_while_comparing(tmp_path, monkeypatch):
    """Before any change of the disk: the drafts stay, and the next comparison ends as if undisturbed."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    tree = new_tree(tmp_path / "tree", small=True)
    renamed(tree, "Sedge")
    aftale(tree, "build")
    shutil.copytree(tree / "output", tmp_path / "earlier")
    renamed(tree, "Reed")
    aftale(tree, "build")
    bare, words = snapshot(tree / "output"), ["build", "--against", str(tmp_path / "earlier")]
    assert aftale(tree, *words).code == 0
    right = snapshot(tree / "output")
    for number in range(1, 16):
        shutil.rmtree(tree / "output")
        assert aftale(tree, "build").code == 0
        process = forked(tree, lambda n=number: DeadlyDisk(n), words)
        os.waitpid(process, 0)
        assert whole(tree / "output")
        assert aftale(tree, "build").code == 0
        assert bare.items() - snapshot(tree / "output").items() <= {
            ("reed/mou/manifest.json", bare["reed/mou/manifest.json"])
        }
        assert aftale(tree, *words).code == 0
        assert (snapshot(tree / "output"), left_over(tree)) == (right, []), number


@forks
@pytest.mark.torture
def test_killed_anywhere_often(tmp_path, tally):
    """The same, 300 times."""
    kill_at_random(tmp_path, 300, tally)


@forks
def test_killed_in_the_first_build(tmp_path):
    """Where nothing was there before, too."""
    chance = random.Random(1)
    for number in range(5):
        tree = new_tree(tmp_path / str(number), reed(BESIDE), small=True)
        process = forked(tree)
        time.sleep(chance.uniform(0.1, 0.5))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        assert whole(tree / "output")
        ran = aftale(tree, "build")
        assert (ran.code, ran.err) == (0, "")
        assert not list((tree / "output").rglob("*_edited-*"))
        assert left_over(tree) == []


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes where Linux keeps them")
def test_no_worker_outlives_a_killed_build(tmp_path):
    """One that did would write on, and hold the lock, for nobody."""
    tree = new_tree(tmp_path / "tree", *(reed(id_=f"reed-{number}") for number in range(60)), small=True)
    build = subprocess.Popen(call(tree, "build", "-j", "2"), cwd=ROOT, start_new_session=True,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    until(lambda: len(members(build.pid)) > 2 or build.poll() is not None)
    build.kill()
    build.wait()
    until(lambda: not members(build.pid))
    assert members(build.pid) == []
    assert aftale(tree, "build").code == 0


def members(session: int) -> list[int]:
    """The living processes of a session."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, own = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
        except (OSError, ValueError):
            continue
        if int(own) == session and state != "Z":
            found.append(int(folder.name))
    return found


def until(done, seconds: float = 20) -> None:
    """Wait until something is so, or long enough."""
    end = time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        time.sleep(0.01)


@forks
def test_ctrl_c_ends_with_130(tmp_path):
    """The first one lets what is running finish; the next run does the rest."""
    tree = new_tree(tmp_path / "tree", *[reed(id_=f"reed-{n}") for n in range(20)], small=True)
    process = subprocess.Popen(
        call(tree, "build", "-j", "1"), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    while process.poll() is None and not (tree / "output").exists():
        time.sleep(0.001)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, b""), out
    done = len(list((tree / "output").rglob("*.docx")))
    assert 0 < done < 20
    assert len(aftale(tree, "build", "--format", "json").data["built"]) == 20 - done


def test_two_builds_at_once(tmp_path):
    """One works, the other works too or says that it is busy; what they leave is right."""
    tree = new_tree(tmp_path / "tree", *THREE, small=True)
    running = [subprocess.Popen(call(tree, "build"), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                encoding="utf-8") for _ in range(2)]  # fmt: skip
    ended = [process.communicate(timeout=60) for process in running]
    codes = [process.returncode for process in running]
    assert sorted(codes) in ([0, 0], [0, 1])
    for code, (out, err) in zip(codes, ended, strict=True):
        assert (
            code == 0
            or "another run is at work in this folder; wait until it has ended, and run again" in out + err
        )
    after = snapshot(tree / "output")
    assert aftale(tree, "build").code == 0
    assert snapshot(tree / "output") == after
    assert left_over(tree) == []


def test_a_busy_tree_says_so(tree):
    """Exit 1 and one sentence, from whichever command would write; nothing is written, also with --format json."""
    with tree_lock(tree):
        for words in (["build"], ["build", "--format", "json"], ["clean"]):
            ran = aftale(tree, *words)
            said = ran.out and [found["code"] for found in ran.data["findings"]]
            assert (ran.code, said) == (1, ["TREE_BUSY"] if "json" in words else "")
            assert ran.err == (
                ".aftale/lock: TREE_BUSY another run is at work in this folder; wait until it has ended, and run again\n"
            )
    assert not (tree / "output").exists()


def test_a_lock_left_behind_locks_nothing(tree):
    """A killed run's lock file is only a file."""
    (tree / ".aftale").mkdir()
    (tree / ".aftale/lock").touch()
    assert aftale(tree, "build").code == 0


class FailingDisk:
    """A disk whose n-th change fails; it counts them all."""

    def __init__(self, patch: pytest.MonkeyPatch, fails_at: int) -> None:
        self.count, self._fails_at = 0, fails_at
        for name in ("mkdir", "replace", "unlink"):
            patch.setattr(pathlib.Path, name, self._counted(getattr(pathlib.Path, name)))
        patch.setattr(os, "fsync", self._counted(os.fsync))

    def _counted(self, function):
        def counted(*args, **options):
            self.count += 1
            if self.count == self._fails_at:
                raise OSError(28, "No space left on device", str(args[0]))
            return function(*args, **options)

        return counted


def test_whichever_write_fails(tmp_path):
    """The first, the second, the third ... until none does: no traceback, files whole, the next run ends well."""
    tree = new_tree(tmp_path / "tree", small=True)
    for number in range(1, 100):
        renamed(tree, f"Reed {number}")
        with pytest.MonkeyPatch.context() as patch:
            disk = FailingDisk(patch, number)
            ran = aftale(tree, "build")
        assert ran.code in (0, 1)
        assert "Traceback" not in ran.err
        assert ran.code == 0 or "No space left on device" in ran.err
        assert whole(tree / "output")
        ran = aftale(tree, "build")
        assert (ran.code, ran.err, left_over(tree)) == (0, "", []), number
        if disk.count < number:
            break
    assert 5 < number < 99


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    """And no temporary file."""
    path = tmp_path / "file"
    write_whole(path, b"old")
    FailingDisk(monkeypatch, 2)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"new")
    assert [found.read_bytes() for found in tmp_path.iterdir()] == [b"old"]


def test_a_missing_edit_is_found(tree):
    """The helper of these tests changes what it says it changes."""
    with pytest.raises(AssertionError, match="does not stand"):
        edit(tree / "aftale.yaml", "nobody", "x")
