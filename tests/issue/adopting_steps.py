"""What the tests of pinned and adopted texts do and look at."""

from __future__ import annotations

import pytest
from lives import clean, reword
from trees import aftale

from pipeline.word.content import said
from pipeline.word.redline.opened import open_word


def draft(tree, language="en"):
    """The draft as it is built now: its bytes, what it says, and the findings of the build."""
    ran = aftale(tree, "build", "--format", "json")
    assert ran.code == 0, ran.err
    data = clean(tree / "output/reed/mou", language)
    return data, " ".join(said(open_word(data))), [finding["code"] for finding in ran.data["findings"]]


@pytest.fixture(name="newer")
def _newer(sent):
    """Version 0.1 is sent; since then both clauses have a newer wording in the library."""
    reword(sent, "term", "planned", "foreseen")
    reword(sent, "aims", "want this", "strive for this")
    return sent
