"""Words of duty in wording that does not always bind."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.files.library import load_library
from pipeline.render.book import Book
from pipeline.render.plain_duties import plain_duties

LIBRARY = Path(__file__).parents[2] / "clauses"
WORDING = "wording/review-dialogue/standard.en.md"


@pytest.fixture
def duties(tmp_path):
    """What is found after a text was put before a wording that an intention may stand in."""

    def duties(text: str, clause: tuple[str, str] = ("", "")) -> list[tuple[str, str]]:
        folder = shutil.copytree(LIBRARY, tmp_path / "clauses", dirs_exist_ok=True)
        wording, about = folder / WORDING, folder / "wording/review-dialogue/clause.yaml"
        wording.write_text(f"{text}\n\n{(LIBRARY / WORDING).read_text('utf-8')}", "utf-8")
        about.write_text((LIBRARY / about.relative_to(folder)).read_text("utf-8").replace(*clause), "utf-8")
        library, _ = load_library(folder)
        found = plain_duties(Book(library, lambda _: ((), [])))
        return [(item.code, f"{item.place.file}:{item.place.line}") for item in found]

    return duties


def test_our_own_library_says_must_where_it_may_not_bind(duties):
    """V49: no clause that is only intended says shall."""
    assert duties("The Parties {{ must }} write.") == []


def test_a_plain_duty_is_found(duties):
    """V49: with the line it stands in; at the beginning of a sentence, too."""
    found = [("PLAIN_DUTY", f"clauses/{WORDING}:1")]
    assert duties("The Parties shall write.") == found
    assert duties("Shall a Party write, it writes well.") == found


def test_a_clause_that_binds_may_say_shall(duties):
    """V49: it is listed as binding."""
    assert duties("The Parties shall write.", ("status: ", "binds: true\nstatus: ")) == []


def test_what_stands_in_a_grant_alone_may_say_shall(duties):
    """V49: a grant always binds."""
    text = "The Parties shall write.\n\n{% endif %}"
    assert duties(f'{{% if kind == "grant" %}}\n{text}') == []
    assert duties(f'{{% if party_count > 2 and not kind == "mou" %}}\n{text}') == []
    assert len(duties(f"{{% if party_count > 2 %}}\n{text}")) == 1
