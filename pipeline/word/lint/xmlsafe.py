"""Parse one XML part safely: no DOCTYPE, no entity, no network, bounded in size and depth."""

from __future__ import annotations

import re

from lxml import etree

from pipeline.word.lint.fault import Fault, fault
from pipeline.word.lint.names import Element, quoted

MAX_ELEMENTS = 600_000
"""Beyond this a tree takes more than half a gigabyte of memory."""

# A DOCTYPE can hide amounts and names in entities (python-docx reads "A &x; B" as "A "), so it is refused
# wherever it stands, in each encoding that OPC allows.
_DOCTYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_DECLARED = re.compile(rb"^(?:\xef\xbb\xbf)?<\?xml[^>]*?\sencoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_PARSER = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "remove_comments": True,
    "remove_pis": True,
    "huge_tree": False,
}


def parse(name: str, data: bytes) -> tuple[Element | None, Fault | None]:
    """Return the root of a part, or None and why it cannot be trusted."""
    refused = _refuse(name, data)
    if refused:
        return None, refused
    try:
        root = etree.fromstring(data, etree.XMLParser(**_PARSER))
    except (etree.LxmlError, ValueError) as error:
        return None, _broken(name, str(error))
    if root.getroottree().docinfo.doctype:
        return None, fault("XML_DOCTYPE", name, "The part declares a document type")
    return root, None


def _broken(name: str, problem: str) -> Fault:
    if "depth" in problem:
        return fault("XML_DEPTH", name, "The XML nests more than 256 levels deep")
    return fault("XML_ILL_FORMED", name, f"The XML is broken: {quoted(problem, 200)}")


def _refuse(name: str, data: bytes) -> Fault | None:
    for doctype in _DOCTYPE:
        if doctype in data:
            return fault("XML_DOCTYPE", name, "The part declares a document type", offset=data.find(doctype))
    if data.count(b"<") > 2 * MAX_ELEMENTS:
        return fault("XML_SIZE", name, f"The part has more than {MAX_ELEMENTS:,} elements")
    return _encoding(name, data)


def _encoding(name: str, data: bytes) -> Fault | None:
    """A part is UTF-8 or UTF-16, and is what it says it is (ECMA-376-2, OPC: XML usage)."""
    declared = _DECLARED.match(data)
    if declared and declared[1].lower() != b"utf-8":
        # The declaration was readable byte by byte, so the part is not UTF-16 whatever it says.
        said = declared[1].decode("ascii")
        return fault("XML_ENCODING", name, f"The part says it is in {said}; it must be in UTF-8", offset=0)
    return None
