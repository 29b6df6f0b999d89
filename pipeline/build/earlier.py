"""Earlier documents that a build is compared with: Word files, or what the sources made at a revision of git."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from pipeline.model.places import Finding

REVISION = "git:"
"""What a revision is given with."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier document."""

    data: bytes
    name: str
    """What it is called where somebody reads of it."""
    label: str
    """What it is called in the name of a redline."""
    date: str
    """The moment that a redline's changes bear."""


class Base(Protocol):
    """Where earlier documents come from. It is handed to other processes, and holds none of the documents."""

    def label(self, agreement: str, language: str) -> str:
        """Return what an agreement's earlier document is called in a name; "" where there can be none."""

    def documents(
        self, agreement: str, languages: Sequence[str]
    ) -> tuple[dict[str, Earlier], list[Finding]]:
        """Return an agreement's earlier documents by language, and what is worth saying of those that lack."""


@dataclass(frozen=True, slots=True)
class Now:
    """A document that a build makes."""

    agreement: str
    language: str
    """Its languages, the first one first: `en`, `da-en`."""
    name: str
    """The name of its file."""

    @property
    def folder(self) -> str:
        """Return the folder of its partnership."""
        return self.agreement.partition("/")[0]


@contextmanager
def earlier_documents(root: Path, against: str, documents: Sequence[Now], otherwise: str) -> Iterator[Base]:
    """Open what somebody wants to compare with: a Word file, a folder of them, or `git:` and a revision.

    `otherwise` is the moment of a file that gives none. Everything is copied out of the way before anything is
    built, so that also a file in `output/` can be compared with what takes its place. Raises `AftaleError` where
    it cannot be used.
    """
    from pipeline.build.earlier_files import files_given  # noqa: PLC0415  one of the two is needed
    from pipeline.build.earlier_sources import sources_at  # noqa: PLC0415  same

    with TemporaryDirectory(prefix="aftale-") as place:
        if against.startswith(REVISION):
            yield sources_at(root, against.removeprefix(REVISION), Path(place))
        else:
            yield files_given(Path(against), documents, Path(place), otherwise)
