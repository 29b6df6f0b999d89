"""What differs between two lines of atoms, as a reader would mark it: whole words, few marks, whole sentences where most changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.word.redline.atoms import Atom, is_text
from pipeline.word.redline.placing import parted, sizes, slid, with_brackets
from pipeline.word.redline.sequence import Span, spans
from pipeline.word.redline.words import ends_sentence, is_word

MOSTLY = 0.34
"""A sentence of which less than this share stays is replaced as a whole."""
FEW = 3
"""So many marks one sentence may have whatever its share."""


class Step(NamedTuple):
    """A stretch: kept (as many old atoms as new ones), or old atoms deleted and new ones inserted."""

    kept: bool
    old: Sequence[Atom]
    new: Sequence[Atom]


def steps(old: Sequence[Atom], new: Sequence[Atom]) -> list[Step]:
    """Return what to keep, delete and insert, to come from the old atoms to the new ones."""
    found = spans([atom.key for atom in old], [atom.key for atom in new])
    found = _joined(slid(parted(found, old, new), old, new))
    if sum(not span.equal for span in found) > 1:
        found = _joined(_without_crumbs(found, old))
        found = _joined(_whole_sentences(found, old, new))
    found = _joined(with_brackets(found, old, new))
    return [Step(span.equal, old[slice(*span.old)], new[slice(*span.new)]) for span in found]


def _without_crumbs(found: list[Span], old: Sequence[Atom]) -> list[Span]:
    """Give up what stays between two changes where it says nothing: a blank, or one short word among many.

    What is replaced then reads as one replacement and not as a row of them.
    """
    kept: list[Span] = []
    for at, span in enumerate(found):
        inner = span.equal and 0 < at < len(found) - 1
        if inner and _is_crumb(old[slice(*span.old)], sizes(found[at - 1]), sizes(found[at + 1])):
            kept.append(Span(equal=False, old=span.old, new=span.new))
        else:
            kept.append(span)
    return kept


def _is_crumb(atoms: Sequence[Atom], before: tuple[int, int], after: tuple[int, int]) -> bool:
    if not all(is_text(atom) for atom in atoms):
        return False
    said = [atom.text for atom in atoms if is_word(atom.text)]
    replaced = all(before) and all(after)
    if (
        not said
    ):  # blanks and marks: only where both sides are replacements, else it parts two separate changes
        return replaced or (
            len(atoms) == 1 and min(max(before), max(after)) > 1 and (all(before) or all(after))
        )
    short = len(said) == 1 and len(said[0]) <= 3
    return short and replaced and min(sum(before), sum(after)) >= 6


def _joined(found: list[Span]) -> list[Span]:
    """Join neighbours of one sort."""
    joined: list[Span] = []
    for span in found:
        if joined and joined[-1].equal == span.equal and not span.equal:
            last = joined.pop()
            span = Span(equal=False, old=(last.old[0], span.old[1]), new=(last.new[0], span.new[1]))  # noqa: PLW2901
        joined.append(span)
    return joined


def _whole_sentences(found: list[Span], old: Sequence[Atom], new: Sequence[Atom]) -> list[Span]:
    """Replace as a whole the sentences of which little stays and that would have many marks."""
    result: list[Span] = []
    for group in _sentences(found, old):
        marks = sum(not span.equal for span in group)
        if marks >= FEW and _share_kept(group, old, new) < MOSTLY and _is_text_only(group, old, new):
            first, last = group[0], group[-1]
            result.append(Span(equal=False, old=(first.old[0], last.old[1]), new=(first.new[0], last.new[1])))
        else:
            result += group
    return result


def _sentences(found: list[Span], old: Sequence[Atom]) -> list[list[Span]]:
    """Cut the stretches where a sentence ends within one that stays."""
    groups: list[list[Span]] = [[]]
    for span in found:
        if not span.equal:
            groups[-1].append(span)
            continue
        start, shift = span.old[0], span.new[0] - span.old[0]
        for at in range(*span.old):
            if ends_sentence(old[at].text):
                groups[-1].append(Span(equal=True, old=(start, at + 1), new=(start + shift, at + 1 + shift)))
                groups.append([])
                start = at + 1
        if start < span.old[1]:
            groups[-1].append(Span(equal=True, old=(start, span.old[1]), new=(start + shift, span.new[1])))
    return [group for group in groups if group]


def _share_kept(group: list[Span], old: Sequence[Atom], new: Sequence[Atom]) -> float:
    kept = sum(_letters(old, span.old) for span in group if span.equal)
    most = max(sum(_letters(old, span.old) for span in group), sum(_letters(new, span.new) for span in group))
    return kept / most if most else 1.0


def _letters(atoms: Sequence[Atom], place: tuple[int, int]) -> int:
    return sum(len(atom.text) for atom in atoms[slice(*place)] if is_word(atom.text))


def _is_text_only(group: list[Span], old: Sequence[Atom], new: Sequence[Atom]) -> bool:
    """Whether only words are concerned: a picture, note or paragraph's end that stays is never given up."""
    return all(is_text(atom) for span in group for atom in (*old[slice(*span.old)], *new[slice(*span.new)]))
