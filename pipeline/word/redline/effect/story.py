"""Reads a story, that is a body, header, footer, note or text box, into columns that can be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial

from pipeline.word.lint.names import MC, Element, R, W, val
from pipeline.word.redline.effect.columns import CELL, END, ROW, TABLE, Edge, Line, Story
from pipeline.word.redline.effect.content import Content, Piece, content_of
from pipeline.word.redline.effect.inline import Inline, M
from pipeline.word.redline.effect.looks import Looks
from pipeline.word.redline.effect.readings import Readings, written
from pipeline.word.redline.effect.said import shade_of
from pipeline.word.redline.effect.sources import Sources, chosen
from pipeline.word.redline.effect.written import control_of, token
from pipeline.word.redline.numbering import Labels

_THROUGH = frozenset(
    W + name for name in ("body", "customXml", "smartTag", "ins", "del", "moveFrom", "moveTo", "sdtContent")
)
_BODY = W + "body"
_P = W + "p"
_TBL = W + "tbl"
_SDT = W + "sdt"
_Controls = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What the stories of a document share."""

    sources: Sources
    looks: Looks
    ignoring: frozenset[str]
    readings: Readings
    notes: dict[Element, Story] = field(default_factory=dict)
    """The notes that were read."""


class StoryReader:
    """Reads one story."""

    def __init__(self, document: Document, part: str, *, in_note: bool = False) -> None:
        """Begin a story that stands in a part."""
        self._document = document
        self._part = part
        self._in_note = in_note
        self._labels = Labels(document.looks.lists)
        self._inline = Inline(document.sources, part, document.ignoring, document.readings, self._inside)
        self._story = Story(document.looks)
        self._known = document.readings.known(document.looks, document.ignoring)
        self.sections: list[Element] = []
        """The properties of the sections that ended so far."""

    def read(self, holder: Iterable[Element]) -> Story:
        """Return the story that an element, or a list of blocks, holds."""
        for block in holder:
            for inner in block if block.tag == _BODY else (block,):
                self._once(inner, partial(self._blocks, (inner,), ()))
        self._story.trim()
        return self._story

    def _once(self, element: Element, read: Callable[[], None]) -> None:
        """Read a block or a row, or take the lines of one that is written alike; their labels depend on the place."""
        inline, lines = self._inline, self._story.lines
        if inline.in_field:
            read()
            return
        key = written(element)
        known = self._known.get(key)
        if known is not None:
            lines += [self._placed(line) for line in known]
            return
        start, around = len(lines), inline.bound
        inline.bound = False
        read()
        if not inline.bound:
            self._known[key] = lines[start:]
        inline.bound |= around

    def _placed(self, line: Line | Edge) -> Line | Edge:
        """Return a line as it is, or with the label that it has in this place."""
        if isinstance(line, Edge) or line.look.num_id == "0":
            return line
        label = self._labels.next(line.look.num_id, line.look.ilvl)
        return line if label == line.label else Line(line.content, line.look, label, line.controls)

    def _blocks(self, holder: Iterable[Element], controls: _Controls) -> None:
        for block in holder:
            tag = block.tag
            if tag == _P:
                self._paragraph(block, controls)
            elif tag == _TBL:
                self._table(block, controls)
            elif tag == _SDT:
                self._blocks(block.iterchildren(W + "sdtContent"), (*controls, control_of(block)))
            elif tag in _THROUGH:
                self._blocks(block, controls)
            elif tag == MC + "AlternateContent":
                self._blocks(chosen(block), controls)
            elif tag == W + "altChunk":
                self._inline.bound = True
                target = self._document.sources.leads_to(self._part, block.get(R + "id", ""))
                self._text(token("chunk", target), controls)
            elif tag in (M + "oMathPara", M + "oMath"):
                self._text("".join(math.text or "" for math in block.iter(M + "t")), controls)
            elif tag == W + "sectPr":
                self._inline.bound = True
                self.sections.append(block)

    def _paragraph(self, paragraph: Element, controls: _Controls) -> None:
        content = self._inline.read(paragraph)
        if self._inline.section is not None:
            self.sections.append(self._inline.section)
        if not content.hushed or content.text:
            self._line(content, controls)

    def _line(self, content: Content, controls: _Controls) -> None:
        look = self._document.looks.paragraph(content.said)
        label = self._labels.next(look.num_id, look.ilvl)
        self._story.lines.append(Line(content, look, label, controls))

    def _text(self, text: str, controls: _Controls) -> None:
        self._line(content_of((), [Piece(text, (), ())]), controls)

    def _table(self, table: Element, controls: _Controls) -> None:
        properties = table.find(W + "tblPr")
        style, alignment = _said(properties, "tblStyle"), _said(properties, "jc")
        edges = self._story.lines
        edges.append(Edge(TABLE, (self._document.looks.name(style), alignment, controls)))
        for row, around_row in _inner(table, W + "tr"):
            if around_row:
                self._row(row, around_row)
            else:
                self._once(row, partial(self._row, row, ()))
        edges.append(Edge(END))

    def _row(self, row: Element, controls: _Controls) -> None:
        self._story.lines.append(Edge(ROW, controls))
        for cell, around_cell in _inner(row, W + "tc"):
            self._story.lines.append(Edge(CELL, (*_shape(cell), around_cell)))
            self._blocks(cell, ())
            self._story.trim()

    def _inside(self, kind: str, element: Element) -> Story | None:
        """Return the story of a text box, or of the note that a reference leads to."""
        if kind == "box":
            return StoryReader(self._document, self._part, in_note=self._in_note).read(element)
        note, notes = self._document.sources.note(kind, element.get(W + "id", "")), self._document.notes
        if note is None or self._in_note:  # a note cannot have notes; one that names itself would never end
            return None
        if note.element not in notes:
            notes[note.element] = StoryReader(self._document, note.part, in_note=True).read(note.element)
        return notes[note.element]


def _inner(holder: Element, name: str, controls: _Controls = ()) -> Iterator[tuple[Element, _Controls]]:
    """Yield rows or cells, with the controls around each."""
    for child in holder:
        if child.tag == name:
            yield child, controls
        elif child.tag == _SDT:
            yield from _inner(child, name, (*controls, control_of(child)))
        elif child.tag in _THROUGH:
            yield from _inner(child, name, controls)


def _shape(cell: Element) -> tuple[str, str, str]:
    """Return how many columns a cell spans, its part in a merge of rows, and its colour."""
    span, merge, shade = "1", "", ""
    for properties in cell.iterchildren(W + "tcPr"):
        for child in properties:
            if child.tag == W + "gridSpan":
                span = val(child)
            elif child.tag == W + "vMerge":
                merge = val(child) or "continue"
            elif child.tag == W + "shd":
                shade = shade_of(child)
    return span, merge, shade


def _said(properties: Element | None, name: str) -> str:
    found = None if properties is None else properties.find(W + name)
    return "" if found is None else val(found)
