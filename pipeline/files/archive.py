"""What came from outside, kept in the archive: told by its bytes, and filed under names that hold nobody's name."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path, PurePath
from zipfile import ZipFile

from pipeline.files.disk import write_whole
from pipeline.model.broken import NO_ZIP

_STARTS = {
    "pdf": (b"%PDF-",), "jpg": (b"\xff\xd8\xff",), "png": (b"\x89PNG\r\n\x1a\n",),
    "tif": (b"II*\0", b"MM\0*"), "gif": (b"GIF8",), "p7m": (b"-----BEGIN PKCS7", b"-----BEGIN CMS"),
}  # fmt: skip
_CONTAINER, _WORD = "META-INF/", "word/"
_TOLD = (
    "asics",
    "asice",
    "bmp",
    "eml",
    "heic",
    "html",
    "json",
    "msg",
    "p7m",
    "p7s",
    "txt",
    "webp",
    "xml",
    "zip",
)
"""Endings that are taken on trust, because the bytes do not tell."""
PICTURES = ("jpg", "png", "tif", "gif", "bmp", "webp", "heic")
_HEAD = 1024
"""A PDF may begin this late."""


def ending_of(data: bytes, given: str) -> str:
    """Return the ending of the name under which a file is kept: as its bytes tell, else as it came, else `bin`.

    An ending nobody knows is not kept: it may be part of a person's name.
    """
    told = next((ending for ending, starts in _STARTS.items() if data.startswith(starts)), "")
    own = PurePath(given).suffix.lower().removeprefix(".")
    zipped = _zipped(data, own)
    if not (told or zipped) and b"%PDF-" in data[:_HEAD]:
        return "pdf"
    return told or zipped or (own if own in _TOLD else "bin")


def inside(data: bytes) -> bytes:
    """Return the document in a container of signatures (ASiC), or nothing where it does not hold just one."""
    try:
        with ZipFile(BytesIO(data)) as package:
            names = [name for name in package.namelist() if not name.startswith(_CONTAINER)]
            found = [name for name in names if name.lower().endswith((".pdf", ".docx"))]
            return package.read(found[0]) if len(found) == 1 else b""
    except NO_ZIP:
        return b""


def frames(data: bytes) -> int:
    """Return how many pages a picture has: a TIFF may have several."""
    order = {b"II*\0": "little", b"MM\0*": "big"}.get(data[:4])
    count, at, seen = 0, 4, set()
    while order and at + 4 <= len(data):
        place = int.from_bytes(data[at : at + 4], order)  # type: ignore[arg-type]
        if not place or place in seen:
            break
        seen.add(place)
        count += 1
        entries = int.from_bytes(data[place : place + 2], order)  # type: ignore[arg-type]
        at = place + 2 + 12 * entries
    return max(count, 1)


def keep(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files into the archive, each whole; one that is there already is left as it is."""
    for name, data in files.items():
        path = folder / name
        if not (path.is_file() and path.read_bytes() == data):
            write_whole(path, data)


def _zipped(data: bytes, own: str) -> str:
    """Return what sort of zip a file is: a Word file, a container of signatures; "" where it is none."""
    if not data.startswith(b"PK\x03\x04"):
        return ""
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
    except NO_ZIP:
        return ""
    if any(name.startswith(_WORD) for name in names):
        return "docx"
    if any(name.startswith(_CONTAINER) for name in names):
        return own if own in ("asics", "asice") else "asice"
    return "zip"
