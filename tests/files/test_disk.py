"""Writing files whole, and sweeping up after a killed run."""

from __future__ import annotations

import pytest

from pipeline.files.disk import TEMPORARY, sweep, write_whole


def test_a_file_is_replaced_whole(tmp_path):
    """With its folders made, and nothing left beside it."""
    path = tmp_path / "a/b.docx"
    write_whole(path, b"old")
    write_whole(path, b"new")
    assert [(file.name, file.read_bytes()) for file in path.parent.iterdir()] == [("b.docx", b"new")]


def test_what_cannot_be_written_leaves_the_old_file(tmp_path):
    """Here a folder stands where the file should: it stays, and no part of the new one is left."""
    path = tmp_path / "a"
    (path / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="a"):
        write_whole(path, b"new")
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["a", "inside"]


def test_sweeping_removes_what_a_killed_run_left(tmp_path):
    """And nothing else."""
    (tmp_path / "a").mkdir()
    for name in ("a/b.docx", f"a/b.docx.7{TEMPORARY}", f"c{TEMPORARY}"):
        (tmp_path / name).write_bytes(b"x")
    assert sweep(tmp_path) == 2
    assert [file.name for file in (tmp_path / "a").iterdir()] == ["b.docx"]
