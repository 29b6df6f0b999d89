"""The sources that are frozen with a version: all it takes to make it again, and no more."""

from __future__ import annotations

import zipfile

import pytest
from lives import SECOND, clean, frozen, issue, living_tree, revise, reword
from trees import BESIDE, SEQUENCE, reed

from pipeline.build.make import Purpose, make
from pipeline.build.tree import Tree
from pipeline.build.workshop import open_workshop
from pipeline.files.partnership import load_annexes, load_partnership
from pipeline.model.document import Edition
from pipeline.word.tracking import tracking


def built_from(folder, edition):
    """The documents that a folder of sources makes."""
    workshop = open_workshop(Tree(folder))
    partnership = load_partnership(folder, "reed", workshop.words).partnership
    agreement = partnership.agreements[0]
    annexes, _ = load_annexes(folder, "reed", agreement)
    made = make(partnership, agreement, annexes, workshop, Purpose(edition))
    return {name: data for name, data in made.files.items() if name.endswith(".docx")}


def unpacked(tree, version, folder):
    """The sources of a version, unpacked."""
    with zipfile.ZipFile(frozen(tree, version) / "sources.zip") as sources:
        sources.extractall(folder)
    return folder


@pytest.mark.parametrize("layout", [(), (BESIDE,), (SEQUENCE,)])
def test_a_version_can_be_made_again(tmp_path, layout):
    """From its sources alone, byte for byte, whatever became of the tree."""
    tree = living_tree(tmp_path / "tree", reed(*layout))
    issue(tree)
    issue(tree, "--for-signature")
    reword(tree, "term", "planned", "foreseen")
    for version, status in (("0.1", "issued"), ("1.0", "signature")):
        made = built_from(unpacked(tree, version, tmp_path / version), Edition(version, status))
        finish = tracking if status == "issued" else bytes
        assert {name: finish(data) for name, data in made.items()} == {
            path.name: path.read_bytes() for path in frozen(tree, version).glob("*_clean.docx")
        }


def test_a_pinned_version_has_the_texts_it_is_pinned_to(sent, tmp_path):
    """Not those of the library, which has newer ones."""
    reword(sent, "term", "planned", "foreseen")
    revise(sent)
    issue(sent, today=SECOND)
    folder = unpacked(sent, "0.2", tmp_path / "sources")
    assert "planned" in (folder / "clauses/wording/term/standard.en.md").read_text("utf-8")
    (made,) = built_from(folder, Edition("0.2", "issued")).values()
    assert tracking(made) == clean(frozen(sent, "0.2"))


def test_sources_hold_no_more_than_they_must(sent):
    """Our settings, the partnership's file, and the library's rules and clauses; nothing from local/."""
    with zipfile.ZipFile(frozen(sent, "0.1") / "sources.zip") as sources:
        found = set(sources.namelist())
    assert {name for name in found if not name.startswith("clauses/")} == {
        "aftale.yaml", "agreements/reed/partnership.yaml"}  # fmt: skip
    assert {name for name in found if "/wording/" in name and "helpers" in name} == {
        "clauses/wording/helpers/clause.yaml", "clauses/wording/helpers/standard.en.md"}  # fmt: skip
