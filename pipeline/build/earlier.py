"""Earlier documents with which a build's own are compared: what they are, and what whoever has them can be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from pipeline.model.places import Finding


class Called(NamedTuple):
    """What an earlier document is called."""

    name: str
    """Where somebody reads of it."""
    label: str
    """In the name of a redline."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier document."""

    data: bytes
    called: Called
    date: str
    """The moment that a redline's changes bear."""


class Base(Protocol):
    """Where earlier documents come from. It is handed to other processes, and holds none of the documents."""

    @property
    def standing(self) -> bool:
        """Whether a build always compares with it, and not because somebody asked."""

    def called(self, agreement: str, language: str) -> Sequence[Called]:
        """Return what a document's earlier forms are called; none where there can be none."""

    def documents(
        self, agreement: str, languages: Sequence[str]
    ) -> tuple[dict[str, Sequence[Earlier]], list[Finding]]:
        """Return an agreement's earlier documents by language, and what is worth saying of those that lack."""


@dataclass(frozen=True, slots=True)
class Now:
    """A document that a build makes."""

    agreement: str
    language: str
    """Its languages, the first one first: `en`, `da-en`."""
    name: str
    """The name of its file."""
