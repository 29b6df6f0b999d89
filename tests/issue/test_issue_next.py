"""What comes next: for a draft, for what was sent, approved, out for signature, signed; and for a ledger in disorder."""

from __future__ import annotations

import shutil

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
    revise,
    reword,
    sign,
)
from trees import TWO, add, aftale, edit, reed

from pipeline.issue.agenda import Agenda, agenda
from pipeline.issue.nextstep import Step
from pipeline.model.events import Withdrawn
from pipeline.model.places import AftaleError

BOARD = ("short_name: River", "short_name: River\n    approved_by: {en: the board, da: bestyrelsen}")


def steps(tree, *wanted: str, today: str = "2027-02-10", language: str = "en") -> Agenda:
    """What comes next for some agreements, or all."""
    return agenda(clerk_of(tree, today), wanted, language)


def step(tree, today: str = "2027-02-10", language: str = "en") -> Step:
    """What comes next for the one agreement there is."""
    done = steps(tree, today=today, language=language)
    assert done.findings == ()
    return done.steps[0]


def test_a_draft_is_ready(tree):
    """The command that sends it, and the number it will have."""
    found = step(tree)
    assert (found.id, found.status.value, found.version) == (MOU, "draft", "")
    assert found.next == "ready to be sent: `aftale issue reed/mou` makes version 0.1"
    assert found.command == "aftale issue reed/mou"


def test_a_draft_lacks_facts(tree):
    """They are named as the library calls them."""
    edit(facts_file(tree), "purpose: {en: Clean water for all., da: Rent vand til alle.}", "purpose: pending")
    assert step(tree).next == "fill in what is missing (purpose), then `aftale issue reed/mou`"
    assert (
        step(tree, language="da").next
        == "udfyld det, der mangler (formål), og kør så `aftale issue reed/mou`"
    )


def test_a_draft_lacks_many_facts(tree):
    """Four are named, the others counted."""
    names = (
        "term.end",
        "background.since",
        "governance.meetings_per_year",
        "exchange.channels",
        "balance.ceiling_pct",
    )
    reword(tree, "term", "This", " ".join(f"{{{{ {name} }}}}" for name in names) + " This")
    edit(facts_file(tree), 'background: {since: "2014", ', "background: {since: pending, ")
    assert step(tree).next == (
        "fill in what is missing (last day of the agreement, year the cooperation began, meetings a year, "
        "channels of exchange and 1 more), then `aftale issue reed/mou`"
    )


def test_a_draft_has_mistakes(tree):
    """Those are counted, and the command that finds them is named."""
    reword(tree, "term", "no planned end", "{{ nothing }}")
    found = step(tree)
    assert found.next == (
        "put in order what `aftale check reed/mou --stage send` finds (errors: 2); then it can be sent"
    )
    assert found.command == "aftale check reed/mou --stage send"


def test_what_was_sent_waits_for_an_answer(sent):
    """Of the other parties; then it is signed."""
    found = step(sent)
    assert (found.status.value, found.version) == ("sent", "0.1")
    assert found.next == (
        "wait for the answer of River to version 0.1; `aftale build` shows what you change meanwhile; once all "
        "agree, make the edition that is signed: `aftale issue reed/mou --for-signature`"
    )
    assert found.command == "aftale issue reed/mou --for-signature"


def test_a_changed_draft_is_sent(sent):
    """It differs from what was sent last."""
    revise(sent)
    assert step(sent).next == (
        "the draft differs from version 0.1: `aftale issue reed/mou` makes version 0.2"
    )


def test_a_board_must_decide(tree):
    """The parties whose boards decide are named with them."""
    edit(facts_file(tree), *BOARD)
    issue(tree)
    found = step(tree, language="da")
    assert found.next.endswith(
        "når alle er enige: lad River (bestyrelsen) tage stilling til version 0.1, og registrér det: "
        "`aftale approve reed/mou 0.1 --party river`"
    )
    assert found.command == "aftale approve reed/mou 0.1 --party river"


