"""LibreOffice makes PDFs of Word files, and their pages can be counted and read; without it there are none."""

from __future__ import annotations

import io
import subprocess
import sys

import docx
import pytest

from pipeline.files import office
from pipeline.files.pdf import PdfError, page_count, pages_of


def word(*pages: str) -> bytes:
    """A Word file with a page for each text."""
    document = docx.Document()
    for number, text in enumerate(pages):
        if number:
            document.add_page_break()
        document.add_paragraph(text)
    document.save(data := io.BytesIO())
    return data.getvalue()


@pytest.fixture(name="found")
def _found(office, monkeypatch):
    """LibreOffice, whatever tests before this one hid."""
    monkeypatch.setattr("pipeline.files.office.PROGRAMS", (office["soffice"],))


@pytest.mark.office
@pytest.mark.usefixtures("found")
def test_word_files_become_pdfs():
    """Each under its own name, also where that has blanks and letters of ours; every page says what it said."""
    made = office.to_pdf({"a b.docx": word("One", "Two", "Three"), "æøå.docx": word("Blåbærgrød")})
    assert made.keys() == {"a b.docx", "æøå.docx"}
    assert [page.text.strip() for page in pages_of(made["a b.docx"])] == ["One", "Two", "Three"]
    assert (page_count(made["a b.docx"]), page_count(made["æøå.docx"])) == (3, 1)
    assert "Blåbærgrød" in pages_of(made["æøå.docx"])[0].text


@pytest.mark.office
@pytest.mark.usefixtures("found")
def test_what_it_cannot_open_is_left_out():
    """The other file is made all the same."""
    made = office.to_pdf({"good.docx": word("One"), "bad.docx": b"PK\x03\x04 nothing that anybody can open"})
    assert made.keys() == {"good.docx"}


def test_without_it_there_are_none(monkeypatch):
    """Nothing is run, and nothing fails."""
    monkeypatch.setattr(office, "PROGRAMS", ("no-such-office",))
    monkeypatch.setattr(office, "_MAC", "nowhere")
    assert (office.office(), office.to_pdf({"a.docx": word("One")})) == ("", {})


@pytest.mark.skipif(sys.platform == "win32", reason="runs /bin/sh")
@pytest.mark.parametrize("does", ["exit 1", "kill -9 $$", "echo nothing"])
def test_one_that_fails_gives_none(tmp_path, monkeypatch, does):
    """It crashes, or says that all went well and wrote nothing."""
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(0o755)
    monkeypatch.setattr(office, "PROGRAMS", (str(program),))
    assert office.to_pdf({"a.docx": word("One")}) == {}


def test_one_that_hangs_gives_none(monkeypatch):
    """It is stopped after a while."""

    def hang(*_args, **options):
        raise subprocess.TimeoutExpired("soffice", options["timeout"])

    monkeypatch.setattr(office, "office", lambda: "soffice")
    monkeypatch.setattr(office.subprocess, "run", hang)
    assert office.to_pdf({"a.docx": word("One")}) == {}


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"PK\x03\x04", b"%PDF-1.4\nstartxref\n0\n%%EOF\n"]
)
def test_what_is_no_pdf(data):
    """It has no pages, and asking what they say is refused."""
    assert page_count(data) == 0
    with pytest.raises(PdfError):
        pages_of(data)
