"""What a Word file says of itself, after whatever became of it."""

from __future__ import annotations

import io

import docx
import pytest
from trees import BESIDE, SEQUENCE, add, aftale, new_tree, reed, word_files

from pipeline.word.redline.opened import open_word
from pipeline.word.stamped import Stamped, stamped

CUSTOM, CORE = "docProps/custom.xml", "docProps/core.xml"


@pytest.fixture(name="made", scope="module")
def _made(tmp_path_factory):
    """A document in two languages side by side."""
    tree = new_tree(tmp_path_factory.mktemp("stamped") / "tree", reed(BESIDE), small=True)
    assert aftale(tree, "build").code == 0
    return next(iter(word_files(tree).values()))


def test_a_document_says_what_it_is(made):
    """Agreement, version, languages in their order."""
    assert stamped(open_word(made)) == Stamped("reed/mou", "0.1-draft", "en-da")


@pytest.mark.parametrize(("languages", "said"), [
    (SEQUENCE, "en-da"),
    ((SEQUENCE[0], "versions: [da, en], prevailing: da, layout: sequential"), "da-en"),
    ((SEQUENCE[0], "versions: [da]"), "da"),
])  # fmt: skip
def test_every_layout_says_its_languages(tmp_path, languages, said):
    """As the file's name does."""
    tree = add(new_tree(tmp_path / "tree", small=True), reed(languages)).parents[2]
    assert aftale(tree, "build").code == 0
    ((name, data),) = word_files(tree).items()
    assert f"_{said}_" in name
    assert stamped(open_word(data)).language == said


def test_the_order_of_properties_does_not_matter(made):
    """LibreOffice sorts them by name, and the tenth piece of a manifest may come before the second."""
    opened = open_word(made)
    properties = opened.touch(CUSTOM)
    properties[:] = sorted(properties, key=lambda item: item.get("name"), reverse=True)
    assert stamped(open_word(opened.written())).language == "en-da"


def test_a_file_of_anybody_s_says_nothing():
    """Nor does one without any properties."""
    docx.Document().save(data := io.BytesIO())
    assert stamped(open_word(data.getvalue())) == Stamped("", "", "")
    opened = open_word(data.getvalue())
    relations = opened.touch("_rels/.rels")
    relations[:] = [one for one in relations if one.get("Target") == "word/document.xml"]
    assert stamped(open_word(opened.written())) == Stamped("", "", "")


@pytest.mark.parametrize("text", ["", "{", "[]", "7", "[7]", "null", '["a"]'])
def test_a_damaged_manifest_costs_the_languages_it_told(made, text):
    """The rest is still known."""
    opened = open_word(made)
    for item in list(opened.touch(CUSTOM)):
        if item.get("name").startswith("aftale_manifest_"):
            item[0].text, text = text, ""
    assert stamped(open_word(opened.written())) == Stamped("reed/mou", "0.1-draft", "en")


def test_without_its_first_language_it_says_none(made):
    """Half an answer would point to another document."""
    opened = open_word(made)
    opened.touch(CORE)[:] = []
    assert stamped(open_word(opened.written())) == Stamped("reed/mou", "0.1-draft", "")
