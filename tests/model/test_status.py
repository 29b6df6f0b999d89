"""The one word for where an agreement stands, from its events."""

from __future__ import annotations

import pytest

from pipeline.model.events import Actor, Content, Event, Facts, Issued, Signed, Signer, Withdrawn
from pipeline.model.ledger import sealed
from pipeline.model.life import Life, life_of
from pipeline.model.status import last_number, status_of, version_status


def issued(version: str, edition: str = "sent") -> Issued:
    """A version with one document, which one party must sign in two offices."""
    return Issued(version=version, edition=edition, contents=(Content(language="en", digest="d"),), files=(), data="",
                  texts={}, says={}, signers=(Signer(party="a", needed=2),) if edition == "signature" else ())  # fmt: skip


def signed(*offices: str, version: str = "1.0") -> Signed:
    """A counterpart signed in some offices."""
    return Signed(version=version, party="a", language="en", method="docx", on="2027-01-01", offices=offices, files=(),
                  verified="text")  # fmt: skip


def life(*facts: Facts) -> Life:
    """A life of one event after the other."""
    found: list[Event] = []
    for seq, fact in enumerate(facts, 1):
        parents = (found[-1].hash,) if found else ()
        found.append(sealed(Event(agreement="a/b", seq=seq, parents=parents, at="2027-01-01", by=Actor(party="a", role="r"),
                                  tool="", facts=fact)))  # fmt: skip
    return life_of("a/b", found)


SENT, EDITION = issued("0.1"), issued("1.0", "signature")
WITHDRAWN = Withdrawn(version="1.0", reason="")
BOTH = signed("chair", "treasurer")


@pytest.mark.parametrize(
    ("facts", "status", "version"),
    [
        ((), "draft", ""),
        ((SENT,), "sent", "0.1"),
        ((SENT, issued("0.2")), "sent", "0.2"),
        ((SENT, EDITION), "for-signature", "1.0"),
        ((SENT, EDITION, signed("chair")), "partly-signed", "1.0"),
        ((SENT, EDITION, signed("chair"), signed("treasurer")), "signed", "1.0"),
        ((EDITION, BOTH), "signed", "1.0"),
        ((EDITION, BOTH, issued("1.1")), "revising", "1.1"),
        ((EDITION, BOTH, issued("2.0", "signature")), "for-signature", "2.0"),
        ((SENT, EDITION, WITHDRAWN), "sent", "0.1"),
        ((EDITION, WITHDRAWN), "withdrawn", "1.0"),
        ((EDITION, WITHDRAWN, issued("1.1")), "sent", "1.1"),
    ],
)
def test_where_an_agreement_stands(facts, status, version):
    """By what happened last, and what of it counts."""
    found = life(*facts)
    assert (status_of(found).value, last_number(found)) == (status, version)


def test_a_fork_is_a_status():
    """Whatever its branches say."""
    one, other = life(SENT), life(issued("0.2"))
    assert status_of(life_of("a/b", (*one.events, *other.events))).value == "forked"


def test_each_version_has_its_own():
    """Also those that others followed, or that are void."""
    found = life(SENT, EDITION, WITHDRAWN, issued("2.0", "signature"), signed("chair", version="2.0"))
    assert [version_status(version).value for version in found.versions.values()] == [
        "sent", "withdrawn", "partly-signed",
    ]  # fmt: skip
