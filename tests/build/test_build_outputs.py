"""The folder of the output: ours is kept right, theirs is never lost."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trees import REED, add, aftale, edit, snapshot

from pipeline.build.outputs import (
    MANIFEST,
    known,
    manifest_of,
    ours_and_edited,
    place_files,
    place_redlines,
    still_compared,
)

NAME = "reed_mou_0.1-draft_en_clean.docx"


@pytest.fixture(name="done")
def _done(tree):
    """The small partnership, built."""
    assert aftale(tree, "build").code == 0
    return tree


@pytest.fixture(name="folder")
def _folder(done):
    """The folder of its only agreement."""
    return done / "output/reed/mou"


def test_an_edited_file_is_set_aside(done, folder):
    """It is kept under a name that says so, the build says where, and ours is built again."""
    whole = snapshot(folder)
    (folder / NAME).write_bytes(b"edited by hand")
    aside = f"reed_mou_0.1-draft_en_clean_edited-{hashlib.sha256(b'edited by hand').hexdigest()[:8]}.docx"
    ran = aftale(done, "build")
    assert ran.code == 0
    assert f"reed/mou: a file in output/ had been edited and is kept as {aside}; " in ran.out
    assert (folder / aside).read_bytes() == b"edited by hand"
    assert snapshot(folder) == {**whole, aside: hashlib.sha256(b"edited by hand").hexdigest()}


def test_an_edited_file_is_set_aside_when_the_facts_change_too(done, folder):
    """Neither the edit nor the new fact is lost."""
    (folder / NAME).write_bytes(b"edited by hand")
    edit(done / "agreements/reed/partnership.yaml", "River Road 2", "River Road 4")
    assert aftale(done, "build").code == 0
    assert b"edited by hand" in [path.read_bytes() for path in folder.iterdir()]
    assert aftale(done, "build", "-n", "--format", "json").data["stale"] == []


def test_two_edits_are_two_files(done, folder):
    """The second does not take the place of the first."""
    for words in (b"first", b"second"):
        (folder / NAME).write_bytes(words)
        assert aftale(done, "build").code == 0
    assert {path.read_bytes() for path in folder.glob("*_edited-*")} == {b"first", b"second"}


def test_an_edited_file_of_an_older_name_stays(done, folder):
    """A build that has another name for its document leaves the old, edited one with its owner."""
    (folder / NAME).write_bytes(b"edited by hand")
    add(done, REED.replace("versions: [en]", "versions: [da]"))
    assert aftale(done, "build").code == 0
    assert [path.read_bytes() for path in folder.glob("*_en_*")] == [b"edited by hand"]


def test_a_deleted_file_is_built_again(done, folder):
    """Only it, and the same bytes."""
    whole = snapshot(folder)
    (folder / NAME).unlink()
    ran = aftale(done, "build", "--explain")
    assert f"reed/mou: {NAME} is not in output/." in ran.out
    assert snapshot(folder) == whole


def test_a_deleted_output_is_built_again(done):
    """All of it."""
    whole = snapshot(done / "output")
    for path in sorted(done.glob("output/**/*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    assert aftale(done, "build").code == 0
    assert snapshot(done / "output") == whole


@pytest.mark.parametrize(
    "name", ["letter.docx", "reed_mou_0.1-draft_en_clean (1).docx", "~$ed_mou.docx", "notes.txt"]
)
def test_a_file_that_is_not_ours_stays(done, folder, name):
    """Through builds and cleaning, beside ours and above it."""
    theirs = [folder / name, done / "output" / name]
    for path in theirs:
        path.write_bytes(b"theirs")
    edit(done / "agreements/reed/partnership.yaml", "River Road 2", "River Road 4")
    assert aftale(done, "build").code == 0
    assert aftale(done, "clean").code == 0
    assert [path.read_bytes() for path in theirs] == [b"theirs", b"theirs"]


def test_a_file_in_the_way_before_the_first_build(tree):
    """Somebody's own file of that very name is set aside, not overwritten."""
    path = tree / "output/reed/mou" / NAME
    path.parent.mkdir(parents=True)
    path.write_bytes(b"theirs")
    assert aftale(tree, "build").code == 0
    assert b"theirs" in [found.read_bytes() for found in path.parent.iterdir()]


