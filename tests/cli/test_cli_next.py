"""`aftale next`: a sentence for each agreement, for people and for programs."""

from __future__ import annotations

import re

import pytest
from lives import MOU, branch_off, happened, issue, living_tree, once
from schema_check import misfits
from trees import add, aftale, copy_examples, reed, snapshot

from pipeline.build.schemas import OUTPUTS
from pipeline.cli.main import COMMANDS
from pipeline.model.events import Withdrawn


@pytest.fixture(scope="session", name="two_once")
def _two_once(_program, tmp_path_factory):
    """A tree of two agreements, of which one was sent; to be looked at only."""

    def make(folder):
        issue(living_tree(folder))
        add(folder, reed(id_="other"))

    return once(tmp_path_factory, "two-of-which-one-sent", make)


@pytest.fixture(name="living")
def _living(tmp_path):
    """A tree of one's own in which nothing was issued."""
    return living_tree(tmp_path / "living")


def test_each_agreement_has_its_sentence(two_once):
    """In order, begun by its id; exit 0, although there is something to do."""
    ran = aftale(two_once, "next", "--today", "2027-01-15")
    assert (ran.code, ran.err) == (0, "")
    first, second = ran.out.splitlines()
    assert first == "other/mou: ready to be sent: `aftale issue other/mou` makes version 0.1"
    assert second.startswith("reed/mou: wait for the answer of River to version 0.1; ")


def test_one_agreement_is_asked_about(two_once):
    """In Danish as well."""
    ran = aftale(two_once, "--lang", "da", "next", "other/mou")
    assert ran.out == "other/mou: klar til at blive sendt: `aftale issue other/mou` laver version 0.1\n"


def test_programs_are_answered(two_once):
    """Sentence and command, in the shape that the schema says."""
    ran = aftale(two_once, "next", "--format", "json")
    assert (ran.code, list(misfits(ran.data, OUTPUTS["next"]))) == (0, [])
    assert [(found["id"], found["status"], found["version"]) for found in ran.data["agreements"]] == [
        ("other/mou", "draft", ""), (MOU, "sent", "0.1"),
    ]  # fmt: skip
    assert all(found["command"] in found["next"] for found in ran.data["agreements"])


def test_nothing_is_written(two_once):
    """Asking changes nothing but the cache."""
    before = {path: digest for path, digest in snapshot(two_once).items() if not path.startswith(".aftale/")}
    aftale(two_once, "next")
    after = {path: digest for path, digest in snapshot(two_once).items() if not path.startswith(".aftale/")}
    assert after == before


def test_a_fork_does_not_stop_the_others(living):
    """It is a finding, and the exit code is 1."""
    issue(living)
    add(living, reed(id_="other"))
    branch_off(living, happened(living, Withdrawn(version="0.1", reason="Mine"), "2027-01-12"))
    ran = aftale(living, "next")
    assert ran.code == 1
    assert ran.out.splitlines()[0].startswith("other/mou: ready to be sent")
    assert "LEDGER_FORK" in ran.err
    data = aftale(living, "next", "--format", "json").data
    assert [found["code"] for found in data["findings"]] == ["LEDGER_FORK"]
    assert list(misfits(data, OUTPUTS["next"])) == []


def test_a_partnership_that_cannot_be_read_is_told(living):
    """The others have their sentences."""
    add(living, "id: broken\n")
    ran = aftale(living, "next")
    assert (ran.code, "agreements/broken/partnership.yaml" in ran.err) == (1, True)
    assert ran.out.startswith("reed/mou: ready")


def test_an_unknown_agreement(living):
    """The nearest is named, to programs in the same shape."""
    ran = aftale(living, "next", "reed/muo", "--format", "json")
    assert (ran.code, 'did you mean "reed/mou"?' in ran.err) == (1, True)
    assert list(misfits(ran.data, OUTPUTS["next"])) == []


def test_a_day_that_is_none(living):
    """The call cannot be used."""
    assert aftale(living, "next", "--today", "31-01-2027").code == 2


def test_every_command_that_is_proposed_exists(tmp_path):
    """For the examples, with whatever story they carry."""
    tree = copy_examples(tmp_path / "examples", life=True)
    ran = aftale(tree, "next")
    assert (ran.code, ran.err) == (0, "")
    assert set(re.findall(r"`aftale (\w+)", ran.out)) <= set(COMMANDS)
    assert len(ran.out.splitlines()) == 8
