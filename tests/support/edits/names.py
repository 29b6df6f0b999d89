"""Names in Word's XML, elements made from a snippet, and properties put where the schema wants them."""

from __future__ import annotations

from copy import deepcopy
from xml.sax.saxutils import escape

from lxml import etree


def listed(text):
    """Return the words of a text."""
    return tuple(text.split())


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NS = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (
        ("w", W[1:-1]),
        ("r", R[1:-1]),
        ("m", M[1:-1]),
        ("mc", MC[1:-1]),
        ("a", A[1:-1]),
        ("wp", WP[1:-1]),
        ("w14", W14[1:-1]),
        ("pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("v", "urn:schemas-microsoft-com:vml"),
        ("o", "urn:schemas-microsoft-com:office:office"),
    )
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
P, RUN, T, TBL, TR, TC = (W + name for name in ("p", "r", "t", "tbl", "tr", "tc"))
PPR, RPR, SECT = (W + name for name in ("pPr", "rPr", "sectPr"))
VAL, ID = W + "val", W + "id"
RUN_ORDER = listed(
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
)
PARAGRAPH_ORDER = listed(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd "
    "tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc "
    "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
CELL_ORDER = listed(
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign "
    "hideMark headers cellIns cellDel cellMerge tcPrChange"
)


def make(text):
    """Make an element from a snippet that uses the usual prefixes."""
    return etree.fromstring(f"<x {NS}>{text}</x>")[0]


def run(text, properties=""):
    """Make a run of text, with the inside of its properties as a snippet."""
    marks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return make(f'<w:r>{marks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>')


def set_text(element, text):
    """Put a text in a w:t, which keeps its blanks."""
    element.text = text
    if text != text.strip():
        element.set(SPACE, "preserve")


def value(element, name):
    """Return `w:val` of a child, or ""."""
    child = element.find(W + name) if element is not None else None
    return "" if child is None else child.get(VAL, "")


def flag(element, name):
    """Whether a property is switched on."""
    child = element.find(W + name) if element is not None else None
    return child is not None and child.get(VAL, "1") in {"1", "true", "on"}


def put(properties, child, order):
    """Put a property among others in the order of the schema, instead of one of its name."""
    own = etree.QName(child).localname
    drop(properties, own)
    later = order[order.index(own) + 1 :]
    after = (e for e in properties if isinstance(e.tag, str) and etree.QName(e).localname in later)
    place = next(after, None)
    if place is None:
        properties.append(child)
    else:
        place.addprevious(child)


def drop(properties, name):
    """Take a property away; return whether there was one."""
    found = properties.findall(W + name)
    for child in found:
        properties.remove(child)
    return bool(found)


def paragraph_properties(paragraph):
    """Return a paragraph's properties, made where it has none."""
    return _first(paragraph, PPR)


def run_properties(element):
    """Return a run's properties, made where it has none."""
    return _first(element, RPR)


def cell_properties(cell):
    """Return a cell's properties, made where it has none."""
    return _first(cell, W + "tcPr")


def _first(parent, tag):
    found = parent.find(tag)
    if found is None:
        found = etree.Element(tag)
        parent.insert(0, found)
    return found


def copied(element):
    """Copy an element without the ids of its paragraphs, which must be unique."""
    copy = deepcopy(element)
    for paragraph in copy.iter(P):
        for name in (W14 + "paraId", W14 + "textId"):
            paragraph.attrib.pop(name, None)
    return copy


def shape(paragraph):
    """Copy the properties a new paragraph takes from its neighbour: no section, no tracked change."""
    own = paragraph.find(PPR)
    if own is None:
        return None
    copy = deepcopy(own)
    for name in ("sectPr", "pPrChange", "rPr"):
        drop(copy, name)
    return copy


def like(paragraph, text):
    """Make a paragraph of plain text with the properties of another."""
    made = etree.Element(P)
    properties = shape(paragraph) if paragraph is not None else None
    if properties is not None:
        made.append(properties)
    if text:
        made.append(run(text))
    return made


def said(element):
    """Return the text an element holds."""
    return "".join(t.text or "" for t in element.iter(T))
