"""The documents that the tests of Word files look at."""

from __future__ import annotations

import pytest
from tree_fixtures import _built
from trees import REED, aftale, new_tree, word_files
from word_reading import Word, languages_of

__all__ = ["_built"]


@pytest.fixture(scope="session", name="documents")
def _documents(built):
    """Every document of the example agreements, by file name."""
    return {name: Word(data) for name, data in word_files(built).items()}


@pytest.fixture(scope="session", name="beside")
def _beside(documents):
    """Those with two languages side by side."""
    found = {name: word for name, word in documents.items() if len(languages_of(name)) == 2}
    assert found
    return found


@pytest.fixture(scope="session", name="single")
def _single(documents):
    """Those in one language."""
    found = {name: word for name, word in documents.items() if len(languages_of(name)) == 1}
    assert found
    return found


@pytest.fixture(name="tree")
def _tree(tmp_path):
    """A tree of one's own that was never built: one small partnership."""
    return new_tree(tmp_path / "tree", REED)


@pytest.fixture(name="build_one")
def _build_one(tree):
    """Build the tree, which must go well, and return its only document."""

    def build_one() -> Word:
        ran = aftale(tree, "build")
        assert ran.code == 0, ran.err
        (data,) = word_files(tree).values()
        return Word(data)

    return build_one
