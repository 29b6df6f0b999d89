"""Which blocks of two stories belong together: paragraphs, tables and controls, in order, split and joined ones too."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from pipeline.word.lint.names import Element, W, w
from pipeline.word.redline.reading import Reading
from pipeline.word.redline.sequence import best_pairs, heaviest_rise

PARAGRAPH, TABLE = w("p", "tbl")
CONTROLS = w("sdt", "customXml")
"""Blocks that stand around others."""
LEAST_ALIKE = 0.4
"""Below this share of common words, two paragraphs are two paragraphs."""
LONG = 7
"""A word weighs as many letters as it has, up to this: one long name is not half a paragraph."""
MANY = 20_000
"""Of more pairs than this, only those that share a rare word are looked at."""
_RARE = 6
_CUT = "\ue0a7\ue0a8"
"""Letters for private use, to find again where one block ends."""
_WORD = re.compile(r"\w+")
_LETTERS = frozenset((*w("t", "tab", "br", "noBreakHyphen", "sym", "instrText"),
                      "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"))  # fmt: skip


class Block:
    """One block of a story."""

    def __init__(self, element: Element, reading: Reading, written: bytes, clause: str = "") -> None:
        """Take the element and how it is written; `clause` is the anchor it stands within, if any."""
        self.element = element
        self.kind = element.tag
        self.clause = clause
        self.written = written
        self._reading = reading

    def is_same(self, other: Block) -> bool:
        """Return whether a block of the new file says the same as this one of the old file."""
        if self.written == other.written and self._reading.names_nothing(self.written):
            return True
        return self._signature == other._signature

    @cached_property
    def _signature(self) -> bytes:
        return self._reading.signature(self.written)

    @cached_property
    def text(self) -> str:
        """All text in the block."""
        found = self.element.iter(PARAGRAPH, *_LETTERS)
        return "".join("\n" if element.tag == PARAGRAPH else element.text or " " for element in found)

    @cached_property
    def words(self) -> Mapping[str, int]:
        """The words in the block, and how often each stands there."""
        return Counter(_WORD.findall(self.text.casefold()))

    @cached_property
    def weight(self) -> int:
        """How much those words weigh."""
        return sum(min(len(word), LONG) * count for word, count in self.words.items())

    @cached_property
    def is_section_end(self) -> bool:
        """Whether a section ends with this paragraph."""
        return self.kind == PARAGRAPH and self.element.find(f"{W}pPr/{W}sectPr") is not None


class Pairing(NamedTuple):
    """Blocks that belong together: one and one, or several paragraphs that were split or joined, or none on a side."""

    old: tuple[Block, ...]
    new: tuple[Block, ...]


def blocks_of(container: Element, reading: Reading, clauses: Mapping[Element, str]) -> list[Block]:
    """Return the blocks directly in a story, a cell or a control."""
    children = [child for child in container if isinstance(child.tag, str)]
    return [
        Block(child, reading, written, clauses.get(child, ""))
        for child, written in zip(children, _written(container, children), strict=True)
        if child.tag not in _ASIDE and child not in reading.contents
    ]


def _written(container: Element, children: Sequence[Element]) -> Sequence[bytes]:
    """Return how each child is written: all are written at once, for that takes a fraction of the time."""
    texts = [container.text, *(child.tail for child in children)]
    container.text = _CUT
    for child in children:
        child.tail = _CUT
    written = etree.tostring(container, encoding="UTF-8", xml_declaration=False, with_tail=False)
    container.text = texts[0]
    for child, tail in zip(children, texts[1:], strict=True):
        child.tail = tail
    return written.split(_CUT.encode())[1:-1] if children else ()


_ASIDE = frozenset(w("sectPr", "bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "proofErr",
                     "permStart", "permEnd", "customXmlPr", "tcPr", "sdtPr", "moveFromRangeStart", "moveFromRangeEnd",
                     "moveToRangeStart", "moveToRangeEnd"))  # fmt: skip


def held_by(control: Element) -> Element:
    """Return the element whose children are what a control holds."""
    inner = control.find(W + "sdtContent")
    return control if inner is None else inner


def pair(old: Sequence[Block], new: Sequence[Block]) -> list[Pairing]:
    """Return which blocks belong together, in the order in which a redline shows them."""
    matches = [*_matches(old, new), (len(old), len(new))]
    pairings: list[Pairing] = []
    i = j = 0
    for x, y in matches:
        pairings += [Pairing((block,), ()) for block in old[i:x]]
        pairings += [Pairing((), (block,)) for block in new[j:y]]
        if x < len(old):
            pairings.append(Pairing((old[x],), (new[y],)))
        i, j = x + 1, y + 1
    return _with_common_end(list(_grown(pairings)))


def pair_coarsely(old: Sequence[Block], new: Sequence[Block]) -> list[Pairing]:
    """Pair only what is the same at both ends; all between is replaced."""
    start = 0
    while start < min(len(old), len(new)) and old[start].is_same(new[start]):
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end].is_same(new[-1 - end]):
        end += 1
    same = [Pairing((mine,), (theirs,)) for mine, theirs in zip(old, new, strict=False)]
    tail = [Pairing((old[-back],), (new[-back],)) for back in range(end, 0, -1)]
    gone = [Pairing((block,), ()) for block in old[start : len(old) - end]]
    come = [Pairing((), (block,)) for block in new[start : len(new) - end]]
    return _with_common_end([*same[:start], *gone, *come, *tail])


def _matches(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Yield the places that match: first what is the same and stands once, between them what is alike."""
    known: dict[tuple[str, str], int] = {}
    keys = [[known.setdefault((b.kind, b.text), len(known)) for b in side] for side in (old, new)]
    i = j = 0
    for x, y in [*_same(keys[0], keys[1], old), (len(old), len(new))]:
        if x > i and y > j:
            yield from ((i + a, j + b) for a, b in _alike(old[i:x], new[j:y]))
        if x < len(old):
            yield x, y
        i, j = x + 1, y + 1