def test_a_board_has_decided(tree):
    """Nobody waits for an answer any more."""
    edit(facts_file(tree), *BOARD)
    issue(tree)
    approve(tree)
    assert step(tree).next == "make the edition that is signed: `aftale issue reed/mou --for-signature`"


def test_one_board_of_two_has_decided(tree):
    """The other's decision is lacking."""
    edit(facts_file(tree), *BOARD)
    edit(facts_file(tree), "short_name: Reed", "short_name: Reed\n    approved_by: {en: the committee}")
    issue(tree)
    approve(tree)
    assert step(tree).next == (
        "let Reed (the committee) decide on version 0.1 and record it: `aftale approve reed/mou 0.1 --party nsk`"
    )


def test_the_ledger_of_the_agreement_above_tells_its_date(out):
    """So that nobody is asked for a day that is recorded."""
    reword(out, "term", "no planned end", "no end but that of {{ framework.mou_date }}")
    edit(facts_file(out), "agreements:\n", "agreements:\n  - id: under\n    kind: mou\n    framework: {mou: mou}\n"
         '    term: {start: "2027-02-01", review_every_months: 12}\n')  # fmt: skip
    assert "FACT_MISSING framework.mou_date" in aftale(out, "check", "reed/under", "--stage", "sign").err
    sign(out)
    assert "framework.mou_date" not in aftale(out, "check", "reed/under", "--stage", "build").err


def test_what_cannot_be_signed_is_put_in_order_first(tree):
    """What stands in the way is counted."""
    edit(facts_file(tree), "background:", "expectations: {entries: [{id: a, area: vision, party: all, "
         "kind: expectation, status: open, text: {en: A}}]}\nbackground:")  # fmt: skip
    issue(tree)
    found = step(tree)
    assert found.next.endswith(
        "once all agree, put in order what `aftale check reed/mou --stage sign` finds (errors: 1), so that it can "
        "be signed"
    )


def test_a_language_that_lags_is_named(tree):
    """Before anything is signed."""
    edit(facts_file(tree), *TWO)
    issue(tree)
    revise(tree, "en: Clean water for all.", "en: Clean water for many.")
    issue(tree, today="2027-01-20")
    found = step(tree)
    assert found.next.endswith("since one was changed and another not, in aims")
    assert found.command == ""


def test_signatures_are_lacking(out):
    """Whose, and the command that records the first of them."""
    sign(out, parties=("nsk",))
    found = step(out)
    assert (found.status.value, found.version) == ("partly-signed", "1.0")
    assert found.next == (
        "version 1.0 still needs the signatures of River: `aftale sign reed/mou 1.0 FILE --party river`"
    )


def test_signatures_are_lacking_in_a_language(tree):
    """Each document is signed by itself."""
    edit(facts_file(tree), *TWO)
    issue(tree, "--for-signature", today=SIGNING)
    found = step(tree)
    assert found.status.value == "for-signature"
    assert "of Reed (English), Reed (Danish), River (English) and River (Danish)" in found.next
    assert found.command == "aftale sign reed/mou 1.0 FILE --party nsk --language en"


def test_what_is_signed_is_reviewed(out):
    """A year after its first day, and every year."""
    sign(out)
    assert step(out).next == "version 1.0 is signed by all; to be reviewed on 1 February 2028"
    assert step(out, "2029-02-02").next.endswith("to be reviewed on 1 February 2030")
    assert (step(out).status.value, step(out).command) == ("signed", "")


def test_what_falls_due_under_what_is_signed(tree):
    """The next report, and the end; in the order of the days."""
    report = ('{id: a, title: {en: First report, da: Første rapport}, kind: narrative, '
              'period: {start: "2027-02-01", end: "2027-06-30"}, due: "2027-08-31"}')  # fmt: skip
    edit(facts_file(tree), "review_every_months: 12}", f'end: "2028-01-31"}}\n    reporting: [{report}]')
    issue(tree, "--for-signature", today=SIGNING)
    sign(tree)
    assert step(tree).next == (
        "version 1.0 is signed by all; due on 31 August 2027: First report; it ends on 31 January 2028"
    )
    assert step(tree, "2027-09-01", "da").next.endswith("; den udløber 31. januar 2028")
    assert step(tree, "2028-02-01").next.endswith("; it ended on 31 January 2028")


