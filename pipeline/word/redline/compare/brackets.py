"""Brackets in what was replaced: none stands without the one that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.word.redline.compare.atoms import Atom
from pipeline.word.redline.compare.sequence import Span, sizes

_CLOSING = {")": "(", "]": "["}
_OPENING = {opening: closing for closing, opening in _CLOSING.items()}


def with_brackets(found: Sequence[Span], old: Sequence[Atom], new: Sequence[Atom]) -> list[Span]:
    """Let what was replaced take the bracket beside it that belongs to the one in it."""
    spans = list(found)
    for at, span in enumerate(found):
        if span.equal or not all(sizes(span)):
            continue
        sides = [
            [atom.text for atom in side[slice(*place)]] for side, place in ((old, span.old), (new, span.new))
        ]
        before, after = spans[at - 1] if at else None, spans[at + 1] if at + 1 < len(spans) else None
        if after is not None and _lacks(sides, old[after.old[0]].text, _CLOSING):
            spans[at] = _grown(spans[at], 0, 1)
            spans[at + 1] = _grown(after, -1, 0)
        if before is not None and any(sizes(before)) and _lacks(sides, old[before.old[1] - 1].text, _OPENING):
            spans[at] = _grown(spans[at], 1, 0)
            spans[at - 1] = _grown(before, 0, -1)
    return [span for span in spans if any(sizes(span))]


def opened(atoms: Sequence[Atom]) -> int:
    """Return how many brackets atoms open, less those that they close."""
    return sum((atom.text in _OPENING) - (atom.text in _CLOSING) for atom in atoms)


def is_closing(atom: Atom) -> bool:
    """Return whether an atom is a bracket that closes another."""
    return atom.text in _CLOSING


def _lacks(sides: Sequence[Sequence[str]], bracket: str, others: Mapping[str, str]) -> bool:
    """Return whether both sides have a bracket that belongs to this one, and not this one."""
    other = others.get(bracket)
    return other is not None and all(side.count(other) > side.count(bracket) for side in sides)


def _grown(span: Span, start: int, end: int) -> Span:
    (a, b), (c, d) = span.old, span.new
    return span._replace(old=(a - start, b + end), new=(c - start, d + end))
