"""Anchors: signed heads of the ledgers, which show what was cut off or written anew. Made-up keys sign them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from lives import MOU, SECOND, events, issue, life_in, once, revise

from pipeline.build.tree import Tree
from pipeline.files import ssh
from pipeline.issue.verifying.anchoring import UnsignedError
from pipeline.issue.verifying.run import Proof, Wish, prove
from pipeline.model.places import AftaleError
from pipeline.model.words import Day

DAY = Day(2027, 2, 1)
NAME = "2027-02-01T000000Z.json"

needs_ssh = pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="no ssh-keygen on this computer")


@pytest.fixture(scope="session", name="keys")
def _keys(tmp_path_factory):
    """Two made-up keys, without passphrases, in one folder."""
    folder = tmp_path_factory.mktemp("keys")
    for name in ("ours", "theirs"):
        words = [
            "ssh-keygen",
            "-q",
            "-t",
            "ed25519",
            "-N",
            "",
            "-C",
            "Ada Andersen",
            "-f",
            str(folder / name),
        ]
        subprocess.run(words, check=True)
    return folder


@pytest.fixture(scope="session", name="revised_once")
def _revised_once(sent_once, tmp_path_factory):
    def make(folder):
        shutil.copytree(sent_once, folder)
        revise(folder)
        issue(folder, today=SECOND)

    return once(tmp_path_factory, "revised", make)


@pytest.fixture(name="revised")
def _revised(revised_once, tmp_path):
    """A tree of one's own: 0.1 and 0.2 are sent."""
    return shutil.copytree(revised_once, tmp_path / "revised")


def proof(tree: Path, *patterns: str, key: Path | None = None, day: Day = DAY) -> Proof:
    """Verify a tree; with a key, anchor it."""
    return prove(Tree(tree), Wish(patterns, key, day))


def allow(tree: Path, line: str) -> None:
    """Let a key sign."""
    (tree / "anchors/allowed_signers").write_text(f"# who may sign\n{line}\n", encoding="utf-8")


def anchored(tree: Path, keys: Path) -> Path:
    """Anchor a tree with our key, which may sign; return the anchor."""
    done = proof(tree, key=keys / "ours").anchored
    assert done
    allow(tree, done.line)
    return tree / done.file


def codes(tree: Path, *patterns: str) -> list[str]:
    """What a verification finds."""
    return [finding.code for finding in proof(tree, *patterns).findings]


@needs_ssh
def test_an_anchor_names_the_end_of_each_ledger(revised, keys):
    """In JSON that is the same for the same heads, with its signature beside it."""
    path = anchored(revised, keys)
    assert path.name == NAME
    assert json.loads(path.read_text("utf-8")) == {
        "schema": "anchors/1", "at": "2027-02-01T00:00:00Z", "heads": {MOU: {"head": life_in(revised).head, "events": 2}}
    }  # fmt: skip
    (one,) = proof(revised).anchors
    assert (one.signature, one.by, one.heads, one.well) == ("good", "nsk", 1, True)
    assert codes(revised) == []


@needs_ssh
def test_the_line_for_a_key_names_no_person(revised, keys):
    """The comment of the key stays at home; a line is asked for until the key is allowed."""
    first = proof(revised, key=keys / "ours").anchored
    assert first
    assert (first.by, first.new, first.line.split()[:3]) == (
        "",
        True,
        ["nsk", 'namespaces="aftale"', "ssh-ed25519"],
    )
    assert "Ada" not in first.line
    assert first.line.split()[3] == (keys / "ours.pub").read_text().split()[1]
    allow(revised, first.line)
    again = proof(revised, key=keys / "ours").anchored
    assert again
    assert (again.by, again.new, again.file) == ("nsk", False, first.file)


