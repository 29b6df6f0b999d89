"""Every code that a rule can give has a case that calls it forth, and one that nearly does and does not."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from rule_cases import CASES
from text_cases import ANNEX_CASES, PRIVATE_CASES

from pipeline.check import Case
from pipeline.check.annexes import annex_texts
from pipeline.check.private import private_data
from pipeline.model.messages import catalogue
from pipeline.pick import pick

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
    cases = {code for code, _, _ in (*CASES, *PRIVATE_CASES, *ANNEX_CASES)}
    assert sorted(set(said()) ^ cases) == []


@pytest.mark.parametrize(("code", "wrong", "_right"), CASES, ids=NAMES)
def test_what_is_wrong_is_found(codes, code, wrong, _right):
    """The code is among what is said."""
    assert code in codes(**wrong)


@pytest.mark.parametrize(("code", "_wrong", "right"), CASES, ids=NAMES)
def test_what_is_right_is_not_found(codes, code, _wrong, right):
    """What nearly is wrong, or the partnership as it is, is not called so."""
    assert code not in codes(**right)


@pytest.mark.parametrize(("code", "wrong", "right"), PRIVATE_CASES)
def test_private_data_by_its_form(code, wrong, right):
    """One line has it and the other nearly."""
    assert [finding.code for finding in private_data(wrong, "partnership.yaml")] == [code]
    assert list(private_data(right, "partnership.yaml")) == []


@pytest.mark.parametrize(("code", "wrong", "right"), ANNEX_CASES)
def test_the_texts_of_annexes(small, code, wrong, right):
    """One paragraph has it and the other not."""
    kept = "    retention_years: 10\n"
    partnership, library = small({kept: f"{kept}    annexes: [{{file: plan.docx, title: {{en: Plan}}}}]\n"})
    grant = partnership.agreements[1]
    selection, _ = pick(partnership, grant, library)
    case = Case(partnership, grant, selection, library)
    assert [finding.code for finding in annex_texts(case, {"plan.docx": (wrong,)})] == [code]
    assert list(annex_texts(case, {"plan.docx": (right,)})) == []
