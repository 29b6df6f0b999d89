"""Read the zip around a Word package with our own caps, trusting nothing that its headers say.

zipfile parses the central directory only; every entry is then located, compared with its local header,
inflated under a cap and summed by us, because declared sizes are the sender's claim (APPNOTE 4.3, 4.4).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.word.lint.entries import check_directory
from pipeline.word.lint.fault import Fault, fault
from pipeline.word.lint.sniff import sniff

MAX_PARTS = 2_000
MAX_PART = 50_000_000
MAX_MEDIA = 20_000_000
MAX_TOTAL = 200_000_000
MAX_RATIO = 200
# Below this size a high ratio is only a repetitive small part, such as a long table of equal rows.
RATIO_FROM = 1_000_000

_LOCAL = struct.Struct("<4s5H3L2H")
_UNREADABLE = (
    zipfile.BadZipFile,
    NotImplementedError,
    ValueError,
    struct.error,
    OverflowError,
    EOFError,
    OSError,
    IndexError,
)


@dataclass
class _Container:
    """A package while it is being read."""

    data: bytes
    parts: dict[str, bytes] = field(default_factory=dict)
    left: int = MAX_TOTAL

    def read(self, info: zipfile.ZipInfo, end: int) -> Iterator[Fault]:
        """Read one entry, whose bytes must end before `end`."""
        name = info.orig_filename
        start = self._start_of(info)
        if start is None:
            yield fault(
                "ZIP_HEADER_MISMATCH", name, "Its own header names another file than the directory of the zip"
            )
        elif start + info.compress_size > end:
            yield fault("ZIP_OVERLAP", name, "Its bytes overlap those of the next entry")
        elif info.flag_bits & 0x1:
            yield fault("ZIP_ENCRYPTED", name, "The entry is encrypted")
        elif info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            yield fault(
                "ZIP_METHOD",
                name,
                f"Compression method {info.compress_type}; Word reads store and deflate only",
            )
        else:
            yield from self._inflate(info, self.data[start : start + info.compress_size])

    def _start_of(self, info: zipfile.ZipInfo) -> int | None:
        """Return where an entry's bytes begin, or None when local header and directory disagree."""
        header = self.data[info.header_offset : info.header_offset + _LOCAL.size]
        if len(header) < _LOCAL.size:
            return None
        signature, *_, name_size, extra_size = _LOCAL.unpack(header)
        name_at = info.header_offset + _LOCAL.size
        encoding = "utf-8" if info.flag_bits & 0x800 else "cp437"
        name = self.data[name_at : name_at + name_size].decode(encoding, "replace")
        return (
            name_at + name_size + extra_size
            if (signature, name) == (b"PK\x03\x04", info.orig_filename)
            else None
        )

    def _inflate(self, info: zipfile.ZipInfo, packed: bytes) -> Iterator[Fault]:
        name = info.orig_filename
        cap = MAX_MEDIA if "/media/" in name else MAX_PART
        allowed = min(cap, max(RATIO_FROM, MAX_RATIO * len(packed)), self.left)
        try:
            content, whole = _unpack(info, packed, allowed)
        except zlib.error:
            yield fault("ZIP_BROKEN", name, "Its compressed bytes are damaged")
            return
        if len(content) > allowed:
            yield _beyond(name, allowed, cap, self.left)
        elif not whole or len(content) != info.file_size or zlib.crc32(content) != info.CRC:
            yield fault("ZIP_BROKEN", name, "Its content does not match the size or checksum it should have")
        else:
            self.parts[name] = content
            self.left -= len(content)


def read_container(data: bytes) -> tuple[dict[str, bytes], list[Fault]]:
    """Return the parts that could be read safely, by name, and what is wrong with the zip."""
    faults = list(sniff(data))
    if faults:
        return {}, faults
    if len(data) > MAX_TOTAL:
        return {}, [fault("ZIP_TOTAL_SIZE", "", f"The file is larger than {MAX_TOTAL:,} bytes")]
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _UNREADABLE as error:
        return {}, [fault("ZIP_BROKEN", "", f"The zip cannot be read: {error}")]
    with archive:
        return _read_all(data, archive)


def _read_all(data: bytes, archive: zipfile.ZipFile) -> tuple[dict[str, bytes], list[Fault]]:
    infos = archive.infolist()
    faults = list(check_directory(data, infos))
    if len(infos) > MAX_PARTS:
        return {}, [*faults, fault("ZIP_MANY_PARTS", "", f"{len(infos):,} parts; more than {MAX_PARTS:,}")]
    container = _Container(data)
    order = sorted(infos, key=lambda info: info.header_offset)
    ends = [*(info.header_offset for info in order[1:]), archive.start_dir]
    for info, end in zip(order, ends, strict=False):  # a zip may be empty
        if not info.orig_filename.endswith("/") and info.orig_filename not in container.parts:
            faults += container.read(info, end)
    return container.parts, faults


def _unpack(info: zipfile.ZipInfo, packed: bytes, allowed: int) -> tuple[bytes, bool]:
    """Return at most one byte more than allowed, and whether the compressed stream came to its end."""
    if info.compress_type == zipfile.ZIP_STORED:
        return packed[: allowed + 1], True
    stream = zlib.decompressobj(-15)
    return stream.decompress(packed, allowed + 1), stream.eof


def _beyond(name: str, allowed: int, cap: int, left: int) -> Fault:
    if allowed == left:
        return fault("ZIP_TOTAL_SIZE", name, f"With this part the package is larger than {MAX_TOTAL:,} bytes")
    if allowed == cap:
        return fault("ZIP_PART_SIZE", name, f"The part is larger than {cap:,} bytes")
    return fault("ZIP_RATIO", name, f"The part unpacks to more than {MAX_RATIO} times its size: a zip bomb")
