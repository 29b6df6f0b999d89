"""A finding in one line: what is wrong and what to do are one sentence."""

from __future__ import annotations

import pytest

from pipeline.cli.formats import Shown


@pytest.mark.parametrize(("message", "line"), [
    ("it is too long.", "title: it is too long; cut it"),
    ("not approved: aims, term ...", "title: not approved: aims, term ...; cut it"),
])  # fmt: skip
def test_a_line_is_one_sentence(message, line):
    """A full stop goes where the sentence goes on; the dots of a list that is cut stay."""
    assert Shown("CODE", "error", "build", "a.yaml", 1, 1, "title", message, "cut it").text == line
