"""PDFs: their text page by page, and which pages are only pictures."""

from __future__ import annotations

import io

import pytest
from papers import SCAN, pdf
from pypdf import PdfReader, PdfWriter

from pipeline.files.pdf import Page, PdfError, PdfLockedError, page_count, pages_of


def test_the_text_of_each_page():
    """In order; letters outside ASCII too."""
    assert [page.text.split() for page in pages_of(pdf(["Én side", "another (one)"]))] == [
        ["Én", "side"], ["another", "(one)"],
    ]  # fmt: skip


def test_a_picture_has_no_text():
    """What a scanner guessed is not what stands there."""
    assert pages_of(pdf([SCAN], hidden="Thls is a guess")) == [Page("", picture=True)]


def test_a_page_with_a_logo_has_text():
    """A picture that does not cover the page leaves it what it is."""
    data = pdf(["A page with much text", SCAN]).replace(b"q 595 0 0 842 0 0 cm", b"q 295 0 0 142 0 0 cm")
    assert [page.picture for page in pages_of(data)] == [False, False]


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\nnothing", pdf(["x"])[:200]])
def test_what_is_no_pdf(data, caplog, capsys):
    """One error, a count of none, and no chatter of the reader."""
    with pytest.raises(PdfError):
        pages_of(data)
    assert (page_count(data), capsys.readouterr().err, caplog.records) == (0, "", [])


def test_a_pdf_with_a_password():
    """It is told apart from one that is broken."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(["x"]))))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out := io.BytesIO())
    with pytest.raises(PdfLockedError):
        pages_of(out.getvalue())


def test_pages_are_counted():
    """Pictures too."""
    assert page_count(pdf(["x", SCAN, "y"])) == 3
