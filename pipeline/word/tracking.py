"""Switches tracking on in a Word file, so that whoever edits it next leaves marks (ISO 29500-1, 17.15.1.90)."""

from __future__ import annotations

from lxml import etree

from pipeline.word.lint.names import W, w
from pipeline.word.redline.opened import open_word

_TRACK = W + "trackRevisions"
_OFF = ("0", "false", "off")
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
    if not part:
        return data
    said = opened.root(part).find(_TRACK)
    if said is not None and said.get(W + "val", "on") not in _OFF:
        return data
    root = opened.touch(part)
    if said is not None:
        root.remove(said)
    place = sum(1 for child in root if child.tag in _BEFORE)
    root.insert(place, etree.Element(_TRACK))
    return opened.written()
