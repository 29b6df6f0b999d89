"""Which agreements have a clause, and what a change of it does to each."""

from __future__ import annotations

import shutil

import pytest
from lives import issue, living_tree, once, reword
from trees import REED, add, edit, reed

from pipeline.build.clauses.uses import impact
from pipeline.build.tree import Tree
from pipeline.model.places import AftaleError
from pipeline.model.status import Status

DRAFT = reed(id_="bank")


@pytest.fixture(scope="session", name="two_once")
def _two_once(_program, tmp_path_factory):
    """Two agreements: one was issued, the other is a draft."""
    return once(tmp_path_factory, "two", lambda folder: issue(living_tree(folder, REED, DRAFT)))


@pytest.fixture(name="two")
def _two(two_once, tmp_path):
    return shutil.copytree(two_once, tmp_path / "two")


def groups(tree, clause):
    found = impact(Tree(tree), clause)
    return [[use.agreement for use in uses] for uses in (found.follows, found.pinned, found.considers)]


def test_a_draft_follows_and_what_was_issued_is_pinned(two):
    """Each stands in one group."""
    assert groups(two, "term") == [["bank/mou"], ["reed/mou"], []]


def test_what_is_left_out_is_considered(two):
    """With the reason; what brings it moves it."""
    assert groups(two, "helpers") == [[], [], ["bank/mou", "reed/mou"]]
    assert {use.reason.code for use in impact(Tree(two), "helpers").considers} == {"OUT_NOBODY"}
    edit(
        two / "agreements/bank/partnership.yaml",
        "background:",
        "flags: {volunteers_seconded: true}\nbackground:",
    )
    assert groups(two, "helpers") == [["bank/mou"], [], ["reed/mou"]]


def test_an_older_wording_is_told(two):
    """Only of the agreement that is pinned, and only of the clause that changed."""
    reword(two, "term", "planned", "foreseen")
    (pinned,) = impact(Tree(two), "term").pinned
    assert (pinned.version, pinned.newer, pinned.status, pinned.variant) == (
        "0.1",
        True,
        Status.SENT,
        "standard",
    )
    assert [use.newer for use in impact(Tree(two), "aims").uses] == [False, False]


def test_what_a_library_took_up_since_is_not_considered_by_what_is_pinned(two):
    """Its own library has no such clause; the draft prints it."""
    shutil.copytree(two / "clauses/wording/term", two / "clauses/wording/extra")
    edit(two / "clauses/wording/extra/clause.yaml", "id: term", "id: extra")
    edit(two / "clauses/kinds/mou.yaml", "outline: [", "outline: [{clause: extra, always: true}, ")
    assert groups(two, "extra") == [["bank/mou"], [], []]


def test_an_annex_whose_condition_does_not_hold(two):
    """It is considered, without a reason of its own."""
    edit(
        two / "clauses/kinds/mou.yaml", "{clause: helpers}]", "]\nannexes: [{clause: helpers, when: agenda}]"
    )
    use = next(use for use in impact(Tree(two), "helpers").uses if use.agreement == "bank/mou")
    assert (use.variant, use.reason) == ("", None)


def test_what_cannot_be_read_is_told(two):
    """The others are asked all the same."""
    add(two, "nonsense: [\nid: river\n")
    found = impact(Tree(two), "term")
    assert [finding.code for finding in found.findings] == ["YAML_SYNTAX"]
    assert len(found.uses) == 2


def test_a_clause_that_is_not_there(two):
    """The nearest is named."""
    with pytest.raises(AftaleError) as raised:
        impact(Tree(two), "trem")
    (finding,) = raised.value.findings
    assert (finding.code, dict(finding.args)["nearest"]) == ("CLAUSE_UNKNOWN", "term")


def test_a_clause_whose_description_cannot_be_read(two):
    """What is wrong with it is said, not that there is none."""
    edit(two / "clauses/wording/term/clause.yaml", "status: core", "status: firm")
    with pytest.raises(AftaleError) as raised:
        impact(Tree(two), "term")
    assert {finding.place.file for finding in raised.value.findings} == {"clauses/wording/term/clause.yaml"}
