"""The random editor that the laws of redlines are tried with: every edit leaves a right document, and another one."""

from __future__ import annotations

import zipfile
from functools import lru_cache
from io import BytesIO
from random import Random

import pytest
from edits import KINDS, NAMED, edit, respelled
from edits.bases import all_bases, draw
from edits.names import W
from edits.rich import rich
from lxml import etree

from pipeline.word.lint import lint_package
from pipeline.word.redline.effect.effect import effect_of
from pipeline.word.redline.opened import open_word
from pipeline.word.redline.resolve.resolve import resolve

UNSEEN = ("sect", "add_section", "add_bookmark", "add_tag", "markfmt", "resize_image")
"""Edits of pages, anchors, tags, marks of paragraphs and sizes of pictures: nothing is said in another way."""
CONSTRUCTS = (
    "tbl gridSpan vMerge footnoteReference endnoteReference txbxContent drawing pict hyperlink fldSimple instrText sdt "
    "sectPr titlePg commentRangeStart bookmarkStart sym tab br cr noBreakHyphen softHyphen rtl bidi bdo smartTag customXml "
    "ruby numPr pageBreakBefore"
)


@pytest.fixture(scope="session", name="bases")
def _bases(tmp_path_factory):
    """The documents that edits are tried on."""
    return all_bases(tmp_path_factory)


def errors(data):
    """Return what the linter calls an error, by code and part."""
    return {(fault.code, fault.part) for fault in lint_package(data) if fault.severity == "error"}


def accepted(data):
    """Open a document and accept what it tracks."""
    opened = open_word(data)
    for part in opened.stories():
        resolve(opened.root(part), accept=True)
    return opened


def test_the_rich_document_is_right():
    """It has no fault that is an error, and the only warnings are of the controls around blocks that it is meant to have."""
    faults = [fault for fault in lint_package(rich()) if fault.severity != "info"]
    assert {fault.code for fault in faults} == {"SDT_BLOCK"}


def test_the_rich_document_has_every_construct():
    """Whoever takes one out of it takes a law's ground away."""
    with zipfile.ZipFile(BytesIO(rich())) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    assert not [name for name in CONSTRUCTS.split() if root.find(f".//{W}{name}") is None]
    assert root.find(f".//{W}tc/{W}tbl") is not None
    assert len(root.findall(f".//{W}sectPr")) == 2


def test_kinds_are_many_and_each_stands_once():
    """The 29 that other engines were measured with come first."""
    assert len(NAMED) == 29
    assert KINDS[:29] == NAMED
    assert len(set(KINDS)) == len(KINDS) > 90


@pytest.mark.parametrize("kind", KINDS)
def test_the_rich_document_can_be_edited_in_every_way(kind):
    """Each edit changes it and leaves no error in it; the same draw gives the same bytes; a reader sees it."""
    made = [data for seed in range(4) if (data := edit(rich(), kind, Random(seed)))]
    assert made
    assert rich() not in made
    assert made[0] in [edit(rich(), kind, Random(seed)) for seed in range(4)]
    assert not {fault for data in made[:2] for fault in errors(data)}
    before = effect_of(open_word(rich()))
    seen = any(before.differences(effect_of(accepted(data))) for data in made)
    assert seen == (kind not in UNSEEN)


def test_no_edit_leaves_an_error_in_any_document(bases, tally):
    """Errors that a document came with are its own."""
    random = Random(20261123)
    came = lru_cache(errors)
    for kind in KINDS:
        drawn = draw(random, bases, kind, largest=200_000)
        tally[f"edits of {'the rich document' if drawn.group == 'rich' else drawn.group}"] += 1
        assert errors(drawn.new) <= came(drawn.old), drawn[:3]


def test_one_edit_or_two_are_drawn(bases):
    """The first is of the kind asked for, or of any kind."""
    random = Random(1)
    drawn = [draw(random, {"rich": bases["rich"]}, kind) for kind in ("words", None) for _ in range(20)]
    assert {found.kinds[0] for found in drawn[:20]} == {"words"}
    assert len({found.kinds[0] for found in drawn[20:]}) > 10
    assert {len(found.kinds) for found in drawn} == {1, 2}


def test_respelling_changes_no_word():
    """The runs are others, the text is the same."""
    old, new = (
        zipfile.ZipFile(BytesIO(data)).read("word/document.xml")
        for data in (rich(), respelled(rich(), Random(3)))
    )
    trees = [etree.fromstring(data) for data in (old, new)]
    words, more = ("".join(t.text or "" for t in tree.iter(W + "t")) for tree in trees)
    assert words == more
    assert len(list(trees[0].iter(W + "r"))) < len(list(trees[1].iter(W + "r")))
    assert not errors(respelled(rich(), Random(3)))
