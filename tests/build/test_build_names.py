"""What files are called: in characters that every system takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.build.names import label, redline_name, slug


@pytest.mark.parametrize(
    ("text", "name"),
    [("0.1-draft", "0.1-draft"), ("HEAD~2", "HEAD-2"), ("origin/main", "origin-main"), ("Ærø å_1", "Aeroe-aa-1"),
     ("x" * 60, "x" * 40), ("..\\..\\con", "con"), ("合意", "earlier"), ("", "earlier")],
)  # fmt: skip
def test_what_a_redline_is_called_after(text, name):
    """A version stays readable; what stands for nothing is called earlier."""
    assert label(text) == name


@given(st.text(max_size=60))
def test_any_text_is_safe_in_a_name(text):
    """No separator, no space, nothing that a system refuses at an end."""
    made = label(text)
    assert 0 < len(made) <= 40
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")
    assert made.strip(".-") == made == label(made)


def test_a_redline_is_named_like_its_document():
    """Only the last word differs."""
    assert redline_name("a_mou_0.1-draft_en_clean.docx", "1.0") == "a_mou_0.1-draft_en_redline-vs-1.0.docx"


def test_a_slug_is_in_small_letters():
    """Danish letters too."""
    assert slug("Ærø Å – Bilag 1", 40) == "aeroe-aa-bilag-1"
