"""What the tests of reading share: the real clause library, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.files.library import load_library

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def library():
    """Load the library of the repository."""
    return load_library(ROOT / "clauses")[0]
