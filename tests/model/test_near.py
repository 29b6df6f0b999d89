"""How many letters somebody mistyped."""

from __future__ import annotations

import pytest

from pipeline.model.near import mistyped


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("Ixchel", "Ixchel", 0), ("Ixhcel", "Ixchel", 1), ("Ixchell", "Ixchel", 1), ("Ichel", "Ixchel", 1),
     ("Ixchal", "Ixchel", 1), ("Iksjel", "Ixchel", 3), ("Ix", "Ixchel", 3)],
)  # fmt: skip
def test_mistyped(one, other, slips):
    """A wrong letter, one missing or too many, and two swapped count one; more than asked for is not counted out."""
    assert mistyped(one, other, 2) == slips
