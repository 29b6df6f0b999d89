"""Noting what is wrong with a value, with the path and the place of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from pipeline.model.nearest import nearest
from pipeline.model.nodes import Node
from pipeline.model.places import Finding, Place

BAD: Any = object()
"""What a converter answers when it has noted a finding."""


class Noter:
    """Knows which file and path is being read, and gathers findings; `vocabularies` are the library's words."""

    def __init__(self, file: str, vocabularies: Mapping[str, Collection[str]]) -> None:
        """Start with no findings."""
        self.file = file
        self.vocabularies = vocabularies
        self.findings: list[Finding] = []
        self.path: list[str | int] = []

    def note(self, code: str, line: int, column: int, **args: object) -> Any:
        """Note a finding at a place, about the path being read, and answer `BAD`."""
        self.findings.append(Finding.of(code, Place(self.file, line, column), self.where(), **args))
        return BAD

    def where(self) -> str:
        """Return the path being read, such as `parties[1].role`."""
        shown = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return shown.lstrip(".")

    def known(self, word: str, vocabulary: str, node: Node) -> Any:
        """Return the word, or note that the library does not know it."""
        words = self.vocabularies.get(vocabulary)
        if words is None or word in words:
            return word
        return self.note(
            "WORD_UNKNOWN", node.line, node.column,
            word=word, known=_some(words), nearest=nearest(word, words),
        )  # fmt: skip


def _some(words: Collection[str], limit: int = 12) -> str:
    """Return the known words, or the first of them where there are too many to read."""
    ordered = sorted(words)
    return ", ".join(ordered[:limit]) + (" ..." if len(ordered) > limit else "")
