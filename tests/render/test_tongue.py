"""What the language of messages makes of days, languages and lists."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model.status import Status
from pipeline.render.tongue import Tongue

ENGLISH, DANISH = Tongue("en"), Tongue("da")


@pytest.mark.parametrize("day", ["2027-02-01", "2027-02-01T10:00:00Z", date(2027, 2, 1)])
def test_a_day_is_written_out(day):
    """Never as in the United States."""
    assert (ENGLISH.day(day), DANISH.day(day)) == ("1 February 2027", "1. februar 2027")


def test_what_is_no_day_stays():
    """Somebody wrote it."""
    assert ENGLISH.day("in spring") == "in spring"


def test_languages_have_names():
    """Those of a document with several are joined."""
    assert (ENGLISH.languages("da"), ENGLISH.languages("en-da")) == ("Danish", "English and Danish")
    assert DANISH.languages("en-da-es") == "engelsk, dansk og spansk"


def test_every_status_has_its_word():
    """In both languages, and no two have the same."""
    for tongue in (ENGLISH, DANISH):
        words = [tongue.status(status) for status in Status]
        assert len(set(words)) == len(words)
        assert not [word for word in words if "_" in word]
