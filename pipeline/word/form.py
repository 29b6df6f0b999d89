"""Fixed strings of XML with open places, which texts fill all at once: most of a document is these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.word.xml import Content, escape

PLACE = "\x00"
"""Marks an open place until a form is cut there, and parts texts that are escaped as one; no document can hold it."""
_ILLEGAL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML document can hold (XML 1.0, section 2.2)."""


class Form(NamedTuple):
    """Whole elements cut at their open places, each of which is inside a run's text."""

    literals: tuple[str, ...]
    """One more than there are places."""
    skeletons: tuple[str, ...]
    """All of them in one: the markup, whatever the texts."""

    @classmethod
    def of(cls, literals: Iterable[str]) -> Form:
        """Return the form that such strings make."""
        fixed = tuple(literals)
        return cls(fixed, ("".join(fixed),))

    def filled(self, texts: Sequence[str]) -> Content:
        """Return it with a text in each place; raises `TypeError` where one is something else."""
        if len(self.literals) == 1:
            return Content(self.literals[0], self.skeletons)
        escaped = escape(PLACE.join(texts))
        pieces = list(self.literals) * 2
        pieces[::2], pieces[1::2] = self.literals, [*escaped.split(PLACE), ""]
        xml = "".join(pieces)
        return Content(xml, self.skeletons if _lawful(escaped) else (xml,))


def _lawful(text: str) -> bool:
    """Whether XML can hold a text."""
    return not _ILLEGAL.search(text)