@needs_ssh
def test_the_same_moment_gets_a_second_anchor_when_more_has_happened(revised, keys):
    """An anchor is never written over."""
    path = anchored(revised, keys)
    before = path.read_bytes()
    revise(revised, "for many.", "for everyone.")
    issue(revised, today="2027-02-01")
    done = proof(revised, key=keys / "ours").anchored
    assert done
    assert done.file == "anchors/2027-02-01T000000Z-2.json"
    assert (path.read_bytes(), codes(revised)) == (before, [])


@needs_ssh
def test_entries_taken_off_the_end_are_missed(revised, keys):
    """Which the ledger alone cannot show."""
    anchored(revised, keys)
    events(revised)[-1].unlink()
    shutil.rmtree(revised / "agreements/reed/issued/mou/0.2")
    done = proof(revised)
    (finding,) = done.findings
    assert (finding.code, finding.place.file) == ("ANCHOR_HEAD_LOST", f"anchors/{NAME}")
    assert dict(finding.args)["agreement"] == MOU
    assert [one.well for one in (*done.agreements, *done.anchors)] == [False, False]


@needs_ssh
def test_a_ledger_that_was_taken_away_or_written_anew_is_missed(revised, sent, keys):
    """Whole, with all its files."""
    anchored(revised, keys)
    issue(shutil.copytree(sent, revised / "elsewhere"), "--for-signature", today=SECOND)
    shutil.rmtree(revised / "agreements/reed")
    assert codes(revised) == ["ANCHOR_HEAD_LOST"]
    shutil.copytree(revised / "elsewhere/agreements/reed", revised / "agreements/reed")
    assert codes(revised) == ["ANCHOR_HEAD_LOST"]


@needs_ssh
def test_an_entry_missing_from_the_middle_is_counted(revised, keys):
    """The ledger says where, the anchor how many."""
    anchored(revised, keys)
    events(revised)[0].unlink()
    done = proof(revised)
    assert [finding.code for finding in done.findings] == ["LEDGER_GAP", "ANCHOR_ENTRIES_LOST"]
    assert dict(done.findings[1].args)["missing"] == "1"


@needs_ssh
def test_a_ledger_may_go_on_after_its_anchor(revised, keys):
    """What was there is still there."""
    anchored(revised, keys)
    revise(revised, "for many.", "for everyone.")
    issue(revised, today="2027-02-03")
    assert codes(revised) == []


