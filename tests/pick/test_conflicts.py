"""The conflicts that have a name: when each is there, what it does, and what settles it."""

from __future__ import annotations

from dataclasses import replace

import pytest

NAMED = {
    "C-TERM-OPEN-VS-PHASEOUT", "C-MONEY-ALLIANCE", "C-NETWORK-VS-BILATERAL", "C-VOICE-POLITICAL",
    "C-CONFIDENTIAL-VS-PUBLISH", "C-TERM-GRANT", "C-NETWORK-END",
}  # fmt: skip
VALUES = "values: [{kind: political, text: {en: Justice}}]"


def test_the_library_has_the_named_conflicts(library):
    """Each says in English and Danish what is wrong; an error also what to do."""
    conflicts = {conflict.id: conflict for conflict in library.conflicts}
    assert conflicts.keys() >= NAMED
    for conflict in conflicts.values():
        assert {"en", "da"} <= conflict.message.keys()
        assert conflict.outcome == "resolved" or {"en", "da"} <= (conflict.help or {}).keys()


@pytest.mark.parametrize("secondary", ["professional", "international-network"])
@pytest.mark.parametrize("primary", ["value-based", "value-based-project", "alliance"])
def test_a_lasting_relationship_keeps_its_term_and_phases_the_funding_out(primary, secondary, select):
    """C-TERM-OPEN-VS-PHASEOUT: split by itself; a choice with its reason still wins."""
    picked = select(primary, secondary)
    assert "C-TERM-OPEN-VS-PHASEOUT" in picked.conflicts
    assert picked.answers["exit"] == picked.clauses["phase-out"] == "funding-phase-out"
    assert (picked.levels["exit"], picked.levels["term"]) == ("conflict", "primary")
    chosen = select(primary, secondary, agreement="choices: {exit: {value: none, reason: R}}")
    assert (chosen.answers["exit"], chosen.levels["exit"]) == ("none", "choice")
    assert "phase-out" not in chosen.clauses


def test_a_cooperation_that_ends_keeps_its_end_beside_lasting_values(select):
    """The other way round the primary type's answers stay; nothing need be decided."""
    picked = select("professional", "value-based")
    assert (picked.answers["term"], picked.answers["exit"]) == ("fixed", "phase-out-plan")
    assert picked.codes == []


def test_an_alliance_passes_money_on_only_for_a_reason(select):
    """C-MONEY-ALLIANCE: an error, settled by a type that money belongs to or by a reason in writing."""
    alone = select("alliance", kind="grant")
    assert "C-MONEY-ALLIANCE" in alone.codes
    for secondary in ("professional", "value-based-project", "international-network"):
        choices = "choices: {precedence: network-first, term: grant-period, exit: {value: none, reason: R}}"
        assert "C-MONEY-ALLIANCE" not in select("alliance", secondary, kind="grant", agreement=choices).codes
    reason = "choices: {money: {value: transfer, reason: A flood}}"
    assert select("alliance", kind="grant", agreement=reason).codes == []
    assert (
        "C-MONEY-ALLIANCE" in select("alliance", kind="grant", agreement="choices: {money: transfer}").codes
    )


def test_an_alliance_may_share_costs(select):
    """Small costs carried together are no transfer."""
    agreement = (
        "shared_costs: {cap: {amount: '20000', currency: DKK}, purpose: {en: Translation}}\n"
        "choices: {money: {value: shared-costs-cap, reason: R}}"
    )
    picked = select("alliance", agreement=agreement)
    assert (picked.codes, picked.clauses["costs-and-money"]) == ([], "shared-costs-cap")


@pytest.mark.parametrize(
    ("primary", "secondary"),
    [("international-network", "value-based"), ("value-based", "international-network"),
     ("international-network", "value-based-project"), ("value-based-project", "international-network")],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["mou", "grant"])
def test_network_and_shared_values_must_say_which_comes_first(primary, secondary, kind, select):
    """C-NETWORK-VS-BILATERAL: an error until `precedence` is answered, each of its answers settles it."""
    assert "C-NETWORK-VS-BILATERAL" in select(primary, secondary, kind=kind).codes
    for answer in ("network-first", "bilateral-first", "network-first-for-brand-only"):
        settled = select(primary, secondary, kind=kind, agreement=f"choices: {{precedence: {answer}}}")
        assert settled.codes == []
        assert settled.answers["precedence"] == answer


