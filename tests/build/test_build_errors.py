"""A mistake in one file: said where it is, all at once, while everything else is built."""

from __future__ import annotations

import re

import pytest
from trees import add, aftale, edit, reed, snapshot

from pipeline.build import make as making

FIVE = reed(
    ("kind: cso\n    name: The Reed Society", "kind: csos\n    name: The Reed Society"),
    ('start: "2027-02-01"', 'start: "2027-02-30"'),
    ("purpose: {en: Clean water for all., da", "purpose: {en: Clean water for all., dk"),
    ("registration: {scheme: GT-REPEJU", "registrations: {scheme: GT-REPEJU"),
    ("review_every_months: 12", "review_every_months: twelve"),
    id_="river",
)
LINE = re.compile(r"^(\S+?):(\d+):(\d+): ([A-Z][A-Z_]+) (\S+): .+; .+$")


@pytest.fixture(name="two")
def _two(tree):
    """Two partnerships, built."""
    add(tree, reed(id_="river"))
    assert aftale(tree, "build").code == 0
    return tree


def test_five_mistakes_are_five_lines(two):
    """All of them in one run, each with file, line, column, code, path, what is wrong and what to do."""
    add(two, FIVE)
    ran = aftale(two, "build")
    assert ran.code == 1
    found = [LINE.match(line) for line in ran.lines]
    assert all(found), ran.err
    assert {match[1] for match in found} == {"agreements/river/partnership.yaml"}
    assert sorted((match[4], match[5]) for match in found) == [
        ("FIELD_UNKNOWN", "parties[1].registrations"),
        ("LANGUAGE_UNKNOWN", "purpose.dk"),
        ("NOT_A_DATE", "agreements[0].term.start"),
        ("NOT_A_NUMBER", "agreements[0].term.review_every_months"),
        ("WORD_UNKNOWN", "parties[0].kind"),
    ]
    for match in found:
        line = FIVE.splitlines()[int(match[2]) - 1]
        assert match[5].rsplit(".", 1)[-1] in line[: int(match[3]) + 40]


def test_the_near_word_is_named(two):
    """A sentence with a question, as a person would ask it."""
    edit(two / "agreements/river/partnership.yaml", "role: local-lead", "role: local-laed")
    (line,) = aftale(two, "build").lines
    assert re.fullmatch(
        r'agreements/river/partnership\.yaml:\d+:\d+: WORD_UNKNOWN parties\[1\]\.role: "local-laed" .*; did you mean "local-lead"\?',
        line,
    )


def test_the_others_are_built(two):
    """One file is broken: its last good output stays as it is, the other agreements are built."""
    before = snapshot(two / "output/river")
    edit(two / "agreements/river/partnership.yaml", "role: local-lead", "role: nobody")
    edit(two / "agreements/reed/partnership.yaml", "Trust", "Hope")
    ran = aftale(two, "build", "--format", "json")
    assert (ran.code, ran.data["built"], ran.data["failed"]) == (1, ["reed/mou"], ["river"])
    assert snapshot(two / "output/river") == before


def test_what_failed_is_tried_again(two):
    """It is never up to date, and its mistakes are said again, until the file is right."""
    path = two / "agreements/river/partnership.yaml"
    edit(path, "role: local-lead", "role: nobody")
    first, second = aftale(two, "build"), aftale(two, "build")
    assert (first.code, second.code) == (1, 1)
    assert first.err == second.err != ""
    plan = aftale(two, "build", "-n", "--format", "json").data["stale"]
    assert [item["reason"] for item in plan] == ["Its last build had errors."]
    edit(path, "role: nobody", "role: local-lead")
    assert aftale(two, "build").code == 0


def test_a_mistake_in_a_wording_stops_those_who_use_it(two):
    """With the line of the wording; what it printed before stays."""
    before = snapshot(two / "output")
    edit(two / "clauses/wording/aims/standard.en.md", "{{ purpose }}", "{{ purpose | shout }}")
    ran = aftale(two, "build", "--format", "json")
    assert (ran.code, ran.data["built"], sorted(ran.data["failed"])) == (1, [], ["reed/mou", "river/mou"])
    places = {(found["file"], found["line"]) for found in ran.data["findings"]}
    assert places == {("clauses/wording/aims/standard.en.md", 1)}
    assert snapshot(two / "output") == before


def test_a_library_that_cannot_be_read_stops_everything(two):
    """Each mistake with its place; nothing is built, and nothing is forgotten."""
    before = snapshot(two / "output")
    (two / "clauses/slots.yaml").write_text("slots: [\n")
    ran = aftale(two, "build")
    assert ran.code == 1
    assert re.match(r"clauses/slots\.yaml:\d+:\d+: YAML_SYNTAX ", ran.err)
    assert snapshot(two / "output") == before
    (two / "clauses/slots.yaml").write_text("slots: []\n")
    assert aftale(two, "build").out.startswith("0 built, 2 up to date")


@pytest.mark.parametrize("name", ["slots.yaml", "phrases.yaml", "house/house.docx"])
def test_a_missing_library_file_is_named(two, name):
    """One line."""
    (two / "clauses" / name).unlink()
    ran = aftale(two, "build")
    assert ran.code == 1
    assert f"clauses/{name}: LIBRARY_FILE_MISSING " in ran.err


def test_a_folder_without_its_file(two):
    """Said as such, with what to do."""
    (two / "agreements/empty").mkdir()
    ran = aftale(two, "build")
    assert (ran.code, len(ran.lines)) == (1, 1)
    assert ran.err.startswith("agreements/empty/partnership.yaml: PARTNERSHIP_FILE_MISSING ")


def test_a_folder_of_another_name(two):
    """The id and the folder are one."""
    (two / "agreements/river").rename(two / "agreements/brook")
    ran = aftale(two, "build")
    assert ran.code == 1
    assert "ID_NOT_FOLDER id: " in ran.err


def test_the_first_failure_ends_the_run(two):
    """With -x, what comes after it is not tried."""
    for name in ("reed", "river"):
        edit(two / f"agreements/{name}/partnership.yaml", "role: local-lead", "role: nobody")
    assert aftale(two, "build", "-x", "--format", "json").data["failed"] == ["reed"]


def test_a_mistake_of_ours_stops_one_agreement(two, monkeypatch):
    """Exit 3 and a report for whoever looks after the program; the others are built."""
    render = making.render

    def renders(selection, *args):
        if selection.id == "river/mou":
            raise ZeroDivisionError
        return render(selection, *args)

    monkeypatch.setattr(making, "render", renders)
    for name in ("reed", "river"):
        edit(two / f"agreements/{name}/partnership.yaml", "Trust", "Hope and secrets")
    ran = aftale(two, "build")
    assert ran.code == 3
    assert "built reed/mou" in ran.out
    assert "agreement: river/mou\nTraceback" in ran.err
    assert "secrets" not in ran.err
