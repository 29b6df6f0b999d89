"""What a style says, by itself and with what it inherits, so that the styles of two files can be compared by effect."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from lxml import etree

from pipeline.word.lint.names import Element, W, local, val, w
from pipeline.word.redline.canonical import canonical
from pipeline.word.redline.carry.styles import StyleSheet, kind_of

Looks: TypeAlias = dict[tuple[str, ...], object]
"""What is said of each property: under the group it stands in, its name and, of some, its attribute."""

_GROUPS = frozenset(w("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr"))
_IN_PARTS = frozenset(w("ind", "spacing", "rFonts"))
"""Properties whose attributes are inherited one by one (17.3.1.12, 17.3.1.33, 17.3.2.26)."""
_UNSEEN = frozenset(w("numPr", "lang", "noProof", "rsid"))
_SIDES = {"start": "left", "end": "right"}
_SWITCHES = ("b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint",
             "vanish", "keepNext", "keepLines", "pageBreakBefore", "contextualSpacing")  # fmt: skip
_USUAL = {
    **dict.fromkeys(_SWITCHES, "0"),
    "color": "auto",
    "highlight": "none",
    "jc": "left",
    "outlineLvl": "9",
    "u": "none",
    "vertAlign": "baseline",
}
"""What holds of a property where nobody says anything."""


def differs(one: Element, other: Element, mine: StyleSheet, theirs: StyleSheet) -> bool:
    """Whether two styles of the same name look different, and not only because of what they are based on."""
    same_base = _base(one, mine) == _base(other, theirs)
    if same_base and etree.tostring(one) == etree.tostring(other):
        return False
    own = _own(one), _own(other)
    if same_base and own[0] == own[1]:
        return False
    looks = _looks(one, mine), _looks(other, theirs)
    asked = own[0].keys() | own[1].keys() if same_base else looks[0].keys() | looks[1].keys()
    return any(looks[0].get(key) != looks[1].get(key) for key in asked)


def looks_of_defaults(root: Element | None) -> Looks:
    """Return what holds where no style says anything (17.7.5)."""
    looks: Looks = {}
    for group in ("pPr", "rPr"):
        found = root.find(f"{W}docDefaults/{W}{group}Default/{W}{group}") if root is not None else None
        if found is not None:
            looks |= _said(found)
    return _without_nothing(looks)


def _base(style: Element, sheet: StyleSheet) -> str:
    """Return the name of what a style is based on."""
    chain = sheet.chain(style.get(W + "styleId", ""), kind_of(style))
    return _folded(chain[1]) if len(chain) > 1 else ""


def _folded(style: Element) -> str:
    name = style.find(W + "name")
    return str(name.get(W + "val", "")).casefold() if name is not None else ""


def _looks(style: Element, sheet: StyleSheet) -> Looks:
    kind = kind_of(style)
    looks = looks_of_defaults(sheet.root) if kind == "paragraph" else {}
    for ancestor in reversed(sheet.chain(style.get(W + "styleId", ""), kind)):
        looks |= _own(ancestor)
    return _without_nothing(looks)


def _own(style: Element) -> Looks:
    looks: Looks = {}
    for child in style:
        if child.tag in _GROUPS:
            looks |= _said(child)
    return looks


def _said(group: Element) -> Looks:
    if group.tag == W + "tblStylePr":
        return {("tblStylePr", group.get(W + "type", "")): tuple(canonical(child) for child in group)}
    return dict(_facts(group))


def _facts(group: Element) -> Iterator[tuple[tuple[str, ...], object]]:
    for child in group:
        if child.tag in _UNSEEN:
            continue
        name, attributes, inner = canonical(child)
        if child.tag in _IN_PARTS and isinstance(attributes, tuple):
            for attribute, value in attributes:
                yield (local(group.tag), str(name), attribute), value
        elif child.tag == W + "jc":
            yield (local(group.tag), "jc"), ((("val", _SIDES.get(val(child), val(child))),), ())
        else:
            yield (local(group.tag), str(name)), (attributes, inner)


def _without_nothing(looks: Mapping[tuple[str, ...], object]) -> Looks:
    """Leave out what would hold anyway."""
    return {key: said for key, said in looks.items() if not _is_nothing(key, said)}


def _is_nothing(key: tuple[str, ...], said: object) -> bool:
    if len(key) == len(("group", "property", "attribute")):
        return said == "0" or (key[2] == "lineRule" and said == "auto")
    return said == ((("val", _USUAL.get(key[1], "")),), ())
