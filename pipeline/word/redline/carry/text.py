"""Translates a copy of the old file's text, element by element: what it names by id is named as in the new file.

Marks that mean nothing in another file are left out: comments, most bookmarks, protected ranges, spelling,
page breaks as they once fell, ids of paragraphs and of saving sessions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pipeline.word.lint.names import MC, W14, W15, WP, Element, R, W, local, val
from pipeline.word.redline.carry.ids import FreshIds, V
from pipeline.word.redline.carry.prefixes import Prefixes

STYLED = {W + "pStyle": "paragraph", W + "rStyle": "character", W + "tblStyle": "table"}
OFFICE_VML = "{urn:schemas-microsoft-com:office:office}"
_WP14 = "{http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing}"
_SESSION = frozenset((W14 + "paraId", W14 + "textId", _WP14 + "anchorId", _WP14 + "editId"))
_BINDINGS = (W + "dataBinding", W15 + "dataBinding")
_NOTHING_WITHOUT = frozenset(
    W + name for name in ("headerReference", "footerReference", "altChunk", "subDoc", "contentPart", "movie")
)
"""Elements that mean nothing without the part that they name."""
_LED_TO = {"hyperlink": "the target of a link", "blip": "a picture", "imagedata": "a picture"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What knows the ids of the new file, for each of the ways in which text names something."""

    style: Callable[[str, str], str]
    default_style: Callable[[str], str]
    level_style: Callable[[str], str]
    list_id: Callable[[str], str]
    relation: Callable[[str, str, str], str]
    note: Callable[[str, str], str]
    is_bound: Callable[[str], bool]
    comment: Callable[[str], None]
    lose: Callable[[str], None]
    ids: FreshIds
    prefixes: Prefixes
    bookmarks: set[str] = field(default_factory=set)
    """The names of bookmarks to keep."""
    numbers: dict[tuple[str, str], str] = field(default_factory=dict)
    """The new numbers of the bookmarks that are kept, by part and old number."""


@dataclass(slots=True, kw_only=True)
class Passage:
    """One copy on its way from a part of the old file to a part of the new one."""

    means: Means
    part_old: str
    part_out: str
    prefixes: Callable[[], Mapping[str | None, str]]
    """Gives those declared where the copy comes from."""
    top: Element | None = None
    shapes: list[Element] = field(default_factory=list)
    """What it holds of VML, whose ids name each other."""


def translate(copy: Element, passage: Passage) -> Element | None:
    """Translate a copy in place and return it, or None where nothing of it may stand in the new file."""
    passage.top = copy
    for element in list(copy.iter("*")):
        handle = _HANDLERS.get(element.tag)
        if handle:
            handle(passage, element)
        elif not element.tag.startswith(W):
            _foreign(passage, element)
    return passage.top


