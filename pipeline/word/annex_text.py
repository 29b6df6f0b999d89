"""What a Word file that goes with an agreement says, paragraph by paragraph: body, headers, footers and notes."""

from __future__ import annotations

import re
from functools import lru_cache
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from pipeline.model.broken import NO_ZIP
from pipeline.word.xml import W

_STORIES = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_PARAGRAPH, _TEXT, _TAB, _BREAK = (f"{{{W}}}{name}" for name in ("p", "t", "tab", "br"))


@lru_cache(maxsize=64)
def paragraphs_of(data: bytes) -> tuple[str, ...]:
    """Return the text of each paragraph; nothing of what is no Word file, or a broken one, which others refuse."""
    if data[:2] != b"PK":
        return ()
    try:
        with ZipFile(BytesIO(data)) as package:
            stories = [package.read(name) for name in package.namelist() if _STORIES.fullmatch(name)]
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        roots = [etree.fromstring(story, parser) for story in stories]
    except (*NO_ZIP, etree.XMLSyntaxError):
        return ()
    texts = (_said(paragraph) for root in roots for paragraph in root.iter(_PARAGRAPH))
    return tuple(text for text in texts if text)


def _said(paragraph: etree._Element) -> str:
    """Return a paragraph's text; that of a box in it belongs to the box's own paragraphs as well."""
    parts = (part.text or "" if part.tag == _TEXT else " " for part in paragraph.iter(_TEXT, _TAB, _BREAK))
    return "".join(parts).strip()
