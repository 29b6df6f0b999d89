"""Paragraphs written anew from left to right: atoms by a scribe, and at each paragraph's end its mark and properties."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from pipeline.word.lint.names import Element, W, w
from pipeline.word.redline.compare.atoms import Atom, Wrap, goes_on, joined, wrap_key
from pipeline.word.redline.compare.bookmarks import KeptBookmarks
from pipeline.word.redline.compare.difference import Step
from pipeline.word.redline.compare.lines import Line, is_paragraph_end
from pipeline.word.redline.compare.marks import DELETED, INSERTED, Marker
from pipeline.word.redline.compare.properties import Changes, mark_properties, paragraph_properties
from pipeline.word.redline.compare.reading import Reading, differ
from pipeline.word.redline.compare.scribe import Scribe


@dataclass(frozen=True, slots=True)
class Desk:
    """What the paragraphs of one story are written with."""

    old: Reading
    new: Reading
    marker: Marker
    changes: Changes
    bookmarks: KeptBookmarks
    carried: Callable[[Element], Element | None]
    """Copies an element of the old story for the new one; None where nothing of it may stand there."""
    inner: Callable[[Atom, Atom], None]
    """Compares what stands inside two atoms that stay."""
    gone_sections: dict[Element, Element] = field(default_factory=dict)
    """The properties of each deleted section in the redline, with those of the old file's."""


