"""`aftale clauses adopt`: what it says and what programs read."""

from __future__ import annotations

import shutil

import pytest
from lives import MOU, SECOND, issue, living_tree, once, reword
from schema_check import misfits
from trees import aftale, edit, snapshot

from pipeline.build.schemas import OUTPUTS

WHY = ("--reason", "A better word.", "--today", SECOND)


@pytest.fixture(scope="session", name="sent_once")
def _sent_once(_program, tmp_path_factory):
    return once(tmp_path_factory, "sent", lambda folder: issue(living_tree(folder)))


@pytest.fixture(name="newer")
def _newer(sent_once, tmp_path):
    """A tree of one's own in which version 0.1 is sent, and both clauses are newer in the library."""
    tree = shutil.copytree(sent_once, tmp_path / "newer")
    reword(tree, "term", "planned", "foreseen")
    reword(tree, "aims", "want this", "strive for this")
    return tree


@pytest.mark.parametrize(
    ("clauses", "said"),
    [
        (("term",), "reed/mou now has the library’s wording of: term; build it to see what that changes\n"),
        (("term", "aims", "term"), "reed/mou now has the library’s wording of: term, aims; build it to see what that changes\n"),
        ((), "reed/mou now has the library’s wording of: aims, term; build it to see what that changes\n"),
    ],
)  # fmt: skip
def test_what_it_says(newer, clauses, said):
    """One sentence with the clauses, each once."""
    ran = aftale(newer, "clauses", "adopt", MOU, *clauses, *WHY)
    assert (ran.code, ran.out, ran.err) == (0, said, "")


def test_in_danish(newer):
    """The same."""
    ran = aftale(newer, "--lang", "da", "clauses", "adopt", MOU, "term", *WHY)
    assert ran.out == "reed/mou har nu bibliotekets ordlyd af: term; byg den for at se, hvad det ændrer\n"


def test_quietly(newer):
    """Nothing needs a decision, so nothing is said."""
    assert aftale(newer, "-q", "clauses", "adopt", MOU, *WHY).out == ""


def test_a_build_says_what_can_be_adopted(newer):
    """Sentence and command; in Danish too. What was adopted is no longer proposed."""
    ran = aftale(newer, "build")
    assert (ran.code, "reed/mou" in ran.out, "clauses adopt" in ran.out) == (0, True, True)
    assert "clauses adopt AFTALE [PUNKT...]" in aftale(newer, "--lang", "da", "build").out
    assert aftale(newer, "clauses", "adopt", MOU, *WHY).code == 0
    assert "clauses adopt" not in aftale(newer, "build").out


@pytest.mark.parametrize(
    ("words", "code", "adopted"),
    [((), 0, True), (("term",), 0, True), (("moon",), 1, False)],
)
def test_its_json_has_its_shape(newer, words, code, adopted):
    """Also where nothing could be done."""
    ran = aftale(newer, "clauses", "adopt", MOU, *words, *WHY, "--format", "json")
    assert (ran.code, list(misfits(ran.data, OUTPUTS["adopt"]))) == (code, [])
    assert ran.data.keys() == OUTPUTS["adopt"]["properties"].keys()
    assert (ran.data["agreement"], ran.data["adopted"]) == (MOU, adopted)


def test_nothing_to_adopt_in_json(newer):
    """It is no finding: nothing needs a decision."""
    aftale(newer, "clauses", "adopt", MOU, *WHY)
    ran = aftale(newer, "clauses", "adopt", MOU, *WHY, "--format", "json")
    assert (ran.code, ran.data["adopted"], ran.data["clauses"], ran.data["findings"]) == (0, False, [], [])


@pytest.mark.parametrize("words", [(), (MOU,), (MOU, "term"), (MOU, "--reason"), (MOU, "--reason", "x", "--today", "soon")],
                         ids=" ".join)  # fmt: skip
def test_a_call_that_cannot_be_used(newer, words):
    """Exit 2, nothing written."""
    before = snapshot(newer)
    assert aftale(newer, "clauses", "adopt", *words).code == 2
    assert snapshot(newer) == before


@pytest.mark.parametrize("name", ["reed/mo", "rede/mou", "reed", ""])
def test_an_agreement_that_is_none(newer, name):
    """It is told which was meant; no traceback."""
    ran = aftale(newer, "clauses", "adopt", name, *WHY)
    assert ran.code in (1, 2)
    assert "Traceback" not in ran.err


def test_a_broken_library(newer):
    """What is wrong with it is said, and nothing adopted."""
    edit(newer / "clauses/kinds/mou.yaml", "id: mou", "id: mou\nnonsense: x")
    before = snapshot(newer / "agreements")
    ran = aftale(newer, "clauses", "adopt", MOU, *WHY)
    assert (ran.code, "clauses/kinds/mou.yaml:2" in ran.err, snapshot(newer / "agreements")) == (
        1,
        True,
        before,
    )


def test_a_clause_that_is_wrong(newer):
    """A wording that cannot be read is not taken in: the draft would fail for good."""
    reword(newer, "term", "This agreement", "{{ nothing | shout }} This agreement")
    before = snapshot(newer / "agreements")
    ran = aftale(newer, "clauses", "adopt", MOU, "term", *WHY)
    assert (ran.code, "clauses/wording/term/standard.en.md" in ran.err) == (1, True)
    assert snapshot(newer / "agreements") == before
