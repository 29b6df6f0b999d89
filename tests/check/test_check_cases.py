"""Every code that a rule can give has a case that calls it forth, and one that nearly does and does not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from rule_cases import CASES

from pipeline.model.messages import catalogue

FOLDER = Path(__file__).parents[2] / "pipeline/check"
NAMES = [f"{code}-{number}" for number, (code, _, _) in enumerate(CASES)]


def said() -> Iterator[str]:
    """Every code of a finding that stands in pipeline/check, wherever it is put into one."""
    for path in sorted(FOLDER.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and "severity" in catalogue().get(str(node.value), {}):
                yield node.value


def test_every_code_has_its_cases():
    """A rule that somebody adds without a line in tests/support/rule_cases.py fails here, by the name of its code."""
    assert sorted(set(said()) ^ {code for code, _, _ in CASES}) == []


@pytest.mark.parametrize(("code", "wrong", "_right"), CASES, ids=NAMES)
def test_what_is_wrong_is_found(codes, code, wrong, _right):
    """The code is among what is said."""
    assert code in codes(**wrong)


@pytest.mark.parametrize(("code", "_wrong", "right"), CASES, ids=NAMES)
def test_what_is_right_is_not_found(codes, code, _wrong, right):
    """What nearly is wrong, or the partnership as it is, is not called so."""
    assert code not in codes(**right)
