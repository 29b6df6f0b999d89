"""Properties of runs, paragraphs, rows, cells, tables and sections: whether two say the same, and how a change of them is kept.

Revision marks, numbers of saving sessions and what only proofing tools read are no properties of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.word.lint.names import Element, W, local, val, w
from pipeline.word.redline.compare.marks import Marker

Key = tuple[object, ...]

_NOISE = frozenset(w("lang", "noProof", "webHidden", "rPrChange", "pPrChange", "tblPrChange", "trPrChange",
                     "tcPrChange", "sectPrChange", "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel",
                     "cnfStyle", "divId", "headerReference", "footerReference"))  # fmt: skip
_STYLES = {W + "pStyle": "paragraph", W + "rStyle": "character", W + "tblStyle": "table"}
_ON = {"1": "", "true": "", "on": "", "0": "0", "false": "0", "off": "0"}
_SAME_WORD = {"start": "left", "end": "right"}
_KEPT = {
    "rPr": frozenset(),
    "pPr": frozenset(w("rPr", "sectPr")),
    "sectPr": frozenset(w("headerReference", "footerReference")),
    "trPr": frozenset(w("ins", "del")),
    "tcPr": frozenset(w("cellIns", "cellDel", "cellMerge")),
    "tblPr": frozenset(),
    "tblPrEx": frozenset(),
}
"""What a change of properties does not speak of: it stays where it is (ISO 29500-1, 17.13.5)."""

Style = Callable[[str, str], str]
"""Gives a style's name by its id and its kind."""


def key_of(properties: Element | None, style: Style, lists: Callable[[str], str] = str) -> Key:
    """Return properties as something to compare across files: styles by name, lists by what they mean."""
    if properties is None or not len(properties):
        return ()
    kept = _KEPT[local(properties.tag)]
    return tuple(sorted(_key(child, style, lists) for child in properties
                        if child.tag not in _NOISE and child.tag not in kept))  # fmt: skip


def _key(element: Element, style: Style, lists: Callable[[str], str]) -> Key:
    name = element.tag
    if name in _STYLES:
        return (name, style(val(element), _STYLES[name]))
    if name == W + "numPr":
        number, level = element.find(W + "numId"), element.find(W + "ilvl")
        listed = "" if number is None else lists(val(number))
        return (name, listed, "" if level is None else val(level))
    attributes = tuple(sorted((k, _plain(v)) for k, v in element.items() if "rsid" not in k))
    if attributes == ((W + "val", ""),):
        attributes = ()
    children = tuple(_key(child, style, lists) for child in element if isinstance(child.tag, str))
    return (name, attributes, children) if children else (name, attributes)


def _plain(value: str) -> str:
    return _ON.get(value) or _SAME_WORD.get(value, _ON.get(value, value))


class Changes:
    """Writes into properties what they were before; `carried` brings the old ones into the new file."""

    def __init__(self, marker: Marker, carried: Callable[[Element], Element]) -> None:
        """Take who marks, and what translates an element of the old file."""
        self._marker = marker
        self._carried = carried

    def note(self, new: Element, old: Element | None) -> None:
        """Note in properties, as they are now, those of the old file; in place.

        The change stands last and holds all that was there, but for what such a change does not speak of.
        """
        name = local(new.tag)
        change = self._marker.mark(f"{name}Change")
        was = new.makeelement(new.tag)
        if old is not None:
            carried = self._carried(old)
            was.extend([child for child in carried if child.tag not in _KEPT[name] and not _is_change(child)])
            for attribute, value in carried.items():
                was.set(attribute, value)
        change.append(was)
        for stale in [child for child in new if _is_change(child)]:
            new.remove(stale)
        new.append(change)


def _is_change(element: Element) -> bool:
    return isinstance(element.tag, str) and element.tag.endswith("PrChange")


_PPR = [
    "pStyle",
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "framePr",
    "widowControl",
    "numPr",
    "suppressLineNumbers",
    "pBdr",
    "shd",
    "tabs",
    "suppressAutoHyphens",
    "kinsoku",
    "wordWrap",
    "overflowPunct",
    "topLinePunct",
    "autoSpaceDE",
    "autoSpaceDN",
    "bidi",
    "adjustRightInd",
    "snapToGrid",
    "spacing",
    "ind",
    "contextualSpacing",
    "mirrorIndents",
    "suppressOverlap",
    "jc",
    "textDirection",
    "textAlignment",
    "textboxTightWrap",
    "outlineLvl",
    "divId",
    "cnfStyle",
    "rPr",
    "sectPr",
    "pPrChange",
]
_ORDER: Mapping[str, int] = {W + name: place for place, name in enumerate(_PPR)}


def paragraph_properties(paragraph: Element) -> Element:
    """Return a paragraph's properties, made where it has none."""
    properties = paragraph.find(W + "pPr")
    if properties is None:
        properties = paragraph.makeelement(W + "pPr")
        paragraph.insert(0, properties)
    return properties


def insert_property(properties: Element, child: Element) -> None:
    """Put a property of a paragraph in its place among the others (17.3.1.26)."""
    place = _ORDER[child.tag]
    properties.insert(sum(_ORDER.get(other.tag, place) < place for other in properties), child)


def mark_properties(properties: Element) -> Element:
    """Return the properties of a paragraph's mark, made where there are none, in their place (17.3.1.26)."""
    found = properties.find(W + "rPr")
    if found is not None:
        return found
    made = properties.makeelement(W + "rPr")
    insert_property(properties, made)
    return made
