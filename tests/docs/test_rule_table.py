"""The table of rules: every rule of the field is there, with codes that exist, or named as waiting."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(name="rules")
def _rules(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    import rule_table  # noqa: PLC0415  a script beside its pages, not part of the program

    return rule_table


def test_every_rule_has_a_line(rules: ModuleType) -> None:
    """V01 to V49, none left out; amendments are named as waiting."""
    lines = [line for line in rules.rules_page().splitlines() if line.startswith("| V")]
    assert [line[2:5] for line in lines] == [f"V{number:02}" for number in range(1, 50)]
    assert [line[2:5] for line in lines if rules.WAITING in line] == ["V42", "V43"]


def test_codes_are_read_off_the_rules(rules: ModuleType) -> None:
    """Also those that a rule's helper says, and those of other parts of the program."""
    told = rules.codes_by_rule()
    assert told["V19"] == ["CAP_ABOVE", "CAP_BELOW"]
    assert told["V49"] == ["EXPECTATION_BINDS", "PLAIN_DUTY"]
    assert told["12.13"] == ["DISAGREEMENT_DUE", "UNEVEN_WITHOUT_REASON"]


def test_a_code_that_nobody_says_stops_the_page(rules: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the table would promise what the program does not do."""
    monkeypatch.setitem(rules.ELSEWHERE, "V28", ("CLAUSE_GONE",))
    with pytest.raises(LookupError, match="V28"):
        rules.rules_page()
