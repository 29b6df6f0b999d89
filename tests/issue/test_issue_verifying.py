"""Verification: whatever was changed, lost or mixed up in a ledger or among frozen files is found and named."""

from __future__ import annotations

import io
import random
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lives import (
    MOU,
    SECOND,
    SIGNING,
    approve,
    events,
    frozen,
    happened,
    issue,
    life_in,
    once,
    revise,
    reword,
    sign,
)
from trees import aftale, edit, snapshot

from pipeline.files import ledger
from pipeline.files.frozen import Shelves, freeze, frozen_file
from pipeline.issue.verifying.verifying import Verified, recorded, verify
from pipeline.model.events import Settled, Signed
from pipeline.model.ledger import read_event
from pipeline.model.messages import severity_of
from pipeline.model.places import Severity

SCAN = b"%PDF-1.7 a scan of the signed pages\n"
FLIPS = 400
THEIRS = {"reed_mou_0.2_en_clean.docx": "clean", "sources.zip": "sources"}
"""What somebody else froze on another branch."""


def proof(tree: Path) -> Verified:
    """What a verification of the agreement comes to."""
    return verify(Shelves(tree, tree / "local/archive"), MOU)


def found(tree: Path) -> list[tuple[str, str]]:
    """What it finds, as code and file."""
    return [(finding.code, finding.place.file) for finding in proof(tree).findings]


def errors(tree: Path) -> list[str]:
    """The files in which it finds an error."""
    return [f.place.file for f in proof(tree).findings if severity_of(f) is Severity.ERROR]


def rewritten(tree: Path, path: Path, **changes: object) -> None:
    """Put a forged event, whole in itself, in the place of the last one."""
    event = read_event(path.read_bytes())
    path.unlink()
    ledger.record(tree, replace(event, hash="", **changes))


def signed_copy(tree: Path) -> None:
    """Record a counterpart whose scan lies in the archive."""
    file = frozen_file("river_en_0123abcd.pdf", SCAN, "counterpart", "en")
    (tree / "local/archive/reed/mou/1.0").mkdir(parents=True)
    (tree / "local/archive/reed/mou/1.0" / file.name).write_bytes(SCAN)
    happened(tree, Signed(version="1.0", party="river", language="en", method="wet-scan", on="2027-02-05",
                          offices=("Director",), files=(file,), verified="code"), "2027-02-06")  # fmt: skip


@pytest.fixture(scope="session", name="history_once")
def _history_once(sent_once, tmp_path_factory):
    def make(folder):
        shutil.copytree(sent_once, folder)
        revise(folder)
        issue(folder, today=SECOND)
        approve(folder, "0.2", SECOND)
        issue(folder, "--for-signature", today=SIGNING)
        signed_copy(folder)

    return once(tmp_path_factory, "history", make)


@pytest.fixture(name="history")
def _history(history_once, tmp_path):
    """A tree of one's own: 0.1 and 0.2 sent, 0.2 approved, 1.0 out and signed by the partner."""
    return shutil.copytree(history_once, tmp_path / "history")


def proved_files(tree: Path) -> list[Path]:
    """Every file that the proof is about."""
    folders = (tree / "agreements/reed/ledger", tree / "agreements/reed/issued", tree / "local/archive")
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())


def test_a_history_that_nobody_touched_is_well(history):
    """Five entries, three versions, every file read; nothing is written."""
    before = snapshot(history)
    one = proof(history)
    assert (one.findings, one.well, one.events, one.versions, one.missing) == ((), True, 5, 3, 0)
    assert one.files == len(proved_files(history)) - one.events
    assert (one.head, len(one.entries)) == (life_in(history).head, 5)
    assert snapshot(history) == before


def test_it_needs_neither_the_partnership_nor_the_library(history):
    """An auditor gets the ledgers and the frozen files."""
    shutil.rmtree(history / "clauses")
    (history / "agreements/reed/partnership.yaml").unlink()
    assert (recorded(history), proof(history).findings) == ([MOU], ())


