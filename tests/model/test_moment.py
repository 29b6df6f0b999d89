"""Moments: what people and files write, as Word writes it."""

from __future__ import annotations

import pytest

from pipeline.model.moment import moment, moment_of


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2027-03-01", "2027-03-01T00:00:00Z"),
        ("2027-03-01T12:30", "2027-03-01T12:30:00Z"),
        ("2027-03-01T00:30:00.5+01:00", "2027-02-28T23:30:00Z"),
        ("2027-02-30", ""),
        ("1 March 2027", ""),
        ("0001-01-01T00:00:00+01:00", ""),
        ("", ""),
    ],
)
def test_a_moment_is_in_utc(text, written):
    """What is none gives none."""
    assert moment(text) == written


@pytest.mark.parametrize(
    ("seconds", "written"), [("86400", "1970-01-02T00:00:00Z"), ("-1", ""), ("9" * 30, ""), ("²", "")]
)
def test_seconds_since_1970(seconds, written):
    """As SOURCE_DATE_EPOCH gives them."""
    assert moment_of(seconds) == written
