"""Of several notes the one that went is marked, and not the last one with the words of all others changed."""

from __future__ import annotations

import pytest
from agreement_files import AUTHOR
from drafted import drafted
from marked import marked

from pipeline.word.redline.redlining import redline


@pytest.mark.parametrize(("old", "new", "shown"), [
    ("a^[One.]^[Two.] b", "a^[Two.] b", "a[-^[One.]-]^[Two.] b"),
    ("a ^[One.] b ^[Two.]", "a ^[Two.]", "a [-^[One.] b -]^[Two.]"),
    ("a^[Two.] b", "a^[One.]^[Two.] b", "a{+^[One.]+}^[Two.] b"),
    ("a^[One.]^[Two.] b", "a^[Two.]^[One.] b", "a[-^[One.]-]^[Two.]{+^[One.]+} b"),
    ("a^[One.]^[One.] b", "a^[One.] b", "a^[One.][-^[One.]-] b"),
])  # fmt: skip
def test_notes_are_told_apart_by_their_words(old, new, shown):
    """Where there are several."""
    assert marked(redline(drafted(old), drafted(new), AUTHOR).data) == shown


@pytest.mark.parametrize(("old", "new", "shown"), [
    ("a^[One.] b", "a^[Two.] b", "a^[[-One-]{+Two+}.] b"),
    ("a^[One.] b^[Two.] c", "a^[Ten.] b^[Two.] c", "a^[[-One-]{+Ten+}.] b^[Two.] c"),
])  # fmt: skip
def test_a_note_that_was_edited_stays(old, new, shown):
    """It is marked word by word."""
    assert marked(redline(drafted(old), drafted(new), AUTHOR).data) == shown
