"""Overlays that ask for different things: what is said, and what settles it."""

from __future__ import annotations

from dataclasses import replace

import pytest

VOICE = "external-voice"
DANGER = "flags: {high_security: true}"
"""With a public party: the one asks for strict confidence, the other for access to documents."""


def test_overlays_that_ask_for_different_wordings_stop_the_agreement(select):
    """The finding names both, and what each asks for."""
    picked = select(party="public-institution", more=DANGER)
    [finding] = picked.findings
    assert (finding.code, finding.path) == ("OVERLAYS_DISAGREE", "clauses.variants")
    assert dict(finding.args) == {
        "subject": "confidentiality", "overlay": "high-security", "answer": "strict",
        "against": "public-institution", "other": "access-to-documents", "field": "clauses.variants",
    }  # fmt: skip


@pytest.mark.parametrize("variant", ["strict", "access-to-documents", "light"])
def test_the_agreement_settles_what_overlays_leave_open(variant, select):
    """With the wording of either, or another."""
    asked = f"clauses: {{variants: {{confidentiality: {variant}}}}}"
    picked = select(party="public-institution", more=DANGER, agreement=asked)
    assert (picked.codes, picked.clauses["confidentiality"]) == ([], variant)


def test_the_library_settles_what_overlays_leave_open(library, select):
    """By a conflict that sets the wording."""
    strict = replace(
        library.conflicts[0], when="true", unless=None, slots={}, variants={"confidentiality": "strict"}
    )
    picked = select(party="public-institution", more=DANGER, using=replace(library, conflicts=(strict,)))
    assert (picked.codes, picked.clauses["confidentiality"]) == ([], "strict")


@pytest.mark.parametrize(
    ("clause", "variants"), [("confidentiality", ["strict"] * 2), ("staff-and-pay", ["a", "b"])]
)
def test_overlays_leave_nothing_open(clause, variants, library, select):
    """Where they agree, or differ on a clause that is not in."""
    asked = dict(zip(("high-security", "public-institution"), variants, strict=True))
    overlays = tuple(
        replace(o, variants={clause: asked[o.id]} if o.id in asked else {}) for o in library.overlays
    )
    using = replace(library, overlays=overlays)
    assert select(party="public-institution", more=DANGER, using=using).codes == []


def test_overlays_may_differ_on_a_clause_that_is_left_out(select):
    """As little as on one that was never in."""
    removed = "clauses: {remove: [{id: visibility, reason: R, approved_by: lawyer}]}"
    assert select(party="private-company", more=DANGER).codes == ["OVERLAYS_DISAGREE"]
    assert select(party="private-company", more=DANGER, agreement=removed).codes == []


def test_overlays_that_answer_otherwise_stop_the_agreement(library, select):
    """Neither wins in silence; a choice settles it."""
    answers = {"public-institution": {VOICE: "no-attribution"}, "children": {VOICE: "prior-consent"}}
    overlays = tuple(replace(overlay, slots=answers.get(overlay.id, {})) for overlay in library.overlays)
    given = {"party": "public-institution", "more": "flags: {works_with_children: true}",
             "using": replace(library, overlays=overlays, conflicts=())}  # fmt: skip
    [finding] = select(**given).findings
    assert (finding.code, finding.path) == ("OVERLAYS_DISAGREE", "choices")
    assert dict(finding.args) == {
        "subject": VOICE, "overlay": "children", "answer": "prior-consent", "against": "public-institution",
        "other": "no-attribution", "field": "choices",
    }  # fmt: skip
    chosen = select(**given, agreement=f"choices: {{{VOICE}: {{value: prior-consent, reason: R}}}}")
    assert chosen.codes == []
