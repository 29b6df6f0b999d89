"""The page about a finding: why, an example and the same mended, in the words of whoever it troubles."""

from __future__ import annotations

from pathlib import Path

from pipeline.model.explaining import SUBJECTS, explanations
from pipeline.model.messages import LANGUAGES, catalogue
from pipeline.model.resources import resource

FINDINGS = {code for code, entry in catalogue().items() if "severity" in entry}
FOLDER = Path(__file__).parent.parent.parent / "pipeline/model/explanations"
WIDEST = 100


def test_every_finding_is_explained():
    """Whoever meets a finding can ask about it; a page about a code that was renamed is read by nobody."""
    assert sorted(explanations().keys() ^ FINDINGS) == []


def test_a_page_is_whole():
    """Whoever asks gets why it matters in both languages, an example, and the same mended."""
    parts = {*LANGUAGES, "example", "instead"}
    assert {code: sorted(page) for code, page in explanations().items() if page.keys() != parts} == {}
    assert [code for code, page in explanations().items() if not all(page[part] for part in parts)] == []


def test_why_says_something_new():
    """What is wrong stands above it on the page already."""
    wrong = {
        code: {catalogue()[code][language]["wrong"] for language in LANGUAGES} for code in explanations()
    }
    why = {code: {page[language]["why"] for language in LANGUAGES} for code, page in explanations().items()}
    assert [code for code, said in why.items() if len(said) != len(LANGUAGES) or said & wrong[code]] == []


def test_a_page_fits_a_window():
    """An example is read as it would stand in the file, without lines that break."""
    lines = [
        line
        for page in explanations().values()
        for part in ("example", "instead")
        for line in page[part].splitlines()
    ]
    assert [line for line in lines if len(line) > WIDEST] == []


def test_an_example_is_not_its_own_remedy():
    """What is mended differs from what was found."""
    assert [code for code, page in explanations().items() if page["example"] == page["instead"]] == []


def test_a_code_is_explained_once():
    """Of two pages about one finding only the last would be read."""
    pages = [code for subject in SUBJECTS for code in resource(f"explanations/{subject}.yaml")]
    assert sorted(pages) == sorted(set(pages))
    assert sorted(SUBJECTS) == sorted(path.stem for path in FOLDER.glob("*.yaml"))
