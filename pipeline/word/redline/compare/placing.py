"""Where changes stand in a line: what came or went alone may slide while the text stays the same, as a reader would have it.

`No [-warranty. No -]refund` becomes `[-No warranty. -]No refund`.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from pipeline.word.lint.names import Element
from pipeline.word.redline.compare.atoms import Atom, is_text
from pipeline.word.redline.compare.sequence import Span, sizes
from pipeline.word.redline.compare.words import ends_sentence, is_word

_SENTENCE, _JOINED, _WORD = 4, 2, 1

Place = tuple[int, int]


# ── sliding ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def slid(found: Sequence[Span], old: Sequence[Atom], new: Sequence[Atom]) -> list[Span]:
    """Let each lone deletion or insertion slide to where a sentence begins, to another change, or to a word's start."""
    spans = [_kept(0, 0, 0), *found, _kept(len(old), len(new), 0)]
    for at, span in enumerate(spans):
        if span.equal or all(sizes(span)) or not (spans[at - 1].equal and spans[at + 1].equal):
            continue  # what kept text parts from nothing has no room to slide
        side, place = (old, span.old) if sizes(span)[0] else (new, span.new)
        joins = at > 1 and not spans[at - 2].equal, at + 2 < len(spans) and not spans[at + 2].equal
        room = sizes(spans[at - 1])[0], sizes(spans[at + 1])[0]
        by = _shift(side, place, room, joins)
        spans[at - 1 : at + 2] = _shifted(*spans[at - 1 : at + 2], by=by)
    return [span for span in spans if any(sizes(span))]


def _shifted(before: Span, span: Span, after: Span, *, by: int) -> list[Span]:
    (a, b), (c, d) = span.old, span.new
    return [
        before._replace(old=(before.old[0], a + by), new=(before.new[0], c + by)),
        span._replace(old=(a + by, b + by), new=(c + by, d + by)),
        after._replace(old=(b + by, after.old[1]), new=(d + by, after.new[1])),
    ]


def _shift(side: Sequence[Atom], place: Place, room: tuple[int, int], joins: tuple[bool, bool]) -> int:
    """Return by how many atoms a stretch of one side slides; `joins` says on which sides another change follows."""
    start, end = place
    left = right = 0
    while left < room[0] and _alike(side[start - 1 - left], side[end - 1 - left]):
        left += 1
    while right < room[1] and _alike(side[start + right], side[end + right]):
        right += 1

    def worth(by: int) -> tuple[int, int, int]:
        joined = (by == -room[0] and joins[0]) or (by == room[1] and joins[1])
        return _worth(side, start + by, end + by) + _JOINED * joined, -abs(by), by

    return max(range(-left, right + 1), key=worth)


def _worth(side: Sequence[Atom], start: int, end: int) -> int:
    """Return how well a stretch reads: whole sentences, else whole words with the blank after them."""
    whole = _is_between_sentences(side, start) and _is_between_sentences(side, end)
    tidy = is_word(side[start].text) and (whole or side[end - 1].text.isspace())
    return _SENTENCE * whole + _WORD * tidy


def _is_between_sentences(side: Sequence[Atom], at: int) -> bool:
    before = at - 1
    if 0 < at < len(side) and side[before].text.isspace():
        before -= 1
    return at == len(side) or before < 0 or not is_text(side[before]) or ends_sentence(side[before].text)


def _alike(one: Atom, other: Atom) -> bool:
    """Return whether one atom may stand for another of its side: the same word in the same look."""
    if one.key != other.key or not is_text(one) or len(one.bits) > 1 or len(other.bits) > 1:
        return False
    mine, theirs = one.bits[0], other.bits[0]
    return mine.wraps == theirs.wraps and (mine.rpr is theirs.rpr or _xml(mine.rpr) == _xml(theirs.rpr))


def _xml(rpr: Element | None) -> bytes:
    return b"" if rpr is None else bytes(etree.tostring(rpr))


# ── sentences ───────────────────────────────────────────────────────────────────────────────────────────


def parted(found: Sequence[Span], old: Sequence[Atom], new: Sequence[Atom]) -> list[Span]:
    """Let a sentence that came or went behind one that changed be a change of its own."""
    spans = list(found)
    for at in range(len(spans) - 1, 0, -1):
        span, after = spans[at - 1 : at + 1]
        if span.equal or not after.equal or not all(sizes(span)):
            continue
        gone, come = _sentence_end(old, span.old), _sentence_end(new, span.new)
        if gone is not None and come is None:
            cut = _cut(span, after, (gone, span.new[1]), _same_end(old, gone, span.old[1], after.old[1]))
        elif come is not None and gone is None:
            cut = _cut(span, after, (span.old[1], come), _same_end(new, come, span.new[1], after.new[1]))
        else:
            continue
        spans[at - 1 : at + 1] = cut
    return [span for span in spans if any(sizes(span))]


def _sentence_end(side: Sequence[Atom], place: Place) -> int | None:
    return next((at for at in range(*place) if ends_sentence(side[at].text)), None)


def _same_end(side: Sequence[Atom], at: int, end: int, last: int) -> int:
    """Return how many atoms, mark and blank, end a sentence within a stretch just as after it; 0 where they do not."""
    same = 0
    while same < 2 and end + same < last and _alike(side[at + same], side[end + same]):
        same += 1
    goes_on = same == 1 and end + 1 < last and is_text(side[end + 1])
    return 0 if goes_on else same


def _cut(span: Span, after: Span, place: Place, same: int) -> list[Span]:
    """Return what was replaced up to a place, the end of that sentence, the other sentences, and what follows."""
    if not same:
        return [span, after]
    (a, b), (c, d), (p, q) = span.old, span.new, place
    lone = Span(equal=False, old=(p + same, b + same), new=(q + same, d + same))
    rest = after._replace(old=(b + same, after.old[1]), new=(d + same, after.new[1]))
    return [span._replace(old=(a, p), new=(c, q)), _kept(p, q, same), lone, rest]


def _kept(old: int, new: int, size: int) -> Span:
    return Span(equal=True, old=(old, old + size), new=(new, new + size))
