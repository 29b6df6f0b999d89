"""What a paragraph contains: its text in pieces, each with its format and with what stands around it.

What is no letter is a token behind an object's sign: a picture, a note, a field that is worked out anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pipeline.word.lint.names import MC, Element, R, W
from pipeline.word.redline.effect.content import Content, Piece, content_of
from pipeline.word.redline.effect.fields import Context, Fields, coded, is_ignored, stand_in_of
from pipeline.word.redline.effect.readings import Readings
from pipeline.word.redline.effect.said import Said
from pipeline.word.redline.effect.sources import Sources, chosen, drawn
from pipeline.word.redline.effect.written import SIGNS, break_of, control_of, token, written

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RUN = W + "r"
_RPR = W + "rPr"
_T = W + "t"
_THROUGH = frozenset(
    W + name for name in ("smartTag", "customXml", "dir", "bdo", "ins", "del", "moveFrom", "moveTo")
)
"""What stands around runs and says nothing here; a revision that was not resolved shows as text too much."""


class Inline:
    """Reads the paragraphs of one story."""

    def __init__(
        self,
        sources: Sources,
        part: str,
        ignoring: frozenset[str],
        readings: Readings,
        inside: Callable[[str, Element], Any],
    ) -> None:
        """Take where relations lead from, and what reads a box, or (by kind and reference) a note."""
        self._fields = Fields(ignoring)
        self._sources = sources
        self._part = part
        self._ignoring = ignoring
        self._readings = readings
        self._said_of_run = readings.of_runs.said
        self._inside = inside
        self._said: Said = ()
        self._pieces: list[Piece] = []
        self._hushed = False
        self._alone = True
        self.bound = False
        """Whether what was read depends on more than what stands there: a field around it, a relation, a note."""
        self.section: Element | None = None
        """The properties of the section that ended with the paragraph read last."""
        self._in_run: Mapping[str, Callable[[Element, Said, Context], None]] = {
            W + "delText": self._text,
            W + "br": self._break,
            W + "sym": self._symbol,
            W + "drawing": self._drawing,
            W + "pict": self._drawing,
            W + "object": self._drawing,
            W + "footnoteReference": self._note,
            W + "endnoteReference": self._note,
            W + "fldChar": self._field_mark,
            W + "instrText": self._code,
            W + "delInstrText": self._code,
            W + "ruby": self._ruby,
            MC + "AlternateContent": self._alternatives,
        }
        self._around_runs: Mapping[str, Callable[[Element, Context], None]] = {
            **dict.fromkeys(_THROUGH, self._inlines),
            W + "pPr": self._properties,
            W + "hyperlink": self._link,
            W + "sdt": self._control,
            W + "fldSimple": self._simple_field,
            MC + "AlternateContent": lambda child, context: self._inlines(chosen(child), context),
            M + "t": lambda child, context: self._say(child.text or "", (), context),
        }

    @property
    def in_field(self) -> bool:
        """Whether a field is open that began in a paragraph before."""
        return bool(self._fields.open)

    def read(self, paragraph: Element) -> Content:
        """Return what a paragraph contains."""
        self.section = None
        self._pieces, self._said = [], ()
        self._hushed, self._alone = self._fields.ignored, not self._fields.open
        self._inlines(paragraph, ())
        if self._fields.open:
            self._alone = False
            self._fields.end_paragraph()
        self.bound |= not self._alone or self._hushed or self.section is not None
        return content_of(self._said, self._pieces, hushed=self._hushed)

    def _inlines(self, parent: Iterable[Element], context: Context) -> None:
        around = self._around_runs
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._run(child, context)
            elif tag in around:
                around[tag](child, context)
            elif isinstance(tag, str) and tag.startswith(M):
                self._inlines(child, context)

    def _properties(self, properties: Element, _context: Context) -> None:
        self._said = self._readings.of_paragraphs.said(properties)
        self.section = next(properties.iterchildren(W + "sectPr"), None)

    def _run(self, run: Iterable[Element], context: Context, said: Said = ()) -> None:
        for child in run:
            tag = child.tag
            if tag == _T:
                self._text(child, said, context)
            elif tag == _RPR:
                said = self._said_of_run(child)
            elif tag in SIGNS:
                self._say(SIGNS[tag], said, context)
            elif tag in self._in_run:
                self._in_run[tag](child, said, context)

    def _say(self, text: str, said: Said, context: Context, inside: tuple[Any, ...] = ()) -> None:
        """Add a piece of text, to the last one where it is like it."""
        fields = self._fields
        if fields.open:
            if fields.silent:
                fields.code(text)
                self._hushed |= fields.ignored
                return
            fields.hear()
            context += fields.context
        last = self._pieces[-1] if self._pieces else None
        if last and last.said == said and last.context == context and not inside and not last.inside:
            last.text += text
        else:
            self._pieces.append(Piece(text, said, context, inside))

    def _text(self, element: Element, said: Said, context: Context) -> None:
        text = written(element)
        if text:
            self._say(text, said, context)

    def _break(self, mark: Element, said: Said, context: Context) -> None:
        self._say(break_of(mark), said, context)

    def _symbol(self, sign: Element, said: Said, context: Context) -> None:
        self._say(token(f"{sign.get(W + 'char')} of {sign.get(W + 'font')}"), said, context)

    def _ruby(self, ruby: Element, said: Said, context: Context) -> None:
        for text in ruby.iter(_T):
            self._text(text, said, context)

    def _alternatives(self, alternatives: Element, said: Said, context: Context) -> None:
        self._run(chosen(alternatives), context, said)

    def _drawing(self, element: Element, _said: Said, context: Context) -> None:
        self._alone = False
        found = drawn(element, self._part, self._sources)
        if found:
            stories = tuple(self._inside("box", box) for box in found.boxes)
            name = "object" if element.tag == W + "object" else "image"
            texts = (f"({story.flat})" for story in stories)
            self._say(token(name, *found.shows, *texts), (), context, stories)

    def _note(self, mark: Element, _said: Said, context: Context) -> None:
        self._alone = False
        kind = "footnote" if mark.tag == W + "footnoteReference" else "endnote"
        story = self._inside(kind, mark)
        if story:
            self._say(token(kind, story.flat), (), context, (story,))
        else:
            self._say(token(kind, "?"), (), context)

    def _field_mark(self, mark: Element, _said: Said, context: Context) -> None:
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            self._fields.begin()
            return
        stand_in = self._fields.separate()
        if stand_in:
            self._say(stand_in, (), context)
            self._fields.hide()
        if kind == "end":
            if self._fields.unheard:
                self._say("", (), context)
            self._fields.end()

    def _code(self, code: Element, _said: Said, _context: Context) -> None:
        self._fields.code(code.text or "")

    def _simple_field(self, element: Element, context: Context) -> None:
        code = coded(element.get(W + "instr"))
        if is_ignored(code, self._ignoring):
            self._hushed = True
            return
        stand_in, count = stand_in_of(code), len(self._pieces)
        around = (*context, ("field", code))
        if stand_in:
            self._say(stand_in, (), around)
        else:
            self._inlines(element, around)
        if len(self._pieces) == count:
            self._say("", (), around)

    def _link(self, element: Element, context: Context) -> None:
        id_, anchor = element.get(R + "id"), element.get(W + "anchor", "")
        if id_:
            self._alone = False
        target = self._sources.leads_to(self._part, id_) if id_ else ""
        self._inlines(element, (*context, ("link", f"{target}#{anchor}" if anchor else target)))

    def _control(self, element: Element, context: Context) -> None:
        content = element.find(W + "sdtContent")
        if content is not None:
            self._inlines(content, (*context, ("control", control_of(element))))
