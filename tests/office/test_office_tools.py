"""The office checks themselves, on text typed here and on a document made with python-docx."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx
import pytest
from clause_numbers import gaps, numbers, unequal
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from office_tools import page_count, pdf_text, sdk_errors, to_pdf

AGREEMENT = """
                          Agreement

1.     Purpose
1.1    The parties work together for
30 days after the first.
1.2 “Partner” means the other.
2.     Money
2.1    The grant is paid in parts:
       No    Date        Sum
       1     June        1,000
       2     July        2,000
2.2    Accounts are kept.
\f3.     End
"""
BILINGUAL = """
1.    Purpose                     1.    Formål
1.1   To work together.           1.1   At arbejde sammen.
2.    Money                       2.    Penge
"""


def test_numbers_are_read_off_the_page():
    """Headings and paragraphs count; rows of tables, days, sums and years at the start of a line do not."""
    read = numbers(AGREEMENT)
    assert read == [(1,), (1, 1), (1, 2), (2,), (2, 1), (2, 2), (3,)]
    assert gaps(read) == []


def test_two_languages_run_side_by_side():
    """On a bilingual page both columns have the same numbers."""
    assert numbers(BILINGUAL) == [(1,), (1, 1), (2,)]
    assert unequal(BILINGUAL) == []
    assert unequal(BILINGUAL.replace("1.1   At", "2.1   At")) == ["1.1 stands beside 2.1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.  One\n3.  Three", ["3 follows none of 1"]),
        ("2.  Two", ["2 follows none of nothing"]),
        ("1.  One\n2.  Two\n2.  Two again", ["2 follows none of 2"]),
        ("1.  One\n1.2  Second", ["1.2 follows none of 1"]),
        ("1.  One\n1.1  First\n2.2  Second", ["2.2 follows none of 1.1"]),
        ("1.  One\n2.  Two\n1.  Annex\n2.  Annex", []),
    ],
)
def test_a_number_that_does_not_follow_is_named(text: str, expected: list[str]):
    """A gap, a repetition and a wrong start are each said in a sentence."""
    assert gaps(numbers(text)) == expected


def level(depth: int, text: str) -> str:
    """One level of a numbered list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr></w:lvl>'
    )


@pytest.fixture(scope="module", name="agreement")
def _agreement(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small numbered agreement, made with python-docx."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = level(0, "%1.") + level(1, "%1.%2")
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="99">{levels}</w:abstractNum>')
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="99"><w:abstractNumId w:val="99"/></w:num>'))
    for text, depth in (("Purpose", 0), ("The parties.", 1), ("The work.", 1), ("Money", 0), ("The sum.", 1)):
        properties = document.add_paragraph(text).paragraph_format.element.get_or_add_pPr()
        numbers_ = properties.get_or_add_numPr()
        numbers_.get_or_add_ilvl().val, numbers_.get_or_add_numId().val = depth, 99
    # Word does without the percent that the schema requires; python-docx's template lacks it.
    document.settings.element.find("{*}zoom").set(docx.oxml.ns.qn("w:percent"), "100")
    path = tmp_path_factory.mktemp("agreement") / "agreement_clean.docx"
    document.save(path)
    return path


@pytest.mark.office("validator")
def test_the_sdk_is_asked(agreement: Path, office: Mapping[str, str]):
    """A right file gives no error, a wrong one its errors, in the order of the files."""
    wrong = agreement.with_name("wrong.docx")
    with zipfile.ZipFile(agreement) as source, zipfile.ZipFile(wrong, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"<w:body>", b"<w:body><w:t>loose</w:t>"))
    found = sdk_errors(office["validator"], [agreement, wrong])
    assert found[agreement] == []
    assert any("w:body" in error for error in found[wrong])


@pytest.mark.office("soffice", "pdftoppm")
def test_libreoffice_prints_what_it_can(agreement: Path, office: Mapping[str, str], tmp_path: Path):
    """Files of one name in two folders both become a PDF, and what is no document becomes none."""
    broken, other = tmp_path / "broken.docx", tmp_path / agreement.name
    broken.write_bytes(b"PK\x03\x04 no zip")
    other.write_bytes(agreement.read_bytes())
    folder = tmp_path / "pdf"
    folder.mkdir()
    pdfs = to_pdf(office["soffice"], [agreement, broken, other], folder)
    assert pdfs.keys() == {agreement, other}
    assert [page_count(pdf) for pdf in pdfs.values()] == [1, 1]
    assert numbers(pdf_text(pdfs[agreement])) == [(1,), (1, 1), (1, 2), (2,), (2, 1)]
