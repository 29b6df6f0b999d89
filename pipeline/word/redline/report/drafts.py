"""The changes of a redline one by one, still tied to its paragraphs; what they mean for a clause is worked out later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.changes import DELETED, INSERTED, KEPT, Piece, What
from pipeline.word.lint.names import Element, W
from pipeline.word.redline.compare.telling import Passage
from pipeline.word.redline.report.places import Places, text_of
from pipeline.word.redline.report.property_names import paragraph_names, run_names
from pipeline.word.redline.report.segments import Segment, segments_of
from pipeline.word.redline.report.weight import is_weighty

EMPTY = {INSERTED: "empty-inserted", DELETED: "empty-deleted"}
_WHOLE = {INSERTED: What.INSERTED, DELETED: What.DELETED}


@dataclass(slots=True)
class Draft:
    """One change."""

    what: What
    spot: Element
    """The paragraph of the redline where it shows."""
    old: Element | None = None
    """The paragraph of the old file."""
    new: Element | None = None
    """The paragraph of the redline that stays when all is accepted."""
    pieces: tuple[Piece, ...] = ()
    details: tuple[str, ...] = ()
    origin: Draft | None = None
    """What was deleted where this came from."""

    @property
    def text(self) -> str:
        """Its text, whatever the marks."""
        return "".join(piece.text for piece in self.pieces)


def drafts_of(passage: Passage, places: Places) -> Iterator[Draft]:
    """Yield what changed in a passage: its text, paragraph by paragraph, then how it looks."""
    staying = [shown for shown in passage.shown if not places[shown].gone]
    for segment in segments_of(passage):
        if segment.is_changed:
            yield _of_text(segment, staying, places)
    yield from _of_looks(passage)


def _of_text(segment: Segment, staying: Sequence[Element], places: Places) -> Draft:
    spot = segment.shown[0]
    old = segment.olds[0] if segment.olds else None
    new = None
    if segment.whole != DELETED:
        # A paragraph whose mark went is, once that is accepted, the beginning of the next one that stays.
        new = next((shown for shown in staying if places[shown].at >= places[spot].at), None)
    pieces = tuple(segment.pieces)
    if segment.whole and not segment.text.strip():
        return Draft(What.PARAGRAPH, spot, old, new, details=(EMPTY[segment.whole],))
    what = _WHOLE.get(segment.whole) or (What.FIGURES if is_weighty(pieces) else What.WORDS)
    return Draft(what, spot, old, new, pieces)


def _of_looks(passage: Passage) -> Iterator[Draft]:
    both = list(zip(passage.shown, passage.ends, strict=True))
    if passage.formatted:
        spot, old = next((pair for pair in both if run_names(pair[0])), both[0])
        pieces = tuple(Piece(KEPT, phrase) for phrase in _phrases(passage))
        yield Draft(What.FORMATTING, spot, old, spot, pieces, run_names(spot))
    for shown, old in both if passage.properties else ():
        names = paragraph_names(shown)
        if names:
            yield Draft(What.PARAGRAPH, shown, old, shown, (Piece(KEPT, text_of(shown)),), names)


def _phrases(passage: Passage) -> Iterator[str]:
    """Yield the text that looks otherwise, what stands together as one."""
    text = "".join(text for mark, text in passage.pieces if mark != DELETED)
    phrase, end = "", 0
    for piece in passage.formatted:
        at = text.find(piece, end)
        if at == end and phrase:
            phrase += piece
        else:
            yield from filter(None, [phrase.strip()])
            phrase = piece
        end = max(at, end) + len(piece)
    yield from filter(None, [phrase.strip()])


def first_paragraph(element: Element) -> Element | None:
    """Return the paragraph at which a table, row, cell or section is found."""
    if element.tag == W + "sectPr":
        inside = next(element.iterancestors(W + "p"), None)
        return inside if inside is not None else next(element.itersiblings(W + "p", preceding=True), None)
    return next(element.iter(W + "p"), None)
