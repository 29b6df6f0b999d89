"""`aftale clauses list|show|check|impact`: what they print, and how they end."""

from __future__ import annotations

import pytest
from schema_check import misfits
from test_cli_commands import imported
from trees import ROOT, aftale, edit, snapshot

from pipeline.build.schemas import OUTPUTS
from pipeline.cli.clauses_command import COMMANDS

AIMS = "clauses/wording/aims/standard.en.md"


def test_every_command_of_the_group_has_a_help(tree):
    """And stands in the group's with one line."""
    shown = " ".join(aftale(tree, "clauses", "--help").out.split())
    for name, line in COMMANDS.items():
        assert f" {name} {line}" in shown
        assert aftale(tree, "clauses", name, "--help").code == 0


def test_the_table_of_the_library_fits(tree):
    """In 120 columns, in both languages, a line for each clause under the heads."""
    for language, head in (("en", "clause "), ("da", "punkt ")):
        ran = aftale(ROOT, "--lang", language, "clauses", "list")
        lines = ran.out.splitlines()
        assert (ran.code, ran.err, max(map(len, lines)) <= 120) == (0, "", True)
        assert (lines[0].startswith(head), len(lines) - 1) == (
            True,
            len(list(ROOT.glob("clauses/wording/*/"))),
        )


def test_the_line_of_a_clause(tree):
    """Id, heading, status, kinds, variants, languages, approved of all texts."""
    assert aftale(tree, "clauses", "list").out.splitlines()[1].split() == [
        "aims", "Aims", "core", "mou", "1", "da", "en", "0/2",
    ]  # fmt: skip


def test_a_long_heading_is_cut(tree):
    """The columns after it stay where they are."""
    edit(tree / "clauses/wording/aims/clause.yaml", "{en: Aims", "{en: " + "Aims and hopes " * 12)
    line = aftale(tree, "clauses", "list").out.splitlines()[1]
    assert (len(line) <= 120, "…" in line, line.endswith("0/2")) == (True, True, True)


def test_the_list_is_an_array():
    """Of the whole library, as its schema says."""
    ran = aftale(ROOT, "clauses", "list", "--format", "json")
    assert (ran.code, list(misfits(ran.data, OUTPUTS["clauses-list"]))) == (0, [])
    assert isinstance(ran.data, list)


@pytest.mark.parametrize("words", [("list",), ("show", "aims"), ("check",), ("impact", "aims")], ids=" ".join)
def test_a_clause_that_cannot_be_read(tree, words):
    """Exit 1, with the place; a program gets its answer all the same."""
    edit(tree / "clauses/wording/aims/clause.yaml", "status: core", "status: firm")
    ran = aftale(tree, "clauses", *words, "--format", "json")
    assert ran.code == 1
    assert list(misfits(ran.data, OUTPUTS[f"clauses-{words[0]}"])) == []
    assert "clauses/wording/aims/clause.yaml:4" in aftale(tree, "clauses", *words).err


@pytest.mark.parametrize("words", [("show",), ("check",), ("impact",)], ids=" ".join)
def test_a_clause_that_is_not_there(tree, words):
    """The nearest is named, in the reader's language; exit 1."""
    ran = aftale(tree, "clauses", *words, "aim")
    assert (ran.code, ran.out) == (1, "")
    assert (
        ran.err == 'clauses/wording: CLAUSE_UNKNOWN the library has no clause "aim"; did you mean "aims"?\n'
    )
    assert 'mente du "aims"?' in aftale(tree, "--lang", "da", "clauses", *words, "aim").err
    (finding,) = aftale(tree, "clauses", *words, "aim", "--format", "json").data["findings"]
    assert finding["code"] == "CLAUSE_UNKNOWN"


@pytest.mark.parametrize("words", [("list",), ("show", "aims"), ("check",), ("impact", "aims")], ids=" ".join)
def test_they_only_look(tree, words):
    """Nothing is written."""
    before = snapshot(tree)
    assert aftale(tree, "clauses", *words).code == 0
    assert snapshot(tree) == before


@pytest.mark.parametrize(
    "words", [("show",), ("impact",), ("show", "aims", "--language", "de"), ("list", "aims")], ids=" ".join
)
def test_a_call_that_cannot_be_used(tree, words):
    """Exit 2."""
    assert aftale(tree, "clauses", *words).code == 2


def test_show_prints_a_page(tree):
    """From the heading to the last text."""
    ran = aftale(tree, "clauses", "show", "aims", "--language", "en")
    lines = ran.out.splitlines()
    assert (ran.code, lines[0], lines[-1]) == (0, "# aims: Aims", 'Clause {{ "aims" | ref }} binds.')
    assert "vil dette" not in ran.out


def test_show_says_what_is_wrong_with_the_clause(tree):
    """After the page; exit 1."""
    edit(tree / AIMS, "{{ purpose }}", "{{ purpose | shout }}")
    ran = aftale(tree, "clauses", "show", "aims")
    assert (ran.code, ran.out.startswith("# aims"), f"{AIMS}:1" in ran.err) == (1, True, True)


def test_impact_prints_its_groups(tree):
    """With the sentence of each, and a line for each agreement."""
    assert aftale(tree, "clauses", "impact", "aims").out == (
        "aims: Aims\n\nFollow at once with their next draft: 1\n  reed/mou  standard  en\n"
    )


def test_impact_on_nobody(tree):
    """That is said."""
    edit(tree / "clauses/kinds/mou.yaml", "outline: [{clause: aims, always: true}]", "outline: []")
    ran = aftale(tree, "clauses", "impact", "aims")
    assert ran.out == "aims: Aims\nNo agreement here prints or considers it.\n"


def test_check_counts_and_ends(tree):
    """What is only worth knowing does not stop anybody; an error does."""
    ran = aftale(tree, "clauses", "check")
    assert (ran.code, ran.out) == (0, "clauses checked: 1; errors: 0, warnings: 0, worth knowing: 2\n")
    assert "CLAUSE_WITHOUT_OWNER owner: nobody looks after" in ran.err
    edit(tree / AIMS, "{{ purpose }}", "{{ purpose | shout }}")
    assert aftale(tree, "clauses", "check", "aims").code == 1
    assert aftale(tree, "-q", "clauses", "check").out == ""


@pytest.mark.parametrize(
    ("format_", "sign"), [("github", "::error "), ("sarif", '"version": "2.1.0"'), ("junit", 'failures="1"')]
)
def test_check_in_the_formats_of_ci(tree, format_, sign):
    """As `aftale check` does."""
    edit(tree / AIMS, "{{ purpose }}", "{{ purpose | shout }}")
    ran = aftale(tree, "clauses", "check", "--format", format_)
    assert (ran.code, sign in ran.out) == (1, True)


def test_check_of_the_library_finds_no_error():
    """Nor a warning."""
    ran = aftale(ROOT, "clauses", "check", "--format", "json")
    assert [f for f in ran.data["findings"] if f["severity"] != "info"] == []


def test_the_list_asks_no_agreement(tree):
    """Nor does it load what reads or writes Word files: it is a quick look."""
    (tree / "agreements/reed/partnership.yaml").write_text("nonsense: [", "utf-8")
    ran = aftale(tree, "clauses", "list")
    assert (ran.code, ran.err) == (0, "")
    assert not imported("-C", str(tree), "clauses", "list") & {"lxml", "docx", "docxcompose", "markdown_it"}
