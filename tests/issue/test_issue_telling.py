"""The story of an agreement: every event in words and field by field, what is void, and what is wrong with the ledger."""

from __future__ import annotations

import pytest
from lives import (
    MOU,
    SIGNING,
    approve,
    branch_off,
    clerk_of,
    events,
    facts_file,
    happened,
    issue,
    life_in,
    revise,
    sign,
)
from trees import edit

from pipeline.build.tree import Tree
from pipeline.issue.telling import Story, story
from pipeline.issue.withdrawing import settle
from pipeline.model.events import Adopted, Signed, Withdrawn
from pipeline.model.places import AftaleError

WAIVED = (
    " Not in order yet, and answered for: wording: It is a test. (board, 2027-01-02).",
    " Endnu ikke i orden, men nogen står inde for det: wording: It is a test. (board, 2027-01-02).",
)
"""What every version here says last of its wording; the lines are compared without it."""


def told(tree, agreement: str = MOU) -> Story:
    """The story as the ledger tells it now."""
    return story(Tree(tree), agreement)


def lines(tree, language: str = "en") -> list[str]:
    """The story in lines."""
    return [f"{day}: {bare(sentence)}" for day, sentence in told(tree).lines(language)]


def last(tree, language: str = "en") -> str:
    """What happened last, in words."""
    return bare(told(tree).lines(language)[-1][1])


def bare(sentence: str) -> str:
    """A sentence without what each says of its wording."""
    return sentence.removesuffix(WAIVED[0]).removesuffix(WAIVED[1])


def code_of(tree, version: str, language: str = "en") -> str:
    """The code on every page of a version."""
    return {c.language: c.code for c in life_in(tree).versions[version].facts.contents}[language]


def test_nothing_has_happened_yet(tree):
    """A draft has no events and no versions."""
    data = told(tree).data("en")
    assert (data["status"], data["version"], data["versions"], data["events"]) == ("draft", "", [], [])


def test_a_version_was_sent(sent):
    """To everyone, on a day that is written out."""
    assert lines(sent) == ["10 January 2027: Version 0.1 was sent to everyone."]
    assert lines(sent, "da") == ["10. januar 2027: Version 0.1 blev sendt til alle."]


def test_a_version_was_sent_to_one_party_with_a_note(tree):
    """The party by its short name; the note on the same line, however it was typed."""
    issue(tree, "--to", "river", "--note", "A first draft\nto talk about.")
    assert last(tree) == "Version 0.1 was sent to River. “A first draft to talk about.”"
    assert last(tree, "da") == "Version 0.1 blev sendt til River. »A first draft to talk about.«"


def test_parties_are_named_by_their_ids_where_their_file_cannot_be_read(tree):
    """The ledger is enough to tell the story."""
    issue(tree, "--to", "river")
    facts_file(tree).write_text("parties: [", encoding="utf-8")
    assert last(tree) == "Version 0.1 was sent to river."


def test_an_edition_is_told_with_its_code(out):
    """So that a board can hold it against the paper; pages where somebody counted them."""
    assert last(out) == (
        f"Version 1.0 was made for signature and sent to everyone; code {code_of(out, '1.0')} on every page."
    )


def test_an_edition_of_two_documents_has_two_codes(tree):
    """Each with its language in words."""
    edit(facts_file(tree), "versions: [en]", "versions: [en, da], prevailing: en")
    issue(tree, "--for-signature", today=SIGNING)
    assert last(tree, "da").endswith(
        f"; engelsk: koden {code_of(tree, '1.0')} på hver side; dansk: koden {code_of(tree, '1.0', 'da')} på hver side."
    )


def test_a_board_approved(sent):
    """When it decided, and where that can be read."""
    approve(sent, may_change="the dates.", today="2027-01-25")
    assert lines(sent)[-1] == (
        "25 January 2027: River (The board) approved version 0.1 on 25 January 2027 (minutes: item 4). "
        "Whoever signs may still change: the dates."
    )