def _same(old: Sequence[int], new: Sequence[int], blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Return equal places that can be trusted: between what stands once in both, and around it."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    here, there = old[start : len(old) - end], new[start : len(new) - end]
    counts = Counter(here), Counter(there)
    once = {key for key, count in counts[0].items() if count == 1 and counts[1][key] == 1}
    places = [at for at, key in enumerate(here) if key in once and blocks[start + at].weight]
    theirs = {key: at for at, key in enumerate(there)}
    there_at = [theirs[here[at]] for at in places]
    kept = heaviest_rise(there_at, [blocks[start + at].weight for at in places])
    anchors = [(places[index], there_at[index]) for index in kept]
    found = [(at, at) for at in range(start)]
    found += [(start + a, start + b) for a, b in anchors]
    found += [(len(old) - back, len(new) - back) for back in range(end, 0, -1)]
    return found


def _alike(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    """Return the pairs of a stretch in which nothing is sure."""
    rare = _rare_words(old, new) if len(old) * len(new) > MANY else None

    def likeness(i: int, j: int) -> float:
        mine, theirs = old[i], new[j]
        if rare is not None and not (rare[0][i] & rare[1][j]):
            return 0.0
        share = alike(mine, theirs)
        return share * (0.3 + min(1.0, mine.weight / 60)) if share >= LEAST_ALIKE else 0.0

    return list(_filled(best_pairs(len(old), len(new), likeness, 1e-9), old, new))


def _filled(
    pairs: Sequence[tuple[int, int]], old: Sequence[Block], new: Sequence[Block]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs, and between them those of stretches with as many blocks as before, one in another's place."""
    i = j = 0
    for x, y in [*pairs, (len(old), len(new))]:
        if x - i == y - j:
            for step in range(x - i):
                if _may_replace(old[i + step], new[j + step]):
                    yield i + step, j + step
        if x < len(old):
            yield x, y
        i, j = x + 1, y + 1


def alike(mine: Block, theirs: Block) -> float:
    """Return the share of words that two blocks have in common, by their letters; 0 to 1."""
    if mine.kind != theirs.kind or mine.clause != theirs.clause:
        return 0.0
    total = mine.weight + theirs.weight
    if not total:
        return 1.0 if mine.text == theirs.text else 0.6
    if 2 * min(mine.weight, theirs.weight) < LEAST_ALIKE * total:
        return 0.0
    return 2 * _shared(mine.words, theirs.words) / total


def _shared(mine: Mapping[str, int], theirs: Mapping[str, int]) -> int:
    if len(theirs) < len(mine):
        mine, theirs = theirs, mine
    return sum(
        min(len(word), LONG) * min(count, theirs[word]) for word, count in mine.items() if word in theirs
    )


def _may_replace(mine: Block, theirs: Block) -> bool:
    """Return whether a block is the other one rewritten: a few words each, or something in common."""
    if mine.kind != theirs.kind or mine.clause != theirs.clause:
        return False
    if mine.kind != PARAGRAPH:
        return mine.kind in CONTROLS or alike(mine, theirs) >= LEAST_ALIKE
    total = mine.weight + theirs.weight
    return total < 60 or (total > 0 and 2 * _shared(mine.words, theirs.words) / total >= LEAST_ALIKE / 2)


def _rare_words(old: Sequence[Block], new: Sequence[Block]) -> tuple[list[set[str]], list[set[str]]]:
    counts = Counter(word for block in (*old, *new) for word in block.words)
    rare = {word for word, count in counts.items() if 1 < count <= 2 * _RARE}
    return [rare.intersection(b.words) for b in old], [rare.intersection(b.words) for b in new]


# ── split and joined paragraphs ──────────────────────────────────────────────────────────────────────────────────────


def _grown(pairings: Sequence[Pairing]) -> Iterator[Pairing]:
    """Take to a pair of paragraphs the lone neighbours that hold what one side of it lacks."""
    at = 0
    while at < len(pairings):
        pairing = pairings[at]
        if not _is_pair(pairing):
            run = at
            while run < len(pairings) and not _is_pair(pairings[run]):
                run += 1
            follower = pairings[run] if run < len(pairings) else None
            taken = _taken_before(pairings[at:run], follower) if follower else 0
            yield from pairings[at : run - taken]
            if taken and follower:
                pairing = _merged([*pairings[run - taken : run], follower])
                at = run
            else:
                at = run
                continue
        end = at + 1
        while end < len(pairings) and not _is_pair(pairings[end]) and _belongs(pairing, pairings[end]):
            pairing = _merged([pairing, pairings[end]])
            end += 1
        yield pairing
        at = end


def _taken_before(lone: Sequence[Pairing], follower: Pairing) -> int:
    taken, grown = 0, follower
    while taken < len(lone) and _belongs(grown, lone[-1 - taken]):
        grown = _merged([lone[-1 - taken], grown])
        taken += 1
    return taken


def _is_pair(pairing: Pairing) -> bool:
    return bool(pairing.old and pairing.new)


def _merged(pairings: Iterable[Pairing]) -> Pairing:
    olds, news = zip(*pairings, strict=True)
    return Pairing(tuple(b for side in olds for b in side), tuple(b for side in news for b in side))


def _belongs(pairing: Pairing, lone: Pairing) -> bool:
    """Return whether a lone paragraph holds most of what one side of a pair has more than the other."""
    blocks = (*pairing.old, *pairing.new, *lone.old, *lone.new)
    if any(block.kind != PARAGRAPH or block.is_section_end for block in blocks):
        return False
    (block,) = lone.old or lone.new
    if block.weight < 12 or any(block.clause != other.clause for other in blocks):
        return False
    other, same = (pairing.new, pairing.old) if lone.old else (pairing.old, pairing.new)
    left = _bag(other) - _bag(same)
    return _shared(block.words, left) >= 0.6 * block.weight


def _bag(blocks: Iterable[Block]) -> Counter[str]:
    total: Counter[str] = Counter()
    for block in blocks:
        total.update(block.words)
    return total


def _with_common_end(pairings: list[Pairing]) -> list[Pairing]:
    """Let both stories end in one paragraph: the last mark of a story can be neither inserted nor deleted."""
    end = len(pairings)
    while end and not _is_pair(pairings[end - 1]):
        end -= 1
    if end == len(pairings):
        return pairings
    head, tail = pairings[:end], pairings[end:]
    olds, news = [p for p in tail if p.old], [p for p in tail if p.new]
    if olds and news:
        last = _merged([olds[-1], news[-1]])
        if not all(block.kind == PARAGRAPH for block in (*last.old, *last.new)):
            return pairings
        return [*head, *olds[:-1], *news[:-1], last]
    paragraphs = all(b.kind == PARAGRAPH and not b.is_section_end for p in tail for b in (*p.old, *p.new))
    if (
        head
        and paragraphs
        and all(b.kind == PARAGRAPH and not b.is_section_end for b in (*head[-1].old, *head[-1].new))
    ):
        return [*head[:-1], _merged([head[-1], *tail])]
    return pairings
