"""Rules about types and kinds, whose demands stand in the library."""

from __future__ import annotations

SECOND = "type: {primary: shared, secondary: [passing], rationale: {en: Both}}"


def test_a_secondary_type_is_another_type(found):
    """V14: not the primary one once more."""
    changes = {"type: {primary: shared}": SECOND.replace("[passing]", "[shared]")}
    line = SECOND.replace("[passing]", "[shared]")
    assert found(changes) == [f"TYPE_TWICE type.secondary[0] | {line}"]


def test_a_secondary_type_is_named_once(codes):
    """V14: not the same one twice."""
    assert codes({"type: {primary: shared}": SECOND.replace("[passing]", "[passing, passing]")}) == [
        "TYPE_TWICE"
    ]


def test_mixed_types_have_a_reason(found):
    """V14: somebody will ask why."""
    changes = {"type: {primary: shared}": "type: {primary: shared, secondary: [passing]}"}
    line = "type: {primary: shared, secondary: [passing]}"
    assert found(changes) == [f"TYPES_WITHOUT_RATIONALE type.rationale | {line}"]
    assert found({"type: {primary: shared}": SECOND}) == []


def test_a_type_has_what_it_needs(found):
    """V13: the library says what; the finding stands where the fact would."""
    changes = {"values: [{kind: personal, text: {en: Trust}}]\n": ""}
    assert found(changes) == ['TYPE_NEEDS values | schema: "1"']


def test_only_the_primary_type_has_needs(codes):
    """V13: elements of another type bring clauses, not demands."""
    changes = {"values: [{kind: personal, text: {en: Trust}}]\n": "", "type: {primary: shared}":
               "type: {primary: passing, secondary: [shared], rationale: {en: Both}}"}  # fmt: skip
    assert codes(changes) == []


def test_a_need_can_be_met_in_two_ways(codes):
    """V11: a phase-out, or the reason for another ending."""
    steps = 'phase_out: {steps: [{date: "2028-12-01", text: {en: Hand over}, responsible: river}]}\n'
    without = {"type: {primary: shared}": "type: {primary: passing}", steps: ""}
    choice = "choices: {exit: {value: talk, reason: We stay neighbours}}\n    retention_years: 10"
    assert codes(without) == ["TYPE_NEEDS"]
    assert codes({**without, "retention_years: 10": choice}) == []


def test_a_kind_has_what_it_requires(found):
    """V08: a grant has an end, also within a record."""
    changes = {', end: "2029-12-31"}': "}"}
    assert found(changes) == ['FACT_REQUIRED agreements[1].term.end | term: {start: "2027-03-01"}']


def test_another_kind_requires_less(codes):
    """V08: a memorandum has no budget to miss."""
    assert codes(agreement="mou") == []


def test_a_kind_has_nothing_it_forbids(found):
    """V09: money does not move under a memorandum."""
    budget = "    budget: {lines: []}\n"
    changes = {"  - id: grant\n": f"{budget}  - id: grant\n"}
    assert found(changes, agreement="mou") == ["FACT_FORBIDDEN agreements[0].budget | budget: {lines: []}"]


def test_what_is_pending_is_not_given(codes):
    """V09: a fact that nobody knows yet forbids nothing."""
    assert codes({"  - id: grant\n": "    budget: pending\n  - id: grant\n"}, agreement="mou") == []
