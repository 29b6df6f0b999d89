"""A redline as a reader sees it, in the notation of `drafted`: `kept [-deleted-] {+inserted+} {~looks otherwise~}`.

A paragraph that ends otherwise has `¶ins` or `¶del` behind it; `[<moved away<]`, `{>moved here>}`, `¶from` and `¶to` are
moves. Rows and cells that came or went whole begin with `row ins:`, `cell del:` and so on.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from drafted import LEVELS, PREFIXES

from pipeline.word.lint.names import Element, R, W, local, val, w
from pipeline.word.redline.opened import Opened, open_word

_MARKS = {"ins": "{{+{}+}}", "del": "[-{}-]", "moveTo": "{{>{}>}}", "moveFrom": "[<{}<]", "": "{}"}
_ENDS = {"ins": "¶ins", "del": "¶del", "moveTo": "¶to", "moveFrom": "¶from"}
_RANGES = {W + f"customXml{kind}Range{end}": (mark, end) for kind, mark in (("Ins", "ins"), ("Del", "del"))
           for end in ("Start", "End")}  # fmt: skip
_STARTS = {style: start for start, style in PREFIXES.items() if style}
_ITEMS = {str(level): start for start, level in LEVELS.items()}


class Piece(NamedTuple):
    """A stretch of a paragraph: how it is marked, whether its look changed, whether it is bold."""

    mark: str
    text: str
    changed: bool = False
    bold: bool = False

    @property
    def kind(self) -> tuple[str, bool, bool]:
        """What pieces that read as one have in common."""
        return self.mark, self.changed, self.bold


def marked(data: bytes) -> str:
    """The redline line by line."""
    view = View(open_word(data))
    return "\n".join(view.lines(view.opened.root(view.opened.main)[0]))


class View:
    """Reads one redline."""

    def __init__(self, opened: Opened) -> None:
        """Take the file."""
        self.opened = opened
        self._part = opened.main
        self._range = ""
        notes = opened.related("footnotes")
        self._notes = {note.get(W + "id"): note for note in opened.root(notes)} if notes else {}

    def lines(self, container: Element) -> Iterator[str]:
        """Yield the lines of a story."""
        for child in container:
            kind = local(child.tag)
            if kind == "p":
                yield self._paragraph(child)
                yield from (self._section(section) for section in child.iterfind(f"{W}pPr/{W}sectPr"))
            elif kind == "tbl":
                yield from (self._row(row) for row in child.iter(W + "tr"))
            elif kind == "sdt":
                yield self._around(f"<<{val(child.find(f'{W}sdtPr/{W}tag'))}")
                yield from self.lines(child.find(W + "sdtContent"))
                yield self._around(">>")
            elif kind == "sectPr" and len(child):
                yield self._section(child)
            elif child.tag in _RANGES:
                mark, end = _RANGES[child.tag]
                self._range = mark if end == "Start" else ""

    def pieces(self, paragraph: Element) -> list[Piece]:
        """The pieces of a paragraph, those of one kind joined."""
        found = [piece for piece in self._inside(paragraph) if piece.text]
        return [
            Piece(kind[0], "".join(piece.text for piece in group), *kind[1:])
            for kind, group in groupby(found, lambda piece: piece.kind)
        ]

    def _paragraph(self, paragraph: Element) -> str:
        about = paragraph.find(W + "pPr")
        pieces = self.pieces(paragraph)
        text = "".join(_MARKS[mark].format("".join(map(_look, group)))
                       for mark, group in groupby(pieces, lambda piece: piece.mark))  # fmt: skip
        return f"{_start(about)}{text or '¶'}{_end_of(about)}"

    def _inside(self, holder: Element) -> Iterator[Piece]:
        """Yield what stands in a paragraph, a link, a control or a mark."""
        for child in holder:
            kind = local(child.tag)
            if kind == "r":
                yield from self._run(child)
            elif kind == "hyperlink":
                relation = self.opened.relations(self._part)[child.get(R + "id")]
                yield from (_plain("["), *self._inside(child), _plain(f"]({relation.target})"))
            elif kind == "sdt":
                yield Piece(self._range, f"<<{val(child.find(f'{W}sdtPr/{W}tag'))}: ")
                yield from self._inside(child.find(W + "sdtContent"))
                yield Piece(self._range, ">>")
            elif child.tag in _RANGES:
                mark, end = _RANGES[child.tag]
                self._range = mark if end == "Start" else ""
            elif kind in _ENDS:
                yield from self._inside(child)

    def _run(self, run: Element) -> Iterator[Piece]:
        mark = next((local(above.tag) for above in run.iterancestors() if local(above.tag) in _ENDS), "")
        rpr = run.find(W + "rPr")
        changed = rpr is not None and rpr.find(W + "rPrChange") is not None
        bold = rpr is not None and rpr.find(W + "b") is not None
        yield Piece(mark, "".join(self._content(child) for child in run), changed, bold)

    def _content(self, child: Element) -> str:
        kind = local(child.tag)
        if kind in {"t", "delText"}:
            return child.text or ""
        if kind == "fldChar":
            return {"begin": "[", "end": "]"}.get(child.get(W + "fldCharType"), "")
        if kind == "footnoteReference":
            return f"^[{' // '.join(self.lines(self._notes[child.get(W + 'id')]))}]"
        box = next(child.iter(W + "txbxContent"), None)
        if box is not None:
            return f"[box: {' // '.join(self.lines(box))}]"
        return {"tab": "→", "br": "↵"}.get(kind, "")

    def _row(self, row: Element) -> str:
        how = next((local(mark.tag) for mark in row.iterfind(f"{W}trPr/*") if local(mark.tag) in _ENDS), "")
        cells = [self._cell(cell, how) for cell in row.iter(W + "tc")]
        return f"{f'row {how}: ' if how else ''}| {' | '.join(cells)}{_changed(row.find(W + 'trPr'))}"

    def _cell(self, cell: Element, row: str) -> str:
        names = {W + "cellIns": "ins", W + "cellDel": "del"}
        own = next((names[mark.tag] for mark in cell.iterfind(f"{W}tcPr/*") if mark.tag in names), "")
        text = " // ".join(self.lines(cell))
        if (own or row) and _is_wholly(cell, own or row):
            for part in _MARKS[own or row].format("\0").split("\0"):
                text = text.replace(part, "")
            text = text.replace(f" {_ENDS[own or row]}", "")
        return f"cell {own}: {text}" if own else text

    def _section(self, section: Element) -> str:
        setup = [
            "landscape" if size.get(W + "orient") else "portrait" for size in section.iterfind(W + "pgSz")
        ]
        for reference in section.iterfind("*"):
            if reference.tag in w("headerReference", "footerReference"):
                self._part = self.opened.relations(self.opened.main)[reference.get(R + "id")].target
                text = " // ".join(self.lines(self.opened.root(self._part)))
                setup.append(f"{local(reference.tag).removesuffix('Reference')}: {text}")
        self._part = self.opened.main
        return f"§ {'; '.join(setup)}{_changed(section)}"

    def _around(self, tag: str) -> str:
        return _MARKS[self._range].format(tag)


def _plain(text: str) -> Piece:
    return Piece("", text)


def _look(piece: Piece) -> str:
    text = f"*{piece.text}*" if piece.bold else piece.text
    return f"{{~{text}~}}" if piece.changed else text


def _start(about: Element | None) -> str:
    """What a line begins with: by its list, or by its style."""
    level = about.find(f"{W}numPr/{W}ilvl") if about is not None else None
    style = about.find(W + "pStyle") if about is not None else None
    return (
        _ITEMS[val(level)] if level is not None else _STARTS.get(val(style), "") if style is not None else ""
    )


def _end_of(about: Element | None) -> str:
    """How a paragraph's end is marked, and what the paragraph was."""
    marks = [local(mark.tag) for mark in about.iterfind(f"{W}rPr/*")] if about is not None else []
    ends = "".join(f" {_ENDS[mark]}" for mark in marks if mark in _ENDS)
    looks = " {~¶~}" if "rPrChange" in marks else ""
    was = about.find(f"{W}pPrChange/{W}pPr") if about is not None else None
    return ends + looks + (f" {{~was {_start(was).strip() or 'plain'}~}}" if was is not None else "")


def _changed(about: Element | None) -> str:
    """Whether the properties of a section or row changed."""
    return " {~setup~}" if about is not None and any(local(e.tag).endswith("Change") for e in about) else ""


def _is_wholly(cell: Element, how: str) -> bool:
    """Whether all that a cell holds came or went."""
    runs = [
        any(above.tag == W + how for above in run.iterancestors(*w("ins", "del")))
        for run in cell.iter(W + "r")
    ]
    ends = [paragraph.find(f"{W}pPr/{W}rPr/{W}{how}") is not None for paragraph in cell.iter(W + "p")]
    return all(runs) and all(ends)
