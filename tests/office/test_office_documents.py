"""Every document that was built: valid for Microsoft's SDK, readable by LibreOffice, numbered without a gap."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from clause_numbers import gaps, numbers, unequal
from office_tools import page_count, pdf_text, sdk_errors, to_pdf

OUTPUT = Path(__file__).parents[2] / "output"


@pytest.fixture(scope="module", name="documents")
def _documents() -> list[Path]:
    """Every Word file that a build wrote."""
    found = sorted(path for path in OUTPUT.rglob("*.docx") if not path.name.startswith("~$"))
    if not found:
        missing = "office check: no Word file under output/; run `aftale build` first"
        (pytest.fail if os.environ.get("AFTALE_OFFICE") == "required" else pytest.skip)(missing)
    return found


@pytest.fixture(scope="module", name="pdfs")
def _pdfs(
    documents: list[Path], office: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory
) -> dict[Path, Path]:
    """The documents as LibreOffice prints them."""
    return to_pdf(office["soffice"], documents, tmp_path_factory.mktemp("pdf"))


@pytest.mark.office("validator")
def test_the_sdk_finds_no_error(documents: list[Path], office: Mapping[str, str]):
    """Microsoft's own validator has nothing against any of them."""
    found = sdk_errors(office["validator"], documents)
    assert {path.name: errors[:3] for path, errors in found.items() if errors} == {}


@pytest.mark.office("soffice", "pdftoppm")
def test_libreoffice_prints_every_document(documents: list[Path], pdfs: dict[Path, Path]):
    """Each becomes a PDF, and each PDF has pages."""
    assert [path.name for path in documents if path not in pdfs] == []
    assert [path.name for path, pdf in pdfs.items() if page_count(pdf) < 1] == []


@pytest.mark.office("soffice", "pdftoppm")
def test_clauses_are_numbered_without_a_gap(pdfs: dict[Path, Path]):
    """On paper clauses run 1, 2, 3 ... with 1.1, 1.2 under each; a redline shows old and new numbers side by side."""
    texts = {path.name: pdf_text(pdf) for path, pdf in pdfs.items() if path.stem.endswith("_clean")}
    assert [name for name, text in texts.items() if not numbers(text)] == []
    problems = {name: gaps(numbers(text)) + unequal(text) for name, text in texts.items()}
    assert {name: found for name, found in problems.items() if found} == {}
