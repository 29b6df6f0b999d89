"""Paragraphs that belong together, as one line each file: written anew where anything in them changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy

from pipeline.model.changes import PARAGRAPH_END
from pipeline.word.lint.names import MC, Element, W, w
from pipeline.word.redline.compare.atoms import Atom, joined, note_of
from pipeline.word.redline.compare.difference import Step, steps
from pipeline.word.redline.compare.lines import is_paragraph_end, read_line, stream
from pipeline.word.redline.compare.marks import DELETED, INSERTED
from pipeline.word.redline.compare.noted import tell_notes_apart
from pipeline.word.redline.compare.properties import Changes, mark_properties, paragraph_properties
from pipeline.word.redline.compare.reading import Reading, differ
from pipeline.word.redline.compare.references import renumbered
from pipeline.word.redline.compare.scribe import Scribe, paired
from pipeline.word.redline.compare.telling import Passage
from pipeline.word.redline.compare.work import Work
from pipeline.word.redline.compare.writing import Desk, Writing

_BOX = W + "txbxContent"
_SECTION = f"{W}pPr/{W}sectPr"
_RANGES = {INSERTED: "customXmlInsRange", DELETED: "customXmlDelRange"}
_MARKED = w("ins", "del", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange")


class Pen:
    """Writes the paragraphs of one story."""

    def __init__(
        self, old: Reading, new: Reading, work: Work, within: Callable[[Element, Element], None]
    ) -> None:
        """Take both stories; `within` compares what stands in two text boxes."""
        self.old = old
        self.new = new
        self.marker = work.marker
        self.changes = Changes(work.marker, work.carrier.properties)
        self.notes: list[tuple[str, str, str]] = []
        """(kind, old id, new id) of notes whose references stayed."""
        self.sections: dict[Element, Element] = {}
        """The properties of each section that stayed, with those of the old file's."""
        self._carrier = work.carrier
        self._telling = work.telling
        self._within = within
        self._desk = Desk(old, new, work.marker, self.changes, work.bookmarks, self.carried, self.inner)

    @property
    def gone_sections(self) -> dict[Element, Element]:
        """The properties of each deleted section in the redline, with those of the old file's."""
        return self._desk.gone_sections

    def carried(self, element: Element) -> Element | None:
        """Return a copy of an old element for the new story; None where nothing of it may stand there."""
        return self._carrier.taken(element, self.old.part, self.new.part)

    def rewrite(self, olds: Sequence[Element], news: Sequence[Element]) -> list[Element]:
        """Return the paragraphs that show how the old ones became the new ones; [] where nothing changed."""
        old_lines = [read_line(paragraph, self.old) for paragraph in olds]
        new_lines = [read_line(paragraph, self.new) for paragraph in news]
        before, after = stream(old_lines), stream(new_lines)
        tell_notes_apart(before, after, (self.old.side.says, self.new.side.says))
        found = _steps(before, after)
        for old, new in _kept(found):
            if new.bits[0].node is not None:
                self.pair_sections(old.bits[0].node, new.bits[0].node)
        if self._same(found):
            for old, new in _kept(found):
                if not is_paragraph_end(new):
                    self.inner(old, new)
            return []
        writing = Writing(self._desk, old_lines, new_lines, found)
        paragraphs = writing.written()
        self._telling.passages.append(
            Passage(tuple(olds), tuple(news), tuple(paragraphs), tuple(_pieces(found)),
                    tuple(writing.formatted), properties=writing.properties, ends=tuple(writing.ends),
                    references=tuple(pair for step in found if not step.kept for pair in renumbered(step.old, step.new)))
        )  # fmt: skip
        return paragraphs

    def mark_paragraph(self, paragraph: Element, how: str) -> None:
        """Mark a paragraph of the redline, and all in it, inserted or deleted."""
        line = read_line(paragraph, self.new)
        fresh = paragraph.makeelement(W + "p")
        scribe = Scribe(fresh, self.marker, self.changes, deepcopy, (self.new.run_key, self.new.run_key))
        scribe.shared = {id(wrap) for atom in line.atoms for bit in atom.bits for wrap in bit.wraps}
        for _, atom in joined(line.atoms):
            scribe.asides(atom.before, how)
            scribe.insert(atom) if how == INSERTED else scribe.delete(atom, ())
        scribe.asides(line.after, how)
        scribe.finish()
        paragraph[:] = [line.ppr, *fresh] if line.ppr is not None else list(fresh)
        mark = mark_properties(paragraph_properties(paragraph))
        mark.insert(0, self.marker.mark(how))
        self._telling.passages.append(
            Passage((), (), (paragraph,), ((how, line.text + PARAGRAPH_END),), ends=(None,))
        )

    def pair_sections(self, old: Element | None, new: Element | None) -> None:
        """Note that the sections which end with two paragraphs belong together."""
        if old is None or new is None or old.tag != W + "p" or new.tag != W + "p":
            return
        theirs = new.find(_SECTION)
        mine = old.find(_SECTION) if theirs is not None else None
        if mine is not None:
            self.sections[theirs] = mine

    def note_pair(self, old: Element, new: Element) -> None:
        """Note for the report that two blocks belong together."""
        self._telling.pairs.append((old, new))

    def note_other(self, what: str, where: Element) -> None:
        """Note for the report a change that is not of a paragraph."""
        self._telling.others.append((what, where))

    def ranged(self, control: Element, inner: Element, how: str) -> list[Element]:
        """Mark the tags of a control that came or went, its content apart (17.13.5.4 to 7); return what stands for it."""
        name = _RANGES[how]
        first, last = self.marker.mark(f"{name}Start"), self.marker.mark(f"{name}Start")
        ends = [
            control.makeelement(W + f"{name}End", {W + "id": mark.get(W + "id")}) for mark in (first, last)
        ]
        inner.insert(int(len(inner) > 0 and inner[0].tag == W + "customXmlPr"), ends[0])
        inner.append(last)
        if control.getparent() is None:
            return [first, control, ends[1]]
        control.addprevious(first)
        control.addnext(ends[1])
        return []

    def _same(self, found: Sequence[Step]) -> bool:
        """Whether nothing was changed, but for what stands inside boxes and notes."""
        if any(not step.kept for step in found):
            return False
        return not any(
            any(differ(self.old, _properties(old), self.new, _properties(new)))
            if is_paragraph_end(new) else self._format_differs(old, new)
            for old, new in _kept(found)
        )  # fmt: skip

    def _format_differs(self, old: Atom, new: Atom) -> bool:
        before, after = self.old.run_key, self.new.run_key
        if len(old.bits) == len(new.bits) == 1 or new.bits[0].node is not None:
            return len(old.bits) == len(new.bits) and any(
                before(was.rpr) != after(now.rpr)
                for was, now in zip(old.bits, new.bits, strict=True)
            )  # fmt: skip
        return any(before(was) != after(bit.rpr) for _, was, bit in paired(old.bits, new.bits))

    def inner(self, old: Atom, new: Atom) -> None:
        """Compare what stands inside two atoms that stay: the text of boxes, notes."""
        note = note_of(new)
        if note:
            before = note_of(old)
            self.notes.append((note[0], before[1] if before else "", note[1]))
            return
        for mine, theirs in zip(old.bits, new.bits, strict=False):
            if mine.node is None or theirs.node is None:
                continue
            boxes = list(zip(_boxes(mine.node), _boxes(theirs.node), strict=False))
            for was, now in boxes:
                self._within(was, now)
            if boxes:
                self._fall_back_alike(theirs.node)

    def _fall_back_alike(self, node: Element) -> None:
        """Show in what old programs see of a box what new ones see: both stand in the file."""
        for choice in node.iter(MC + "AlternateContent"):
            shown = [box for part in choice.iter(MC + "Choice") for box in part.iter(_BOX)]
            others = [box for part in choice.iter(MC + "Fallback") for box in part.iter(_BOX)]
            for box, other in zip(shown, others, strict=False):
                if next(box.iter(*_MARKED), None) is not None:
                    other[:] = [deepcopy(child) for child in box]
                    self.marker.renumber(other)


