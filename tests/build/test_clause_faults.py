"""What is wrong with the library alone."""

from __future__ import annotations

import pytest
from lives import living_tree
from test_clause_listing import approve
from trees import edit

from pipeline.build.clauses.faults import faults
from pipeline.build.tree import Tree
from pipeline.model.places import AftaleError

OWNER = ("status:", "owner: lawyer\nstatus:")


@pytest.fixture(name="sound")
def _sound(tmp_path):
    """A tree in whose library nothing is lacking: every clause has an owner, every text is approved."""
    tree = living_tree(tmp_path / "tree")
    for clause in sorted((tree / "clauses/wording").iterdir()):
        edit(clause / "clause.yaml", *OWNER)
        for path in clause.glob("*.md"):
            approve(path)
    return tree


def codes(tree, *wanted):
    return [finding.code for finding in faults(Tree(tree), wanted).findings]


def about(tree, code):
    """The blanks of the one finding of a code, and its place."""
    (found,) = [finding for finding in faults(Tree(tree)).findings if finding.code == code]
    return dict(found.args), found.place


def test_a_sound_library(sound):
    """Nothing to say."""
    assert codes(sound) == []


def test_a_wording_that_does_not_compile(sound):
    """Also of a clause that no agreement uses."""
    edit(sound / "clauses/wording/helpers/standard.en.md", "Each party", "{{ nothing | shout }} Each party")
    assert "FORMULA_FILTER" in codes(sound)


def test_a_variant_that_lacks_a_language(sound):
    """The language that another variant of the clause has; a warning at the variant."""
    edit(
        sound / "clauses/wording/term/clause.yaml",
        "[{id: standard}]",
        "[{id: short, when: 'false'}, {id: standard}]",
    )
    (sound / "clauses/wording/term/short.en.md").write_text("Short.\n")
    args, place = about(sound, "VARIANT_NOT_IN_LANGUAGE")
    assert (args["variant"], args["languages"]) == ("short", "da")
    assert (place.file, place.line > 1) == ("clauses/wording/term/clause.yaml", True)


def test_a_clause_without_any_text(sound):
    """Every variant is told."""
    for path in (sound / "clauses/wording/helpers").glob("*.md"):
        path.unlink()
    assert codes(sound) == ["VARIANT_WITHOUT_WORDING"]


def test_a_clause_in_no_kind(sound):
    """No agreement can have it."""
    edit(sound / "clauses/kinds/mou.yaml", ", {clause: helpers}", "")
    assert codes(sound) == ["CLAUSE_IN_NO_KIND"]


def test_a_clause_without_an_owner(sound):
    """Nobody looks after it."""
    edit(sound / "clauses/wording/term/clause.yaml", *reversed(OWNER))
    assert codes(sound) == ["CLAUSE_WITHOUT_OWNER"]


def test_a_text_that_was_changed_since(sound):
    """At the digest, with the new one."""
    edit(sound / "clauses/wording/term/standard.en.md", "planned", "foreseen")
    args, place = about(sound, "WORDING_CHANGED_SINCE_APPROVAL")
    assert (args["role"], len(args["hash"])) == ("lawyer", 64)
    assert (place.file, place.line) == ("clauses/wording/term/standard.en.md", 5)


def test_texts_that_nobody_approved(sound):
    """Once for each clause, all of them named."""
    for language in ("da", "en"):
        (sound / f"clauses/wording/term/standard.{language}.md").write_text("Text.\n")
    assert about(sound, "WORDING_NOT_APPROVED")[0]["wordings"] == "standard.da, standard.en"


def test_some_clauses_only(sound):
    """What is wrong with others is not said."""
    edit(sound / "clauses/wording/term/clause.yaml", *reversed(OWNER))
    edit(sound / "clauses/wording/helpers/standard.en.md", "Each party", "{{ nothing | shout }} Each party")
    assert codes(sound, "term") == ["CLAUSE_WITHOUT_OWNER"]
    assert codes(sound, "aims") == []
    assert faults(Tree(sound), ["term"]).clauses == ("term",)


def test_a_clause_whose_description_cannot_be_read(sound):
    """It is known by its folder, and what is wrong is said."""
    edit(sound / "clauses/wording/term/clause.yaml", "status: core", "status: firm")
    assert "WORD_UNKNOWN" in codes(sound, "term")
    assert faults(Tree(sound)).clauses == ("aims", "helpers", "term")


def test_every_name_that_is_none_is_told(sound):
    """All at once."""
    with pytest.raises(AftaleError) as raised:
        faults(Tree(sound), ["trem", "term", "aim"])
    assert [dict(finding.args)["nearest"] for finding in raised.value.findings] == ["term", "aims"]


def test_a_type_that_has_no_name_to_be_printed(sound):
    """Its file has a name, but documents take theirs from the phrases: in all languages, or in one."""
    old = (sound / "clauses/types/value-based.yaml").read_text("utf-8")
    new = old.replace("id: value-based", "id: neighbours").replace(
        "{en: Shared values}", "{en: Near, da: Nær}"
    )
    (sound / "clauses/types/neighbours.yaml").write_text(new, "utf-8")
    args, place = about(sound, "TYPE_WITHOUT_LABEL")
    assert (args["type"], args["languages"]) == ("neighbours", "en, da")
    assert (place.file, place.line > 1) == ("clauses/phrases.yaml", True)
    edit(
        sound / "clauses/phrases.yaml",
        "    value-based:\n",
        "    neighbours: {en: Neighbours}\n    value-based:\n",
    )
    args, _ = about(sound, "TYPE_WITHOUT_LABEL")
    assert args["languages"] == "da"
