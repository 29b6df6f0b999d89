"""One story compared with another: its blocks paired, changed ones written anew, the others left as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.word.lint.names import Element, W
from pipeline.word.redline.compare.blocks import CONTROLS, PARAGRAPH, TABLE, Block, blocks_of, held_by
from pipeline.word.redline.compare.marks import DELETED, INSERTED
from pipeline.word.redline.compare.pairing import Pairing, pair, pair_coarsely
from pipeline.word.redline.compare.paragraphs import Pen
from pipeline.word.redline.compare.reading import Reading
from pipeline.word.redline.compare.tables import TableWriter
from pipeline.word.redline.compare.work import Work

Clauses = Mapping[Element, str]
"""The clause within which a block stands, by its anchor, where both files have anchors."""


class Story:
    """Compares the stories of two parts: a body, a header, a note."""

    def __init__(
        self, old: Reading, new: Reading, work: Work, clauses: tuple[Clauses, Clauses] = ({}, {})
    ) -> None:
        """Take both parts and what the comparison works with."""
        self.pen = Pen(old, new, work, self.compare)
        self._pair = pair_coarsely if work.coarse else pair
        self._old, self._new = old, new
        self._clauses = clauses
        self._tables = TableWriter(self.pen, self.compare, self.mark)

    def compare(self, old: Element, new: Element) -> None:
        """Mark in a container of the new file how it differs from that of the old one."""
        old_blocks = blocks_of(old, self._old, self._clauses[0])
        new_blocks = blocks_of(new, self._new, self._clauses[1])
        place = _Place(new, new_blocks)
        for pairing in self._pair(old_blocks, new_blocks):
            if not pairing.new:
                place.put(self._deleted(pairing.old[0]))
            elif not pairing.old:
                place.passed(pairing.new[0].element, self._inserted(pairing.new[0]))
            else:
                self._both(pairing, place)

    def mark(self, container: Element, how: str) -> None:
        """Mark all that a container of the redline holds as inserted, or as deleted (it is a copy of the old one's)."""
        for child in list(container):
            if child.tag == PARAGRAPH:
                self.pen.mark_paragraph(child, how)
            elif child.tag == TABLE:
                self._tables.mark_table(child, how)
            elif child.tag in CONTROLS:
                self.mark(held_by(child), how)

    def _both(self, pairing: Pairing, place: _Place) -> None:
        old, new = pairing.old[0], pairing.new[0]
        self.pen.note_pair(old.element, new.element)
        if len(pairing.old) == len(pairing.new) == 1 and old.is_same(new):
            self.pen.pair_sections(old.element, new.element)
            place.passed(new.element, ())
        elif new.kind == PARAGRAPH:
            news = [block.element for block in pairing.new]
            written = self.pen.rewrite([block.element for block in pairing.old], news)
            for element, shown in zip(news, _in_turn(written, len(news)), strict=True):
                place.passed(element, shown)
        elif new.kind == TABLE:
            self._tables.rewrite(old.element, new.element)
            place.passed(new.element, ())
        else:
            if new.kind in CONTROLS:
                self.compare(held_by(old.element), held_by(new.element))
            place.passed(new.element, ())

    def _deleted(self, block: Block) -> Sequence[Element]:
        """Return a block of the old file as a deleted one."""
        if block.kind == PARAGRAPH:
            return self.pen.rewrite([block.element], [])
        copy = self.pen.carried(block.element)
        if block.kind == TABLE:
            self._tables.mark_table(copy, DELETED)
        elif block.kind in CONTROLS:
            return self._marked_control(copy, DELETED)
        self.pen.note_other("deleted", copy)
        return [copy]

    def _marked_control(self, control: Element, how: str) -> Sequence[Element]:
        """Mark a control: its tags come or go with ranges, its content as any."""
        inner = held_by(control)
        self.mark(inner, how)
        return self.pen.ranged(control, inner, how)

    def _inserted(self, block: Block) -> Sequence[Element]:
        """Return what stands for an inserted block; () where it was marked where it is."""
        if block.kind == PARAGRAPH:
            return self.pen.rewrite([], [block.element])
        if block.kind == TABLE:
            self._tables.mark_table(block.element, INSERTED)
        elif block.kind in CONTROLS:
            return self._marked_control(block.element, INSERTED)
        self.pen.note_other("inserted", block.element)
        return ()


def _in_turn(written: Sequence[Element], count: int) -> list[list[Element]]:
    """Return what stands for each of several new paragraphs: up to the one whose end is its own, not deleted."""
    turns: list[list[Element]] = [[]]
    for paragraph in written:
        turns[-1].append(paragraph)
        if len(turns) < count and paragraph.find(f"{W}pPr/{W}rPr/{W}del") is None:
            turns.append([])
    return [*turns, *([] for _ in range(count - len(turns)))]


class _Place:
    """Where in the new container the next block goes."""

    def __init__(self, container: Element, blocks: Sequence[Block]) -> None:
        self._container = container
        self._waiting: list[Element] = []
        self._last: Element | None = None
        self._blocks = blocks

    def put(self, elements: Sequence[Element]) -> None:
        """Put what the new file does not have after what was passed last."""
        for element in elements:
            if self._last is not None:
                self._last.addnext(element)
            elif self._blocks:
                self._blocks[0].element.addprevious(element)
            else:
                self._container.append(element)
            self._last = element

    def passed(self, element: Element, instead: Sequence[Element]) -> None:
        """Go past a block of the new file; `instead` stands in its place, () leaves it."""
        if instead:
            for shown in instead:
                element.addprevious(shown)
            self._last = instead[-1]
            _remove(element)
        else:
            self._last = element


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
