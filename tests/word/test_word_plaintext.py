"""The plain text of a Word file: what stands apart on paper stands apart here."""

from __future__ import annotations

import io
import zipfile

import pytest

from pipeline.word.plaintext import plain_text


@pytest.mark.parametrize("mark", ["<w:br/>", '<w:br w:type="page"/>', "<w:cr/>", "<w:tab/>"])
def test_lines_and_columns_are_not_run_together(mark):
    """Else two short numbers would look like the number of an account, and a name like another."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", f"<w:p><w:t>4012</w:t>{mark}<w:t>3456</w:t></w:p>")
    assert plain_text(file.getvalue()).split() == ["4012", "3456"]