def _steps(old: Sequence[Atom], new: Sequence[Atom]) -> list[Step]:
    """Return what to keep, delete and insert; the last mark of both is the same one, for a story must end in it."""
    if not old or not new or old[-1].key != new[-1].key:
        return steps(old, new)
    return [*steps(old[:-1], new[:-1]), Step(kept=True, old=old[-1:], new=new[-1:])]


def _properties(end: Atom) -> Element | None:
    """Return the properties of the paragraph that a mark ends."""
    paragraph = end.bits[0].node
    return None if paragraph is None else paragraph.find(W + "pPr")


def _kept(found: Sequence[Step]) -> Iterator[tuple[Atom, Atom]]:
    for step in found:
        if step.kept:
            yield from zip(step.old, step.new, strict=True)


def _pieces(found: Sequence[Step]) -> Iterator[tuple[str, str]]:
    """Yield what was kept, deleted and inserted, as text."""
    for step in found:
        if step.kept or renumbered(step.old, step.new):
            yield "", _text(step.new)
            continue
        if step.old:
            yield DELETED, _text(step.old)
        if step.new:
            yield INSERTED, _text(step.new)


def _text(atoms: Sequence[Atom]) -> str:
    return "".join(PARAGRAPH_END if is_paragraph_end(atom) else atom.text for atom in atoms)


def _boxes(node: Element) -> list[Element]:
    """Return the text boxes in a graphic, those of its fallback left out, and those in other boxes."""
    return [
        box for box in node.iter(_BOX)
        if not any(up.tag in (MC + "Fallback", _BOX) for up in _between(box, node))
    ]  # fmt: skip


def _between(inner: Element, outer: Element) -> Iterator[Element]:
    for ancestor in inner.iterancestors():
        if ancestor is outer:
            return
        yield ancestor
