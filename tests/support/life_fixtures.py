"""Small trees some way into the life of an agreement; conftest files take these fixtures in."""

from __future__ import annotations

import shutil

import pytest
from lives import SIGNING, issue, living_tree, once, sign


@pytest.fixture(scope="session", name="sent_once")
def _sent_once(_program, tmp_path_factory):
    """Version 0.1 is sent; to be copied only."""
    return once(tmp_path_factory, "sent", lambda folder: issue(living_tree(folder)))


@pytest.fixture(name="sent")
def _sent(sent_once, tmp_path):
    """A tree of one's own in which version 0.1 is sent, on 2027-01-10."""
    return shutil.copytree(sent_once, tmp_path / "sent")


@pytest.fixture(scope="session", name="signed_once")
def _signed_once(sent_once, tmp_path_factory):
    """Version 1.0 is signed by all; to be copied only."""

    def make(folder):
        tree = shutil.copytree(sent_once, folder)
        issue(tree, "--for-signature", today=SIGNING)
        sign(tree)

    return once(tmp_path_factory, "signed", make)


@pytest.fixture(name="signed")
def _signed(signed_once, tmp_path):
    """A tree of one's own in which version 1.0 is signed by all."""
    return shutil.copytree(signed_once, tmp_path / "signed")
