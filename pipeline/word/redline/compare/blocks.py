"""The blocks of a story: paragraphs, tables and controls, what each says, and how alike two are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from lxml import etree

from pipeline.word.lint.names import Element, W, w
from pipeline.word.redline.compare.reading import Reading

PARAGRAPH, TABLE = w("p", "tbl")
CONTROLS = w("sdt", "customXml")
"""Blocks that stand around others."""
LEAST_ALIKE = 0.4
"""Below this share of common words, two paragraphs are two paragraphs."""
LONG = 7
"""A word weighs as many letters as it has, up to this: one long name is not half a paragraph."""
_CUT = "\ue0a7\ue0a8"
"""Letters for private use, to find again where one block ends."""
_WORD = re.compile(r"\w+")
_WEIGHED = re.compile(rf"(\w{{1,{LONG}}})\w*")
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

    @property
    def has_words(self) -> bool:
        """Whether there is any word in the block."""
        return _WORD.search(self.text) is not None

    @cached_property
    def words(self) -> Mapping[str, int]:
        """The words in the block, and how often each stands there."""
        return Counter(_WORD.findall(self.text.casefold()))

    @cached_property
    def weight(self) -> int:
        """How much those words weigh."""
        return len("".join(_WEIGHED.findall(self.text.casefold())))

    @cached_property
    def is_section_end(self) -> bool:
        """Whether a section ends with this paragraph."""
        return self.kind == PARAGRAPH and self.element.find(f"{W}pPr/{W}sectPr") is not None


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


def alike(mine: Block, theirs: Block) -> float:
    """Return the share of words that two blocks have in common, by their letters; 0 to 1."""
    if mine.kind != theirs.kind or mine.clause != theirs.clause:
        return 0.0
    total = mine.weight + theirs.weight
    if not total:
        return 1.0 if mine.text == theirs.text else 0.6
    if 2 * min(mine.weight, theirs.weight) < LEAST_ALIKE * total:
        return 0.0
    return 2 * shared(mine.words, theirs.words) / total


def shared(mine: Mapping[str, int], theirs: Mapping[str, int]) -> int:
    """Return how much the words weigh that two counts have in common."""
    if len(theirs) < len(mine):
        mine, theirs = theirs, mine
    return sum(
        min(len(word), LONG) * min(count, theirs[word]) for word, count in mine.items() if word in theirs
    )


def may_replace(mine: Block, theirs: Block) -> bool:
    """Return whether a block is the other one rewritten: a few words each, or something in common."""
    if mine.kind != theirs.kind or mine.clause != theirs.clause:
        return False
    if mine.kind != PARAGRAPH:
        return mine.kind in CONTROLS or alike(mine, theirs) >= LEAST_ALIKE
    total = mine.weight + theirs.weight
    return total < 60 or (total > 0 and 2 * shared(mine.words, theirs.words) / total >= LEAST_ALIKE / 2)
