"""The clauses that go on after the end: what the library marks and what its wording lists are the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.files.library import load_library

LIBRARY = Path(__file__).parents[2] / "clauses"
LISTED = re.compile(r'"([a-z-]+)"')


@pytest.mark.parametrize("language", ["en", "da", "fr", "es", "pt"])
def test_what_is_listed_is_marked(language):
    """Else a day after the end would be kept alive by a mark alone, or found wrong although it is listed."""
    library, _ = load_library(LIBRARY)
    text = (LIBRARY / f"wording/survival/standard.{language}.md").read_text("utf-8")
    listed = {name for line in text.splitlines() if line.startswith("- ") for name in LISTED.findall(line)}
    assert listed == {clause.id for clause in library.clauses.values() if clause.survives} | {"year"} & listed
