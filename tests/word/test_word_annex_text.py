"""What a Word file that goes along says."""

from __future__ import annotations

import io

import docx
import pytest

from pipeline.word.annex_text import paragraphs_of
from pipeline.word.plaintext import plain_text


def damaged(data):
    """A Word file of which the packed bytes of the body are not what they were."""
    at = data.index(b"word/document.xml") + 60
    return data[:at] + bytes(40) + data[at + 40 :]


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


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"PK\x03\x04 broken", word_file()[:500], damaged(word_file())]
)
def test_what_is_no_word_file(data):
    """It says nothing here, and is refused elsewhere; so does one of which only a part was damaged by mail."""
    assert paragraphs_of(data) == ()
    assert plain_text(data) == ""
