"""The life of an agreement as its events tell it: numbers, forks, what is lacking, what pins the clause texts."""

from __future__ import annotations

import random
from itertools import count

import pytest

from pipeline.model.events import (
    Actor,
    Adopted,
    Approved,
    Content,
    Event,
    Issued,
    Number,
    Settled,
    Signed,
    Signer,
    Withdrawn,
    page_code,
)
from pipeline.model.ledger import sealed
from pipeline.model.life import life_of
from pipeline.model.status import Status, last_number, status_of

BOTH = (Signer(party="nsk", needed=2), Signer(party="river", needed=1))
_moments = count()


def after(facts, *parents):
    """The event that follows others."""
    about = {"agreement": "reed/mou", "by": Actor(party="nsk", role="coordinator"), "tool": "x"}
    seq = max((parent.seq for parent in parents), default=0) + 1
    return sealed(Event(**about, seq=seq, parents=tuple(p.hash for p in parents), at=f"{next(_moments):020}",
                        facts=facts))  # fmt: skip


def chain(*facts):
    """Events, each after the one before."""
    events = []
    for told in facts:
        events.append(after(told, *events[-1:]))
    return events


def living(*facts):
    """The life that these facts tell, one after the other."""
    return life_of("reed/mou", chain(*facts))


def sent(version):
    """A version that was sent."""
    return Issued(version=version, edition="sent", contents=(), files=(), data="", texts={}, says={})


def edition(version, languages=("en",), signers=BOTH):
    """A version that is meant for signing."""
    contents = tuple(Content(language=language, digest="ab") for language in languages)
    return Issued(version=version, edition="signature", contents=contents, files=(), data="", texts={}, says={},
                  signers=signers)  # fmt: skip


def signed(party, *offices, version="1.0", language="en"):
    """A counterpart that came back."""
    return Signed(version=version, party=party, language=language, method="wet-scan", on="2027-02-02",
                  offices=offices, files=(), verified="text")  # fmt: skip


def adopted(*clauses):
    """Newer wording taken in."""
    return Adopted(clauses=clauses, reason="Better.", texts={}, files=())


def gone(version):
    """A version withdrawn."""
    return Withdrawn(version=version, reason="A wrong date.")


SIGNED = (signed("nsk", "Chair", "Treasurer"), signed("river", "Director"))


# ── numbers


@pytest.mark.parametrize(
    ("facts", "next_number", "next_edition"),
    [
        ((), "0.1", "1.0"),
        ((sent("0.1"),), "0.2", "1.0"),
        ((sent("0.1"), sent("0.2")), "0.3", "1.0"),
        ((sent("0.9"),), "0.10", "1.0"),
        ((sent("0.10"), gone("0.10")), "0.11", "1.0"),
        ((sent("0.1"), edition("1.0")), "1.1", "2.0"),
        ((edition("1.0"), gone("1.0")), "1.1", "2.0"),
        ((edition("1.0"), *SIGNED, sent("1.1")), "1.2", "2.0"),
        ((edition("1.0"), edition("2.0"), gone("2.0")), "2.1", "3.0"),
    ],
)  # fmt: skip
def test_the_next_number(facts, next_number, next_edition):
    """Counted on from the highest that was ever used, also by what was withdrawn; 0.10 follows 0.9."""
    life = living(*facts)
    assert (str(life.next_number), str(life.next_edition)) == (next_number, next_edition)


def test_a_void_number_is_not_used_again():
    """What was sent on a branch that does not count has been seen by somebody."""
    first = after(sent("0.1"))
    one, other = after(sent("0.2"), first), after(edition("3.0"), first)
    settled = after(Settled(kept=one.hash, void=(other.hash,), reason="x"), one, other)
    life = life_of("reed/mou", [first, one, other, settled])
    assert list(life.versions) == ["0.1", "0.2"]
    assert (str(life.next_number), str(life.next_edition)) == ("3.1", "4.0")


@pytest.mark.parametrize(
    "text", ["", "1", "1.", ".1", "01.0", "1.00", "1.0.0", "-1.0", " 1.0", "1.0\n", "1٣.0", "a.b", "1,0"]
)
def test_what_is_no_number(text):
    """Neither more nor less than whole and part."""
    with pytest.raises(ValueError, match=r".*"):
        Number.of(text)


