"""The same files give the same bytes: on any number of processes, in any environment, in any folder."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest
from trees import BESIDE, ROOT, SEQUENCE, add, aftale, call, new_tree, program, reed, snapshot

SHAPES = [(), (BESIDE,), (("versions: [en]", "versions: [en, da], prevailing: en"),), (SEQUENCE,)]
MANY = [
    reed(*SHAPES[n % len(SHAPES)], ("The River Union", f"The River Union no. {n}"), id_=f"reed-{n:02}")
    for n in range(40)
]
ENVIRONMENTS = {
    "east": {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "1", "LANG": "C"},
    "west": {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242", "PYTHONUTF8": "1",
             "SOURCE_DATE_EPOCH": "1", "USER": "somebody", "HOME": "/nowhere", "COLUMNS": "20"},
}  # fmt: skip


@pytest.fixture(scope="module", name="alone")
def _alone(tmp_path_factory):
    """Forty partnerships, more than one process takes alone, built in one."""
    tree = new_tree(tmp_path_factory.mktemp("many") / "tree", *MANY)
    ran = aftale(tree, "build", "-j", "1")
    assert ran.code == 0, ran.err
    return tree


def test_four_processes_write_what_one_writes(alone, tmp_path):
    """Byte for byte, and they say the same in the same order."""
    ignored = shutil.ignore_patterns("output", ".aftale")
    tree = shutil.copytree(alone, tmp_path / "tree", ignore=ignored)
    ran = program(tree, "build", "-j", "4")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[:-1] == [f"built reed-{n:02}/mou" for n in range(40)]
    assert snapshot(tree / "output") == snapshot(alone / "output")
    assert aftale(tree, "build", "-n", "--format", "json").data == {
        "schema": "aftale-plan/1", "stale": [], "fresh": 40, "redlines": [], "findings": []
    }  # fmt: skip


def test_forty_fresh_ones_need_no_other_process(alone):
    """One change among them is built in this process, and only it."""
    add(alone, MANY[7].replace("River Road 2", "River Road 7"))
    before = snapshot(alone / "output")
    assert aftale(alone, "build", "--format", "json").data["built"] == ["reed-07/mou"]
    after = snapshot(alone / "output")
    assert {name.split("/")[0] for name in after if after[name] != before[name]} == {"reed-07"}
    add(alone, MANY[7])
    aftale(alone, "build")


@pytest.mark.parametrize("where", ENVIRONMENTS)
def test_the_environment_changes_nothing(built, tmp_path, where):
    """Other time zone, locale, hash seed, user, umask and folder: the same sha256 of every file."""
    tree = tmp_path / "a folder, elsewhere" / "å"
    shutil.copytree(built, tree, ignore=shutil.ignore_patterns("output", ".aftale"))
    ended = subprocess.run(call(tree, "build"), cwd=ROOT, env=os.environ | ENVIRONMENTS[where], umask=0o077,
                           capture_output=True, check=False, timeout=60)  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert snapshot(tree / "output") == snapshot(built / "output")


def test_the_order_of_the_folders_changes_nothing(alone, tmp_path):
    """Files laid down in another order, one after the other, give the same."""
    tree = new_tree(tmp_path / "tree", *reversed(MANY[:6]))
    aftale(tree, "build", "reed-05", "reed-02/*")
    aftale(tree, "build")
    expected = {n: d for n, d in snapshot(alone / "output").items() if n < "reed-06"}
    assert snapshot(tree / "output") == expected
