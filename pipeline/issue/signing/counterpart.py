"""What somebody brings back: files from outside, what can be read in them, and under which names they are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.files.archive import PICTURES, ending_of, frames, inside
from pipeline.files.frozen import frozen_digest
from pipeline.files.pdf import Page, PdfError, PdfLockedError, pages_of
from pipeline.model.places import AftaleError, Finding, Place

_CONTAINERS = ("asics", "asice")
_PICTURE = Page("", picture=True)


class UnreadableError(AftaleError):
    """A file that was given to the command and cannot be used."""


@dataclass(frozen=True)
class Brought:
    """A file that came from outside."""

    path: str
    """What it is called where it came from: said, and never kept."""
    data: bytes

    @cached_property
    def ending(self) -> str:
        """The ending of the name under which it is kept."""
        return ending_of(self.data, self.path)

    @cached_property
    def digest(self) -> str:
        """The sha256 by which the ledger knows it."""
        return frozen_digest(f"x.{self.ending}", self.data)

    @cached_property
    def document(self) -> bytes:
        """The document in it: it itself, or what a container of signatures holds."""
        return inside(self.data) if self.ending in _CONTAINERS else self.data

    @cached_property
    def has_signature(self) -> bool:
        """Whether it has a digital signature, as a PDF has it or in a container."""
        return self.ending in _CONTAINERS or b"/ByteRange" in self.data

    @cached_property
    def is_word(self) -> bool:
        """Whether it is a Word file."""
        return ending_of(self.document, "") == "docx"

    @cached_property
    def pages(self) -> tuple[Page, ...] | None:
        """Its pages; None where nobody can say how many there are."""
        kind = ending_of(self.document, self.path)
        if kind in PICTURES:
            return (_PICTURE,) * frames(self.data)
        if kind != "pdf":
            return None
        try:
            return tuple(pages_of(self.document))
        except PdfLockedError:
            return None
        except PdfError as error:
            raise UnreadableError(
                Finding.of("SIGN_PDF_UNREADABLE", Place(self.path), problem=error)
            ) from None

    def kept_as(self, party: str, language: str, number: int) -> str:
        """Return the name under which it is kept, which tells nothing of whoever named it."""
        return f"{party}_{language}_{number}_{self.digest[:8]}.{self.ending}"


def bring(folder: Path, paths: Iterable[Path]) -> tuple[Brought, ...]:
    """Read files, named from a folder; raises `UnreadableError` where one is not there or is empty."""
    return tuple(_one(folder, path) for path in paths)


def _one(folder: Path, path: Path) -> Brought:
    try:
        data = (folder / path).read_bytes()
    except OSError as error:
        problem = error.strerror or str(error)
        raise UnreadableError(Finding.of("FILE_UNREADABLE", Place(str(path)), problem=problem)) from None
    if not data:
        raise UnreadableError(Finding.of("SIGN_FILE_EMPTY", Place(str(path))))
    return Brought(str(path), data)
