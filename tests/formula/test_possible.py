"""What a condition can come to when only the kind of agreement is known."""

from __future__ import annotations

import pytest

from pipeline.formula import can_hold
from pipeline.render.markdown import compile_markdown


@pytest.mark.parametrize(
    ("formula", "holds"),
    [
        ('kind == "mou"', True),
        ('kind == "grant"', False),
        ('kind != "grant"', True),
        ('not kind == "mou"', False),
        ('kind == "grant" and term.end', False),
        ('kind == "grant" or term.end', True),
        ('not (kind == "mou" and term.end)', True),
        ('not (kind == "mou" or term.end)', False),
        ('"annex" is included', True),
        ('slots.exit == "none"', True),
        ("false", False),
        ("party_count > 2", True),
    ],
)
def test_a_condition_can_hold_or_not(formula, holds):
    """In the spelling people use, and in the one that wording keeps."""
    assert can_hold(formula, kind="mou") is holds
    (paragraph,), _ = compile_markdown(f"{{% if {formula} %}}\nText.\n\n{{% endif %}}\n", "file")
    assert can_hold(paragraph.conditions[0].source, kind="mou") is holds
