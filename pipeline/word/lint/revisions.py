"""Rules on tracked changes (ECMA-376-1 17.13.5): where marks may stand, what they hold, who made them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.word.lint.fault import Fault
from pipeline.word.lint.names import WP, Element, W, climb, local, quoted, spoken, w
from pipeline.word.lint.package import Part

_MARKS = ("ins", "del", "moveFrom", "moveTo")
_CELLS = ("cellIns", "cellDel", "cellMerge")
_CHANGES = (
    "rPrChange",
    "pPrChange",
    "sectPrChange",
    "tblPrChange",
    "tcPrChange",
    "trPrChange",
    "tblPrExChange",
    "numberingChange",
)
REVISIONS = (*_MARKS, *_CELLS, *_CHANGES)
_REMOVED = w("del", "moveFrom")
# What stands in a text box is not part of the run that anchors it.
_BOX = W + "txbxContent"


def check_revisions(part: Part) -> Iterator[Fault]:
    """Yield what is wrong with each mark by itself."""
    for mark in part.iter(*REVISIONS):
        if not mark.get(W + "author", "").strip():
            yield part.fault(
                "REV_NO_AUTHOR", f"{spoken(mark.tag)} has no author; Word refuses the file", mark
            )
        if mark.get(W + "date") is None:
            yield part.fault("REV_NO_DATE", f"{spoken(mark.tag)} has no date", mark)
    for mark in part.iter(*_MARKS):
        yield from _place(part, mark)


def _place(part: Part, mark: Element) -> Iterator[Fault]:
    """A mark around runs stands in a paragraph, never in a run or a drawing (safe-docx #926, #953)."""
    if mark.getparent().tag == W + "r":
        yield part.fault("REV_IN_RUN", f"{spoken(mark.tag)} stands inside a run; Word refuses the file", mark)
    box = climb(mark, _BOX, WP + "inline", WP + "anchor", W + "drawing")
    if box is not None and box.tag != _BOX:
        yield part.fault(
            "REV_IN_DRAWING", f"{spoken(mark.tag)} stands inside a drawing; Word refuses the file", mark
        )
    outer = climb(mark, mark.tag, _BOX)
    if len(mark) and outer is not None and outer.tag == mark.tag:
        yield part.fault("REV_NESTED", f"{spoken(mark.tag)} inside {spoken(mark.tag)}", mark)


def check_deleted_text(part: Part) -> Iterator[Fault]:
    """Deleted text is w:delText, a deleted field w:delInstrText, and neither stands anywhere else."""
    for text in part.iter("t", "instrText", "delText", "delInstrText"):
        mark = climb(text, *_REMOVED, _BOX)
        tag = "" if mark is None else mark.tag
        name = local(text.tag)
        if name == "t" and tag == W + "del":
            yield part.fault("DEL_HOLDS_TEXT", f"w:t in a deletion: {quoted(text.text or '')}", text)
        elif name == "instrText" and tag == W + "del":
            yield part.fault("DEL_HOLDS_INSTRTEXT", "w:instrText in a deletion; Word refuses the file", text)
        elif name.startswith("del") and tag not in _REMOVED:
            yield part.fault(
                "DELTEXT_OUTSIDE_DEL", f"w:{name} outside a deletion: {quoted(text.text or '')}", text
            )


def check_revision_ids(part: Part) -> Iterator[Fault]:
    """Ids of marks are unique in a part; reports conflict on what Word does when they are not."""
    ids = Counter(mark.get(W + "id") for mark in part.iter(*REVISIONS) if mark.get(W + "id"))
    for id_, count in ids.items():
        if count > 1:
            yield part.fault("REV_ID_DUPLICATE", f"{count} tracked changes have the id {quoted(id_)}")


def check_moves(part: Part) -> Iterator[Fault]:
    """A move is a named range at both ends, each closed; Word refuses half a move (Docxodus #96)."""
    names: dict[str, set[str]] = {}
    for side in ("moveFrom", "moveTo"):
        starts = list(part.iter(f"{side}RangeStart"))
        ends = {end.get(W + "id") for end in part.iter(f"{side}RangeEnd")}
        names[side] = {start.get(W + "name", "") for start in starts}
        if len({start.get(W + "id") for start in starts}) < len(starts):
            yield part.fault("MOVE_UNPAIRED", f"Two ranges of w:{side} have the same id")
        for start in starts:
            if start.get(W + "id") not in ends:
                yield part.fault("MOVE_UNPAIRED", f"The range {spoken(start.tag)} is not closed", start)
        loose = next((mark for mark in part.iter(side) if len(mark)), None)
        if loose is not None and not starts:
            yield part.fault("MOVE_UNPAIRED", f"{spoken(loose.tag)} without a range", loose)
    for name in sorted(names["moveFrom"] ^ names["moveTo"]):
        yield part.fault("MOVE_UNPAIRED", f"The move {quoted(name)} has one end only")
