"""One language after the other, from the partnership's file to paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from clause_numbers import gaps, numbers
from office_tools import pdf_text, sdk_errors, to_pdf
from trees import ROOT, aftale, new_tree


@pytest.fixture(scope="module", name="document")
def _document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An example agreement with annexes, in English and then in Spanish."""
    text = (ROOT / "agreements/nsk-ixchel/partnership.yaml").read_text(encoding="utf-8")
    changed = text.replace("layout: side-by-side", "layout: sequential")
    tree = new_tree(tmp_path_factory.mktemp("sequence") / "tree", changed)
    assert aftale(tree, "build", "nsk-ixchel/mou").code == 0
    (document,) = (tree / "output").rglob("*_en-es_clean.docx")
    return document


@pytest.fixture(scope="module", name="versions")
def _versions(
    document: Path, office: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory
) -> list[str]:
    """The text of the English pages and of the Spanish ones, as LibreOffice prints them."""
    pdfs = to_pdf(office["soffice"], [document], tmp_path_factory.mktemp("pdf"))
    pages = pdf_text(pdfs[document]).split("\f")
    (start,) = (number for number, page in enumerate(pages) if page.lstrip().startswith("Versión en español"))
    return ["\f".join(pages[:start]), "\f".join(pages[start:])]


@pytest.mark.office("validator")
def test_the_sdk_finds_no_error(document: Path, office: Mapping[str, str]):
    """Microsoft's own validator has nothing against it."""
    assert sdk_errors(office["validator"], [document]) == {document: []}


@pytest.mark.office("soffice", "pdftoppm")
def test_each_version_counts_from_one(versions: list[str]):
    """Clause 1 again after the last of the first version, and no number more or less."""
    english, spanish = map(numbers, versions)
    assert gaps(english) == gaps(spanish) == []
    assert english == spanish


@pytest.mark.office("soffice", "pdftoppm")
def test_each_version_speaks_its_language(versions: list[str]):
    """In its running header and footer too; pages are counted through the file."""
    pages = [re.findall(r"(Page|Página) (\d+) (?:of|de) (\d+)", text) for text in versions]
    count = len(pages[0]) + len(pages[1])
    assert [found for version in pages for found in version] == [
        ("Page" if number <= len(pages[0]) else "Página", str(number), str(count))
        for number in range(1, count + 1)
    ]
    for text, own, other in zip(versions, ("Signatures", "Firmas"), ("Firmas", "Signatures"), strict=True):
        assert (text.count(f"{own}\n"), other in text) == (1, False)