def test_a_number_reads_back():
    """And is compared as numbers are."""
    assert str(Number.of("10.0")) == "10.0"
    assert Number.of("0.10") > Number.of("0.9")


def test_the_code_of_a_page():
    """Twelve digits in fours; none without a digest."""
    assert (page_code("561e3ab77f6a1234"), page_code("")) == ("561e-3ab7-7f6a", "")


# ── what counts


def test_before_the_first_event():
    """Nothing was issued, nothing pins."""
    life = living()
    assert (life.head, life.last, life.edition, life.signed, life.pinned_by) == ("", None, None, None, ())
    assert (status_of(life), last_number(life)) == (Status.DRAFT, "")


def test_the_last_version_is_not_a_withdrawn_one():
    """The one before counts again; where all are withdrawn, none does."""
    life = living(sent("0.1"), sent("0.2"), gone("0.2"))
    assert (life.last.facts.version, life.versions["0.2"].withdrawn.reason) == ("0.1", "A wrong date.")
    assert living(sent("0.1"), gone("0.1")).last is None


def test_an_edition_waits_only_while_it_is_the_last():
    """Neither withdrawn nor followed by a newer version."""
    assert living(sent("0.1"), edition("1.0")).edition.facts.version == "1.0"
    assert living(edition("1.0"), gone("1.0")).edition is None
    assert living(edition("1.0"), *SIGNED, sent("1.1")).edition is None


def test_what_is_told_of_a_version():
    """Its approvals and signatures, and not those of another."""
    approval = Approved(version="0.1", party="river", body="The board", on="2027-01-12", minutes="item 4")
    life = living(sent("0.1"), sent("0.2"), approval, edition("1.0"), *SIGNED)
    assert [len(version.approvals) for version in life.versions.values()] == [1, 0, 0]
    assert [len(version.signatures) for version in life.versions.values()] == [0, 0, 2]


# ── signatures


@pytest.mark.parametrize(
    ("signatures", "lacking"),
    [
        ((), ["nsk", "river"]),
        ((signed("river", "Director"),), ["nsk"]),
        ((signed("nsk", "Chair"), signed("river", "Director")), ["nsk"]),
        ((signed("nsk", "Chair"), signed("nsk", "Chair"), signed("river", "Director")), ["nsk"]),
        ((signed("nsk", "Chair"), signed("nsk", "Treasurer"), signed("river", "Director")), []),
        (SIGNED, []),
        ((*SIGNED, signed("funder", "Director")), []),
        ((signed("nsk", "Chair", "Treasurer"), signed("river", "Director", version="0.1")), ["river"]),
    ],
)  # fmt: skip
def test_who_is_lacking(signatures, lacking):
    """A rule that asks for two asks for two offices, on one counterpart or on two; the same one twice is one."""
    version = living(edition("1.0"), *signatures).versions["1.0"]
    assert [party for party, _ in version.lacking] == lacking
    assert version.signed == (not lacking)


def test_every_language_is_signed():
    """A document in another language that one party lacks is lacking."""
    signatures = [*SIGNED, signed("nsk", "Chair", "Treasurer", language="da")]
    version = living(edition("1.0", ("en", "da")), *signatures).versions["1.0"]
    assert (version.lacking, version.signed) == ((("river", "da"),), False)


def test_what_is_not_meant_for_signing_is_never_signed():
    """Nor an edition without a signature, nor one that was withdrawn."""
    assert not living(sent("0.1")).versions["0.1"].signed
    assert not living(edition("1.0", signers=())).versions["1.0"].signed
    assert not living(edition("1.0"), *SIGNED, gone("1.0")).versions["1.0"].signed