def _drop(passage: Passage, element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        passage.top = None
    else:
        parent.remove(element)


def _style(passage: Passage, element: Element) -> None:
    parent = element.getparent()
    if parent is not None and parent.tag == W + "lvl":
        id_ = passage.means.level_style(val(element))
    else:
        id_ = passage.means.style(val(element), STYLED[element.tag])
    if id_:
        element.set(W + "val", id_)
    else:
        _drop(passage, element)


def _list(passage: Passage, element: Element) -> None:
    element.set(W + "val", passage.means.list_id(val(element)))


def _session(_: Passage, element: Element) -> None:
    """Forget in which session something was written, and its id."""
    for name in element.keys():  # noqa: SIM118  to iterate over an element itself yields its children
        if name in _SESSION or "}rsid" in name:
            del element.attrib[name]


def _paragraph(passage: Passage, element: Element) -> None:
    _session(passage, element)
    default = passage.means.default_style("paragraph")
    if default:
        properties = element.find(W + "pPr")
        if properties is None:
            properties = element.makeelement(W + "pPr")
            element.insert(0, properties)
        name_style(properties, default)


def name_style(properties: Element, style: str) -> None:
    """Let the properties of a paragraph name a style, unless they name one."""
    if properties.find(W + "pStyle") is None:
        named = properties.makeelement(W + "pStyle")
        named.set(W + "val", style)
        properties.insert(0, named)


def _note(passage: Passage, element: Element) -> None:
    kind = local(element.tag).removesuffix("Reference")
    id_ = passage.means.note(kind, element.get(W + "id", ""))
    if id_:
        element.set(W + "id", id_)
    else:
        _drop(passage, element)


def _relations(passage: Passage, element: Element) -> None:
    """Let the attributes of an element that name relations name those of the new part."""
    for name, value in element.items():
        if not value or not (name.startswith(R) or name == OFFICE_VML + "relid"):
            continue
        id_ = passage.means.relation(value, passage.part_old, passage.part_out)
        if id_:
            element.set(name, id_)
            continue
        what = _LED_TO.get(local(element.tag), "an embedded part")
        passage.means.lose(f"{what} that is missing in the old file itself")
        if element.tag in _NOTHING_WITHOUT:
            _drop(passage, element)
            return
        del element.attrib[name]


def _foreign(passage: Passage, element: Element) -> None:
    """Translate what is no WordprocessingML: drawings, charts, VML, alternate content."""
    _relations(passage, element)
    tag = element.tag
    if tag == WP + "docPr":
        element.set("id", passage.means.ids.drawing(element.get("id", "")))
    elif tag in (WP + "inline", WP + "anchor"):
        _session(passage, element)
    elif tag == MC + "Choice":
        passage.means.prefixes.require(element, passage.prefixes(), passage.part_out)
    elif tag.startswith((V, OFFICE_VML)):
        passage.shapes.append(element)


def _ole(passage: Passage, element: Element) -> None:
    _relations(passage, element)
    passage.shapes.append(element)


def _comment(passage: Passage, element: Element) -> None:
    passage.means.comment(element.get(W + "id", ""))
    run = element.getparent()
    _drop(passage, element)
    if run is not None and run.tag == W + "r" and all(child.tag == W + "rPr" for child in run):
        _drop(passage, run)


def _bookmark(passage: Passage, element: Element) -> None:
    """Keep a bookmark that is asked for, unless the new file has one of its name."""
    means, name = passage.means, element.get(W + "name", "")
    key = (passage.part_old, element.get(W + "id", ""))
    if name not in means.bookmarks or not (key in means.numbers or means.ids.claims(name)):
        _drop(passage, element)
        return
    if key not in means.numbers:
        means.numbers[key] = means.ids.bookmark()
    element.set(W + "id", means.numbers[key])


def _bookmark_end(passage: Passage, element: Element) -> None:
    number = passage.means.numbers.get((passage.part_old, element.get(W + "id", "")))
    if number:
        element.set(W + "id", number)
    else:
        _drop(passage, element)


def _control(passage: Passage, properties: Element) -> None:
    """Give a control an id of its own; one tied to data that the new file has not, Word would fill with other text."""
    for child in list(properties):
        if child.tag == W + "id":
            child.set(W + "val", passage.means.ids.control(val(child)))
        elif child.tag in _BINDINGS and not passage.means.is_bound(child.get(W + "storeItemID", "")):
            properties.remove(child)
            alias = properties.find(W + "alias")
            name = f" “{val(alias)}”" if alias is not None else ""
            passage.means.lose(f"what ties the content control{name} to the old file's data")


_HANDLERS: dict[str, Callable[[Passage, Element], None]] = {
    **dict.fromkeys(STYLED, _style),
    W + "numId": _list,
    W + "p": _paragraph,
    **dict.fromkeys((W + "r", W + "tr", W + "sectPr"), _session),
    **dict.fromkeys((W + "footnoteReference", W + "endnoteReference"), _note),
    **dict.fromkeys((W + "hyperlink", *_NOTHING_WITHOUT), _relations),
    W + "control": _ole,
    **dict.fromkeys((W + "commentReference", W + "commentRangeStart", W + "commentRangeEnd"), _comment),
    W + "bookmarkStart": _bookmark,
    W + "bookmarkEnd": _bookmark_end,
    W + "sdtPr": _control,
    **dict.fromkeys(
        (W + name for name in ("permStart", "permEnd", "proofErr", "lastRenderedPageBreak",
                               "printerSettings", "numberingChange")), _drop),
}  # fmt: skip
