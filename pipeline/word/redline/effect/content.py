"""What a paragraph contains: its text in pieces, and in spans for which the same holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pipeline.word.redline.effect.fields import Context
from pipeline.word.redline.effect.said import Said

Span = tuple[str, object]
"""A text and what holds for all of it."""

_BLANKS = " \t\n\v\f\u00a0"


@dataclass(slots=True)
class Piece:
    """A piece of text in one format; `inside` are the stories of a note or of the boxes of a drawing."""

    text: str
    said: Said
    """What its run says of its format."""
    context: Context
    inside: tuple[Any, ...] = ()


class Content(NamedTuple):
    """A paragraph as it was read."""

    said: Said
    """What it says of its format."""
    pieces: tuple[Piece, ...]
    hushed: bool
    """Whether some of it was left out as asked."""
    text: str
    inside: tuple[Any, ...]
    """The stories of the notes and boxes in it."""


def content_of(said: Said, pieces: Sequence[Piece], *, hushed: bool = False) -> Content:
    """Return the content of a paragraph."""
    text = "".join([piece.text for piece in pieces])
    inside = tuple([story for piece in pieces for story in piece.inside])
    return Content(said, tuple(pieces), hushed, text, inside)


def contexts(pieces: Sequence[Piece]) -> tuple[Span, ...]:
    """Return a text in spans that stand in the same links, fields and controls; () where there is none."""
    for piece in pieces:
        if piece.context:
            return joined((piece.text, piece.context) for piece in pieces)
    return ()


def formats(pieces: Sequence[Piece], held: Sequence[object]) -> tuple[Span, ...]:
    """Return a text in spans of one format; that of mere blanks is nobody's concern."""
    spans = [(piece.text, format_) for piece, format_ in zip(pieces, held, strict=True) if piece.text]
    if len(spans) < 2:
        return tuple(spans)
    return joined([(text, held if text.strip(_BLANKS) else None) for text, held in joined(spans)])


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Join neighbours for which the same holds; those for which nothing (None) does go with the one before, or after."""
    result: list[Span] = []
    for text, what in spans:
        if result and (what is None or result[-1][1] is None or what == result[-1][1]):
            before, held = result[-1]
            result[-1] = (before + text, what if held is None else held)
        else:
            result.append((text, what))
    return tuple(result)
