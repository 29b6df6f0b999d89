"""When a Word file was last changed, as it says itself."""

from __future__ import annotations

from pipeline.model.moment import moment
from pipeline.word.lint.names import DCTERMS
from pipeline.word.redline.opened import open_word


def modified(data: bytes) -> str:
    """Return the moment a file gives for its last change, "" where it gives none that can be read."""
    opened = open_word(data)
    part = opened.related("core-properties", "")
    said = opened.root(part).find(DCTERMS + "modified") if part else None
    return moment(said.text or "") if said is not None else ""
