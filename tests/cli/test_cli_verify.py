"""`aftale verify`: what it says to people and to programs, and how it ends."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from lives import MOU, events, frozen, issue, life_in, living_tree, once
from schema_check import misfits
from trees import add, aftale, program, reed, snapshot

from pipeline.build.schemas import OUTPUTS

CLEAN = "agreements/reed/issued/mou/0.1/reed_mou_0.1_en_clean.docx"
CHANGED = (
    f"{CLEAN}: FROZEN_CHANGED this file is not as it was frozen on 2027-01-10 ({{entry}}); "
    "take it back from git or from a copy; what was issued is never changed"
)


@pytest.fixture(scope="session", name="sent_once")
def _sent_once(_program, tmp_path_factory):
    return once(tmp_path_factory, "verified", lambda folder: issue(living_tree(folder)))


@pytest.fixture(name="sent")
def _sent(sent_once, tmp_path):
    """A tree of one's own in which version 0.1 is sent."""
    return shutil.copytree(sent_once, tmp_path / "sent")


@pytest.fixture(name="key")
def _key(tmp_path):
    """A made-up key."""
    if not shutil.which("ssh-keygen"):
        pytest.skip("no ssh-keygen on this computer")
    path = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)
    return path


def test_each_agreement_has_its_line(sent):
    """And all of them a sum; nothing is written."""
    before = snapshot(sent)
    ran = aftale(sent, "verify")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "reed/mou: 1 entry, 1 version, all as recorded",
        "verified: agreements 1, files 5, anchors 0; errors: 0, warnings: 0",
    ]
    assert aftale(sent, "-q", "verify") == (0, "", "")
    assert snapshot(sent) == before


def test_it_speaks_danish(sent):
    """Like every command."""
    assert aftale(sent, "--lang", "da", "verify").out.splitlines()[0] == (
        "reed/mou: 1 post, 1 version, alt som registreret"
    )


def test_a_flipped_bit_is_an_error_that_names_the_file(sent):
    """Through the program itself: one sentence, exit 1."""
    data = bytearray((sent / CLEAN).read_bytes())
    data[data.index(b"word/document.xml") + 200] ^= 4  # in its deflated text
    (sent / CLEAN).write_bytes(data)
    ran = program(sent, "verify")
    assert (ran.code, ran.lines) == (1, [CHANGED.format(entry=events(sent)[0].name)])
    assert ran.out.startswith("reed/mou: 1 entry, 1 version, NOT as recorded\n")


def test_an_archive_that_is_not_here_is_no_error(sent):
    """What is here is as recorded; the rest is counted."""
    folder = frozen(sent, "0.1")
    facts = life_in(sent).versions["0.1"].facts
    shutil.rmtree(sent / "agreements")
    add(sent, reed(("agreements:", "confidential: {level: sensitive}\nagreements:")))
    issue(sent)
    shutil.rmtree(sent / "local")
    ran = aftale(sent, "verify")
    assert (ran.code, "ARCHIVED_NOT_HERE" in ran.err) == (0, True)
    assert ran.out.splitlines()[0] == (
        f"reed/mou: 1 entry, 1 version, all that is here as recorded; not here: {len(facts.files)} files"
    )
    assert not folder.exists()


def test_programs_get_the_same(sent):
    """With the head of each ledger, in the shape that is declared."""
    ran = aftale(sent, "verify", "--format", "json")
    (one,) = ran.data["agreements"]
    assert one == {"id": MOU, "events": 1, "versions": 1, "files": 5, "missing": 0, "verified": True,
                   "head": life_in(sent).head}  # fmt: skip
    assert list(misfits(ran.data, OUTPUTS["verify"])) == []
    (sent / CLEAN).unlink()
    ran = aftale(sent, "verify", "--format", "json")
    assert (ran.code, [item["code"] for item in ran.data["findings"]]) == (1, ["FROZEN_NOT_HERE"])
    assert (ran.data["agreements"][0]["verified"], ran.data["agreements"][0]["files"]) == (False, 4)


