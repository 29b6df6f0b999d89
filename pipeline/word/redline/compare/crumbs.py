"""What stays between two changes and says nothing: given up, so that what is replaced reads as one replacement."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.word.redline.compare.atoms import Atom, is_text
from pipeline.word.redline.compare.brackets import is_closing, opened
from pipeline.word.redline.compare.sequence import Span, sizes
from pipeline.word.redline.compare.words import ends_sentence, is_word

MUCH = 6
"""So many words and blanks on both sides of a crumb are much."""
SHORT = 3
"""A word of no more letters says nothing among them."""

Sides = tuple[Sequence[Atom], Sequence[Atom]]


def without_crumbs(found: Sequence[Span], old: Sequence[Atom], new: Sequence[Atom]) -> list[Span]:
    """Give up blanks and marks between replacements, and a short word where much is replaced around it."""
    crumbs = {at for at in range(1, len(found) - 1) if _is_crumb(found, at, (old, new))}
    for at in sorted(crumbs):
        half = opened(old[slice(*found[at].old)])
        closes = half < 0 and at - 2 in crumbs and opened(old[slice(*found[at - 2].old)]) > 0
        closed = half > 0 and at + 2 < len(found) and is_closing(old[found[at + 2].old[0]])
        if half and not (closes or closed or _is_amid_much(found, at)):
            crumbs.remove(at)
    return [span._replace(equal=span.equal and at not in crumbs) for at, span in enumerate(found)]


def _is_crumb(found: Sequence[Span], at: int, sides: Sides) -> bool:
    atoms = sides[0][slice(*found[at].old)]
    if not found[at].equal or not all(map(is_text, atoms)):
        return False
    replaced = [all(sizes(found[beside])) for beside in (at - 1, at + 1)]
    amid_much = any(replaced) and _is_amid_much(found, at)
    said = [atom.text for atom in atoms if is_word(atom.text)]
    if said:
        return amid_much and len(said) == 1 and len(said[0]) <= SHORT
    return (all(replaced) or amid_much) and not _ends_sentence(found[at], sides)


def _is_amid_much(found: Sequence[Span], at: int) -> bool:
    return min(sum(sizes(found[at - 1])), sum(sizes(found[at + 1]))) >= MUCH


def _ends_sentence(span: Span, sides: Sides) -> bool:
    """Return whether a sentence ends within a stretch that stays, in both files: a blank follows, or nothing."""
    for at in range(*span.old):
        places = at + 1, at + 1 - span.old[0] + span.new[0]
        if ends_sentence(sides[0][at].text) and all(map(_is_apart, sides, places)):
            return True
    return False


def _is_apart(side: Sequence[Atom], at: int) -> bool:
    return at == len(side) or side[at].text.isspace() or not is_text(side[at])
