"""Frozen files: put in place all or none, and read back as they were or not at all."""

from __future__ import annotations

import os
import pathlib
from dataclasses import replace

import pytest

from pipeline.files import frozen
from pipeline.files.disk import TEMPORARY
from pipeline.files.frozen import LostError, Shelves, freeze, frozen_digest, frozen_file, unzipped
from pipeline.model.events import Actor, Adopted, Event, Issued, Withdrawn
from pipeline.word.package import pack, zipped

FILES = {"clean.docx": b"PK\r\n\x00", "summary.md": "Æble\nBær\n".encode(), "sources.zip": b"\r\n\r\n"}
ISSUED = Issued(version="0.1", edition="sent", contents=(), files=tuple(frozen_file(*item, "x") for item in FILES.items()),
                data="", texts={}, says={})  # fmt: skip
EVENT = Event(
    agreement="reed/mou", seq=7, parents=(), at="", by=Actor(party="a", role="b"), tool="", facts=ISSUED
)


@pytest.fixture(name="shelves")
def _shelves(tmp_path):
    """Where the files of a tree lie; nothing is there yet."""
    return Shelves(tmp_path, tmp_path / "archive")


@pytest.fixture(name="full")
def _full(shelves):
    """The same with the files of one version."""
    freeze(shelves.folder(EVENT), FILES)
    return shelves


def names(folder):
    """Everything under a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_where_files_lie(shelves, tmp_path):
    """Beside the ledger under the version's number; what was adopted under its place in the ledger."""
    assert shelves.folder(EVENT) == tmp_path / "agreements/reed/issued/mou/0.1"
    adopted = replace(EVENT, facts=Adopted(clauses=(), reason="", texts={}, files=()))
    assert shelves.folder(adopted) == tmp_path / "agreements/reed/issued/mou/adopted-0007"


def test_where_sensitive_files_lie(shelves, tmp_path):
    """In the archive, which git does not see; and so does whatever came from outside."""
    hidden = replace(EVENT, facts=replace(ISSUED, kept="archive"))
    assert shelves.folder(hidden) == tmp_path / "archive/reed/mou/0.1"
    assert shelves.folder(replace(EVENT, facts=Withdrawn(version="0.1", reason=""))).is_relative_to(
        tmp_path / "archive"
    )


def test_what_was_frozen_reads_back(full):
    """Byte for byte."""
    assert {file.name: full.read(EVENT, file) for file in ISSUED.files} == FILES


def test_missing_is_not_changed(full):
    """A file that is not here, also for want of its folder, is told from one that is another."""
    for file in ISSUED.files:
        path = full.folder(EVENT) / file.name
        path.write_bytes(b"x")
        with pytest.raises(LostError, match=file.name) as changed:
            full.read(EVENT, file)
        path.unlink()
        with pytest.raises(LostError) as missing:
            full.read(EVENT, file)
        assert (changed.value.missing, missing.value.missing, missing.value.path) == (False, True, path)
    full.folder(EVENT).rmdir()
    for make in (lambda: None, full.folder(EVENT).touch):
        make()
        with pytest.raises(LostError) as missing:
            full.read(EVENT, ISSUED.files[0])
        assert missing.value.missing


@pytest.mark.parametrize("file", ISSUED.files, ids=lambda file: file.name)
def test_each_bit_counts(full, file):
    """Of a text and of any other file."""
    path, data = full.folder(EVENT) / file.name, FILES[file.name]
    for place in range(len(data)):
        for bit in range(8):
            path.write_bytes(data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :])
            with pytest.raises(LostError):
                full.read(EVENT, file)


def test_ends_of_lines_are_forgiven_in_texts_alone(full):
    """A checkout of Windows changes them there; in a zip the same bytes are a fault."""
    text, other = full.folder(EVENT) / "summary.md", full.folder(EVENT) / "sources.zip"
    text.write_bytes(FILES["summary.md"].replace(b"\n", b"\r\n"))
    assert full.read(EVENT, ISSUED.files[1])
    other.write_bytes(FILES["sources.zip"].replace(b"\r\n", b"\n"))
    with pytest.raises(LostError):
        full.read(EVENT, ISSUED.files[2])


@pytest.mark.parametrize(
    ("name", "same"), [("a.md", True), ("a.json", True), ("a.txt", True), ("a.docx", False), ("a.pdf", False)]
)
def test_which_files_are_texts(name, same):
    """By their ending."""
    assert (frozen_digest(name, b"a\r\nb") == frozen_digest(name, b"a\nb")) is same


def test_leftovers_make_way(shelves):
    """What a killed run left in the folder, and no event names, is gone; so is what it had not put in place yet."""
    folder = shelves.folder(EVENT)
    for left in (folder / "sub", folder.with_name(f"0.1.77{TEMPORARY}"), folder.with_name("0.0")):
        left.mkdir(parents=True)
        (left / "half.docx").touch()
    freeze(folder, FILES)
    assert names(folder) == sorted(FILES)
    assert names(folder.parent) == ["0.0", "0.0/half.docx", "0.1", *(f"0.1/{name}" for name in sorted(FILES))]


class Disk:
    """A disk whose n-th change fails; it counts them."""

    def __init__(self, patch, fails_at):
        self.count, self._fails_at = 0, fails_at
        for name in ("mkdir", "replace"):
            patch.setattr(pathlib.Path, name, self._counted(getattr(pathlib.Path, name)))
        patch.setattr(os, "fsync", self._counted(os.fsync))

    def _counted(self, function):
        def counted(*args, **options):
            self.count += 1
            if self.count == self._fails_at:
                raise OSError(28, "No space left on device")
            return function(*args, **options)

        return counted


def test_all_or_none(shelves, tmp_path):
    """Whichever change of the disk fails, the first, the second ... to the last: nothing of it is left."""
    folder = shelves.folder(EVENT)
    folder.parent.mkdir(parents=True)
    for number in range(1, 100):
        with pytest.MonkeyPatch.context() as patch:
            disk = Disk(patch, number)
            if disk_failed(folder):
                assert names(folder.parent) == [], number
        if disk.count < number:
            break
    assert 5 < number < 99
    assert names(folder) == sorted(FILES)


def disk_failed(folder):
    """Whether freezing failed."""
    try:
        freeze(folder, FILES)
    except OSError:
        return True
    return False


def test_an_interruption_leaves_nothing(shelves, monkeypatch):
    """Ctrl-C is no `OSError`."""
    monkeypatch.setattr(frozen, "write_whole", interrupted)
    with pytest.raises(KeyboardInterrupt):
        freeze(shelves.folder(EVENT), FILES)
    assert not shelves.folder(EVENT).exists()


def interrupted(path, data):
    """Write, and be interrupted."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    raise KeyboardInterrupt


def test_what_the_ledger_says_of_a_file():
    """Its name, what it is, its size and its hash."""
    file = frozen_file("a.docx", b"abc", "redline", "da-en", "0.1")
    assert (file.name, file.size, file.role, file.language, file.against) == (
        "a.docx",
        3,
        "redline",
        "da-en",
        "0.1",
    )
    assert file.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_zip_is_read_by_name():
    """Folders in it are none of its files; what is no zip is told."""
    assert unzipped(zipped(pack(name, data, 9) for name, data in FILES.items())) == FILES
    with pytest.raises(ValueError, match="zip"):
        unzipped(b"nothing")
