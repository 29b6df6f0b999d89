"""An event's file: what was sealed reads back, whatever was changed does not, and nothing else can go wrong."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.events import (
    Actor,
    Adopted,
    Approved,
    Content,
    Event,
    FrozenFile,
    Issued,
    Settled,
    Signed,
    Signer,
    Withdrawn,
)
from pipeline.model.ledger import EventError, read_event, sealed, written

FILE = FrozenFile(name="a.docx", sha256="ab" * 32, size=7, role="clean", language="da-en", against="0.1")
FACTS = (
    Issued(version="0.1", edition="sent", contents=(), files=(), data="ab", texts={}, says={}),
    Issued(version="1.0", edition="signature", contents=(Content(language="en", digest="cd", pages=9),), files=(FILE,),
           data="ab", ruleset="pond/2025-01-01", texts={"wording/a/b.en.md": "ef", "a": "g"},
           says={"a/en": "h"},
           signers=(Signer(party="river", needed=2),), to="river", note='Æblegrød –\u2028\\"', waivers=("pshea",),
           kept="archive"),
    Adopted(clauses=("term",), reason="Better.", texts={"a": "b"}, files=(FILE,)),
    Approved(version="0.1", party="river", body="The board", on="2027-01-12", minutes="item 4", may_change="Typos"),
    Signed(version="1.0", party="river", language="en", method="wet-scan", on="2027-02-02", offices=("Chair",),
           files=(FILE,), verified="code", pages=3, corrections=("A comma.",)),
    Withdrawn(version="1.0", reason="A wrong date."),
    Settled(kept="ab", void=("cd", "ef"), reason="The other was a test."),
)  # fmt: skip


def event(facts=FACTS[0], **more):
    """An event that says so."""
    about = {"agreement": "reed/mou", "seq": 1, "parents": (), "at": "2027-01-10T00:00:00Z",
             "by": Actor(party="nsk", role="coordinator"), "tool": "aftale 0.1.0"}  # fmt: skip
    return sealed(Event(**{**about, **more}, facts=facts))


def refused(data: bytes) -> bool:
    """Whether a file is told to be no event."""
    try:
        read_event(data)
    except EventError:
        return True
    return False


@pytest.mark.parametrize("facts", FACTS, ids=lambda facts: facts.EVENT)
def test_a_sealed_event_reads_back(facts):
    """Of every kind, with and without what may be left out."""
    sealed_ = event(facts, parents=("ab", "cd"), seq=12, commit="ef")
    assert read_event(written(sealed_)) == sealed_
    assert read_event(written(event(facts))) == event(facts)


def test_no_bit_of_it_can_change():
    """Each bit of one file in turn."""
    data = written(event(FACTS[1], commit="ab"))
    for place, byte in enumerate(data):
        for bit in range(8):
            changed = data[:place] + bytes([byte ^ 1 << bit]) + data[place + 1 :]
            assert refused(changed), (place, bit, changed)


def test_no_byte_of_it_can_be_missing_or_too_many():
    """Each byte in turn; one after the end too."""
    data = written(event())
    assert all(refused(data[:place] + data[place + 1 :]) for place in range(len(data)))
    assert all(refused(data[:place] + data[place : place + 1] + data[place:]) for place in range(len(data)))
    assert refused(data + b"\n")
    assert refused(data + b" ")


def test_ends_of_lines_of_windows_are_forgiven():
    """A checkout may make them; the event is the same."""
    data = written(event(FACTS[1]))
    assert read_event(data.replace(b"\n", b"\r\n")) == event(FACTS[1])
    assert refused(data.replace(b"\n", b"\r"))


def test_its_form_is_fixed():
    """Keys sorted, one entry a line, letters as they are: another order or other blanks are another file."""
    data = written(event(FACTS[1]))
    raw = json.loads(data)
    assert data.decode() == json.dumps(raw, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert refused(json.dumps(dict(reversed(raw.items())), ensure_ascii=False, indent=1).encode() + b"\n")
    assert refused(json.dumps(raw, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n")
    assert refused(json.dumps(raw, indent=1, sort_keys=True).encode() + b"\n")


def test_what_is_as_always_is_left_out():
    """So that a field which a later program adds changes no event of today."""
    raw = json.loads(written(event()))
    assert raw.keys() == {
        "schema",
        "event",
        "agreement",
        "seq",
        "parents",
        "at",
        "by",
        "tool",
        "facts",
        "hash",
    }
    assert raw["facts"].keys() == {"version", "edition", "contents", "files", "data", "texts", "says"}


def test_the_hash_covers_all_but_itself():
    """What an event says, who recorded it and what went before."""
    hashes = {
        event().hash, event(FACTS[2]).hash, event(seq=2).hash, event(parents=("ab",)).hash, event(commit="a").hash,
        event(at="2027-01-10T00:00:01Z").hash, event(by=Actor(party="nsk", role="chair")).hash, event(tool="x").hash,
        event(agreement="reed/grant").hash,
    }  # fmt: skip
    assert len(hashes) == 9
    assert sealed(replace(event(), hash="something else")).hash == event().hash


def test_its_name_begins_its_hash():
    """Place in the chain first, so that a folder sorts itself."""
    assert re.fullmatch(r"0012-[0-9a-f]{8}\.json", event(seq=12).name)
    assert event().name[5:13] == event().hash[:8]


def forged(**changes):
    """A file with another field or two, sealed anew by somebody who knows how."""
    raw = {**json.loads(written(event())), **changes}
    del raw["hash"]
    text = json.dumps(raw, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    raw["hash"] = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    text = json.dumps(raw, ensure_ascii="\\ud" in repr(raw), indent=1, sort_keys=True)
    return f"{text}\n".encode()


def test_a_forger_who_changes_nothing_writes_the_same():
    """The helper of these tests knows the form."""
    assert forged() == written(event())


@pytest.mark.parametrize(
    "changes",
    [
        {"event": "dreamt"}, {"event": ["issued"]}, {"event": "signed"}, {"schema": "ledger/2"}, {"schema": None},
        {"seq": "1"}, {"seq": True}, {"seq": 1.0}, {"seq": None}, {"seq": float("inf")}, {"parents": "ab"},
        {"parents": [1]}, {"parents": {"ab": 1}}, {"by": "Anna"}, {"by": {"party": "nsk"}}, {"facts": []},
        {"facts": {}}, {"facts": None}, {"at": 20270110}, {"commit": None}, {"who": "Anna"},
        {"by": {"party": "nsk", "role": "x", "name": "Anna"}}, {"tool": "\ud800"}, {"commit": ""},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_event(changes):
    """An unknown kind, a wrong type, a field too many or too few: refused, however well it is sealed."""
    assert refused(forged(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"edition": "draft"}, {"texts": {"a": 1}}, {"texts": []}, {"contents": [{"language": "en"}]},
        {"files": [{"name": "a", "sha256": "b", "size": "7", "role": "clean"}]},
        {"files": [{"name": "../a", "sha256": "b", "size": 7, "role": "clean"}]},
        {"files": [{"name": "a\\b", "sha256": "b", "size": 7, "role": "clean"}]}, {"version": 0.1}, {"version": "x"},
        {"version": "01.0"}, {"version": "1.0\n"}, {"version": "1٣.0"}, {"note": ["a"]}, {"kept": "cellar"}, {"waivers": "pshea"},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_issue(changes):
    """The same of what an event tells; a version that is no number among it."""
    facts = json.loads(written(event()))["facts"]
    assert refused(forged(facts={**facts, **changes}))


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"null", b"7", b'"a"', b"[]", b"{}", b"[[]]", b"\xff", b"\xef\xbb\xbf{}", b"NaN", b"[" * 100_000,
        b'{"a":' * 100_000, b"9" * 10_000, b'{"schema": "ledger/1", "seq": ' + b"9" * 10_000 + b"}", b"1e999",
        b"\x00" * 50, b'{"schema": "ledger/1", "event": "issued"}', b"PK\x03\x04",
    ],
    ids=lambda data: repr(data[:20]),
)  # fmt: skip
def test_what_is_no_json(data):
    """Nothing, halves, other things, deep nesting, numbers without end."""
    assert refused(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
KEYS = ("schema", "event", "agreement", "seq", "parents", "at", "by", "tool", "commit", "facts", "hash", "x")
FIELDS = ("version", "edition", "contents", "files", "data", "texts", "signers", "to", "waivers", "kept", "x")


@given(JSON)
def test_no_other_json_is_an_event(raw):
    """`EventError`, and nothing else."""
    assert refused(json.dumps(raw).encode())


@given(st.sampled_from(KEYS), JSON)
def test_no_other_value_of_a_field_is(key, raw):
    """Anything in place of a field of an event."""
    right = json.loads(written(event(FACTS[1], commit="ab")))
    if right.get(key) != raw:
        assert refused(
            json.dumps(right | {key: raw}, ensure_ascii=False, indent=1, sort_keys=True).encode(
                "utf-8", "replace"
            )
        )


@given(st.sampled_from(FIELDS), JSON)
def test_no_other_value_of_a_fact_is(field, raw):
    """Nor sealed anew: either it is an event and reads back as it stands, or it is refused."""
    facts = json.loads(written(event(FACTS[1])))["facts"]
    try:
        data = forged(facts=facts | {field: raw})
    except UnicodeEncodeError:
        return
    if not refused(data):
        assert written(read_event(data)) == data


@given(st.binary(max_size=60))
def test_no_other_bytes_are(data):
    """Whatever they are."""
    assert refused(data)
