"""What a text points to: addresses, pictures and other parts, notes. Pictures are known by what they show, not by name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from pipeline.word.lint.names import MC, Element, R, W
from pipeline.word.redline.opened import Opened

_V = "{urn:schemas-microsoft-com:vml}"
_BOX = W + "txbxContent"
_TEXT_PATH = _V + "textpath"
_SHAPES = tuple(
    _V + name
    for name in ("shape", "rect", "roundrect", "oval", "line", "polyline", "group", "image", "curve", "arc")
)


class Note(NamedTuple):
    """A footnote or endnote, and the part it stands in."""

    element: Element
    part: str


class Sources:
    """The relations and notes of one document."""

    def __init__(self, opened: Opened, root: Callable[[str], Iterable[Element]]) -> None:
        """Take the document, and what gives the content of a part."""
        self._opened = opened
        self._root = root
        self._digests: dict[str, str] = {}
        self._notes: dict[str, dict[str, Note]] = {}

    def leads_to(self, part: str, id_: str) -> str:
        """Return where a relation leads: an address, or a part known by its content; "" for nowhere."""
        relation = self._opened.relations(part).get(id_)
        if relation is None or relation.external:
            return relation.target if relation else ""
        if relation.target not in self._digests:
            data = self._opened.parts.get(relation.target)
            digest = relation.target if data is None else hashlib.blake2b(data, digest_size=6).hexdigest()
            self._digests[relation.target] = digest
        return self._digests[relation.target]

    def note(self, kind: str, id_: str) -> Note | None:
        """Return a footnote or endnote."""
        if kind not in self._notes:
            part = self._opened.related(f"{kind}s")
            found = [note for note in self._root(part) if note.tag == W + kind]
            self._notes[kind] = {note.get(W + "id", ""): Note(note, part) for note in found}
        return self._notes[kind].get(id_)


class Drawn(NamedTuple):
    """A picture, drawing or object: what it shows, and the text boxes in it."""

    shows: tuple[str, ...]
    boxes: tuple[Element, ...]


def drawn(element: Element, part: str, sources: Sources) -> Drawn | None:
    """Return what a drawing shows; None where it only prepares a shape for others."""
    if element.tag == W + "pict" and next(element.iter(*_SHAPES), None) is None:
        return None
    shows, boxes = set[str](), list[Element]()
    for inner in _outside_boxes(element):
        if inner.tag == _BOX:
            boxes.append(inner)
            continue
        if inner.tag == _TEXT_PATH:
            shows.add(inner.get("string", ""))
        shows.update(sources.leads_to(part, id_) for name, id_ in inner.items() if name.startswith(R))
    return Drawn(tuple(sorted(shows - {""})), tuple(boxes))


def chosen(alternatives: Element) -> Iterable[Element]:
    """Return what a program of today shows of alternate content: the first choice, else what stands in for it."""
    branches = (alternatives.find(MC + name) for name in ("Choice", "Fallback"))
    return next((branch for branch in branches if branch is not None), ())


def _outside_boxes(element: Iterable[Element]) -> Iterator[Element]:
    """Yield what is in a drawing; of a text box only itself, of alternate content only what is shown."""
    for child in element:
        if child.tag == MC + "AlternateContent":
            yield from _outside_boxes(chosen(child))
            continue
        yield child
        if child.tag != _BOX:
            yield from _outside_boxes(child)
