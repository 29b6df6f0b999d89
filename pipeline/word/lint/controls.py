"""Rules on content controls (ECMA-376-1 17.5.2): content of the right level, ids and tags that stay apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.word.lint.fault import Fault
from pipeline.word.lint.grammar import GROUPS
from pipeline.word.lint.names import DATA_STORE, Element, W, local, quoted, spoken, val
from pipeline.word.lint.package import Package, Part

_LEVELS = {"blocks": ("p", "tbl", "altChunk"), "rows": ("tr",), "cells": ("tc",)}
_LEVEL_OF = {
    **dict.fromkeys(
        ("body", "hdr", "ftr", "footnote", "endnote", "comment", "tc", "txbxContent", "docPartBody"), "blocks"
    ),
    "tbl": "rows",
    "tr": "cells",
}
_TRANSPARENT = {"sdt", "sdtContent", "customXml"}
_TAG_LENGTH = 64
# Stores that need no part: core, extended and cover-page properties.
_BUILT_IN_STORES = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}",
    "{55AF091B-3C7A-41E3-B477-F2FDAA23CFDA}",
}


def level(control: Element) -> str:
    """Return what may stand in a control's content: blocks, rows, cells or inline, from where the control stands."""
    holder = next((up for up in control.iterancestors() if local(up.tag) not in _TRANSPARENT), None)
    return "inline" if holder is None else _LEVEL_OF.get(local(holder.tag), "inline")


def check_controls(part: Part) -> Iterator[Fault]:
    """Yield controls without content, with content of the wrong level, or that repeat an id."""
    ids: Counter[str] = Counter()
    for control in part.iter("sdt"):
        yield from _content(part, control)
        for name in ("id", "alias", "tag"):
            if len(control.findall(f"{W}sdtPr/{W}{name}")) > 1:
                yield part.fault("SDT_PROPERTY_REPEATED", f"The control has two of w:{name}", control)
        tag = control.find(f"{W}sdtPr/{W}tag")
        if tag is not None and len(val(tag)) > _TAG_LENGTH:
            yield part.fault(
                "SDT_TAG_LONG", f"The tag {quoted(val(tag))} is longer than {_TAG_LENGTH} characters", tag
            )
        id_ = control.find(f"{W}sdtPr/{W}id")
        if id_ is not None:
            ids[val(id_)] += 1
            if ids[val(id_)] == 2:
                yield part.fault("SDT_ID_DUPLICATE", f"Two controls have the id {quoted(val(id_))}", control)


def _content(part: Part, control: Element) -> Iterator[Fault]:
    content = control.find(W + "sdtContent")
    if content is None:
        yield part.fault("SDT_NO_CONTENT", "The control has no w:sdtContent", control)
        return
    kind = level(control)
    allowed = set(GROUPS[kind].split())
    for child in content:
        if child.tag.startswith(W) and local(child.tag) not in allowed:
            yield part.fault("SDT_LEVEL", f"{spoken(child.tag)} in a control that stands among {kind}", child)
    if not len(content):
        yield part.fault("SDT_EMPTY", "The content of the control is empty; Word refuses the file", control)
    elif kind != "inline" and not any(
        local(child.tag) in (*_LEVELS[kind], "sdt", "customXml") for child in content
    ):
        yield part.fault("SDT_EMPTY", f"The content of the control has no w:{_LEVELS[kind][0]}", control)


def check_block_controls(part: Part) -> Iterator[Fault]:
    """A control around paragraphs or rows: LibreOffice 7.4 flattens tracked changes in it ("3045 days")."""
    for control in part.iter("sdt"):
        if level(control) != "inline":
            yield part.fault("SDT_BLOCK", f"A content control among {level(control)}", control)


def check_bindings(package: Package) -> Iterator[Fault]:
    """A data binding names a custom XML part that exists; its value replaces the text shown when Word opens the file."""
    stores = {
        root.get(DATA_STORE + "itemID", "").upper() for root in package.roots.values()
    } | _BUILT_IN_STORES
    for part in package.texts:
        for binding in part.iter("dataBinding"):
            store = binding.get(W + "storeItemID", "").upper()
            if store and store not in stores:
                yield part.fault(
                    "BIND_STORE_MISSING",
                    f"A control is bound to {quoted(store)}, which is not there",
                    binding,
                )
