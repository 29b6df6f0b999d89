"""Small trees to issue in: one that was never issued, one whose first version was sent, one that is out for signature.

Each is the partnership of `trees.py` in one language with a library of three clauses (`lives.py`), so that issuing
takes a tenth of a second. LibreOffice is not asked, so there are no PDFs.
"""

from __future__ import annotations

import shutil

import pytest
from adopting_steps import _newer
from life_fixtures import _sent, _sent_once
from lives import SIGNING, issue, living_tree, once
from tree_fixtures import _program

__all__ = ["_newer", "_program", "_sent", "_sent_once"]


@pytest.fixture(name="tree")
def _tree(tmp_path):
    """A tree of one's own that was never issued: `reed/mou`."""
    return living_tree(tmp_path / "tree")


@pytest.fixture(scope="session", name="out_once")
def _out_once(sent_once, tmp_path_factory):
    """Version 1.0 is out for signature; to be copied only."""

    def make(folder):
        issue(shutil.copytree(sent_once, folder), "--for-signature", today=SIGNING)

    return once(tmp_path_factory, "out", make)


@pytest.fixture(name="out")
def _out(out_once, tmp_path):
    """A tree of one's own in which version 0.1 is sent and 1.0 is out for signature since 2027-02-01."""
    return shutil.copytree(out_once, tmp_path / "out")
