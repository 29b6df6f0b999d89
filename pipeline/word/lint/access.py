"""Advice on accessibility (WCAG 2.2, EN 301 549; Word's own checker asks for the same)."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.word.lint.fault import Fault, fault
from pipeline.word.lint.names import CORE, DC, WP, Element, W, quoted, val, whole
from pipeline.word.lint.package import Package, Part
from pipeline.word.lint.tables import within

_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_OFF = ("0", "false", "off")


def check_table_headers(part: Part) -> Iterator[Fault]:
    """A table of two rows or more repeats and announces its first row as a header."""
    for table in part.iter("tbl"):
        rows = list(within(table, W + "tr"))
        header = rows[0].find(f"{W}trPr/{W}tblHeader") if rows else None
        if len(rows) > 1 and (header is None or val(header) in _OFF):
            yield part.fault("A11Y_TABLE_HEADER", "No row of the table is marked as its header", table)


def check_images(part: Part) -> Iterator[Fault]:
    """An image says in words what it shows, or says that it is decoration."""
    for drawing in part.root.iter(WP + "docPr"):
        decorative = next(drawing.iter(_DECORATIVE), None)
        if decorative is not None and decorative.get("val") in ("1", "true"):
            continue
        if not (drawing.get("descr", "").strip() or drawing.get("title", "").strip()):
            yield part.fault(
                "A11Y_ALT_TEXT", f"{quoted(drawing.get('name', 'An image'))} has no alternative text", drawing
            )


def check_document(package: Package) -> Iterator[Fault]:
    """A document has a title, and says which language it is in."""
    core = next((root for root in package.roots.values() if root.tag == CORE + "coreProperties"), None)
    title = core.findtext(DC + "title") if core is not None else None
    if not (title or "").strip():
        yield fault("A11Y_TITLE", "", "The document properties have no title")
    sheet = package.related("styles")
    if sheet is None or not any(lang.get(W + "val") for lang in sheet.iter("lang")):
        yield fault("A11Y_LANGUAGE", "", "The default style names no language")


def check_headings(package: Package) -> Iterator[Fault]:
    """Levels of headings are not skipped on the way down."""
    levels = _levels(package.related("styles"))
    for part in package.texts:
        last = 0
        for paragraph in part.iter("p") if part.kind == "document" else ():
            level = _level(paragraph, levels)
            if level > last + 1:
                yield part.fault(
                    "A11Y_HEADING_SKIP", f"A heading of level {level} follows one of level {last}", paragraph
                )
            last = level or last


def _levels(sheet: Part | None) -> dict[str, int]:
    """Return the heading level of each style that has one; a style without looks to the one it is based on."""
    if sheet is None:
        return {}
    own, parent = dict[str, int](), dict[str, str]()
    for style in sheet.iter("style"):
        id_ = style.get(W + "styleId", "")
        outline, base = style.find(f"{W}pPr/{W}outlineLvl"), style.find(W + "basedOn")
        if outline is not None:
            own[id_] = (whole(val(outline)) or 0) + 1
        elif base is not None:
            parent[id_] = val(base)
    for id_ in parent:
        seen, here = {id_}, parent[id_]
        while here not in own and here in parent and here not in seen:
            seen.add(here)
            here = parent[here]
        if here in own:
            own[id_] = own[here]
    return {id_: level for id_, level in own.items() if level <= 9}


def _level(paragraph: Element, levels: dict[str, int]) -> int:
    outline, style = paragraph.find(f"{W}pPr/{W}outlineLvl"), paragraph.find(f"{W}pPr/{W}pStyle")
    if outline is not None:
        level = (whole(val(outline)) or 0) + 1
        return level if level <= 9 else 0
    return levels.get(val(style), 0) if style is not None else 0