class Writing:
    """One rewriting, from left to right."""

    def __init__(self, desk: Desk, olds: Sequence[Line], news: Sequence[Line], found: Sequence[Step]) -> None:
        """Take the lines of both files and the steps from the ones to the others."""
        self.formatted: list[str] = []
        self.properties = False
        self.ends: list[Element | None] = []
        self._desk = desk
        self._lines = {line.paragraph: line for line in (*olds, *news)}
        self._found = found
        self._model = news[0] if news else olds[0]
        self._done: list[Element] = []
        self._scribe: Scribe | None = None
        self._near = _adoptions(found)
        kept = [bit.wraps for step in found if step.kept for atom in step.new for bit in atom.bits]
        self._shared = {id(wrap) for wraps in (*kept, *self._near.values()) for wrap in wraps}

    def written(self) -> list[Element]:
        """Return the paragraphs."""
        for at, step in enumerate(self._found):
            following = self._found[at + 1] if at + 1 < len(self._found) else None
            if step.kept:
                self._keep_all(step)
            else:
                self._replace(step, following)
        return self._done

    def _keep_all(self, step: Step) -> None:
        """Keep a stretch, words of one format at once: it halves the time of writing, for most of a paragraph stays."""
        at = 0
        while at < len(step.new):
            end = _end_of_words(step, at)
            if end - at > 1 and self._looks_as_before(step.old[at], step.new[at]):
                text = "".join(atom.text for atom in step.new[at:end])
                self._writer().keep_text(text, step.old[at].bits[0].rpr, step.new[at].bits[0])
            else:
                end = at + 1
                self._keep(step.old[at], step.new[at])
            at = end

    def _looks_as_before(self, old: Atom, new: Atom) -> bool:
        desk = self._desk
        return desk.old.run_key(old.bits[0].rpr) == desk.new.run_key(new.bits[0].rpr)

    def _keep(self, old: Atom, new: Atom) -> None:
        scribe = self._writer()
        scribe.asides((*self._desk.bookmarks.among(old.before), *new.before))
        if is_paragraph_end(new):
            self._end(new, old, "")
            return
        scribe.keep(old, new)
        self._desk.inner(old, new)

    def _replace(self, step: Step, following: Step | None) -> None:
        first = step.new[0] if step.new else None
        upcoming = first or (following.new[0] if following and following.kept else None)
        if first is not None and step.old:
            self._writer().asides(first.before, INSERTED)
            first.before = []
        elif upcoming is not None and not self._writer_used():
            self._writer().asides(upcoming.before)
            upcoming.before = []
        for first_old, old in joined(step.old):
            self._writer().asides(self._desk.bookmarks.among_deleted(old.before))
            if is_paragraph_end(old):
                self._end(old, old, DELETED)
            else:
                self._writer().delete(old, self._near.get(id(first_old), ()))
        for _, new in joined(step.new):
            self._writer().asides(new.before, INSERTED)
            if is_paragraph_end(new):
                self._end(new, new, INSERTED)
            else:
                self._writer().insert(new)

    def _writer_used(self) -> bool:
        return self._scribe is not None and len(self._scribe.paragraph) > 0

    def _writer(self) -> Scribe:
        """Return who writes the paragraph at hand, begun where none is."""
        if self._scribe is None:
            desk = self._desk
            paragraph = self._model.paragraph.makeelement(W + "p")
            keys = (desk.old.run_key, desk.new.run_key)
            self._scribe = Scribe(paragraph, desk.marker, desk.changes, desk.carried, keys)
            self._scribe.shared = self._shared
        return self._scribe

    def _end(self, mark: Atom, other: Atom, how: str) -> None:
        """End a paragraph: its own mark kept, inserted or deleted, its properties noted where they changed."""
        scribe, desk = self._writer(), self._desk
        line = self._lines[mark.bits[0].node]
        paragraph = scribe.paragraph
        scribe.finish()
        if line.ppr is not None:
            paragraph.insert(0, self._gone(line.ppr) if how == DELETED else line.ppr)
        if how != DELETED:
            for name, value in line.paragraph.items():
                paragraph.set(name, value)
        if how:
            mark_properties(paragraph_properties(paragraph)).insert(0, desk.marker.mark(how))
        elif self._note_properties(paragraph, self._lines[other.bits[0].node].ppr):
            self.properties = True
        if scribe.formatted:
            self.formatted += scribe.formatted
        self._done.append(paragraph)
        self.ends.append(None if how == INSERTED else other.bits[0].node)
        self._scribe = None

    def _gone(self, ppr: Element) -> Element:
        """Return a deleted paragraph's properties; a section's headers and footers are named by who writes sections."""
        desk = self._desk
        copy: Element = deepcopy(desk.old.named(ppr))
        for reference in list(copy.iter(*w("headerReference", "footerReference"))):
            reference.getparent().remove(reference)
        carried = desk.carried(copy)
        if carried is None:
            return copy
        section = carried.find(W + "sectPr")
        if section is not None:
            desk.gone_sections[section] = ppr.find(W + "sectPr")
        return carried

    def _note_properties(self, paragraph: Element, old: Element | None) -> bool:
        desk = self._desk
        changed, mark_changed = differ(desk.old, old, desk.new, paragraph.find(W + "pPr"))
        if mark_changed:
            mark = mark_properties(paragraph_properties(paragraph))
            desk.changes.note(mark, old.find(W + "rPr") if old is not None else None)
        if changed:
            desk.changes.note(paragraph_properties(paragraph), desk.old.named(old))
        return changed or mark_changed


def _adoptions(found: Sequence[Step]) -> dict[int, tuple[Wrap, ...]]:
    """Return, for deleted atoms in a link or control, the like one of the new file that stands beside them."""
    near: dict[int, tuple[Wrap, ...]] = {}
    beside: tuple[Wrap, ...] = ()
    for at, step in enumerate(found):
        following = step.new or (found[at + 1].new if at + 1 < len(found) else ())
        ahead = following[0].bits[0].wraps if following else ()
        for old in () if step.kept else step.old:
            own = wrap_key(old.bits[0].wraps)
            near |= {id(old): wraps for wraps in (ahead, beside) if wrap_key(wraps) == own and wraps}
        if step.new:
            beside = step.new[-1].bits[-1].wraps
    return near


def _end_of_words(step: Step, start: int) -> int:
    """Return where the words end that go on after each other in both files; where they begin if something is before."""
    old, new = step.old[start].bits[0], step.new[start].bits[0]
    for at in range(start, len(step.new)):
        if not (goes_on(old, step.old[at]) and goes_on(new, step.new[at])):
            return at
    return len(step.new)
