"""The archive: files are known by their bytes, and kept under names that hold nobody's name."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from pipeline.files.archive import ending_of, frames, inside, keep


def packed(*names):
    """A zip that holds some files, each saying its own name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in names:
            package.writestr(name, f"%PDF-{name}")
    return out.getvalue()


def tiff(pages, order="<"):
    """A TIFF of some pages without anything on them."""
    places = [8 + 6 * number for number in range(pages)]
    chain = [*places[1:], 0]
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(f"{order}I", places[0])
    return head + b"".join(struct.pack(f"{order}HI", 0, following) for following in chain)


@pytest.mark.parametrize(
    ("data", "given", "ending"),
    [
        (b"%PDF-1.7", "x.docx", "pdf"),
        (b"\n\n%PDF-1.7", "x", "pdf"),
        (b"\xff\xd8\xff\xe0", "x.jpeg", "jpg"),
        (b"\x89PNG\r\n\x1a\n", "x.PNG", "png"),
        (tiff(1), "x.tiff", "tif"),
        (packed("word/document.xml"), "x.zip", "docx"),
        (packed("a.pdf", "META-INF/signatures.xml"), "x.ASICE", "asice"),
        (packed("a.txt"), "x", "zip"),
        (b"\x30\x82", "contract.pdf.p7m", "p7m"),
        (b"hello", "scan.Aase", "bin"),
        (b"hello", "Aase", "bin"),
        (b"PK\x03\x04", "x", "bin"),
    ],
)
def test_a_file_is_known_by_its_bytes(data, given, ending):
    """Its name only helps where the bytes do not tell, and never where it might be somebody's."""
    assert ending_of(data, given) == ending


@pytest.mark.parametrize("order", ["<", ">"])
def test_pictures_have_pages(order):
    """A TIFF may have several; a chain that leads back into itself ends."""
    assert [frames(tiff(count, order)) for count in (1, 3)] == [1, 3]
    assert frames(b"\xff\xd8\xff") == 1
    assert frames(struct.pack("<4sIHI", b"II*\0", 8, 0, 8)) == 1


def test_the_document_in_a_container():
    """There must be just one."""
    assert inside(packed("a.pdf", "META-INF/signatures.xml")) == b"%PDF-a.pdf"
    assert (inside(packed("a.pdf", "b.pdf")), inside(b"no zip")) == (b"", b"")


def test_what_is_there_is_left_alone(tmp_path):
    """Only what differs, or is missing, is written."""
    keep(tmp_path / "new", {"a": b"1"})
    before = (tmp_path / "new/a").stat().st_mtime_ns
    keep(tmp_path / "new", {"a": b"1", "b": b"2"})
    assert ((tmp_path / "new/a").stat().st_mtime_ns, (tmp_path / "new/b").read_bytes()) == (before, b"2")
