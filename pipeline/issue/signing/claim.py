"""A counterpart as it was handed in, and what was found to prove it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.issue.signing.counterpart import Brought
from pipeline.model.events import Content
from pipeline.model.life import Life, Version
from pipeline.model.places import Finding, Place

Method = Literal["wet-scan", "e-service", "docx"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A counterpart as it was handed in: the files, and what whoever hands it in has read off the paper."""

    life: Life
    version: Version
    content: Content
    """What was issued in the language of the document."""
    method: Method
    files: tuple[Brought, ...]
    code: str = ""
    pages: int = 0
    corrections: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """The place of what is said of the counterpart."""
        return Place(self.files[0].path)


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found."""

    verified: Literal["text", "code"]
    pages: int
    """How many pages the counterpart has; 0 where nothing could count them."""
    more: int = 0
    """How many of them a service has put behind the version's own."""
    findings: tuple[Finding, ...] = field(default=())
    """What is worth knowing."""
