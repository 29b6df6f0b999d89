"""Tracking is switched on once, where the schema wants it, and nothing else of a file is changed."""

from __future__ import annotations

import io

import docx
import pytest
from lxml import etree
from trees import REED, aftale, new_tree, word_files

from pipeline.word.content import content_digest
from pipeline.word.lint import lint_package
from pipeline.word.lint.names import W
from pipeline.word.redline.opened import UnusableError, open_word
from pipeline.word.tracking import tracking

SETTINGS = "word/settings.xml"
TRACK = W + "trackRevisions"
FIRST = {"view", "zoom", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "hideSpellingErrors", "proofState",
         "mirrorMargins", "stylePaneFormatFilter", "attachedTemplate", "displayBackgroundShape"}  # fmt: skip
"""Settings that come before it (ISO 29500-1, A.1, CT_Settings), as far as files here have them."""


@pytest.fixture(scope="module", name="ours")
def _ours(tmp_path_factory):
    """A document of ours."""
    tree = new_tree(tmp_path_factory.mktemp("tracking") / "tree", REED, small=True)
    assert aftale(tree, "build").code == 0
    return next(iter(word_files(tree).values()))


@pytest.fixture(scope="module", name="anybodys")
def _anybodys():
    """A document that Word's own template begins, with long settings."""
    docx.Document().save(data := io.BytesIO())
    return data.getvalue()


def settings(data: bytes) -> list[str]:
    """The names of a file's settings, in order."""
    return [etree.QName(child).localname for child in open_word(data).root(SETTINGS)]


def errors(data: bytes) -> list[str]:
    """What the linter finds wrong."""
    return [fault.code for fault in lint_package(data) if fault.severity == "error"]


@pytest.mark.parametrize("name", ["ours", "anybodys"])
def test_tracking_is_on(name, request):
    """One setting more, the others as they were and in their order, which the schema fixes."""
    data = request.getfixturevalue(name)
    assert "trackRevisions" not in settings(data)
    tracked = tracking(data)
    assert [setting for setting in settings(tracked) if setting != "trackRevisions"] == settings(data)
    assert settings(tracked).count("trackRevisions") == 1
    assert errors(tracked) == errors(data) == []


@pytest.mark.parametrize("name", ["ours", "anybodys"])
def test_it_stands_where_the_schema_wants_it(name, request):
    """After what is about the look of the screen, before tab stops, notes and compatibility."""
    found = settings(tracking(request.getfixturevalue(name)))
    place = found.index("trackRevisions")
    assert set(found[:place]) <= FIRST
    assert not set(found[place:]) & FIRST


@pytest.mark.parametrize("name", ["ours", "anybodys"])
def test_nothing_else_changes(name, request):
    """Every other part, byte for byte; and so what it says."""
    data = request.getfixturevalue(name)
    old, new = open_word(data).parts, open_word(tracking(data)).parts
    assert {part for part in old.keys() | new.keys() if old.get(part) != new.get(part)} == {SETTINGS}
    assert content_digest(tracking(data)) == content_digest(data)


def test_it_is_switched_on_once(ours):
    """A file in which it is on stays as it is."""
    tracked = tracking(ours)
    assert tracking(tracked) == tracked


@pytest.mark.parametrize("off", ["0", "false", "off"])
def test_what_was_switched_off_is_switched_on(ours, off):
    """The setting may be there and say no."""
    opened = open_word(tracking(ours))
    opened.touch(SETTINGS).find(TRACK).set(W + "val", off)
    tracked = open_word(tracking(opened.written()))
    assert tracked.root(SETTINGS).find(TRACK).get(W + "val") in {None, "1", "true", "on"}


def test_a_file_without_settings_stays(ours):
    """There is no place for it, and nobody's file is rebuilt for that."""
    opened = open_word(ours)
    relations = opened.touch("word/_rels/document.xml.rels")
    relations[:] = [one for one in relations if not one.get("Type").endswith("/settings")]
    data = opened.written()
    assert tracking(data) == data


def test_what_is_no_word_file_is_told():
    """As whatever reads one does."""
    with pytest.raises(UnusableError):
        tracking(b"nothing")