DAMAGES = {
    "gone": None,
    "empty": b"",
    "half": "half",
    "no JSON": b"{",
    "no text": b"\xff\xfe\x00",
    "a list": b"[]",
    "a number": b"7",
    "null": b"null",
    "nothing in it": b"{}",
}


def damage(path: Path, how: bytes | str | None) -> None:
    """Damage a file."""
    if how is None:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2] if how == "half" else how)


@pytest.mark.parametrize("how", DAMAGES)
@pytest.mark.parametrize("file", [".aftale/state.json", "output/reed/mou/manifest.json"])
def test_damage_to_what_we_know_costs_only_time(done, file, how):
    """A damaged state or manifest: the next run says nothing of it, sets nothing aside and ends as before."""
    whole = snapshot(done / "output")
    damage(done / file, DAMAGES[how])
    ran = aftale(done, "build")
    assert (ran.code, ran.err) == (0, "")
    assert snapshot(done / "output") == whole
    assert aftale(done, "build", "-n", "--format", "json").data["stale"] == []


@pytest.mark.parametrize("schema", ["state/1", "state/99"])
def test_a_state_of_another_program_costs_only_time(done, schema):
    """An older or a newer one may have kept other things."""
    path, whole = done / ".aftale/state.json", snapshot(done / "output")
    path.write_text(json.dumps({**json.loads(path.read_bytes()), "schema": schema}))
    assert aftale(done, "build").code == 0
    assert snapshot(done / "output") == whole