@needs_ssh
def test_every_flipped_bit_of_an_anchor_is_found(revised, keys):
    """Its signature does not fit any more; a flip in the signature's own armour may leave it unreadable."""
    path = anchored(revised, keys)
    whole = path.read_bytes()
    for place in range(3, len(whole) * 8, 97):
        data = bytearray(whole)
        data[place // 8] ^= 1 << place % 8
        path.write_bytes(data)
        assert set(codes(revised)) & {"ANCHOR_SIGNATURE_WRONG", "ANCHOR_UNREADABLE"}, place
    path.write_bytes(whole)
    signature = path.with_name(f"{NAME}.sig")
    signature.write_bytes(signature.read_bytes().replace(b"A", b"B"))
    assert codes(revised) == ["ANCHOR_SIGNATURE_WRONG"]


@needs_ssh
def test_an_anchor_with_the_ends_of_lines_of_windows_is_good(revised, keys):
    """The anchor, its signature and the list of who may sign."""
    anchored(revised, keys)
    for path in (revised / "anchors").iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert [one.signature for one in proof(revised).anchors] == ["good"]
    assert codes(revised) == []


@needs_ssh
def test_a_key_that_may_not_sign_is_an_error(revised, keys):
    """Whoever can write anew a ledger can make a key; nor does one count that may only sign commits."""
    anchored(revised, keys)
    theirs = " ".join((keys / "theirs.pub").read_text().split()[:2])
    ours = " ".join((keys / "ours.pub").read_text().split()[:2])
    for line in (f"river {theirs}", f'nsk namespaces="git" {ours}', f'nsk valid-before="20270131" {ours}'):
        allow(revised, line)
        (one,) = proof(revised).anchors
        assert (one.signature, one.by, [f.code for f in one.findings]) == (
            "unknown",
            "",
            ["ANCHOR_KEY_UNKNOWN"],
        )
    allow(revised, f'nsk valid-before="20270301" {ours}')
    assert codes(revised) == []


@needs_ssh
def test_without_a_list_of_who_may_sign_heads_are_checked_all_the_same(revised, keys):
    """Nobody knows whose signature it is: a warning."""
    anchored(revised, keys)
    (revised / "anchors/allowed_signers").unlink()
    assert (codes(revised), proof(revised).well) == (["ANCHOR_NO_SIGNERS"], True)
    events(revised)[-1].unlink()
    assert "ANCHOR_HEAD_LOST" in codes(revised)


@needs_ssh
def test_without_ssh_keygen_heads_are_checked_all_the_same(revised, keys, monkeypatch):
    """And nothing can be anchored, which is said before anything is written."""
    anchored(revised, keys)
    monkeypatch.setattr(ssh, "PROGRAM", "no-such-program")
    assert (codes(revised), proof(revised).well) == (["ANCHOR_NO_PROGRAM"], True)
    with pytest.raises(UnsignedError, match="SSH_KEYGEN_MISSING"):
        proof(revised, key=keys / "ours", day=Day(2027, 2, 2))
    assert len(list((revised / "anchors").iterdir())) == 3


@needs_ssh
def test_half_an_anchor_is_told(revised, keys):
    """An anchor without a signature is an error, a signature without an anchor a warning."""
    path = anchored(revised, keys)
    signature = path.with_name(f"{NAME}.sig")
    signature.rename(revised / "aside")
    assert codes(revised) == ["ANCHOR_UNSIGNED"]
    (revised / "aside").rename(signature)
    path.unlink()
    assert (codes(revised), proof(revised).well) == (["ANCHOR_GONE"], True)


@needs_ssh
def test_what_is_not_well_is_not_anchored(revised, keys):
    """Else the anchor would vouch for it."""
    next((revised / "agreements/reed/issued/mou/0.1").glob("*.docx")).write_bytes(b"")
    done = proof(revised, key=keys / "ours")
    assert [finding.code for finding in done.findings] == ["FROZEN_CHANGED", "ANCHOR_REFUSED"]
    assert not (revised / "anchors").exists()


@needs_ssh
@pytest.mark.parametrize("key", ["none", "ours.txt"])
def test_a_key_that_is_no_use_leaves_nothing_behind(revised, keys, key):
    """No file, or no key in it."""
    (revised / "ours.txt").write_text("no key", encoding="utf-8")
    with pytest.raises(UnsignedError, match="SSH_KEY_UNUSABLE"):
        proof(revised, key=revised / key)
    assert not (revised / "anchors").exists()


@needs_ssh
def test_where_nothing_is_recorded_there_is_nothing_to_anchor(tree, keys):
    """It is said."""
    with pytest.raises(AftaleError, match="ANCHOR_NOTHING"):
        proof(tree, key=keys / "ours")


@needs_ssh
def test_only_the_agreements_asked_for_are_held_against_an_anchor(revised, keys):
    """Another's loss is another question."""
    anchored(revised, keys)
    shutil.copytree(revised / "agreements/reed", revised / "agreements/pond")
    events(revised)[-1].unlink()
    assert "ANCHOR_HEAD_LOST" not in codes(revised, "pond/*")
    assert "ANCHOR_HEAD_LOST" in codes(revised, "reed/*")


def test_a_file_that_is_no_anchor_is_an_error(revised):
    """Whatever JSON it is."""
    (revised / "anchors").mkdir()
    for text in ("{}", "[]", "nothing", '{"schema": "anchors/1", "at": "x", "heads": {"reed/mou": 1}}'):
        (revised / "anchors/2027.json").write_text(text, encoding="utf-8")
        assert codes(revised) == ["ANCHOR_UNREADABLE"]