def test_a_party_signed(out):
    """In which office, when, how, and what proves it."""
    sign(out, parties=("nsk",))
    assert last(out) == (
        "Version 1.0 was signed by Reed (Chair) on 5 February 2027, on paper, scanned; the text was verified."
    )


@pytest.mark.parametrize(
    ("method", "verified", "words"),
    [
        ("wet-scan", "code", "on paper, scanned; the code and the number of pages were confirmed."),
        ("e-service", "text", "with an electronic signing service; the text was verified."),
        ("docx", "text", "in the Word file; the text was verified."),
    ],
)
def test_each_way_of_signing_has_its_words(out, method, verified, words):
    """So has each proof."""
    happened(out, Signed(version="1.0", party="nsk", language="en", method=method, on="2027-02-04", offices=(),
                         files=(), verified=verified), "2027-02-05")  # fmt: skip
    assert last(out) == f"Version 1.0 was signed by Reed on 4 February 2027, {words}"


def test_evidence_of_a_service_is_told(out):
    """How many pages it put behind the version's own."""
    happened(out, Signed(version="1.0", party="nsk", language="en", method="e-service", on="2027-02-04", offices=("Chair",),
                         files=(), verified="text", pages=5, evidence_pages=2), "2027-02-05")  # fmt: skip
    assert last(out).endswith("the text was verified. Pages of evidence from the service: 2.")


def test_corrections_by_hand_are_told(out):
    """Word for word."""
    happened(out, Signed(version="1.0", party="nsk", language="en", method="wet-scan", on="2027-02-04", offices=("Chair",),
                         files=(), verified="code", corrections=("clause 1: 4 for 5", "initials")), "2027-02-05")  # fmt: skip
    assert last(out).endswith("were confirmed. Corrected by hand: clause 1: 4 for 5; initials.")


def test_the_last_signature_makes_it_signed_by_all(out):
    """And no other line says so."""
    sign(out)
    sign(out, parties=("nsk",))
    assert [line.endswith("Version 1.0 is signed by all parties.") for line in lines(out)] == [
        False, False, False, True, False,
    ]  # fmt: skip


def test_the_language_that_was_signed_is_told_where_there_are_two(tree):
    """Each document is signed."""
    edit(facts_file(tree), "versions: [en]", "versions: [en, da], prevailing: en")
    issue(tree, "--for-signature", today=SIGNING)
    sign(tree, parties=("river",))
    assert "Version 1.0 in Danish was signed by River (Chair)" in last(tree)
    assert told(tree).data("en")["versions"][0]["lacking"] == [
        {"party": "nsk", "language": "en"}, {"party": "nsk", "language": "da"},
    ]  # fmt: skip


def test_a_version_was_withdrawn(out):
    """Its line stays, and so does that of its issue."""
    happened(out, Withdrawn(version="1.0", reason="A wrong date."), "2027-02-03")
    assert last(out) == "Version 1.0 was withdrawn and is void: A wrong date."
    versions = {version["version"]: version for version in told(out).data("en")["versions"]}
    assert (versions["1.0"]["status"], versions["1.0"]["withdrawn"]) == ("withdrawn", "A wrong date.")
    assert versions["0.1"]["withdrawn"] == ""


def test_newer_wording_was_taken_in(sent):
    """Of some clauses, or of all."""
    happened(sent, Adopted(clauses=("aims", "term"), reason="A new law", texts={}, files=()), "2027-01-12")
    happened(sent, Adopted(clauses=(), reason="A new year.", texts={}, files=()), "2027-01-13")
    assert lines(sent)[1:] == [
        "12 January 2027: Newer wording was taken in for aims, term: A new law.",
        "13 January 2027: The library was taken in as it is now: A new year.",
    ]


def test_what_was_waived_is_told_with_the_issue(tree):
    """Whatever the ledger says of it."""
    edit(facts_file(tree), "    kind: mou\n", "    kind: mou\n    waivers: [{clause: term, reason: It cannot wait, "
         'by_role: chair, date: "2027-01-05"}]\n')  # fmt: skip
    issue(tree)
    waivers = told(tree).data("en")["versions"][0]["waivers"]
    assert [waiver.partition(":")[0] for waiver in waivers] == ["term", "wording"]
    assert (
        last(tree)
        == f"Version 0.1 was sent to everyone. Not in order yet, and answered for: {'; '.join(waivers)}."
    )


