"""The comparison of two opened files: the body first, then notes, then the headers and footers of its sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from pipeline.word.lint.names import Element, W, val
from pipeline.word.redline.carry.carry import Carrier
from pipeline.word.redline.compare.bookmarks import CLAUSE, KeptBookmarks
from pipeline.word.redline.compare.marks import Author, Marker
from pipeline.word.redline.compare.reading import Reading, Side
from pipeline.word.redline.compare.sections import Furniture, note_setups
from pipeline.word.redline.compare.sequence import common
from pipeline.word.redline.compare.stories import Clauses, Story
from pipeline.word.redline.compare.telling import Telling
from pipeline.word.redline.compare.work import Work
from pipeline.word.redline.note_order import order_notes
from pipeline.word.redline.opened import Opened


class Comparison:
    """Marks in the new file how it differs from the old one; neither may hold a revision any more."""

    def __init__(self, old: Opened, out: Opened, author: Author, *, coarse: bool = False,
                 explicit_lists: bool = False) -> None:  # fmt: skip
        """Take both files; `coarse` replaces every block that changed as a whole, `explicit_lists` notes
        lists that styles brought which the files define differently.
        """
        self._old, self._out = old, out
        for part in out.stories():
            out.declare(part, old.root(old.main))
        self.marker = Marker(author, [out.root(part) for part in out.stories()])
        self.carrier = Carrier(old, out, _list_pairs(old, out), self.marker.number)
        bookmarks = KeptBookmarks(old, out, self.marker.number)
        self.carrier.keep_bookmarks |= bookmarks.names
        self._work = Work(self.marker, self.carrier, bookmarks, coarse=coarse)
        self._sides = Side(old, old=True), Side(out, old=False)
        self.ours = all(side.ours for side in self._sides)
        self._sides[0].lists = self.carrier.list
        self._sides[0].explicit_lists = self._sides[1].explicit_lists = explicit_lists
        self._sides[0].contents_apart = self._sides[1].contents_apart = self.ours
        self._sides[0].renumbered = self._sides[1].renumbered = not _same_ids(old, out)

    @property
    def telling(self) -> Telling:
        """What the comparison found."""
        return self._work.telling

    @property
    def marks(self) -> int:
        """How many marks were made."""
        return self.marker.made

    def run(self) -> None:
        """Compare all that both files hold; the new one becomes the redline."""
        old, new = self._old, self._out
        bodies = old.root(old.main).find(W + "body"), new.touch(new.main).find(W + "body")
        clauses = _clauses(bodies[0]), _clauses(bodies[1])
        if not (clauses[0] and clauses[1]):
            clauses = {}, {}
        story = self._story(old.main, new.main, clauses)
        self._tell_contents(*(list(reading.contents.values()) for reading in (story.pen.old, story.pen.new)))
        last = [next(body.iterchildren(W + "sectPr", reversed=True), None) for body in bodies]
        furniture = Furniture(old, new, self._redline_part, self._alike, self._brought)
        story.compare(*bodies)
        if None not in last:
            story.pen.sections[last[1]] = last[0]
        note_setups(story.pen, story.pen.sections)
        furniture.compare(story.pen)
        self._notes(story)
        self._work.bookmarks.put_back(new.root(new.main))
        self._work.bookmarks.balance(new.root(new.main))
        if self.marks:
            order_notes(new)

    def _story(self, old: str, new: str, clauses: tuple[Clauses, Clauses] = ({}, {})) -> Story:
        readings = Reading(self._sides[0], old), Reading(self._sides[1], new)
        return Story(*readings, self._work, clauses)

    def _redline_part(self, old: str, was: Element, new: str, now: Element) -> None:
        self._story(old or new, new).compare(was, now)

    def _alike(self, old: str, new: str) -> bool:
        """Whether two headers or footers are the same."""
        sides = ((self._sides[0], old), (self._sides[1], new))
        before, after = (
            Reading(side, part).signature(_written(side.opened.root(part))) for side, part in sides
        )
        return before == after

    def _brought(self, part: str, shown: str) -> Element:
        return self.carrier.taken(self._old.root(part), part, shown)

    def _tell_contents(self, old: Sequence[str], new: Sequence[str]) -> None:
        """Tell whether the tables of contents that are left as they are say something else, or are gone."""
        if old and not new:
            self.carrier.lost.append("the table of contents")
        self.telling.contents = bool(new) and old != new

    def _notes(self, story: Story) -> None:
        """Compare the notes whose references stayed."""
        for kind in ("footnote", "endnote"):
            pairs = [(old, new) for what, old, new in story.pen.notes if what == kind]
            parts = self._old.related(f"{kind}s"), self._out.related(f"{kind}s")
            if not pairs or not all(parts):
                continue
            inner = self._story(*parts)
            old = {note.get(W + "id"): note for note in self._old.root(parts[0])}
            new = {note.get(W + "id"): note for note in self._out.touch(parts[1])}
            for was, now in dict.fromkeys(pairs):
                if was in old and now in new:
                    inner.compare(old[was], new[now])


def _written(root: Element) -> bytes:
    """Return a part's XML with only the namespaces it uses, in one order."""
    data: bytes = etree.tostring(root, method="c14n", exclusive=True)
    return data


def _same_ids(old: Opened, new: Opened) -> bool:
    """Whether ids of styles and lists mean the same in both files without looking further."""
    names = [(opened.related("styles"), opened.related("numbering")) for opened in (old, new)]
    data = [tuple(opened.parts.get(name, b"") for name in pair)
            for opened, pair in zip((old, new), names, strict=True)]  # fmt: skip
    return data[0] == data[1]


def _list_pairs(old: Opened, new: Opened) -> Iterator[tuple[str, str]]:
    """Yield the lists that paragraphs of the same text are in, in either file."""
    listed = [list(_listed(opened.root(opened.main))) for opened in (old, new)]
    known: dict[str, int] = {}
    keys = [[known.setdefault(text, len(known)) for text, _ in side] for side in listed]
    for i, j in common(*keys):
        yield listed[0][i][1], listed[1][j][1]


def _listed(root: Element) -> Iterator[tuple[str, str]]:
    for number in root.iter(W + "numId"):
        paragraph = next(number.iterancestors(W + "p"), None)
        if paragraph is not None:
            yield "".join(text.text or "" for text in paragraph.iter(W + "t")), val(number)


def _clauses(body: Element) -> Clauses:
    """Return the clause within which each block stands, by the bookmarks that anchor clauses."""
    starts = _by_block(
        body, (mark for mark in body.iter(W + "bookmarkStart") if mark.get(W + "name", "").startswith(CLAUSE))
    )
    if not starts:
        return {}
    ends = _by_block(body, body.iter(W + "bookmarkEnd"))
    found: dict[Element, str] = {}
    current, end = "", ""
    for child in body:
        for mark in starts.get(child, ()):
            if not current:
                current, end = mark.get(W + "name", ""), mark.get(W + "id", "")
        if current:
            found[child] = current
            if any(mark.get(W + "id") == end for mark in ends.get(child, ())):
                current = end = ""
    return found


def _by_block(body: Element, elements: Iterable[Element]) -> dict[Element, list[Element]]:
    """Return elements by the block of the body in which they stand."""
    found: dict[Element, list[Element]] = {}
    for element in elements:
        block = element
        while (holder := block.getparent()) is not body:
            block = holder
        found.setdefault(block, []).append(element)
    return found
