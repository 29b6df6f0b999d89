"""Switches tracking on in a Word file, so that whoever edits it next leaves marks (ISO 29500-1, 17.15.1.90)."""

from __future__ import annotations

from lxml import etree

from pipeline.word.lint.names import W, w
from pipeline.word.redline.opened import open_word

_BEFORE = w(
    "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime",
    "doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText",
    "printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts", "embedSystemFonts",
    "saveSubsetFonts", "saveFormsData", "mirrorMargins", "alignBordersAndEdges",
    "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop", "hideSpellingErrors",
    "hideGrammaticalErrors", "activeWritingStyle", "proofState", "formsDesign", "attachedTemplate",
    "linkStyles", "stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "mailMerge", "revisionView",
)  # fmt: skip
"""What stands before `w:trackRevisions` in the settings, whose order the schema fixes."""


def tracking(data: bytes) -> bytes:
    """Return a Word file with tracking switched on; one that has no settings of its own stays as it is."""
    opened = open_word(data)
    part = opened.related("settings")
    if not part or opened.root(part).find(W + "trackRevisions") is not None:
        return data
    root = opened.touch(part)
    place = sum(1 for child in root if child.tag in _BEFORE)
    root.insert(place, etree.Element(W + "trackRevisions"))
    return opened.written()
