"""Rules on the directory of the zip: the names in it, their order, and bytes that no entry owns."""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Iterator, Sequence
from zipfile import ZipInfo

from pipeline.word.lint.fault import Fault, fault
from pipeline.word.lint.names import quoted

_UNIX = 3
# A drive, an absolute path, an empty or dotted segment, a control character, a name Windows cannot hold.
_BAD_NAME = re.compile(r'^/|^[A-Za-z]:|//|(^|/)\.\.?(/|$)|[\x00-\x1f\x7f<>:"|?*]|[. ]($|/)|^$')


def check_directory(data: bytes, infos: Sequence[ZipInfo]) -> Iterator[Fault]:
    """Yield what is wrong with the directory as a whole, then with each entry."""
    yield from _stray_bytes(data, infos)
    yield from _repeated_names(infos)
    for info in infos:
        yield from _entry(info)
    if infos and infos[0].orig_filename != "[Content_Types].xml":
        yield fault("ZIP_TYPES_NOT_FIRST", "", "[Content_Types].xml is not the first entry")


def _stray_bytes(data: bytes, infos: Sequence[ZipInfo]) -> Iterator[Fault]:
    """Nothing may stand before the first entry or after the end record: programs disagree on what it means."""
    first = min((info.header_offset for info in infos), default=0)
    if first:
        yield fault("ZIP_LEADING_BYTES", "", f"{first:,} bytes stand before the zip", offset=0)
    end = data.rfind(b"PK\x05\x06")
    if len(data) >= end + 22:
        end += 22 + struct.unpack_from("<H", data, end + 20)[0]
        if end < len(data):
            yield fault(
                "ZIP_TRAILING_BYTES", "", f"{len(data) - end:,} bytes stand after the zip", offset=end
            )


def _repeated_names(infos: Sequence[ZipInfo]) -> Iterator[Fault]:
    """Part names are compared without regard to case (ECMA-376-2, OPC); Word refuses two that are equal."""
    exact = Counter(info.orig_filename for info in infos)
    for name, count in exact.items():
        if count > 1:
            yield fault("ZIP_DUPLICATE", name, f"{count} entries bear this name")
    folded: dict[str, str] = {}
    for name in exact:
        other = folded.setdefault(name.lower(), name)
        if other != name:
            yield fault("ZIP_CASE_DUPLICATE", name, f"Differs from {quoted(other)} in capital letters only")


def _entry(info: ZipInfo) -> Iterator[Fault]:
    name = info.orig_filename
    if "\\" in name:
        yield fault("ZIP_BACKSLASH", name, "A backslash in the name of an entry; Word refuses the file")
    elif name.endswith("/"):
        yield fault(
            "ZIP_DIRECTORY", name, "A directory has an entry of its own; some versions of Word refuse that"
        )
    elif _BAD_NAME.search(name):
        yield fault(
            "ZIP_NAME", name, f"The name {quoted(name)} may lead out of the package or fail on Windows"
        )
    if info.create_system == _UNIX and not (info.external_attr >> 16) & 0o777:
        yield fault("ZIP_MODE", name, "The entry has Unix mode 000; Word for Mac refuses the file")
