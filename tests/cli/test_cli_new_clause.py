"""Starting a clause or a variant: commented files that read well, are checked, and overwrite nothing."""

from __future__ import annotations

import pytest
from schema_check import read
from trees import aftale, edit, snapshot

ANSWERS = 'A "shared" calendar\nEn fælles kalender\nSays that there is one.\nSiger, at der er én.\n\n'


@pytest.mark.parametrize("language", ["en", "da"])
def test_a_new_clause_is_a_folder_to_fill_in(tree, language):
    """A description that reads, and a text for each language that is found until it is written."""
    ran = aftale(tree, "--lang", language, "new", "clause", "calendar", stdin=ANSWERS)
    assert ran.code == 0, ran.err
    written = [line for line in ran.out.splitlines() if line.startswith("clauses/wording/calendar/")]
    assert len(written) == 3
    description = read((tree / "clauses/wording/calendar/clause.yaml").read_text("utf-8"))
    assert description["title"] == {"en": 'A "shared" calendar', "da": "En fælles kalender"}
    assert description["status"] == "optional"
    checked = aftale(tree, "clauses", "check", "calendar")
    assert checked.err.count("WORDING_EMPTY") == 2


def test_a_clause_that_is_filled_in_is_printed(tree):
    """With a place among the kinds and a text, and no more."""
    assert aftale(tree, "new", "clause", "calendar", stdin=ANSWERS).code == 0
    for language in ("en", "da"):
        path = tree / f"clauses/wording/calendar/standard.{language}.md"
        path.write_text(path.read_text("utf-8") + "\n{{ partner.name }}: 2027.\n", "utf-8")
    edit(
        tree / "clauses/kinds/mou.yaml", "[{clause: aims", "[{clause: calendar, always: true}, {clause: aims"
    )
    ran = aftale(tree, "build")
    assert ran.code == 0, ran.err
    assert "**calendar**" in (tree / "output/reed/mou/trace.md").read_text("utf-8")


def test_a_new_variant_begins_with_a_text_there_is(tree):
    """It stands above the normal one, which stays the last, and is taken on request."""
    before = (tree / "clauses/wording/aims/standard.en.md").read_text("utf-8")
    ran = aftale(tree, "new", "variant", "aims", "short")
    assert ran.code == 0, ran.err
    assert (tree / "clauses/wording/aims/short.en.md").read_text("utf-8") == before
    variants = read((tree / "clauses/wording/aims/clause.yaml").read_text("utf-8"))["variants"]
    assert [(v["id"], v.get("when")) for v in variants] == [("short", "false"), ("standard", None)]
    assert aftale(tree, "clauses", "check", "aims").code == 0


def test_every_clause_of_the_library_can_have_another_variant(examples):
    """However its description is laid out."""
    clauses = sorted(path.parent.name for path in (examples / "clauses/wording").glob("*/clause.yaml"))
    for clause in clauses[::7]:
        ran = aftale(examples, "new", "variant", clause, "of-ours")
        assert ran.code == 0, ran.err
        variants = read((examples / f"clauses/wording/{clause}/clause.yaml").read_text("utf-8"))["variants"]
        assert [v["id"] for v in variants][-2] == "of-ours", clause
    assert aftale(examples, "clauses", "check", *clauses[::7]).code == 0


@pytest.mark.parametrize("words", [
    ["clause", "aims"],
    ["variant", "aims", "standard"],
    ["variant", "aim", "short"],
    ["variant", "aims", "short", "--from", "standart"],
    ["clause", "Not A Name"],
    ["variant", "aims", "../up"],
])  # fmt: skip
def test_what_cannot_be_begun_is_refused_and_changes_nothing(tree, words):
    """What is there already, what is not there, and names that are none."""
    before = snapshot(tree)
    ran = aftale(tree, "new", *words, stdin=ANSWERS)
    assert ran.code in (1, 2)
    assert "Traceback" not in ran.err
    assert snapshot(tree) == before
