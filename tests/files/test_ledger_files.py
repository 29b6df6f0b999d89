"""A ledger in its folder: what is missing, renamed, foreign or changed is named; what people and programs leave is not."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from pipeline.files.disk import TEMPORARY
from pipeline.files.ledger import event_place, ledger_folder, ledger_names, read_ledger, record
from pipeline.model.events import Actor, Event, Issued, Settled
from pipeline.model.messages import say

MOU = "reed/mou"


def sent(number, *parents, agreement=MOU, seq=0):
    """The event of a version that was sent."""
    facts = Issued(version=f"0.{number}", edition="sent", contents=(), files=(), data="", texts={}, says={})
    seq = seq or max((parent.seq for parent in parents), default=0) + 1
    return Event(agreement=agreement, seq=seq, parents=tuple(parent.hash for parent in parents), at="2027-01-10",
                 by=Actor(party="nsk", role="coordinator"), tool="x", facts=facts)  # fmt: skip


@pytest.fixture(name="three")
def _three(tmp_path):
    """Three events, one after the other, in a ledger."""
    events = []
    for number in (1, 2, 3):
        events.append(record(tmp_path, sent(number, *events[-1:])))
    return events


def path_of(tmp_path, event):
    """The file of an event."""
    return tmp_path / event_place(event).file


def found(tmp_path, agreement=MOU):
    """What is wrong with a ledger: code and file, and the versions that are told all the same."""
    life, findings = read_ledger(tmp_path, agreement)
    return [(f.code, f.place.file.rpartition("/")[2]) for f in findings], list(life.versions)


def test_no_ledger_tells_nothing(tmp_path):
    """Nor does an empty folder, nor a file in its place."""
    assert found(tmp_path) == ([], [])
    ledger_folder(tmp_path, MOU).mkdir(parents=True)
    assert found(tmp_path) == ([], [])
    ledger_folder(tmp_path, "reed/grant").touch()
    assert found(tmp_path, "reed/grant") == ([], [])


def test_what_was_recorded_is_told(tmp_path, three):
    """In order, with the last as head."""
    life, findings = read_ledger(tmp_path, MOU)
    assert (life.events, life.head, findings) == (tuple(three), three[-1].hash, [])
    assert ledger_names(tmp_path, MOU) == [event.name for event in three]


def test_each_agreement_has_its_own(tmp_path, three):
    """Even where one id begins another."""
    record(tmp_path, sent(7, agreement="reed/mou-2"))
    assert found(tmp_path, "reed/mou-2") == ([], ["0.7"])
    assert found(tmp_path)[1] == ["0.1", "0.2", "0.3"]


@pytest.mark.parametrize("lost", [0, 1])
def test_a_gap(tmp_path, three, lost):
    """The event after it is named, and the one that is missing by the start of its hash."""
    path_of(tmp_path, three[lost]).unlink()
    (finding,) = read_ledger(tmp_path, MOU)[1]
    assert (finding.code, finding.place.file) == ("LEDGER_GAP", event_place(three[lost + 1]).file)
    assert dict(finding.args)["parent"] == three[lost].hash[:8]


def test_the_last_event_can_be_missing_unseen(tmp_path, three):
    """Nothing in a chain says that it went on: that is what anchoring it is for."""
    path_of(tmp_path, three[-1]).unlink()
    assert found(tmp_path) == ([], ["0.1", "0.2"])


def test_a_changed_event(tmp_path, three):
    """It is named, and tells nothing; so is the gap it leaves."""
    path = path_of(tmp_path, three[1])
    path.write_bytes(path.read_bytes().replace(b'"0.2"', b'"0.9"'))
    assert found(tmp_path) == (
        [("LEDGER_EVENT_CHANGED", three[1].name), ("LEDGER_GAP", three[2].name)], ["0.1", "0.3"])  # fmt: skip


def test_a_checkout_of_windows(tmp_path, three):
    """Other ends of lines are no change."""
    for event in three:
        path_of(tmp_path, event).write_bytes(path_of(tmp_path, event).read_bytes().replace(b"\n", b"\r\n"))
    assert found(tmp_path) == ([], ["0.1", "0.2", "0.3"])


@pytest.mark.parametrize(
    "name", ["0002-00000000.json", "0002-{hash} (1).json", "0002-{hash}_conflict.json", "x.json", "2.txt"]
)
def test_a_renamed_event(tmp_path, three, name):
    """It is named with its own name; what it tells is told."""
    path, name = path_of(tmp_path, three[1]), name.format(hash=three[1].hash[:8])
    path.rename(path.with_name(name))
    (finding,) = read_ledger(tmp_path, MOU)[1]
    assert (finding.code, finding.place.file.rpartition("/")[2]) == ("LEDGER_EVENT_NAME", name)
    assert three[1].name in say(finding.code, dict(finding.args), "en").wrong
    assert found(tmp_path)[1] == ["0.1", "0.2", "0.3"]


def test_a_copy_beside_it(tmp_path, three):
    """As a cloud drive makes: named, and counted once."""
    path = path_of(tmp_path, three[2])
    shutil.copy(path, path.with_name(f"{path.stem} (Anna's conflicted copy).json"))
    findings, versions = found(tmp_path)
    assert ([code for code, _ in findings], versions) == (["LEDGER_EVENT_COPY"], ["0.1", "0.2", "0.3"])


def test_an_event_of_another_agreement(tmp_path, three):
    """It is named with the agreement it belongs to, and tells nothing here."""
    other = record(tmp_path, sent(9, agreement="rill/mou"))
    shutil.copy(path_of(tmp_path, other), ledger_folder(tmp_path, MOU))
    (finding,) = read_ledger(tmp_path, MOU)[1]
    assert (finding.code, dict(finding.args)) == ("LEDGER_EVENT_ELSEWHERE", {"agreement": "rill/mou"})
    assert found(tmp_path)[1] == ["0.1", "0.2", "0.3"]


@pytest.mark.parametrize("data", [b"", b"{}", b"<<<<<<< HEAD\n{}\n"])
def test_a_file_that_is_no_event(tmp_path, three, data):
    """Whoever put it there hears of it."""
    (ledger_folder(tmp_path, MOU) / "notes.json").write_bytes(data)
    assert found(tmp_path) == ([("LEDGER_EVENT_CHANGED", "notes.json")], ["0.1", "0.2", "0.3"])


def test_a_folder_among_the_events(tmp_path, three):
    """It cannot be read, and that is said without a traceback."""
    (ledger_folder(tmp_path, MOU) / "old").mkdir()
    assert found(tmp_path) == ([("FILE_UNREADABLE", "old")], ["0.1", "0.2", "0.3"])


def test_two_that_follow_one(tmp_path, three):
    """Both are named, once; a settlement ends it."""
    other = record(tmp_path, sent(4, three[1]))
    _, findings = read_ledger(tmp_path, MOU)
    assert [f.code for f in findings] == ["LEDGER_FORK"]
    assert set(dict(findings[0].args)["events"].split(", ")) == {three[2].name, other.name}
    settled = Settled(kept=other.hash, void=(three[2].hash,), reason="x")
    record(tmp_path, replace(sent(5, three[2], other), facts=settled))
    assert found(tmp_path) == ([], ["0.1", "0.2", "0.4"])


def test_a_fork_behind_a_gap(tmp_path, three):
    """Both are told: what is missing explains no two events that follow it."""
    record(tmp_path, sent(4, three[0]))
    path_of(tmp_path, three[0]).unlink()
    assert sorted(code for code, _ in found(tmp_path)[0]) == ["LEDGER_FORK", "LEDGER_GAP", "LEDGER_GAP"]


@pytest.mark.parametrize("seq", [1, 2, 5])
def test_an_event_out_of_its_place(tmp_path, three, seq):
    """Its number must be one more than that of the event before it."""
    event = record(tmp_path, sent(4, three[2], seq=seq))
    assert found(tmp_path)[0] == [("LEDGER_EVENT_CHANGED", event.name)]


@pytest.mark.parametrize(
    "name", [f"0004-aaaaaaaa.json.77{TEMPORARY}", ".DS_Store", "._0001.json", "desktop.ini", "Thumbs.db"]
)
def test_debris_is_overlooked(tmp_path, three, name):
    """What a killed run or a file manager left behind."""
    (ledger_folder(tmp_path, MOU) / name).write_bytes(b"x")
    assert found(tmp_path) == ([], ["0.1", "0.2", "0.3"])


def test_events_are_placed_by_their_agreement(tmp_path, three):
    """As everybody can see in the tree."""
    assert event_place(three[0]).file == f"agreements/reed/ledger/mou/{three[0].name}"
