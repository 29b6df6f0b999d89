"""The plain text of a Word file, one paragraph a line: enough to search it, without reading it as a document."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from zipfile import ZipFile

from pipeline.model.broken import NO_ZIP

_TEXTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$")
_BREAK = re.compile(rb"</w:p>|<w:(?:br|cr|tab)(?:\s[^>]*)?/>")
_TAG = re.compile(rb"<[^>]*>")


def plain_text(data: bytes) -> str:
    """Return what a Word file says; nothing where it cannot be read, which others report."""
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = [package.read(name) for name in package.namelist() if _TEXTS.match(name)]
    except NO_ZIP:
        return ""
    bare = b"\n".join(_TAG.sub(b"", _BREAK.sub(b"\n", part)).lstrip() for part in parts)
    return unescape(bare.decode("utf-8", "replace"))
