"""The zip around a document: the same bytes everywhere, and readable by everybody."""

from __future__ import annotations

import hashlib
import io
import zipfile

import docx
from hypothesis import given
from hypothesis import strategies as st

from pipeline.word.package import pack, zipped

NAMES = st.text("abcæ/ _.", min_size=1, max_size=12).filter(lambda name: not name.endswith("/"))
PARTS = st.dictionaries(NAMES | st.just("[Content_Types].xml"), st.binary(max_size=200), max_size=6)


@given(PARTS)
def test_what_goes_in_comes_out(parts):
    """Any names and bytes are read again as they were, whatever their order, and the zip is sound."""
    packed = [pack(name, data) for name, data in parts.items()]
    data = zipped(packed)
    assert data == zipped(reversed(packed))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {name: package.read(name) for name in package.namelist()} == parts
        assert package.testzip() is None


def test_entries_tell_no_time_and_no_platform(documents):
    """Content types first, the rest sorted; the zip's first day, no directories, nothing but deflate."""
    for word in documents.values():
        entries = zipfile.ZipFile(io.BytesIO(word.data)).infolist()
        names = [entry.filename for entry in entries]
        assert names == ["[Content_Types].xml", *sorted(names[1:])]
        assert not [name for name in names if name.endswith("/")]
        assert {(e.date_time, e.create_system, e.external_attr, e.extra, e.compress_type) for e in entries} == {
            ((1980, 1, 1, 0, 0, 0), 0, 0, b"", zipfile.ZIP_DEFLATED)
        }  # fmt: skip


def test_python_docx_reads_every_document(documents):
    """A reader that is not ours finds title and paragraphs."""
    for word in documents.values():
        document = docx.Document(io.BytesIO(word.data))
        assert document.core_properties.title in {p.text for p in document.paragraphs} | {
            cell.text for table in document.tables for cell in table._cells
        }


def test_text_and_its_bytes_are_packed_alike():
    """A part may be given as text; it is written in UTF-8."""
    assert pack("a", "å") == pack("a", "å".encode())


def test_every_machine_packs_alike():
    """What a machine deflates is known beforehand: a library that does otherwise is another version, and must say so."""
    text = "".join(f"<w:p><w:r><w:t>Clause {n} of {n * n % 97}</w:t></w:r></w:p>" for n in range(500))
    digest = hashlib.sha256(zipped([pack("word/document.xml", text)])).hexdigest()
    assert digest == "6a39ca30f0669a63da79e01f7920676bc21b22c3fe82d92df16ae04c1b99a05d"