def test_only_what_is_asked_for_is_verified(sent):
    """By id or pattern; an id of which nothing is recorded is a mistake, with the nearest that is."""
    add(sent, reed(id_="pond"))
    issue(sent, agreement="pond/mou")
    assert aftale(sent, "verify").out.count("all as recorded") == 2
    for words in (["pond/mou"], ["pond/*"], ["p*"]):
        assert aftale(sent, "verify", *words).out.splitlines()[0].startswith("pond/mou: ")
    ran = aftale(sent, "verify", "pnod/mou")
    assert (ran.code, ran.lines) == (
        1,
        ['agreements: VERIFY_NO_LEDGER nothing is recorded of pnod/mou; did you mean "pond/mou"?'],
    )


def test_a_tree_in_which_nothing_was_issued_is_well(tree):
    """There is nothing to prove."""
    ran = aftale(tree, "verify")
    assert (ran.code, ran.out) == (0, "verified: agreements 0, files 0, anchors 0; errors: 0, warnings: 0\n")


def test_broken_settings_are_told_and_the_rest_is_verified(sent):
    """The archive is then where it is by default."""
    (sent / "aftale.yaml").write_text("schema: [", encoding="utf-8")
    ran = aftale(sent, "verify")
    assert (ran.code, ran.lines[0].startswith("aftale.yaml:")) == (1, True)
    assert ran.out.startswith("reed/mou: 1 entry, 1 version, all as recorded\n")


def test_an_auditor_needs_only_ledgers_and_frozen_files(sent, tmp_path):
    """No settings, no partnership's file, no library."""
    for name in ("ledger", "issued"):
        shutil.copytree(sent / "agreements/reed" / name, tmp_path / "audit/agreements/reed" / name)
    ran = aftale(tmp_path / "audit", "verify")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("reed/mou: 1 entry, 1 version, all as recorded\n")
    assert aftale(tmp_path, "verify").code == 1


def test_an_anchor_is_made_shown_and_checked(sent, key):
    """The line for its key is printed until it is in the list."""
    ran = aftale(sent, "verify", "--anchor", str(key), "--today", "2027-02-01")
    assert (ran.code, ran.err) == (0, "")
    *_, made, add_, line = ran.out.splitlines()
    assert made == "anchored in anchors/2027-02-01T000000Z.json"
    assert add_ == "Add this line to anchors/allowed_signers, so that others can check whose key it is:"
    assert line.startswith('nsk namespaces="aftale" ssh-ed25519 ')
    (sent / "anchors/allowed_signers").write_text(f"{line}\n", encoding="utf-8")
    shown = aftale(sent, "verify").out.splitlines()
    assert shown[1] == "anchors/2027-02-01T000000Z.json: signed by nsk; nothing was lost since, in 1 ledger"
    again = aftale(sent, "verify", "--anchor", str(key), "--today", "2027-02-01").out.splitlines()
    assert again[-1] == "this is anchored already, in anchors/2027-02-01T000000Z.json"


def test_programs_get_anchors_too(sent, key):
    """Also the one that was just made."""
    ran = aftale(sent, "verify", "--anchor", str(key), "--today", "2027-02-01", "--format", "json")
    assert list(misfits(ran.data, OUTPUTS["verify"])) == []
    assert (ran.data["anchored"], ran.data["signer"].split()[0]) == ("anchors/2027-02-01T000000Z.json", "nsk")
    assert ran.data["anchors"] == [
        {"file": "anchors/2027-02-01T000000Z.json", "at": "2027-02-01T00:00:00Z", "heads": 1,
         "signature": "unknown", "by": "", "verified": True}
    ]  # fmt: skip


def test_a_key_that_cannot_be_used_is_a_wrong_call(sent, key):
    """Exit 2, and nothing is written."""
    ran = aftale(sent, "verify", "--anchor", "no-key", "--format", "json")
    assert (ran.code, [item["code"] for item in ran.data["findings"]]) == (2, ["SSH_KEY_UNUSABLE"])
    assert "nothing can be signed with this key; nothing was written" in ran.err
    assert not (sent / "anchors").exists()


def test_many_agreements_are_spread_and_told_in_order(tree):
    """More than one process does at a time."""
    for number in range(14):
        add(tree, reed(id_=f"pond-{number:02}"))
        issue(tree, agreement=f"pond-{number:02}/mou")
    (path,) = (tree / "agreements/pond-07/issued/mou/0.1").glob("*.docx")
    path.write_bytes(b"")
    ran = program(tree, "verify")
    told = [line.partition(":")[0] for line in ran.out.splitlines()]
    assert told[:-1] == [f"pond-{number:02}/mou" for number in range(14)]
    assert (ran.code, len(ran.lines)) == (1, 1)
