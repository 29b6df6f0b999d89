"""What was meant to be filled in."""

from __future__ import annotations

import pytest

from pipeline.model.leftovers import leftover, marks_in


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Between {{ partner }} and us", "{{ partner }}"),
        ("{% if x %}", "{% if x %}"),
        ("a stray } brace", "}"),
        ("paid to [name of bank]", "[name of bank]"),
        ("on the ____ of May", "____"),
        ("on ..... 2027", "....."),
        ("DKK XXX", "XXX"),
        ("TODO: ask the board", "TODO"),
        ("amount TBD", "TBD"),
        ("Lorem ipsum dolor", "Lorem ipsum"),
        ("see <<clause>>", "<<clause>>"),
        ("Error! Reference source not found.", "Reference source not found"),
    ],
)
def test_a_leftover(text, left):
    """The first is told, and the quick look finds it too."""
    assert (leftover(text), bool(marks_in(text))) == (left, True)


@pytest.mark.parametrize(
    "text",
    ["a (b) c", "and so on ...", "in the siglo XX", "see [1]", "first_name", "Nature’s “gifts”", "why??"],
)
def test_no_leftover(text):
    """What people write on purpose."""
    assert leftover(text) == ""


def test_todo_is_a_word():
    """In Spanish and Portuguese."""
    assert (leftover("PARA TODO", "es"), leftover("TODO", "en")) == ("", "TODO")
