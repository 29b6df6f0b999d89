"""What a Word file that goes along says."""

from __future__ import annotations

import io

import docx
import pytest

from pipeline.word.annex_text import paragraphs_of


def word_file():
    """A file with text in its body, a table and its header, and a word cut into runs."""
    document = docx.Document()
    document.add_paragraph("Paid to [na").add_run("me]\tby May")
    document.add_paragraph("")
    document.add_table(1, 1).cell(0, 0).text = "In a table"
    document.sections[0].header.paragraphs[0].text = "In the header"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def test_every_story():
    """Paragraph by paragraph, whole, without the empty ones."""
    assert sorted(paragraphs_of(word_file())) == ["In a table", "In the header", "Paid to [name] by May"]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04 broken", word_file()[:500]])
def test_what_is_no_word_file(data):
    """It says nothing here, and is refused elsewhere."""
    assert paragraphs_of(data) == ()
