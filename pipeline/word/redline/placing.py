"""Where changes stand in a line: what came or went alone may slide while the text stays the same, as a reader would have it.

`No [-warranty. No -]refund` becomes `[-No warranty. -]No refund`, and a bracket goes with the one that opened it.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from pipeline.word.lint.names import Element
from pipeline.word.redline.atoms import Atom, is_text
from pipeline.word.redline.sequence import Span
from pipeline.word.redline.words import ends_sentence, is_word

_SENTENCE, _JOINED, _WORD = 4, 2, 1
_BRACKETS = {")": "(", "]": "[", "}": "{"}


def sizes(span: Span) -> tuple[int, int]:
    """Return how many atoms a stretch has on either side."""
    return span.old[1] - span.old[0], span.new[1] - span.new[0]


def slid(found: Sequence[Span], old: Sequence[Atom], new: Sequence[Atom]) -> list[Span]:
    """Let each lone deletion or insertion slide to where a sentence begins, to another change, or to a word's start."""
    ends = (len(old), len(old)), (len(new), len(new))
    spans = [Span(True, (0, 0), (0, 0)), *found, Span(True, *ends)]
    for at, span in enumerate(spans):
        if span.equal or all(sizes(span)):
            continue
        side, place = (old, span.old) if sizes(span)[0] else (new, span.new)
        joins = at > 1 and not spans[at - 2].equal, at + 2 < len(spans) and not spans[at + 2].equal
        room = sizes(spans[at - 1])[0], sizes(spans[at + 1])[0]
        by = _shift(side, place, room, joins)
        spans[at - 1 : at + 2] = _shifted(spans[at - 1 : at + 2], by)
    return [span for span in spans if any(sizes(span))]


def _shifted(spans: Sequence[Span], by: int) -> list[Span]:
    before, span, after = spans
    return [
        Span(True, (before.old[0], before.old[1] + by), (before.new[0], before.new[1] + by)),
        Span(False, (span.old[0] + by, span.old[1] + by), (span.new[0] + by, span.new[1] + by)),
        Span(True, (after.old[0] + by, after.old[1]), (after.new[0] + by, after.new[1])),
    ]


def _shift(side: Sequence[Atom], place: tuple[int, int], room: tuple[int, int], joins: tuple[bool, bool]) -> int:
    """Return by how many atoms a stretch of one side slides; `joins` says where another change would be met."""
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
    starts_word = is_word(side[start].text)
    whole = _is_between_sentences(side, start) and _is_between_sentences(side, end)
    return _SENTENCE * whole + _WORD * (starts_word and (whole or side[end - 1].text.isspace()))


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


def with_brackets(found: Sequence[Span], old: Sequence[Atom], new: Sequence[Atom]) -> list[Span]:
    """Let what was replaced end with the bracket that closes the one in it."""
    spans = list(found)
    for at in range(len(spans) - 1):
        span, after = spans[at], spans[at + 1]
        if span.equal or not all(sizes(span)):
            continue
        closing = old[after.old[0]]
        opening = _BRACKETS.get(closing.text)
        if opening and all(_is_open(side[slice(*place)], opening, closing.text)
                           for side, place in ((old, span.old), (new, span.new))):  # fmt: skip
            spans[at] = Span(False, (span.old[0], span.old[1] + 1), (span.new[0], span.new[1] + 1))
            spans[at + 1] = Span(True, (after.old[0] + 1, after.old[1]), (after.new[0] + 1, after.new[1]))
    return [span for span in spans if any(sizes(span))]


def _is_open(atoms: Sequence[Atom], opening: str, closing: str) -> bool:
    texts = [atom.text for atom in atoms]
    return texts.count(opening) > texts.count(closing)


def parted(found: Sequence[Span], old: Sequence[Atom], new: Sequence[Atom]) -> list[Span]:
    """Let a sentence that came or went behind one that changed be a change of its own."""
    spans: list[Span] = []
    given = 0
    for at, span in enumerate(found):
        kept = Span(span.equal, (span.old[0] + given, span.old[1]), (span.new[0] + given, span.new[1]))
        after = found[at + 1] if at + 1 < len(found) else span
        made = [] if span.equal or not all(sizes(span)) else _parted(span, sizes(after)[0], old, new)
        given = sizes(made[1])[0] if made else 0
        spans += made or [kept]
    return [span for span in spans if any(sizes(span))]


def _parted(span: Span, room: int, old: Sequence[Atom], new: Sequence[Atom]) -> list[Span]:
    """Return a replacement in three: what was replaced, the end of that sentence, and the other sentences; or []."""
    (a, b), (c, d) = span
    gone, come = _sentence_end(old, span.old), _sentence_end(new, span.new)
    ...
