"""Rules on sections (ECMA-376-1 17.6, 17.10), paragraph ids and the ids of drawings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.word.lint.fault import Fault
from pipeline.word.lint.names import W14, WP, W, quoted, whole
from pipeline.word.lint.package import Part

_PARA_ID = re.compile(r"(?!0{8})[0-7][0-9A-Fa-f]{7}")
_DRAWING_IDS = range(2**31)


def check_sections(part: Part) -> Iterator[Fault]:
    """The body ends in its section's properties; a section has one header and footer of each type."""
    if (
        part.kind == "document"
        and part.root.find(f"{W}body") is not None
        and part.root.find(f"{W}body/{W}sectPr") is None
    ):
        yield part.fault(
            "SECTPR_MISSING", "The body has no w:sectPr: Word takes its own page size and margins"
        )
    for section in part.iter("sectPr"):
        used = Counter((child.tag, child.get(W + "type")) for child in section if child.get(W + "type"))
        for (_, type_), count in used.items():
            if count > 1:
                yield part.fault(
                    "HEADER_REF_DUPLICATE", f"{count} headers or footers of the type {quoted(type_)}", section
                )


def check_paragraph_ids(part: Part) -> Iterator[Fault]:
    """w14:paraId is below 0x80000000 (MS-DOCX 2.6.2.3) and stands once in a part."""
    ids: Counter[str] = Counter()
    for element in part.iter("p", "tr"):
        id_ = element.get(W14 + "paraId")
        if id_ is None:
            continue
        ids[id_] += 1
        if not _PARA_ID.fullmatch(id_):
            yield part.fault(
                "PARAID_RANGE", f"The paragraph id {quoted(id_)} must be from 00000001 to 7FFFFFFF", element
            )
        if ids[id_] == 2:
            yield part.fault("PARAID_DUPLICATE", f"Two paragraphs have the id {quoted(id_)}", element)


def check_drawing_ids(part: Part) -> Iterator[Fault]:
    """wp:docPr has a positive id of its own; reports conflict on what Word does with two that are equal."""
    ids: Counter[str] = Counter()
    for drawing in part.root.iter(WP + "docPr"):
        id_ = drawing.get("id", "")
        ids[id_] += 1
        if ids[id_] == 2:
            yield part.fault("DOCPR_ID_DUPLICATE", f"Two drawings have the id {quoted(id_)}", drawing)
        if whole(id_) not in _DRAWING_IDS and not part.ids_open:
            yield part.fault(
                "DOCPR_ID_RANGE", f"The drawing id {quoted(id_)!r} is not a number of 31 bits", drawing
            )
