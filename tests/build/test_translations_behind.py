"""A clause changed in one language only: who is behind, and what noting it does."""

from __future__ import annotations

import pytest
from lives import living_tree, reword
from trees import edit

from pipeline.build.checking import check_tree
from pipeline.build.clauses.faults import faults
from pipeline.build.clauses.translating import translated
from pipeline.build.tree import Tree
from pipeline.model.messages import severity_of, stage_of
from pipeline.model.places import AftaleError

ONCE = ("term", "planned end", "foreseen end")
DANISH = "clauses/wording/term/standard.da.md"


@pytest.fixture(name="held")
def _held(tmp_path):
    """A tree with a partnership in English and Danish, in whose library all translations were held."""
    tree = living_tree(tmp_path / "tree")
    edit(tree / "agreements/reed/partnership.yaml", "[en]", "[en, da], prevailing: en")
    assert translated(Tree(tree), ()).translations == (
        "aims/standard.da", "helpers/standard.da", "term/standard.da",
    )  # fmt: skip
    return tree


def told(tree, *wanted):
    """What is said of translations: code, file, blanks."""
    found = [f for f in faults(Tree(tree), wanted).findings if f.code.startswith("TRANSLATION")]
    return [(f.code, f.place.file, dict(f.args)) for f in found]


def test_nothing_changed(held):
    """Nothing to say, and noting it again changes nothing."""
    assert told(held) == []
    assert translated(Tree(held), ()).translations == ()


def test_changed_in_one_language(held):
    """The paragraph, in the file of the language that is behind."""
    reword(held, *ONCE)
    ((code, file, args),) = told(held)
    assert (code, file) == ("TRANSLATION_STALE", DANISH)
    assert (args["language"], args["paragraph"], args["changed"]) == ("da", "1", "en")
    assert (args["words"], args["before"]) == (
        "This agreement has no foreseen end.", "Denne aftale har intet planlagt ophør.",
    )  # fmt: skip


def test_changed_in_the_translation_only(held):
    """Then the source is behind."""
    edit(held / DANISH, "planlagt", "forudset")
    ((code, file, args),) = told(held)
    assert (code, file, args["language"]) == ("TRANSLATION_STALE", DANISH.replace(".da.", ".en."), "en")


def test_changed_in_both(held):
    """Nobody is behind, and somebody should read them; until that is noted."""
    reword(held, *ONCE)
    edit(held / DANISH, "planlagt", "forudset")
    assert [(code, args["paragraphs"]) for code, _, args in told(held)] == [("TRANSLATION_UNREAD", "1")]
    assert translated(Tree(held), ("term",)).translations == ("term/standard.da",)
    assert told(held) == []


def test_a_heading(held):
    """It counts as well."""
    edit(held / "clauses/wording/term/standard.en.md", "This", "---\ntitle: How long\n---\nThis")
    assert [code for code, _, _ in told(held)] == ["TRANSLATION_STALE_HEADING"]


def test_never_held(held):
    """A new language, or a new clause."""
    (held / "clauses/wording/term/standard.fr.md").write_text("Cet accord n’a pas de fin.\n")
    assert [(code, args["wordings"]) for code, _, args in told(held)] == [
        ("TRANSLATION_NOT_HELD", "standard.fr")
    ]


def test_a_library_without_the_file(held):
    """It is not asked."""
    (held / "clauses/translations.yaml").unlink()
    reword(held, *ONCE)
    assert told(held) == []


def test_of_one_clause(held):
    """Only what was asked for."""
    reword(held, *ONCE)
    assert told(held, "aims") == []
    assert len(told(held, "term")) == 1


def stale_in(tree):
    return [
        finding
        for found in check_tree(Tree(tree), None).agreements.values()
        for finding in found
        if finding.code == "TRANSLATION_STALE"
    ]


def test_an_agreement_that_prints_it(held):
    """A warning from sending on, where it prints a language that is behind."""
    assert stale_in(held) == []
    reword(held, *ONCE)
    found = stale_in(held)
    assert [(f.place.file, severity_of(f).value, stage_of(f).value) for f in found] == [
        (DANISH, "warning", "send")
    ]


def test_an_agreement_that_does_not_print_it(held):
    """Nothing to it."""
    reword(held, "helpers", "insures", "protects")
    assert stale_in(held) == []


def test_only_one_language(held):
    """What was not named is not noted."""
    (held / "clauses/wording/term/standard.fr.md").write_text("Cet accord n’a pas de fin.\n")
    reword(held, *ONCE)
    assert translated(Tree(held), ("term/standard",), ("fr",)).translations == ("term/standard.fr",)
    assert [(code, args["language"]) for code, _, args in told(held)] == [("TRANSLATION_STALE", "da")]


def test_a_wording_that_is_not_built_alike(held):
    """It is told, and not noted; the others are."""
    reword(held, "term", "end.", "end.\n\nNone.")
    reword(held, "aims", "want this", "seek this")
    noted = translated(Tree(held), ())
    assert (noted.translations, [f.code for f in noted.findings]) == (
        ("aims/standard.da",),
        ["WORDINGS_DIFFER"],
    )


@pytest.mark.parametrize(("wish", "code"), [("trem", "CLAUSE_UNKNOWN"), ("term/stanard", "VARIANT_UNKNOWN")])
def test_no_such_wording(held, wish, code):
    """All are told, nothing is noted."""
    with pytest.raises(AftaleError) as error:
        translated(Tree(held), (wish,))
    assert [found.code for found in error.value.findings] == [code]


def test_what_went_is_forgotten(held):
    """A clause that was removed leaves no line behind."""
    kept = held / "clauses/translations.yaml"
    assert "helpers/standard" in kept.read_text()
    for path in (held / "clauses/wording/helpers").glob("*.md"):
        path.unlink()
    translated(Tree(held), ("term",))
    assert "helpers/standard" not in kept.read_text()
