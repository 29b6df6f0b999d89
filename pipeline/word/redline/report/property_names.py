"""What changed in properties, in the words a reader has for it; read from the marks of a redline."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from pipeline.word.lint.names import Element, W, local, w

_NAMES = {
    "b": "bold", "bCs": "bold", "i": "italic", "iCs": "italic", "u": "underline", "strike": "strike",
    "dstrike": "strike", "color": "colour", "sz": "size", "szCs": "size", "rFonts": "font", "highlight": "shading",
    "shd": "shading", "rStyle": "style", "pStyle": "style", "tblStyle": "style", "vanish": "hidden",
    "caps": "capitals", "smallCaps": "capitals", "vertAlign": "raised", "position": "raised",
    "ind": "indent", "spacing": "spacing", "contextualSpacing": "spacing", "jc": "alignment", "numPr": "numbering",
    "outlineLvl": "outline", "tabs": "tabs", "pBdr": "borders", "tblBorders": "borders", "tcBorders": "borders",
    "keepNext": "paging", "keepLines": "paging", "pageBreakBefore": "paging", "widowControl": "paging",
    "pgSz": "paper", "pgMar": "margins", "cols": "columns", "type": "break", "titlePg": "first-page",
    "pgNumType": "page-numbers",
}  # fmt: skip
OTHER = "other"
MARK = "mark"
"""Only the mark at the end of a paragraph looks otherwise."""


def run_names(paragraph: Element) -> tuple[str, ...]:
    """Return which properties of a paragraph's runs changed."""
    return _names(change for change in paragraph.iter(W + "rPrChange") if _holder(change) != W + "pPr")


def paragraph_names(paragraph: Element) -> tuple[str, ...]:
    """Return which properties of a paragraph itself changed."""
    properties = paragraph.find(W + "pPr")
    if properties is None:
        return ()
    changed = _names(properties.iterchildren(W + "pPrChange"))
    mark = properties.find(f"{W}rPr/{W}rPrChange")
    return changed or ((MARK,) if mark is not None else ())


def section_names(section: Element) -> tuple[str, ...]:
    """Return which properties of a section changed."""
    return _names(section.iterchildren(W + "sectPrChange"))


def table_names(holder: Element) -> tuple[str, ...]:
    """Return which properties of a table, row or cell changed."""
    return _names(holder.iter(*w("tblPrChange", "trPrChange", "tcPrChange")))


def _holder(change: Element) -> object:
    above = change.getparent().getparent()
    return above.tag if above is not None else None


def _names(changes: Iterator[Element]) -> tuple[str, ...]:
    """Return the names of what differs between properties and what they were, each once."""
    found: dict[str, None] = {}
    for change in changes:
        now = {child.tag: _said(child) for child in change.getparent() if child is not change}
        was = {child.tag: _said(child) for child in (change[0] if len(change) else ())}
        for tag in [*was, *(tag for tag in now if tag not in was)]:
            if was.get(tag) != now.get(tag) and not str(tag).endswith("Change") and local(tag) not in _UNSAID:
                found[_NAMES.get(local(tag), OTHER)] = None
    return tuple(found)


_UNSAID = frozenset(("rPr", "sectPr", "headerReference", "footerReference", "lang", "ins", "del", "cnfStyle"))


def _said(element: Element) -> bytes:
    data: bytes = etree.tostring(element, method="c14n", exclusive=True, with_tail=False)
    return data
