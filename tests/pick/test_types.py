"""Every pair of partnership types in both kinds: what they bring, how slots are answered, what must be decided."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

V, W, P, N, A = "value-based", "value-based-project", "professional", "international-network", "alliance"
TYPES = (V, W, P, N, A)
LASTING, PHASED, VALUES = {V, W, A}, {P, N}, {V, W}

BRINGS = {
    V: {"shared-values", "future-funding"},
    W: {"shared-values", "value-project-balance", "future-funding"},
    P: {"common-cause"},
    N: {"network-membership"},
    A: {"common-cause", "information-exchange", "public-positions", "security-care"},
}
TERM = {V: "open-ended-review", W: "open-ended-review", P: "fixed", N: "fixed", A: "while-agenda-shared"}
EXIT = {V: "none", W: "funding-phase-out", P: "phase-out-plan", N: "network-exit", A: "withdraw-on-notice"}
MONEY = {V: "separate-grant", W: "separate-grant", P: "separate-grant", N: "separate-grant", A: "own-costs"}
FROM_TYPES = set().union(*BRINGS.values()) - {"security-care"}  # which a grant has always
SAID_IN_THE_MOU = FROM_TYPES - {"network-membership"}
PAIRS = [(t, ()) for t in TYPES] + [(first, (second,)) for first, second in permutations(TYPES, 2)]
IDS = ["-".join(t[:5] for t in (first, *rest)) for first, rest in PAIRS]
ALWAYS = {
    "parties", "purpose", "term", "document-framework", "legal-status", "mutual-capacity", "equal-partnership",
    "expectation-alignment", "termination-notice", "consequences-of-ending", "disputes", "signature",
}  # fmt: skip


def meeting(primary, secondary):
    """The answer to `exit` where two types meet that the library knows how to bring together."""
    if primary in LASTING and PHASED & set(secondary):
        return "funding-phase-out"
    if {primary, *secondary} == {P, N}:
        return "network-exit"
    if {primary, *secondary} == {V, W}:
        return "funding-phase-out"
    return EXIT[primary]


def undecided(primary, secondary, slots):
    """The slots on which two types differ and no conflict of the library settles it: an alliance and values."""
    differ = {slot for slot, own in slots.items() for s in secondary if own[s] != own[primary]}
    known = ({primary, *secondary} & {P, N}) or {primary, *secondary} == {V, W}
    return set() if known else differ - {"money"}


@pytest.mark.parametrize(("primary", "secondary"), PAIRS, ids=IDS)
def test_a_partnership_agreement_is_what_its_types_make_it(primary, secondary, select):
    """Clauses of all types are in; the primary type answers, unless the library settles or a person must."""
    picked = select(primary, *secondary)
    types = (primary, *secondary)
    brought = set().union(*(BRINGS[t] for t in types))
    assert brought <= picked.clauses.keys()
    assert picked.clauses.keys() & FROM_TYPES == brought & FROM_TYPES
    assert picked.clauses.keys() >= ALWAYS
    assert picked.answers["term"] == TERM[primary] == picked.clauses["term"]
    assert picked.answers["money"] == MONEY[primary] == picked.clauses["costs-and-money"]
    assert picked.answers["exit"] == meeting(primary, secondary) == picked.clauses.get("phase-out", "none")
    assert picked.answers["external-voice"] == ("prior-consent" if A in types else "none")
    bilateral = ["C-NETWORK-VS-BILATERAL"] if N in types and VALUES & set(types) else []
    mixed = undecided(primary, secondary, {"term": TERM, "exit": EXIT, "money": MONEY})
    assert picked.codes == [*bilateral, *["TYPES_DISAGREE"] * len(mixed)]


@pytest.mark.parametrize(("primary", "secondary"), PAIRS, ids=IDS)
@pytest.mark.parametrize("mou", [True, False], ids=["under-mou", "alone"])
def test_a_grant_agreement_is_what_its_grant_makes_it(primary, secondary, mou, select):
    """It binds, ends and passes money on; what the partnership agreement says already is not said twice."""
    picked = select(primary, *secondary, kind="grant", agreement="framework: {mou: mou}" if mou else "")
    types = (primary, *secondary)
    brought = set().union(*(BRINGS[t] for t in types)) - (SAID_IN_THE_MOU if mou else set())
    assert brought <= picked.clauses.keys()
    assert picked.clauses.keys() & FROM_TYPES == brought & FROM_TYPES
    assert picked.clauses.keys() >= ALWAYS
    assert picked.clauses["document-framework"] == ("under-mou" if mou else "stand-alone")
    assert (picked.answers["term"], picked.answers["binding"], picked.answers["money"]) == (
        "grant-period", "binding", "transfer",
    )  # fmt: skip
    assert picked.answers["exit"] == meeting(primary, secondary) == picked.clauses.get("phase-out", "none")
    money = ["C-MONEY-ALLIANCE"] if primary == A and not {P, W, N} & set(types) else []
    bilateral = ["C-NETWORK-VS-BILATERAL"] if N in types and VALUES & set(types) else []
    assert picked.codes == [
        *money,
        *bilateral,
        *["TYPES_DISAGREE"] * len(undecided(primary, secondary, {"exit": EXIT})),
    ]


@pytest.mark.parametrize("primary", TYPES)
@pytest.mark.parametrize("kind", ["mou", "grant"])
def test_each_clause_of_a_type_says_which_type_brings_it(primary, kind, select):
    """And cannot be left out, whatever its status."""
    picked = select(primary, kind=kind)
    for clause in BRINGS[primary]:
        assert "WHY_TYPE" in picked.reasons(clause)
        removal = f"clauses: {{remove: [{{id: {clause}, reason: R, approved_by: lawyer}}]}}"
        refused = select(primary, kind=kind, agreement=removal)
        assert "CLAUSE_CORE" in refused.codes
        assert clause in refused.clauses


def test_secondary_types_answer_in_their_order_where_the_primary_is_silent(library, select):
    """Here two of them answer who speaks in whose name."""
    rule = library.types[P]
    types = {**library.types, P: replace(rule, slots={**rule.slots, "external-voice": "free-own-name"})}
    using = replace(library, types=types)
    assert select(V, A, P, using=using).answers["external-voice"] == "prior-consent"
    assert select(V, P, A, using=using).answers["external-voice"] == "free-own-name"


def test_an_alliance_of_values_must_say_how_long_it_lasts_and_how_it_ends(select):
    """No conflict of the library knows; an answer for each with its reason settles it."""
    undecided = select(A, V)
    assert [(f.code, dict(f.args)["slot"], dict(f.args)["type"]) for f in undecided.findings] == [
        ("TYPES_DISAGREE", "term", V),
        ("TYPES_DISAGREE", "exit", V),
    ]
    assert all(f.path == "type.secondary" and f.place.line == 4 for f in undecided.findings)
    choices = "choices: {term: {value: while-agenda-shared, reason: R}, exit: {value: none, reason: R}}"
    settled = select(A, V, agreement=choices)
    assert settled.findings == []
    assert (settled.levels["term"], settled.levels["exit"]) == ("choice", "choice")


def test_three_types_bring_the_clauses_of_all(select):
    """Each once, in the order of the outline."""
    picked = select(V, P, A, agreement="choices: {term: open-ended-review, exit: funding-phase-out}")
    order = [p.clause.id for p in picked.selection.clauses]
    outline = [entry.clause for entry in picked.selection.kind.outline if entry.clause]
    assert (BRINGS[V] | BRINGS[P] | BRINGS[A]) <= set(order)
    assert order == [clause for clause in outline if clause in order]
    assert len(order) == len(set(order))
