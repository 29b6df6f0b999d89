"""The rules as a whole."""

from __future__ import annotations

import re

from pipeline.check import RULES


def test_the_small_partnership_is_without_fault(findings):
    """So every finding of the other tests comes from the change they make."""
    assert findings() == []
    assert findings(agreement="mou") == []


def test_every_rule_names_its_source():
    """A docstring begins with the rule's number in the brief, or says what the rule finds."""
    docs = [rule.__doc__ or "" for rule in RULES]
    assert [doc for doc in docs if not re.match(r"(V\d\d|Section \d|Find )", doc)] == []


def test_no_rule_is_listed_twice():
    """One rule, one finding."""
    assert len(set(RULES)) == len(RULES)


def test_a_finding_points_at_the_field(findings):
    """File, line and column are those of the field in the partnership's file."""
    (finding,) = findings({'country: "DK"': 'country: "XX"'})
    assert finding.place.file == "agreements/reed-river/partnership.yaml"
    assert (finding.place.line, finding.place.column) == (12, 5)


def test_a_fact_that_is_not_given_is_missed_where_it_belongs(found):
    """A default has no line of its own; the agreement it would stand in has."""
    assert found(library={'value: "14"': 'value: "13"'}) == [
        "IRREGULARITIES_LATE agreements[1].irregularities.danish_days | id: grant"
    ]
