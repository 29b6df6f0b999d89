"""What stops a command is said to people on stderr, and in the answer that a program asked for."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest
from schema_check import misfits
from trees import REED, aftale, edit, new_tree

from pipeline.build.schemas import OUTPUTS
from pipeline.cli.failing import FINDINGS

CALLS = {
    "build": ["build", "reed/muo"],
    "plan": ["build", "-n", "reed/muo"],
    "check": ["check", "--stage", "send", "reed/muo"],
    "explain": ["explain", "reed/muo"],
}
TROUBLES = {
    "the settings are gone": lambda tree: (tree / "aftale.yaml").unlink(),
    "the settings say nothing": lambda tree: edit(tree / "aftale.yaml", 'schema: "1"', "schem: 1"),
    "the library lacks a file": lambda tree: (tree / "clauses/slots.yaml").unlink(),
    "a rule cannot be read": lambda tree: edit(tree / "clauses/kinds/mou.yaml", "outline:", "outlin:"),
}


@pytest.fixture(name="small")
def _small(tmp_path):
    return new_tree(tmp_path, REED, small=True)


@pytest.mark.parametrize("name", CALLS)
def test_an_unknown_agreement_is_in_the_answer(name, small):
    """The object has its whole shape, with the finding and nothing else; stderr says it too."""
    ran = aftale(small, *CALLS[name], "--format", "json")
    assert (ran.code, list(misfits(ran.data, OUTPUTS[name]))) == (FINDINGS, [])
    [found] = ran.data["findings"]
    assert (found["code"], found["help"]) == ("SELECT_NOTHING", 'did you mean "reed/mou"?')
    assert ran.err == f"agreements: SELECT_NOTHING {found['message']}; {found['help']}\n"


def test_the_answer_tells_what_was_asked(small):
    """The stage, also where nothing could be checked for it."""
    assert aftale(small, *CALLS["check"], "--format", "json").data["stage"] == "send"


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES)
def test_what_cannot_be_read_is_in_the_answer(name, trouble, small):
    """The same findings as on stderr, in the same order."""
    trouble(small)
    ran = aftale(small, *(word.replace("muo", "mou") for word in CALLS[name]), "--format", "json")
    assert (ran.code, list(misfits(ran.data, OUTPUTS[name]))) == (FINDINGS, [])
    codes = [found["code"] for found in ran.data["findings"]]
    assert codes
    assert [line.split(": ")[1].split()[0] for line in ran.lines] == codes


@pytest.mark.parametrize("words", [["list", "reed/muo"], ["list", "state:changed", "reed/muo"]])
def test_a_list_of_nothing_is_a_list(words, small):
    """Its answer is a bare array, so the finding is on stderr only."""
    ran = aftale(small, *words, "--format", "json")
    assert (ran.code, ran.data, "SELECT_NOTHING" in ran.err) == (FINDINGS, [], True)


def test_an_unknown_code_is_in_the_answer(small):
    """As an unknown agreement is."""
    ran = aftale(small, "explain", "FACT_MISING", "--format", "json")
    assert (ran.code, [found["code"] for found in ran.data["findings"]]) == (FINDINGS, ["CODE_UNKNOWN"])
    assert ran.err.startswith("CODE_UNKNOWN there is no message")


@pytest.mark.parametrize("format_", ["gitlab", "sarif", "github"])
def test_the_other_formats_have_it_too(format_, small):
    """In their own shape."""
    ran = aftale(small, "check", "reed/muo", "--format", format_)
    assert (ran.code, "SELECT_NOTHING" in ran.out) == (FINDINGS, True)
    assert format_ == "github" or json.loads(ran.out)


def test_a_junit_report_of_nothing_is_not_green(small):
    """Whoever reads only the report sees that the run failed, and why."""
    [suite] = ET.fromstring(aftale(small, "check", "reed/muo", "--format", "junit").out).iter("testsuite")
    assert (suite.get("tests"), suite.get("failures")) == ("1", "1")
    assert "SELECT_NOTHING" in (suite.findtext("testcase/failure") or "")


def test_people_get_the_sentence_alone(small):
    """Nothing on stdout."""
    assert aftale(small, "build", "reed/muo").out == ""