@pytest.mark.parametrize(
    ("primary", "more", "there"),
    [
        ("alliance", "", True),
        ("value-based", VALUES, True),
        ("professional", VALUES, True),
        ("professional", "", False),
    ],
)
def test_a_public_body_is_not_named_behind_positions(primary, more, there, select):
    """C-VOICE-POLITICAL: settled by itself, in the answer that the overlay of a public body demands anyway."""
    picked = select(primary, party="public-institution", more=more)
    assert ("C-VOICE-POLITICAL" in picked.conflicts) is there
    assert picked.answers["external-voice"] == picked.clauses["public-positions"] == "no-attribution"
    assert (picked.levels["external-voice"], picked.codes) == ("overlay", [])


def test_what_kind_pool_or_overlay_demand_is_not_a_conflict_s_to_settle(library, select):
    """The first conflict that sets an answer has it, where only types or the library had said something."""
    rules = replace(
        library.conflicts[0], when="true", unless=None, slots={"exit": "none", "binding": "non-binding"}
    )
    later = replace(rules, id="C-LATER", slots={"exit": "network-exit"})
    picked = select(kind="grant", using=replace(library, conflicts=(rules, later)))
    assert (picked.answers["exit"], picked.levels["exit"]) == ("none", "conflict")
    assert (picked.answers["binding"], picked.levels["binding"]) == ("binding", "kind")


def test_another_voice_for_a_public_body_needs_its_reason(select):
    """A choice wins, and says why."""
    choice = "choices: {external-voice: {value: prior-consent, reason: The municipality asks for it}}"
    picked = select("alliance", party="public-institution", agreement=choice)
    assert (picked.clauses["public-positions"], picked.codes) == ("prior-consent", [])
    bare = select(
        "alliance", party="public-institution", agreement="choices: {external-voice: free-own-name}"
    )
    assert bare.codes == ["CHOICE_WITHOUT_REASON"]


@pytest.mark.parametrize("kind", ["mou", "grant"])
@pytest.mark.parametrize("danger", ["flags: {high_security: true}", "confidential: {level: sensitive}"])
def test_research_about_people_in_danger_is_reviewed_before_it_is_published(danger, kind, select):
    """C-CONFIDENTIAL-VS-PUBLISH: settled by itself; without danger there is a window for comments only."""
    picked = select(kind=kind, party="research-institution", more=danger)
    assert "C-CONFIDENTIAL-VS-PUBLISH" in picked.conflicts
    assert (picked.clauses["research-publication"], picked.codes) == ("security-review", [])
    safe = select(kind=kind, party="research-institution")
    assert safe.clauses["research-publication"] == "review-window"
    assert "C-CONFIDENTIAL-VS-PUBLISH" not in safe.conflicts


@pytest.mark.parametrize("answer", ["open-ended-review", "fixed", "while-agenda-shared"])
def test_a_grant_agreement_always_has_an_end(answer, select):
    """C-TERM-GRANT: an error, also with a reason, and settled by taking the choice away."""
    picked = select(kind="grant", agreement=f"choices: {{term: {{value: {answer}, reason: R}}}}")
    assert "C-TERM-GRANT" in picked.codes
    assert "C-TERM-GRANT" not in select(kind="grant", agreement="choices: {term: grant-period}").codes


@pytest.mark.parametrize("types", [("international-network",), ("professional", "international-network")])
@pytest.mark.parametrize("agreement", ["", "framework: {mou: mou}"])
def test_a_grant_survives_the_membership_of_a_network(types, agreement, select):
    """C-NETWORK-END: the grant has the clause that says so, also where it stands under a partnership agreement."""
    picked = select(*types, kind="grant", agreement=agreement)
    assert "C-NETWORK-END" in picked.conflicts
    assert "network-membership" in picked.clauses
    assert picked.codes == []
    assert "C-NETWORK-END" not in select(*types).conflicts


def test_a_conflict_brings_its_own_words(select):
    """In each language, as the blanks of its finding, which stands at the choices it asks for."""
    picked = select("alliance", kind="grant", agreement="choices:\n  law: danish")
    [finding] = picked.findings
    args = dict(finding.args)
    assert (finding.code, finding.path, finding.place.line) == ("C-MONEY-ALLIANCE", "choices", 15)
    assert args.keys() == {"message_en", "message_da", "help_en", "help_da", "severity"}
    assert "{value: transfer" in args["help_en"]
