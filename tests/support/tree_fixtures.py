"""The trees that the tests of builds and of commands start from; their conftest files take these fixtures in."""

from __future__ import annotations

import shutil

import pytest
from trees import REED, built_once, new_tree

from pipeline.build import plan, workshop
from pipeline.build.tool import tool_digest
from pipeline.files import office


@pytest.fixture(autouse=True, scope="session")
def _program():
    """What runs in this process is the program as it was when the tests began, whoever edits it meanwhile.

    It does not find LibreOffice either, which takes seconds; what is marked `office` looks for it itself.
    """
    digest = tool_digest()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(office, "PROGRAMS", ())
        patch.setattr(office, "_MAC", "nowhere")
        patch.setattr(plan, "tool_digest", lambda: digest)
        patch.setattr(workshop, "tool_digest", lambda: digest)
        yield


@pytest.fixture(scope="session", name="built")
def _built(tmp_path_factory):
    """The example agreements, built once; to be looked at only."""
    return built_once(tmp_path_factory)


@pytest.fixture(name="examples")
def _examples(built, tmp_path):
    """A built tree of one's own: the example agreements."""
    return shutil.copytree(built, tmp_path / "examples")


@pytest.fixture(name="tree")
def _tree(tmp_path):
    """A tree of one's own that was never built: one small partnership and a library of one clause."""
    return new_tree(tmp_path / "tree", REED, small=True)