def test_the_version_signed_last():
    """Not a newer one that is only out for signature."""
    life = living(edition("1.0"), *SIGNED, sent("1.1"), edition("2.0"))
    assert (life.signed.facts.version, life.edition.facts.version) == ("1.0", "2.0")


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ((sent("0.1"),), "sent"), ((edition("1.0"),), "for-signature"),
        ((edition("1.0"), SIGNED[0]), "partly-signed"), ((edition("1.0"), *SIGNED), "signed"),
        ((edition("1.0"), *SIGNED, sent("1.1")), "revising"), ((sent("0.1"), gone("0.1")), "withdrawn"),
        ((edition("1.0"), gone("1.0")), "withdrawn"), ((sent("0.1"), edition("1.0"), gone("1.0")), "sent"),
    ],
)  # fmt: skip
def test_where_it_stands(facts, status):
    """In one word."""
    assert status_of(living(*facts)).value == status


# ── forks


def forked():
    """A first event, and two that went on from it, the second of them further."""
    first = after(sent("0.1"))
    one, other = after(sent("0.2"), first), after(edition("1.0"), first)
    return first, one, other, after(gone("1.0"), other)


def test_a_fork_has_two_heads():
    """There is then no head to go on from."""
    life = life_of("reed/mou", forked())
    assert (len(life.heads), life.head, status_of(life)) == (2, "", Status.FORKED)


@pytest.mark.parametrize("keeps", [1, 3])
def test_a_settled_branch_is_void(keeps):
    """All of it, however long; what went before both counts, and so does what comes after."""
    first, one, *other = forked()
    ends, branches = (one, other[-1]), ([one], other)
    kept, lost = (0, 1) if keeps == 1 else (1, 0)
    settled = after(Settled(kept=ends[kept].hash, void=(ends[lost].hash,), reason="x"), *ends)
    last = after(sent("5.0"), settled)
    life = life_of("reed/mou", [first, one, *other, settled, last])
    assert life.void == tuple(branches[lost])
    assert life.events == (first, *branches[kept], settled, last)
    assert life.head == last.hash


def test_three_branches_may_be_settled_at_once():
    """Two are void."""
    first = after(sent("0.1"))
    ends = [after(sent(version), first) for version in ("0.2", "0.3", "0.4")]
    settled = after(Settled(kept=ends[1].hash, void=(ends[0].hash, ends[2].hash), reason="x"), *ends)
    life = life_of("reed/mou", [first, *ends, settled])
    assert (list(life.versions), life.head) == (["0.1", "0.3"], settled.hash)


def test_two_beginnings():
    """Two people may have issued the first version at once."""
    ends = [after(sent("0.1")), after(edition("1.0"))]
    assert life_of("reed/mou", ends).head == ""
    settled = after(Settled(kept=ends[1].hash, void=(ends[0].hash,), reason="x"), *ends)
    life = life_of("reed/mou", [*ends, settled])
    assert (life.void, list(life.versions)) == ((ends[0],), ["1.0"])


def test_the_order_of_files_says_nothing():
    """The events do; one that is there twice counts once."""
    first, one, *other = forked()
    settled = after(Settled(kept=one.hash, void=(other[-1].hash,), reason="x"), one, other[-1])
    events = [first, one, *other, settled]
    life = life_of("reed/mou", events)
    for seed in range(5):
        random.Random(seed).shuffle(events)
        assert life_of("reed/mou", [*events, first]) == life


# ── what pins


@pytest.mark.parametrize(
    ("facts", "pins"),
    [
        ((), []),
        ((sent("0.1"),), [0]),
        ((sent("0.1"), adopted("term"), adopted("aims")), [0, 1, 2]),
        ((sent("0.1"), adopted("term"), adopted(), adopted("aims")), [2, 3]),
        ((sent("0.1"), adopted("term"), sent("0.2")), [2]),
        ((sent("0.1"), adopted("term"), sent("0.2"), gone("0.2"), adopted("aims")), [2, 4]),
        ((edition("1.0"), *SIGNED, adopted("aims")), [0, 3]),
    ],
)  # fmt: skip
def test_what_pins_the_texts(facts, pins):
    """The last issue, withdrawn or not, or the whole library taken in since; and clauses adopted after that."""
    life = living(*facts)
    assert [life.events.index(event) for event in life.pinned_by] == pins


def test_a_void_issue_pins_nothing():
    """The texts of the branch that counts do."""
    first, one, *other = forked()
    settled = after(Settled(kept=one.hash, void=(other[-1].hash,), reason="x"), one, other[-1])
    assert life_of("reed/mou", [first, one, *other, settled]).pinned_by == (one,)
