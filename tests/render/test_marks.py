"""Marks of paragraphs: what counts as a change of a text, and what a paragraph is called."""

from __future__ import annotations

import pytest

from pipeline.render.markdown import compile_markdown
from pipeline.render.marks import marks, told
from pipeline.render.wording import CompiledWording

TEXT = "One thing.\n\nTwo:\n\n- a thing;\n  - part of it;\n- {{ kind }}.\n\nThree."


def compiled(text, title=""):
    paragraphs, findings = compile_markdown(text, "x.en.md")
    assert findings == []
    return CompiledWording("x.en.md", "", title, paragraphs, ())


@pytest.mark.parametrize(
    ("old", "new"),
    [("« Oui »", "«\u00a0Oui\u00a0»"), ("d'un", "d’un"), ("a  b", "a b"), ("**a**", "a"), ('"a"', "“a”")],
)
def test_looks_do_not_count(old, new):
    """Spaces, quotation marks, emphasis."""
    assert marks(compiled(old)) == marks(compiled(new))


@pytest.mark.parametrize(("old", "new"), [("may", "must"), ("{{ kind }}", "{{ id }}"), ("a, b", "a b")])
def test_what_is_said_counts(old, new):
    """Words, facts, commas; and only the paragraph in which they stand."""
    one, other = (marks(compiled(f"Before.\n\nIt {text} end.\n\nAfter.")) for text in (old, new))
    assert [a == b for a, b in zip(one, other, strict=True)] == [True, True, False, True]


def test_the_heading_counts():
    """It has the first mark."""
    assert marks(compiled("A.", "Old"))[0] != marks(compiled("A.", "New"))[0]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, (1, "", "Heading")),
        (1, (1, "1", "One thing.")),
        (3, (5, "2 (a)", "a thing;")),
        (4, (6, "2 (a) (1)", "part of it;")),
        (5, (7, "2 (b)", "….")),
        (6, (9, "3", "Three.")),
    ],
)
def test_what_a_paragraph_is_called(number, expected):
    """Its line, its number in the file, its first words."""
    assert told(compiled(TEXT, "Heading"), number) == expected