def test_what_is_signed_is_revised(out):
    """A new draft, and then a new version, beside what is in force."""
    sign(out)
    revise(out)
    changed = step(out)
    assert changed.next == (
        "the draft differs from version 1.0: `aftale issue reed/mou` makes version 1.1; "
        "to be reviewed on 1 February 2028"
    )
    issue(out, today="2027-03-01")
    assert step(out).status.value == "revising"
    assert step(out).next.startswith("wait for the answer of River to version 1.1; ")


def test_what_is_withdrawn_begins_again(sent):
    """Under a new number."""
    happened(sent, Withdrawn(version="0.1", reason="A mistake"), "2027-01-12")
    found = step(sent)
    assert (found.status.value, found.version) == ("withdrawn", "0.1")
    assert found.next == "ready to be sent: `aftale issue reed/mou` makes version 0.2"


def test_newer_wording_is_offered(sent):
    """With the command that takes it in; the draft is unchanged until then."""
    reword(sent, "term", "no planned end", "no end")
    found = step(sent)
    assert found.newer == ("term",)
    assert found.next.startswith("wait for the answer of River to version 0.1; ")
    assert found.next.endswith(
        "; the library has newer wording for term: `aftale clauses adopt reed/mou term --reason TEXT`"
    )


def test_newer_wording_waits_while_a_version_is_out_for_signature(out):
    """It cannot be taken in then."""
    reword(out, "term", "no planned end", "no end")
    found = step(out)
    assert found.newer == ("term",)
    assert found.next.endswith("; the library has newer wording for term, which a later version can take in")


def test_a_fork_comes_first(sent):
    """Nothing else is said of it; the others are told all the same."""
    add(sent, reed(id_="other"))
    branch_off(sent, happened(sent, Withdrawn(version="0.1", reason="Mine"), "2027-01-12"))
    done = steps(sent)
    assert [finding.code for finding in done.findings] == ["LEDGER_FORK"]
    assert {found.id: found.next.partition(":")[0] for found in done.steps} == {
        "other/mou": "ready to be sent", MOU: "put its ledger in order first",
    }  # fmt: skip
    assert next(found for found in done.steps if found.id == MOU).command == (
        "aftale issue reed/mou --keep HASH --note TEXT"
    )


def test_a_changed_ledger_comes_first(sent):
    """Whatever else it would have told."""
    edit(events(sent)[0], '"0.1"', '"0.7"')
    done = steps(sent)
    assert [finding.code for finding in done.findings] == ["LEDGER_EVENT_CHANGED"]
    assert (done.steps[0].next, done.steps[0].newer) == ("put its ledger in order first", ())


def test_frozen_texts_that_are_not_here_are_told(sent):
    """Without them the draft is made from the library as it is."""
    shutil.rmtree(sent / "agreements/reed/issued")
    assert [finding.code for finding in steps(sent).findings] == ["PINNED_NOT_HERE"]


def test_a_day_before_the_last_entry_is_that_of_the_entry(out):
    """A ledger from the future, or a clock that is wrong, stops nobody from asking."""
    sign(out)
    assert step(out, "2026-01-01").next == step(out).next


def test_some_agreements_are_asked_about(sent):
    """By id or by pattern; mistakes of others are not told."""
    add(sent, reed(id_="other"))
    add(sent, reed(("role: local-lead", "role: nobody"), id_="broken"))
    assert [found.id for found in steps(sent, MOU).steps] == [MOU]
    assert [found.id for found in steps(sent, "oth*").steps] == ["other/mou"]
    assert steps(sent, MOU).findings == ()
    assert [finding.code for finding in steps(sent).findings] == ["WORD_UNKNOWN"]


@pytest.mark.parametrize("wanted", ["reed/muo", "nothing", ""])
def test_an_agreement_that_is_not_there(tree, wanted):
    """Is said."""
    with pytest.raises(AftaleError) as stopped:
        steps(tree, wanted)
    assert [finding.code for finding in stopped.value.findings] == ["SELECT_NOTHING"]
