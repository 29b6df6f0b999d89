"""Write XML elements shortly: `el("w:spacing", before=240)`; knows the namespaces of a Word package, nothing else."""

from __future__ import annotations

from typing import Any

from lxml import etree

Element = Any  # lxml ships no types

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": f"{OFFICE}/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "ep": f"{OFFICE}/extended-properties",
    "op": f"{OFFICE}/custom-properties",
    "vt": f"{OFFICE}/docPropsVTypes",
    "cp": f"{PACKAGE}/metadata/core-properties",
    "ct": f"{PACKAGE}/content-types",
    "rel": f"{PACKAGE}/relationships",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
# Written as the default namespace of their part, as Word does: some readers know no other way.
UNPREFIXED = ("ep", "op", "ct", "rel")


def qualified(name: str) -> str:
    """Return `w:p` as lxml wants it: the namespace in braces, then the local name."""
    prefix, _, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def el(tag: str, *children: Element | str, **attributes: object) -> Element:
    """Return an element with its children and text.

    An attribute of a `w:` element is in the same namespace; another prefix is written `r_id` for `r:id`.
    """
    prefix = tag.partition(":")[0]
    shown = None if prefix in UNPREFIXED else prefix
    element = etree.Element(qualified(tag), nsmap={shown: NAMESPACES[prefix]})
    for name, value in attributes.items():
        bare = f"w:{name}" if prefix == "w" and "_" not in name else name.replace("_", ":")
        element.set(qualified(bare), str(value))
    for child in children:
        if isinstance(child, str):
            element.text = child
        else:
            element.append(child)
    return element


def flag(tag: str, *, on: bool) -> list[Element]:
    """Return an on/off element in a list, or no element: to be spread among the children of another."""
    return [el(tag)] if on else []


def part(root: Element) -> bytes:
    """Return the bytes of a part, each namespace declared once, at its root."""
    prefixed = {prefix: uri for prefix, uri in NAMESPACES.items() if prefix not in (*UNPREFIXED, "xml")}
    etree.cleanup_namespaces(root, top_nsmap=prefixed)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data
