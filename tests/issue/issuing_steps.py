"""What the tests of issuing do and look at."""

from __future__ import annotations

from lives import FIRST, MOU
from trees import aftale, snapshot


def refused(tree, *words, today=FIRST):
    """The codes of what stands in the way; then nothing may have been written."""
    before = snapshot(tree)
    ran = aftale(tree, "issue", MOU, "--today", today, "--format", "json", *words)
    assert ran.code == 1, ran.out
    assert (ran.data["version"], ran.data["files"]) == ("", [])
    assert snapshot(tree) == before
    return [finding["code"] for finding in ran.data["findings"]]
