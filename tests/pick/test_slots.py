"""Slots: one answer each, from the strongest level that has one, and only answers that the kind allows."""

from __future__ import annotations

from dataclasses import replace

import pytest

VOICE = "external-voice"
LADDER = ["default", "secondary", "primary", "conflict", "overlay", "pool", "kind", "choice"]
ANSWER = {
    "secondary": "prior-consent", "primary": "network-line", "conflict": "free-own-name", "overlay": "no-attribution",
    "pool": "free-own-name", "kind": "prior-consent", "choice": "network-line", "default": "none",
}  # fmt: skip


def levelled(library, levels):
    """The library with an answer to one slot at some levels: its rules are otherwise our own."""
    types = {name: replace(rule, slots={}) for name, rule in library.types.items()}
    overlays = tuple(replace(overlay, slots={}) for overlay in library.overlays)
    rulesets, kinds, conflicts = library.rulesets, library.kinds, ()
    if "secondary" in levels:
        types["value-based"] = replace(types["value-based"], slots={VOICE: ANSWER["secondary"]})
    if "primary" in levels:
        types["professional"] = replace(types["professional"], slots={VOICE: ANSWER["primary"]})
    if "conflict" in levels:
        always = replace(library.conflicts[0], when="true", unless=None, slots={VOICE: ANSWER["conflict"]})
        conflicts = (always,)
    if "overlay" in levels:
        overlays = tuple(
            replace(overlay, slots={VOICE: ANSWER["overlay"]} if overlay.id == "public-institution" else {})
            for overlay in overlays
        )
    if "pool" in levels:
        *_, rules = rulesets["civilsamfundspuljen"]
        rulesets = {**rulesets, "civilsamfundspuljen": (replace(rules, slots={VOICE: ANSWER["pool"]}),)}
    if "kind" in levels:
        kinds = {
            **kinds,
            "grant": replace(kinds["grant"], slots={**kinds["grant"].slots, VOICE: ANSWER["kind"]}),
        }
    return replace(
        library, types=types, overlays=overlays, rulesets=rulesets, kinds=kinds, conflicts=conflicts
    )


@pytest.mark.parametrize("level", LADDER)
def test_the_strongest_level_that_has_an_answer_gives_it(level, library, select):
    """A choice, then the kind, the pool, an overlay, a conflict, the primary type, the secondary ones, the library."""
    levels = LADDER[: LADDER.index(level) + 1]
    choice = f"choices: {{{VOICE}: {{value: {ANSWER['choice']}, reason: R}}}}" if "choice" in levels else ""
    picked = select("professional", "value-based", kind="grant", party="public-institution", agreement=choice,
                    using=levelled(library, levels))  # fmt: skip
    assert (picked.levels[VOICE], picked.answers[VOICE]) == (level, ANSWER[level])


@pytest.mark.parametrize("level", LADDER[1:])
def test_each_level_alone_overrules_the_library(level, library, select):
    """Without those between."""
    choice = f"choices: {{{VOICE}: {{value: {ANSWER['choice']}, reason: R}}}}" if level == "choice" else ""
    picked = select("professional", "value-based", kind="grant", party="public-institution", agreement=choice,
                    using=levelled(library, [level]))  # fmt: skip
    assert (picked.levels[VOICE], picked.answers[VOICE]) == (level, ANSWER[level])


def test_every_slot_that_a_kind_asks_has_one_answer_or_a_conflict_asks_for_it(library, select):
    """And the answer is one that this kind allows, with a wording where it needs one."""
    for kind in library.kinds:
        picked = select("professional", kind=kind)
        asked = {slot.id for slot in library.slots.values() if kind in slot.kinds and slot.default}
        assert picked.answers.keys() == asked
        for answer in picked.selection.answers.values():
            allowed = answer.slot.answer(answer.answer)
            assert not allowed.kinds or kind in allowed.kinds
            if answer.variant and answer.slot.clause:
                assert picked.clauses[answer.slot.clause] == answer.variant


CHOICES = {
    "in the types' own answer, no reason is needed": ("mou", "term: fixed", []),
    "against the type, without a reason": ("mou", "term: open-ended-review", ["CHOICE_WITHOUT_REASON"]),
    "against the type, with a reason": ("mou", "term: {value: open-ended-review, reason: R}", []),
    "against the library's own answer, no reason is needed": ("mou", "law: danish", []),
    "an answer nobody knows": ("mou", "term: fixd", ["SLOT_ANSWER_UNKNOWN"]),
    "an answer of the other kind": ("mou", "term: grant-period", ["SLOT_ANSWER_UNKNOWN"]),
    "a grant that would not bind": (
        "grant",
        "binding: {value: non-binding, reason: R}",
        ["SLOT_ANSWER_UNKNOWN"],
    ),
    "a grant without money": ("grant", "money: {value: no-money, reason: R}", ["SLOT_ANSWER_UNKNOWN"]),
    "a partnership agreement that passes money on": ("mou", "money: transfer", ["SLOT_ANSWER_UNKNOWN"]),
}


@pytest.mark.parametrize(("kind", "choice", "codes"), CHOICES.values(), ids=CHOICES)
def test_a_choice_is_one_of_the_answers_and_has_its_reason(kind, choice, codes, select):
    """An answer that this kind does not have is refused, also with a reason."""
    picked = select(kind=kind, agreement=f"choices: {{{choice}}}")
    assert picked.codes == codes


def test_an_unknown_answer_names_the_nearest_and_those_of_the_kind(select):
    """At the place where it was typed."""
    [finding] = select(agreement="choices: {term: fixd}").findings
    args = dict(finding.args)
    assert (finding.path, finding.place.line) == ("choices.term", 13)
    assert (args["nearest"], "grant-period" in args["known"], "while-network-member" in args["known"]) == (
        "fixed", False, True,
    )  # fmt: skip


def test_a_question_that_a_kind_does_not_ask_may_not_be_answered(library, select):
    """Here a slot is asked in grants only."""
    slots = {**library.slots, "term": replace(library.slots["term"], kinds=("grant",))}
    picked = select(agreement="choices: {term: fixed}", using=replace(library, slots=slots))
    assert "SLOT_NOT_ASKED" in picked.codes
    assert "term" not in picked.answers


def test_an_answer_may_be_that_no_clause_is_needed(select):
    """Then the clause is out, with the answer as the reason."""
    picked = select("value-based")
    [left] = [left for left in picked.selection.left_out if left.clause == "phase-out"]
    assert (left.reason.code, dict(left.reason.args)) == ("OUT_SLOT", {"slot": "exit", "answer": "none"})


def test_the_wording_of_a_slot_s_clause_follows_its_answer_alone(select):
    """A variant asked for beside the answer would let the document say one thing and the trace another."""
    beside = select("professional", kind="grant", agreement="clauses: {variants: {term: open-ended-review}}")
    assert "VARIANT_UNKNOWN" in beside.codes
    assert beside.clauses["term"] == "grant-period"
    alike = select("professional", agreement="clauses: {variants: {term: fixed}}")
    assert alike.codes == []