def test_a_fork_is_told_as_far_as_it_goes(sent):
    """Both branches have their lines, and a finding names them."""
    event = happened(sent, Withdrawn(version="0.1", reason="Mine"), "2027-01-12")
    other = branch_off(sent, event)
    forked = told(sent)
    assert (forked.status.value, len(forked.lines("en"))) == ("forked", 3)
    (finding,) = forked.findings
    assert finding.code == "LEDGER_FORK"
    assert {event.name, other.name} == set(dict(finding.args)["events"].split(", "))


def test_what_a_settlement_made_void_is_told_as_void(sent):
    """Nothing is hidden, and the settlement says which branch counts, and why."""
    mine = happened(sent, Withdrawn(version="0.1", reason="Mine"), "2027-01-12")
    theirs = branch_off(sent, mine)
    settle(clerk_of(sent, "2027-01-14"), MOU, mine.hash, "Ours was first.")
    said = lines(sent)
    assert "12 January 2027: Void: Version 0.1 was withdrawn and is void: Mine." in said
    assert "12 January 2027: Version 0.1 was withdrawn and is void: Mine." in said
    kept, void = (event.name.removesuffix(".json") for event in (mine, theirs))
    assert said[-1] == (
        f"14 January 2027: Two people had gone on from the same entry. Entry {kept} counts; what led only to "
        f"{void} is void: Ours was first."
    )
    assert [event["void"] for event in told(sent).data("en")["events"]].count(True) == 1


def test_a_changed_event_is_named_and_the_others_are_told(sent):
    """Nobody is left in the dark."""
    revise(sent)
    issue(sent, today="2027-01-20")
    edit(events(sent)[1], '"0.2"', '"0.3"')
    found = told(sent)
    assert [finding.code for finding in found.findings] == ["LEDGER_EVENT_CHANGED"]
    assert lines(sent) == ["10 January 2027: Version 0.1 was sent to everyone."]


def test_events_carry_their_facts(sent):
    """Who recorded it, when, and what; the digests of all clause texts stay in the ledger."""
    (event,) = told(sent).data("en")["events"]
    (recorded,) = life_in(sent).events
    assert (event["seq"], event["hash"], event["event"]) == (1, recorded.hash, "issued")
    assert (event["at"], event["by"]) == ("2027-01-10T00:00:00Z", {"party": "nsk", "role": "coordinator"})
    assert (event["version"], event["edition"], event["void"]) == ("0.1", "sent", False)
    assert not {"texts", "says"} & event.keys()


def test_a_version_names_its_frozen_files(sent):
    """As paths from the root, each of which is there."""
    (version,) = told(sent).data("en")["versions"]
    assert version["issued_on"] == "2027-01-10"
    assert version["codes"] == {"en": code_of(sent, "0.1")}
    assert len(version["files"]) == len(life_in(sent).versions["0.1"].facts.files)
    assert all((sent / path).is_file() for path in version["files"])


def test_a_version_has_its_approvals_and_signatures(out):
    """Field by field."""
    approve(out, version="0.1", today=SIGNING)
    sign(out)
    first, edition = told(out).data("en")["versions"]
    assert [approval["minutes"] for approval in first["approvals"]] == ["item 4"]
    assert [signature["party"] for signature in edition["signatures"]] == ["nsk", "river"]
    assert (edition["status"], edition["lacking"]) == ("signed", [])


@pytest.mark.parametrize(
    "agreement", ["reed/muo", "reed", "red/mou", "../reed/mou", "reed/mou/x", "", "/", "reed/"]
)
def test_an_agreement_that_is_not_there(sent, agreement):
    """Is said, with the nearest that is; nothing outside the agreements is read."""
    with pytest.raises(AftaleError) as stopped:
        told(sent, agreement)
    assert [finding.code for finding in stopped.value.findings] == ["SELECT_NOTHING"]