def test_every_flipped_bit_is_found_and_named(history, tally):
    """In every file, at places drawn evenly; a checkout's ends of lines are the only difference there may be."""
    draw = random.Random(2027)
    paths = proved_files(history)
    for number in range(FLIPS):
        path = paths[number % len(paths)]
        data = bytearray(path.read_bytes())
        place = draw.randrange(len(data) * 8)
        data[place // 8] ^= 1 << place % 8
        whole = path.read_bytes()
        path.write_bytes(data)
        assert path.relative_to(history).as_posix() in errors(history), f"bit {place} of {path.name}"
        path.write_bytes(whole)
        tally[f"flip a bit of a {path.suffix} file"] += 1
    assert errors(history) == []


@pytest.mark.parametrize("spoil", [lambda data: data[:-1], lambda data: data[:0], lambda data: data + b"\0"],
                         ids=["cut off", "emptied", "made longer"])  # fmt: skip
def test_every_spoilt_file_is_named(history, spoil):
    """Each one, whatever its kind."""
    for path in proved_files(history):
        whole = path.read_bytes()
        path.write_bytes(spoil(whole))
        assert path.relative_to(history).as_posix() in errors(history)
        path.write_bytes(whole)


def test_every_missing_frozen_file_is_named(history):
    """Beside the ledger it must be there; of the archive it is only said that it is not on this computer."""
    for path in proved_files(history):
        if "issued" in path.parts:
            path.rename(history / "away")
            assert found(history) == [("FROZEN_NOT_HERE", path.relative_to(history).as_posix())]
            (history / "away").rename(path)


def test_an_archive_that_is_not_here_is_no_error(history):
    """The ledger goes to everybody, the signed copies do not."""
    shutil.rmtree(history / "local")
    one = proof(history)
    assert found(history) == [("ARCHIVED_NOT_HERE", f"agreements/reed/ledger/mou/{events(history)[-1].name}")]
    assert (one.well, one.missing) == (True, 1)


@pytest.mark.parametrize("number", range(4))
def test_an_entry_taken_from_the_middle_leaves_a_gap(history, number):
    """The one after it says so; that there seem to be two ends then is not called a fork."""
    gone, after = events(history)[number : number + 2]
    gone.unlink()
    assert found(history) == [("LEDGER_GAP", after.relative_to(history).as_posix())]


def test_an_entry_taken_off_the_end_leaves_its_files(history):
    """Nothing else shows it but an anchor: so the folder that nobody names is told, with what it may mean."""
    for path in events(history)[-2:]:
        path.unlink()
    assert found(history) == [("FROZEN_FOLDER_UNNAMED", "agreements/reed/issued/mou/1.0")]
    assert proof(history).well


def test_two_files_that_were_swapped_are_both_named(history):
    """Frozen files among themselves and entries too; what an entry stands for is unknown while it cannot be read."""
    draw = random.Random(7)
    entries, files = (
        [path for path in proved_files(history) if ("ledger" in path.parts) is wanted]
        for wanted in (True, False)
    )
    for _ in range(30):
        one, other = draw.sample(draw.choice((entries, files)), 2)
        contents = one.read_bytes(), other.read_bytes()
        one.write_bytes(contents[1])
        other.write_bytes(contents[0])
        named = {path.relative_to(history).as_posix() for path in (one, other)}
        assert contents[0] == contents[1] or named <= set(errors(history))
        one.write_bytes(contents[0])
        other.write_bytes(contents[1])


def test_a_checkout_with_the_ends_of_lines_of_windows_is_well(history):
    """Every text in the ledger and among the frozen files."""
    texts = [path for path in proved_files(history) if path.suffix in (".json", ".md", ".txt")]
    assert len(texts) > 8
    for path in texts:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert found(history) == []


def test_the_copy_of_a_cloud_drive_is_only_a_copy(history):
    """Byte for byte an entry that is in its place; a renamed entry, and an entry in another's place, are errors."""
    first, second = events(history)[:2]
    copy = first.with_name(f"{first.stem} (1).json")
    shutil.copy(first, copy)
    assert found(history) == [("LEDGER_EVENT_COPY", copy.relative_to(history).as_posix())]
    assert proof(history).well
    first.unlink()
    assert errors(history) == [copy.relative_to(history).as_posix()]
    copy.rename(first)
    last = events(history)[-1]
    shutil.copy(second, last)
    assert last.relative_to(history).as_posix() in errors(history)


def test_what_nobody_issued_is_told(history):
    """A file put there by hand, a folder that an interrupted issue left; not what a file manager leaves."""
    shelf = frozen(history, "0.1")
    (shelf / "notes.docx").write_bytes(b"mine")
    (shelf / "desktop.ini").write_bytes(b"")
    freeze(shelf.with_name("0.9"), {"a.docx": b"a"})
    assert found(history) == [
        ("FROZEN_FILE_UNNAMED", "agreements/reed/issued/mou/0.1/notes.docx"),
        ("FROZEN_FOLDER_UNNAMED", "agreements/reed/issued/mou/0.9"),
    ]
    assert proof(history).well


def test_versions_without_any_ledger_are_told(history):
    """Somebody may have taken it away whole."""
    shutil.rmtree(history / "agreements/reed/ledger")
    assert recorded(history) == [MOU]
    assert {code for code, _ in found(history)} == {"FROZEN_FOLDER_UNNAMED"}


def test_a_document_that_was_only_saved_again_is_told_apart(history):
    """The bytes differ, the text does not."""
    (path,) = frozen(history, "0.1").glob("*_clean.docx")
    path.write_bytes(_zipped_anew(path.read_bytes()))
    assert found(history) == [("FROZEN_SAVED_AGAIN", path.relative_to(history).as_posix())]


def test_a_document_damaged_where_no_text_is_was_not_saved_again(history):
    """Whichever of its parts has the wrong bit."""
    (path,) = frozen(history, "0.1").glob("*_clean.docx")
    whole = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        parts = package.infolist()
    for part in parts:
        data = bytearray(whole)
        data[part.header_offset + 30 + len(part.filename) + part.compress_size // 2] ^= 4
        path.write_bytes(data)
        assert found(history) == [("FROZEN_CHANGED", path.relative_to(history).as_posix())], part.filename


def test_a_document_that_says_something_else_than_recorded_is_found(sent):
    """Though the forged entry is whole in itself."""
    path = events(sent)[0]
    facts = read_event(path.read_bytes()).facts
    content = replace(facts.contents[0], digest="0" * 64)
    rewritten(sent, path, facts=replace(facts, contents=(content,)))
    (name,) = (file.name for file in facts.files if file.role == "clean")
    assert found(sent) == [("FROZEN_SAYS_OTHER", f"agreements/reed/issued/mou/0.1/{name}")]


def test_clause_texts_and_facts_that_are_not_those_recorded_are_found(sent):
    """What the version was made from is opened too."""
    path = events(sent)[0]
    facts = read_event(path.read_bytes()).facts
    texts = {**facts.texts, "wording/gone/standard.en.md": "0" * 64}
    rewritten(sent, path, facts=replace(facts, texts=texts, data="1" * 64))
    named = [dict(finding.args)["file"] for finding in proof(sent).findings]
    assert [code for code, _ in found(sent)] == ["SOURCE_OTHER", "SOURCE_OTHER"]
    assert named == ["clauses/wording/gone/standard.en.md", "agreements/reed/partnership.yaml"]


@pytest.mark.parametrize("role", ["clean", "sources"])
def test_a_frozen_file_that_cannot_be_opened_is_a_finding(sent, role):
    """It was frozen broken: no crash."""
    path = events(sent)[0]
    facts = read_event(path.read_bytes()).facts
    (old,) = (file for file in facts.files if file.role == role)
    broken = frozen_file(old.name, b"PK\3\4 no file", role, old.language)
    (frozen(sent, "0.1") / old.name).write_bytes(b"PK\3\4 no file")
    rewritten(sent, path, facts=replace(facts, files=tuple(broken if f is old else f for f in facts.files)))
    assert found(sent) == [("FROZEN_UNREADABLE", f"agreements/reed/issued/mou/0.1/{old.name}")]


def test_an_entry_that_names_no_files_for_what_it_records_is_found(sent):
    """Nothing could be proved of it."""
    path = events(sent)[0]
    facts = read_event(path.read_bytes()).facts
    rewritten(sent, path, facts=replace(facts, files=()))
    assert [code for code, _ in found(sent)] == [
        "RECORD_WITHOUT_FILE",
        "RECORD_WITHOUT_FILE",
        "FROZEN_FOLDER_UNNAMED",
    ]


def test_a_number_that_two_entries_use_is_found(sent):
    """Both of which count."""
    first = read_event(events(sent)[0].read_bytes())
    again = happened(sent, first.facts, SECOND)
    assert found(sent) == [("VERSION_NUMBER_TWICE", f"agreements/reed/ledger/mou/{again.name}")]


def test_an_entry_before_the_one_it_follows_is_found(history):
    """By its own moment."""
    path = events(history)[-1]
    rewritten(history, path, at="2027-01-31T00:00:00Z")
    assert found(history) == [
        ("EVENT_BEFORE_PARENT", f"agreements/reed/ledger/mou/{events(history)[-1].name}")
    ]


def test_a_signature_before_its_version_is_found(out):
    """It cannot be of that paper."""
    sign(out, parties=("nsk",), today=SIGNING)
    last = events(out)[-1]
    facts = read_event(last.read_bytes()).facts
    rewritten(out, last, facts=replace(facts, on="2027-01-31"))
    assert [code for code, _ in found(out)] == ["SIGNATURE_BEFORE_VERSION"]


def test_an_approval_of_no_version_is_found(sent):
    """Nothing of that number was ever issued."""
    event = approve(sent, "0.7")
    assert found(sent) == [("VERSION_UNKNOWN", f"agreements/reed/ledger/mou/{event.name}")]


def test_a_fork_is_named_and_what_both_froze_is_not_blamed(history):
    """Until it is settled, nobody knows whose files should lie in the folder that both use."""
    _theirs(history, 2, "0.2", life_in(history).events[0])
    assert [code for code, _ in found(history)] == ["LEDGER_FORK"]


def test_what_a_settlement_made_void_need_not_be_here(history):
    """Neither files that lost their place, nor those of a folder of its own, which is named all the same."""
    first = life_in(history).events[0]
    mine = life_in(history).head
    last = _theirs(history, 3, "0.9", _theirs(history, 2, "0.2", first))
    freeze(frozen(history, "0.9"), {"sources.zip": b"not as it was"})
    settled = Settled(kept=mine, void=(last.hash,), reason="Theirs was never sent.")
    ledger.record(
        history, replace(first, facts=settled, parents=(mine, last.hash), seq=6, at="2027-03-01T00:00:00Z")
    )
    assert found(history) == []
    one = proof(history)
    assert (one.events, one.versions, len(one.entries)) == (8, 3, 8)


def test_a_sensitive_partnership_is_proved_in_the_archive(tree):
    """Its frozen files lie there, and nowhere else."""
    edit(
        tree / "agreements/reed/partnership.yaml",
        "agreements:",
        "confidential: {level: sensitive}\nagreements:",
    )
    issue(tree)
    assert not (tree / "agreements/reed/issued").exists()
    assert proof(tree).findings == ()
    (path,) = (tree / "local/archive").rglob("*_clean.docx")
    path.write_bytes(b"other")
    assert found(tree) == [("FROZEN_CHANGED", path.relative_to(tree).as_posix())]


def test_what_was_adopted_is_proved_too(sent):
    """Its texts are frozen like a version's."""
    _adopt(sent)
    assert proof(sent).findings == ()
    (path,) = (sent / "agreements/reed/issued/mou").glob("adopted-*/sources.zip")
    whole = path.read_bytes()
    path.write_bytes(whole[:-1])
    assert found(sent) == [("FROZEN_CHANGED", path.relative_to(sent).as_posix())]
    path.write_bytes(whole)
    last = events(sent)[-1]
    facts = read_event(last.read_bytes()).facts
    rewritten(sent, last, facts=replace(facts, texts=dict.fromkeys(facts.texts, "0" * 64)))
    assert {code for code, _ in found(sent)} == {"SOURCE_OTHER"}


def _theirs(tree, seq, version, parent):
    """Record that somebody else went on from an event, and issued a version whose files are not here."""
    files = tuple(frozen_file(name, b"theirs", role, "en") for name, role in THEIRS.items())
    facts = replace(parent.facts, version=version, files=files)
    return ledger.record(
        tree, replace(parent, facts=facts, parents=(parent.hash,), seq=seq, at="2027-01-15T00:00:00Z")
    )


def _adopt(tree):
    reword(tree, "term", "no planned end", "no end")
    ran = aftale(tree, "clauses", "adopt", MOU, "--reason", "Shorter.", "--today", SECOND)
    assert ran.code == 0, ran.err


def _zipped_anew(data):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return out.getvalue()