@settings(max_examples=settings.default.max_examples // 20)
@given(st.data())
def test_a_state_with_a_flipped_bit_costs_only_time(done, data):
    """Any byte of it changed: the build ends well, and its output is right."""
    path = done / ".aftale/state.json"
    good, whole = path.read_bytes(), snapshot(done / "output")
    at = data.draw(st.integers(0, len(good) - 1))
    path.write_bytes(good[:at] + bytes([good[at] ^ data.draw(st.integers(1, 255))]) + good[at + 1 :])
    ran = aftale(done, "build")
    assert (ran.code, ran.err) == (0, "")
    assert snapshot(done / "output") == whole
    path.write_bytes(good)


FILES = st.dictionaries(
    st.sampled_from("abcd").map("{}.docx".format), st.binary(min_size=1, max_size=2), max_size=4
)


@settings(max_examples=settings.default.max_examples // 4)  # every write waits for the disk
@given(st.lists(FILES | st.tuples(st.sampled_from("abcd"), st.binary(min_size=3, max_size=4)), max_size=6))
def test_nothing_of_theirs_is_ever_lost(tmp_path_factory, steps):
    """Builds of any files and edits of any of them, in any order: ours are right, and every edit is still there."""
    folder, edits = tmp_path_factory.mktemp("o"), set()
    for step in steps:
        if isinstance(step, dict):
            place_files(folder, step, {})
            assert {name: (folder / name).read_bytes() for name in step} == step
            assert known(folder) == {name: [hashlib.sha256(data).hexdigest()] for name, data in step.items()}
        elif (folder / f"{step[0]}.docx").exists():
            (folder / f"{step[0]}.docx").write_bytes(step[1])
            edits = {data for data in edits if any(data == p.read_bytes() for p in folder.iterdir())} | {
                step[1]
            }
        assert edits <= {path.read_bytes() for path in folder.iterdir()}


def test_what_is_kept_stays_as_it_is(tmp_path):
    """Also where somebody edited it; what is gone is forgotten, and what is not ours is not kept."""
    place_files(tmp_path, {"a.docx": b"a", "b.docx": b"b", "c.docx": b"c"}, {})
    (tmp_path / "b.docx").write_bytes(b"edited")
    (tmp_path / "c.docx").unlink()
    (tmp_path / "d.docx").write_bytes(b"theirs")
    placed = place_files(tmp_path, {}, {}, ["a.docx", "b.docx", "c.docx", "d.docx"])
    assert (placed.files, placed.set_aside, placed.written) == ({}, (), 0)
    assert {p.name: p.read_bytes() for p in tmp_path.glob("*.docx")} == {
        "a.docx": b"a", "b.docx": b"edited", "d.docx": b"theirs"
    }  # fmt: skip
    assert ours_and_edited(tmp_path) == (["a.docx"], ["b.docx"])


def test_redlines_lie_beside_the_documents(tmp_path):
    """Until the documents are others; what the manifest says of the documents stays as it was."""
    place_files(tmp_path, {"a.docx": b"a"}, {"agreement": "reed/mou"})
    place_redlines(tmp_path, {"r.docx": b"r"}, {"drafts": {"a.docx": "1"}})
    assert manifest_of(tmp_path)["agreement"] == "reed/mou"
    assert known(tmp_path).keys() == {"a.docx", "r.docx"}
    assert still_compared(tmp_path, {"a.docx": "1"})["files"] == ["r.docx"]
    assert still_compared(tmp_path, {"a.docx": "2"}) == {}
    place_redlines(tmp_path, {}, {"drafts": {"a.docx": "1"}})
    assert (known(tmp_path).keys(), still_compared(tmp_path, {"a.docx": "1"})) == ({"a.docx"}, {})


@pytest.mark.parametrize("text", ["[]", "7", "null", '{"compared": 7}', '{"compared": null}', "{"])
def test_a_damaged_manifest_compares_nothing(tmp_path, text):
    """And hinders nothing."""
    (tmp_path / MANIFEST).write_text(text)
    assert still_compared(tmp_path, {}) == {}
    place_redlines(tmp_path, {"r.docx": b"r"}, {"drafts": {}})
    assert (tmp_path / "r.docx").read_bytes() == b"r"


def test_the_manifest_names_what_we_wrote(folder):
    """Agreement, documents by language, clauses with their variants, and the digest of every file."""
    manifest = json.loads((folder / MANIFEST).read_bytes())
    assert manifest["agreement"] == "reed/mou"
    assert manifest["documents"] == [{"language": "en", "file": NAME}]
    assert manifest["clauses"] == [{"id": "aims", "variant": "standard"}]
    assert manifest["files"] == {name: d for name, d in snapshot(folder).items() if name != MANIFEST}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_output_is_one_line(tree):
    """Exit 1 and what to do, no traceback."""
    (tree / "output").mkdir(mode=0o500)
    ran = aftale(tree, "build")
    assert (ran.code, len(ran.lines)) == (1, 1)
    assert "OUTPUT_UNWRITABLE" in ran.err


def test_an_output_that_is_no_folder_is_one_line(tree):
    """A file of that name is in the way: it stays, exit 1, no traceback; once it is gone, all is built."""
    (tree / "output").write_text("theirs")
    ran = aftale(tree, "build")
    assert (ran.code, len(ran.lines)) == (1, 1)
    assert ran.err.startswith("output/reed/mou: OUTPUT_UNWRITABLE ")
    assert (tree / "output").read_text() == "theirs"
    (tree / "output").unlink()
    assert aftale(tree, "build").code == 0


def test_a_cache_that_cannot_be_written_is_one_line(tree):
    """A file in the place of the cache's folder: said in one line, no traceback."""
    (tree / ".aftale").write_text("theirs")
    ran = aftale(tree, "build")
    assert (ran.code, len(ran.lines)) == (1, 1)
    assert (tree / ".aftale").read_text() == "theirs"
