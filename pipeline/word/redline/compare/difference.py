"""What differs between two lines of atoms, as a reader would mark it: whole words, few marks, whole sentences where most changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.word.redline.compare.atoms import Atom, is_text
from pipeline.word.redline.compare.brackets import with_brackets
from pipeline.word.redline.compare.crumbs import without_crumbs
from pipeline.word.redline.compare.placing import parted, slid
from pipeline.word.redline.compare.sequence import Span, common, stretches
from pipeline.word.redline.compare.words import ends_sentence, is_word

MOSTLY = 0.34
"""A sentence of which less than this share stays is replaced as a whole ..."""
GROWN = 0.6
"""... unless this share of the shorter one stays: then the other one only has more."""
FEW = 3
"""So many marks one sentence may have whatever its share."""


class Step(NamedTuple):
    """A stretch: kept (as many old atoms as new ones), or old atoms deleted and new ones inserted."""

    kept: bool
    old: Sequence[Atom]
    new: Sequence[Atom]


def steps(old: Sequence[Atom], new: Sequence[Atom]) -> list[Step]:
    """Return what to keep, delete and insert, to come from the old atoms to the new ones."""
    found = list(stretches(_in_common(old, new), len(old), len(new)))
    found = _joined(slid(parted(found, old, new), old, new))
    if sum(not span.equal for span in found) > 1:
        found = _joined(without_crumbs(found, old, new))
        found = _joined(_whole_sentences(found, old, new))
    found = _joined(with_brackets(found, old, new))
    return [Step(span.equal, old[slice(*span.old)], new[slice(*span.new)]) for span in found]


def _in_common(old: Sequence[Atom], new: Sequence[Atom]) -> list[tuple[int, int]]:
    """Return the places that are the same: words first, then the blanks beside them. No blank holds words apart."""
    mine, theirs = ([at for at, atom in enumerate(side) if not _is_blank(atom)] for side in (old, new))
    words = common([old[at].key for at in mine], [new[at].key for at in theirs])
    pairs = [(-1, -1)]
    for i, j in [*((mine[x], theirs[y]) for x, y in words), (len(old), len(new))]:
        pairs += _blanks(old, new, pairs[-1], (i, j))
        pairs.append((i, j))
    return pairs[1:-1]


def _blanks(
    old: Sequence[Atom], new: Sequence[Atom], after: tuple[int, int], before: tuple[int, int]
) -> list[tuple[int, int]]:
    """Return the blanks in common right after one pair of places and right before the next."""
    start, end, most = 1, 0, min(before[0] - after[0], before[1] - after[1])
    while start < most and _are_blanks(old[after[0] + start], new[after[1] + start]):
        start += 1
    while start + end < most and _are_blanks(old[before[0] - end - 1], new[before[1] - end - 1]):
        end += 1
    found = [(after[0] + step, after[1] + step) for step in range(1, start)]
    return found + [(before[0] - step, before[1] - step) for step in range(end, 0, -1)]


def _are_blanks(mine: Atom, theirs: Atom) -> bool:
    return mine.key == theirs.key and _is_blank(mine)


def _is_blank(atom: Atom) -> bool:
    return is_text(atom) and atom.text.isspace()


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
    """Replace as a whole what changed in a sentence of which little stays and that would have many marks."""
    result: list[Span] = []
    for group in _sentences(found, old):
        places = [at for at, span in enumerate(group) if not span.equal]
        if len(places) >= FEW and _is_rewritten(group, old, new) and _is_text_only(group, old, new):
            first, last = group[places[0]], group[places[-1]]
            whole = Span(equal=False, old=(first.old[0], last.old[1]), new=(first.new[0], last.new[1]))
            result += [*group[: places[0]], whole, *group[places[-1] + 1 :]]
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


def _is_rewritten(group: list[Span], old: Sequence[Atom], new: Sequence[Atom]) -> bool:
    """Whether little stays of both sentences: one that only grew, or shrank, shows how."""
    kept = sum(_letters(old, span.old) for span in group if span.equal)
    lengths = sum(_letters(old, span.old) for span in group), sum(_letters(new, span.new) for span in group)
    return kept < MOSTLY * max(lengths) and kept < GROWN * min(lengths)


def _letters(atoms: Sequence[Atom], place: tuple[int, int]) -> int:
    return sum(len(atom.text) for atom in atoms[slice(*place)] if is_word(atom.text))


def _is_text_only(group: list[Span], old: Sequence[Atom], new: Sequence[Atom]) -> bool:
    """Whether only words are concerned: a picture, note or paragraph's end that stays is never given up."""
    return all(is_text(atom) for span in group for atom in (*old[slice(*span.old)], *new[slice(*span.new)]))
