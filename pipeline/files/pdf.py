"""What a PDF says, page by page; knows nothing of agreements."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

PICTURE = 0.8
"""The share of a page from which on pictures are all of it: what stands behind them was guessed from them."""
_WHOLE = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Matrix = tuple[float, float, float, float, float, float]


class PdfError(Exception):
    """A file that is no PDF that can be read."""


class PdfLockedError(PdfError):
    """A PDF that nobody reads without its password."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its text, and whether it is a picture, such as a scan; what a scanner guessed from that is no text."""

    text: str
    picture: bool


def pages_of(data: bytes) -> list[Page]:
    """Return the pages of a PDF. Raises `PdfError` where it is none, `PdfLockedError` where it has a password."""
    return [_page(page) for page in _pages(data)]


def page_count(data: bytes) -> int:
    """Return how many pages a PDF has; 0 where it cannot be read."""
    try:
        return len(_pages(data))
    except PdfError:
        return 0


def _pages(data: bytes) -> list[PageObject]:
    from pypdf import PdfReader  # noqa: PLC0415  only what came back needs it

    def read() -> list[PageObject]:
        reader: PdfReader = PdfReader(BytesIO(data))
        return list(reader.pages)

    return _guarded(read)


def _page(page: PageObject) -> Page:
    def read() -> Page:
        picture = _is_picture(page)
        return Page("" if picture else page.extract_text(), picture)

    return _guarded(read)


def _guarded(read: Any) -> Any:
    """Return what a function reads; whatever a broken file does to the reader is one error, and no chatter."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError  # noqa: PLC0415  as above

    try:
        return read()
    except (DependencyError, FileNotDecryptedError) as error:
        raise PdfLockedError(str(error)) from None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError,
            NotImplementedError, AssertionError, ZeroDivisionError, OverflowError) as error:  # fmt: skip
        raise PdfError(str(error)) from None


def _is_picture(page: PageObject) -> bool:
    """Return whether pictures cover the page."""
    resources: Any = page.get("/Resources") or {}
    objects: Any = resources.get_object().get("/XObject") if resources else None
    named = objects.get_object() if objects is not None else {}
    pictures = {str(name) for name in named if named[name].get_object().get("/Subtype") == "/Image"}
    if not pictures:
        return False
    whole = abs(float(page.mediabox.width) * float(page.mediabox.height)) or 1.0
    return sum(_areas(page, pictures)) / whole >= PICTURE


def _areas(page: PageObject, pictures: set[str]) -> Iterator[float]:
    """Yield the area of each picture that is drawn: a unit square under the matrix of that moment."""
    contents = page.get_contents()
    now, kept = _WHOLE, []
    for operands, operator in contents.operations if contents is not None else ():
        if operator == b"q":
            kept.append(now)
        elif operator == b"Q" and kept:
            now = kept.pop()
        elif operator == b"cm":
            now = _times(tuple(float(one) for one in operands), now)  # type: ignore[arg-type]
        elif operator == b"Do" and str(operands[0]) in pictures:
            yield abs(now[0] * now[3] - now[1] * now[2])


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)
