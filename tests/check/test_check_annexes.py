"""The texts of Word files that go with an agreement."""

from __future__ import annotations

import pytest

from pipeline.check import Case
from pipeline.check.annexes import annex_texts
from pipeline.pick import pick

FILE = "annexes/plan.docx"
ANNEX = {
    "retention_years: 10\n": f"retention_years: 10\n    annexes: [{{file: {FILE}, title: {{en: Plan}}}}]\n",
    "name: The River Union": "name: Riverside Community Union",
}


@pytest.fixture(name="told")
def _told(small):
    """Say what is wrong with an annex of these paragraphs."""
    partnership, library = small(ANNEX)
    grant = partnership.agreements[1]
    selection, _ = pick(partnership, grant, library)

    def told(*paragraphs):
        found = annex_texts(Case(partnership, grant, selection, library), {FILE: paragraphs})
        return [(finding.code, finding.path, dict(finding.args)) for finding in found]

    return told


def test_a_leftover(told):
    """With the file and what stands around it, at the annex in the partnership's file."""
    ((code, path, args),) = told("Fine.", "The bank of {{ partner }} is in Gulu.")
    assert (code, path) == ("ANNEX_LEFTOVER", "agreements[1].annexes[0].file")
    assert args == {"file": FILE, "left": "{{ partner }}", "text": "The bank of {{ partner }} is in Gulu."}


def test_much_text_around(told):
    """It is cut."""
    ((_, _, args),) = told(f"{'long ' * 20}[name]{' after' * 20}")
    assert (args["text"][:2], args["text"][-2:], len(args["text"]) < 100) == ("… ", " …", True)


@pytest.mark.parametrize("text", ["Signed: ________", "Date .........", "A (round) bracket", "As [1] says"])
def test_no_leftover(told, text):
    """Lines to be written on by hand, and what people write on purpose."""
    assert told(text) == []


def test_a_name_misspelt(told):
    """Once for each word, however often it stands there."""
    ((code, _, args),) = told("With Rivreside.", "And Rivreside again.")
    assert (code, args["word"], args["name"]) == ("PARTY_NAME_NEARLY", "Rivreside", "Riverside")


def test_a_file_that_was_not_read(small):
    """Says nothing."""
    partnership, library = small(ANNEX)
    selection, _ = pick(partnership, partnership.agreements[1], library)
    assert list(annex_texts(Case(partnership, partnership.agreements[1], selection, library), {})) == []
