"""What stands in the way of issuing a version; then nothing is written."""

from __future__ import annotations

import pytest
from issuing_steps import refused
from lives import (
    FIRST,
    MOU,
    SECOND,
    clerk_of,
    events,
    facts_file,
    frozen,
    issue,
    life_in,
    living_tree,
    revise,
    reword,
    sign,
)
from trees import aftale, edit, reed, snapshot

from pipeline.issue.issuing import Order
from pipeline.issue.issuing import issue as issue_order
from pipeline.model.places import AftaleError

PURPOSE = "purpose: {en: Clean water for all., da: Rent vand til alle.}\n"
OPEN = (
    "expectations:\n  entries:\n"
    "    - {id: visits, area: visits, party: river, kind: expectation, text: {en: May visit}, status: open}\n"
)


def test_what_has_not_changed(sent):
    """There is nothing to issue, whatever stamps say; the edition to be signed may say the same."""
    assert refused(sent, today=SECOND) == ["ISSUE_UNCHANGED"]
    edit(facts_file(sent), "id: reed\n", "id: reed # us\n")
    assert refused(sent, today=SECOND) == ["ISSUE_UNCHANGED"]
    issue(sent, "--for-signature", today=SECOND)


def test_what_changed_back_is_a_change(sent):
    """It is compared with the version sent last alone."""
    revise(sent)
    issue(sent, today=SECOND)
    revise(sent, "for many", "for all")
    issue(sent, today="2027-01-21")


def test_an_edition_that_is_out(out):
    """Nothing is issued over it, for signature or not; once it is signed by all, or withdrawn, something is."""
    revise(out)
    assert refused(out, today="2027-02-02") == ["EDITION_OUT"]
    assert "EDITION_OUT" in refused(out, "--for-signature", today="2027-02-02")
    sign(out, parties=("river",))
    assert refused(out, today="2027-02-06") == ["EDITION_OUT"]
    sign(out, parties=("nsk",), today="2027-02-06")
    issue(out, today="2027-02-07")
    assert list(life_in(out).versions) == ["0.1", "1.0", "1.1"]


def test_what_is_missing_to_be_sent(tmp_path):
    """It is all said at once, with what the call got wrong; nothing is written."""
    tree = living_tree(tmp_path / "tree", reed((PURPOSE, "")))
    reword(tree, "aims", "{{ purpose }}", "{{ purpose }} {{ governance.meetings_per_year }}")
    assert refused(tree, "--to", "moon") == ["PARTY_UNKNOWN", "FACT_MISSING", "FACT_MISSING"]


def test_what_is_open_when_it_is_to_be_signed(tmp_path):
    """An expectation that is not agreed on may be sent, and not signed."""
    tree = living_tree(tmp_path / "tree", reed(("background:", OPEN + "background:")))
    assert refused(tree, "--for-signature") == ["EXPECTATION_OPEN"]
    issue(tree)


def test_a_party_that_is_none(tree):
    """Whoever mistyped it is told which was meant."""
    ran = aftale(tree, "issue", MOU, "--to", "rivre", "--today", FIRST)
    assert (ran.code, ran.err.partition(" ")[2]) == (
        1, 'PARTY_UNKNOWN no party has the id "rivre"; did you mean "river"?\n')  # fmt: skip


def test_an_agreement_that_is_none(tree):
    """Neither a partnership nor an agreement of that name; nothing is written."""
    for name in ("reed/mo", "rede/mou", "reed", "", "reed/mou/x", "../reed/mou"):
        before = snapshot(tree)
        ran = aftale(tree, "issue", name, "--today", FIRST)
        assert ran.code in (1, 2), name
        assert "Traceback" not in ran.err
        assert snapshot(tree) == before


def test_a_day_before_the_last_event(sent):
    """Time goes on: the same day will do."""
    revise(sent)
    assert refused(sent, today="2027-01-09") == ["EVENT_TOO_EARLY"]
    issue(sent, today=FIRST)


def test_a_ledger_that_is_broken(sent):
    """A changed event stops whatever would be recorded after it."""
    path = events(sent)[0]
    path.write_bytes(path.read_bytes().replace(b"coordinator", b"chairperson"))
    revise(sent)
    assert refused(sent, today=SECOND) == ["LEDGER_EVENT_CHANGED"]


def test_an_earlier_version_that_is_lost(sent):
    """No redline can be made against it: that is said, and nothing is issued."""
    revise(sent)
    (frozen(sent, "0.1") / "reed_mou_0.1_en_clean.docx").write_bytes(b"x")
    assert refused(sent, today=SECOND) == ["ISSUED_CHANGED"]
    (frozen(sent, "0.1") / "reed_mou_0.1_en_clean.docx").unlink()
    assert refused(sent, today=SECOND) == ["ISSUED_NOT_HERE"]


def test_a_library_that_is_unsound(tree):
    """Nothing is made from it."""
    edit(tree / "clauses/kinds/mou.yaml", "id: mou", "id: mou\nnonsense: x")
    assert refused(tree) != []


def test_a_call_within_the_program(sent):
    """The use case says the same as the command: what was issued, and where."""
    revise(sent)
    done = issue_order(clerk_of(sent, SECOND), Order(agreement=MOU))
    assert (done.version, done.folder, done.event.seq) == ("0.2", frozen(sent, "0.2"), 2)
    with pytest.raises(AftaleError, match="ISSUE_UNCHANGED"):
        issue_order(clerk_of(sent, SECOND), Order(agreement=MOU))
