"""What a PDF says, page by page; knows nothing of agreements."""

from __future__ import annotations

from io import BytesIO


class PdfError(Exception):
    """A file that is no PDF that can be read."""


def page_texts(data: bytes) -> list[str]:
    """Return the text of each page; "" for one that is only a picture. Raises `PdfError` where it is no PDF."""
    from pypdf import PdfReader  # noqa: PLC0415  only what came back needs it
    from pypdf.errors import PyPdfError  # noqa: PLC0415  same

    try:
        return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise PdfError(str(error)) from None


def page_count(data: bytes) -> int:
    """Return how many pages a PDF has; 0 where it cannot be read."""
    from pypdf import PdfReader  # noqa: PLC0415  only what came back needs it
    from pypdf.errors import PyPdfError  # noqa: PLC0415  same

    try:
        return len(PdfReader(BytesIO(data)).pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return 0
