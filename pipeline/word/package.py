"""Writes and reads Word packages as zip files: same parts, same bytes, on every machine and day.

Fixed dates (1980-01-01, the zip format's first), parts in a fixed order with `[Content_Types].xml` first,
no directory entries, no platform's mark (ECMA-376-2 section 7; see docs/architecture.md).

Python's own zlib is one library here and another there (zlib, zlib-ng, Apple's), and they deflate the same text to different bytes.
libdeflate comes with its Python package, so every machine with that version has the same one; it is also faster, and smaller.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass

import deflate

LEVEL = 1
"""How hard a document's own parts are deflated: at 6 they are a seventh smaller and take more than twice as long."""
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_UTF8, _DEFLATE, _NEEDED, _DAY = 0x800, 8, 20, 0x21


@dataclass(frozen=True, slots=True)
class PackedPart:
    """A part already deflated, so that what documents share is deflated once."""

    name: str
    data: bytes
    crc: int
    size: int


def pack(name: str, content: bytes | str, level: int = LEVEL) -> PackedPart:
    """Deflate a part."""
    raw = content.encode() if isinstance(content, str) else content
    return PackedPart(name, bytes(deflate.deflate_compress(raw, level)), deflate.crc32(raw), len(raw))


def zipped(parts: Iterable[PackedPart]) -> bytes:
    """Return a zip file of the parts, in the order of their names, content types first."""
    ordered = sorted(parts, key=lambda part: (part.name != "[Content_Types].xml", part.name))
    chunks: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for part in ordered:
        name = part.name.encode()
        head = _LOCAL.pack(b"PK\x03\x04", _NEEDED, _UTF8, _DEFLATE, 0, _DAY, part.crc, len(part.data),
                           part.size, len(name), 0)  # fmt: skip
        chunks += (head, name, part.data)
        directory.append(_CENTRAL.pack(
            b"PK\x01\x02", _NEEDED, _NEEDED, _UTF8, _DEFLATE, 0, _DAY, part.crc, len(part.data),
            part.size, len(name), 0, 0, 0, 0, 0, offset) + name)  # fmt: skip
        offset += len(head) + len(name) + len(part.data)
    central = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(ordered), len(ordered), len(central), offset, 0)
    return b"".join((*chunks, central, end))
