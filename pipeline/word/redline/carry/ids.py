"""Ids that must be unique in the new file: of drawings, content controls, bookmarks and the shapes of VML.

An id of the old file stays where it is free.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import count

from pipeline.word.lint.names import WP, Element, W, val, whole
from pipeline.word.redline.opened import Opened

V = "{urn:schemas-microsoft-com:vml}"
SPID = "{urn:schemas-microsoft-com:office:office}spid"
_DIGITS = "0123456789"


class FreshIds:
    """Knows which ids the new file has; each kind is gathered when an id of it is first asked for."""

    def __init__(self, out: Opened, number: Callable[[], int] | None = None) -> None:
        """Take the new file; `number` gives numbers for bookmarks that nothing else has."""
        self._out = out
        self._numbers = number
        self._used: dict[str, set[str]] = {}
        self._next: dict[str, Iterator[int]] = {}

    def drawing(self, wanted: str) -> str:
        """Return an id for a drawing (wp:docPr)."""
        number = whole(wanted)
        lawful = number is not None and 0 <= number < 2**31
        return self._fresh("drawing", wanted if lawful else "", self._drawings)

    def control(self, wanted: str) -> str:
        """Return an id for a content control (w:sdtPr/w:id)."""
        number = whole(wanted)
        lawful = number is not None and -(2**31) <= number < 2**31
        return self._fresh("control", wanted if lawful else "", self._controls)

    def shape(self, wanted: str) -> str:
        """Return an id for a shape of VML: the same word with a higher number, for low ones are other programs'."""
        stem = wanted.rstrip(_DIGITS)
        return self._fresh("shape", wanted, self._shapes, stem, whole(wanted[len(stem) :]) or 1)

    def bookmark(self) -> str:
        """Return a number for a bookmark."""
        if self._numbers:
            return str(self._numbers())
        return self._fresh("bookmark", "", self._bookmarks)

    def claims(self, name: str) -> bool:
        """Take the name of a bookmark, unless the new file has it; capital letters make no difference."""
        used = self._gathered("name", self._names)
        free = name.casefold() not in used
        used.add(name.casefold())
        return free

    def shape_type(self, wanted: str) -> str:
        """Return an id for a type of shapes; its number is a meaning, and stays."""
        return self._fresh("type", wanted, self._types, f"{wanted}_")

    def has_shape_type(self, id_: str) -> bool:
        """Whether the new file defines a type of shapes under an id."""
        return id_ in self._gathered("type", self._types)

    def _fresh(self, kind: str, wanted: str, gather: Callable[[], Iterable[str]], stem: str = "",
               first: int = 1) -> str:  # fmt: skip
        used = self._gathered(kind, gather)
        if not wanted or wanted in used:
            counter = self._next.setdefault(f"{kind} {stem}", count(first))
            wanted = next(id_ for number in counter if (id_ := f"{stem}{number}") not in used)
        used.add(wanted)
        return wanted

    def _gathered(self, kind: str, gather: Callable[[], Iterable[str]]) -> set[str]:
        if kind not in self._used:
            self._used[kind] = set(gather())
        return self._used[kind]

    def _each(self, *names: str) -> Iterator[Element]:
        others = (self._out.related("comments"), self._out.related("numbering"))
        for part in filter(None, (*self._out.stories(), *others)):
            yield from self._out.root(part).iter(*names)

    def _drawings(self) -> Iterator[str]:
        return (element.get("id", "") for element in self._each(WP + "docPr"))

    def _controls(self) -> Iterator[str]:
        return (val(id_) for properties in self._each(W + "sdtPr") for id_ in properties.findall(W + "id"))

    def _shapes(self) -> Iterator[str]:
        return (element.get(key, "") for element in self._each(V + "*") for key in ("id", SPID))

    def _types(self) -> Iterator[str]:
        return (element.get("id", "") for element in self._each(V + "shapetype"))

    def _bookmarks(self) -> Iterator[str]:
        return (element.get(W + "id", "") for element in self._each(W + "bookmarkStart"))

    def _names(self) -> Iterator[str]:
        return (element.get(W + "name", "").casefold() for element in self._each(W + "bookmarkStart"))
