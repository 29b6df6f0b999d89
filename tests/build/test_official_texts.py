"""A funder's own text beside ours: it is what is printed, agreements follow, and the library tells what is wrong."""

from __future__ import annotations

import hashlib

import docx
import pytest
from trees import REED, aftale, edit, new_tree

from pipeline.build.clauses.faults import faults
from pipeline.build.tree import Tree
from pipeline.files.library import load_library

TEXTS = {"en": "Nobody pays a bribe.\n", "da": "Ingen betaler bestikkelse.\n"}
LOCKED = ("status: core", "status: locked\nlocked: {official_text: pending, authentic_language: en}")
FOLDER = "clauses/wording/aims"


@pytest.fixture(name="tree")
def _tree(tmp_path):
    """A built tree in which a clause waits for the funder's text."""
    tree = new_tree(tmp_path / "tree", REED, small=True)
    edit(tree / FOLDER / "clause.yaml", *LOCKED)
    assert aftale(tree, "build").code == 0
    return tree


def paste(tree, language, text=None, **said):
    """Put the funder's text beside ours, as clauses/README.md says."""
    text = text or TEXTS[language]
    said = {"source": "The guide", "as_of": "2026-03-14", "sha256": hashlib.sha256(text.strip().encode()).hexdigest()} | said  # fmt: skip
    lines = "".join(f"  {name}: {value}\n" for name, value in said.items())
    path = tree / FOLDER / f"standard.official.{language}.md"
    path.write_text(f"---\nofficial:\n{lines}---\n{text}", "utf-8")
    return path


def printed(tree):
    """The words of the draft."""
    (path,) = tree.glob("output/**/*.docx")
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def codes(tree):
    return [
        f.code for f in faults(Tree(tree), ["aims"]).findings if f.code.startswith(("OFFICIAL", "WORDING_F"))
    ]


def test_the_funders_text_is_what_is_printed(tree):
    """The draft is made again when the text comes, and when it goes."""
    before = printed(tree)
    paths = [paste(tree, language) for language in TEXTS]
    assert aftale(tree, "build", "--format", "json").data["built"] == ["reed/mou"]
    assert "Nobody pays a bribe." in printed(tree)
    for path in paths:
        path.unlink()
    assert aftale(tree, "build", "--format", "json").data["built"] == ["reed/mou"]
    assert printed(tree) == before


def test_a_text_that_was_changed_stops_the_build(tree):
    """The last draft stays as it is."""
    for language in TEXTS:
        paste(tree, language)
    edit(paste(tree, "en"), "Nobody pays", "Nobody should pay")
    ran = aftale(tree, "build", "--format", "json")
    assert ran.code == 1
    assert "OFFICIAL_TEXT_CHANGED" in {finding["code"] for finding in ran.data["findings"]}


def test_the_library_tells_what_is_wrong_with_a_text(tree):
    """Awaited, in place, changed, without its source."""
    assert codes(tree) == ["OFFICIAL_TEXT_PENDING"]
    for language in TEXTS:
        paste(tree, language)
    assert codes(tree) == []
    paste(tree, "en", sha256="0" * 64)
    assert codes(tree) == ["OFFICIAL_TEXT_CHANGED"]
    (tree / FOLDER / "standard.official.en.md").write_text(TEXTS["en"])
    assert codes(tree) == ["OFFICIAL_TEXT_WITHOUT_SOURCE"]


@pytest.mark.parametrize(
    "name", ["strict.official.en.md", "standard.official.xx.md", "standard.official.en.docx"]
)
def test_a_name_that_fits_nothing(tree, name):
    """A variant or a language that is not there; or a Word file, which has no place for its source."""
    (tree / FOLDER / name).write_text("Text.\n")
    assert codes(tree) == ["WORDING_FILE_NAME", "OFFICIAL_TEXT_PENDING"]


def test_a_clause_that_is_not_locked_has_no_official_text(tree):
    """Its words are ours."""
    edit(tree / FOLDER / "clause.yaml", *reversed(LOCKED))
    paste(tree, "en")
    assert codes(tree) == ["WORDING_FILE_NAME"]


def test_ours_stays_beside_theirs(tree):
    """Whichever name is read first."""
    paste(tree, "en")
    library, _ = load_library(tree / "clauses")
    there = {lang: library.wordings["aims", "standard", lang].official for lang in TEXTS}
    assert there == {"en": True, "da": False}
