"""Properties that were changed: keeps them as they are, or puts back what they were (ISO 29500-1, 17.13.5)."""

from __future__ import annotations

from pipeline.word.lint.names import Element, W, w
from pipeline.word.redline.resolve.revisions import CELLS, CONTENT, DEL, INS

_FIRST = {
    W + "rPrChange": frozenset(CONTENT),
    W + "sectPrChange": frozenset(w("headerReference", "footerReference")),
}
_LAST = {W + "pPrChange": frozenset(w("rPr", "sectPr")), W + "trPrChange": frozenset((INS, DEL)),
         W + "tcPrChange": frozenset(CELLS)}  # fmt: skip
"""What a change of properties does not speak of, and whether that stands before or behind them."""
_NOTHING: frozenset[str] = frozenset()
_MAY_BE_EMPTY = frozenset(w("rPr", "pPr", "trPr", "tcPr", "tblPrEx", "numPr"))
"""Properties that say nothing may as well not be there."""
_BEFORE_MERGE = frozenset(w("cnfStyle", "tcW", "gridSpan", "hMerge"))
_MERGES = {"rest": "restart", "cont": "continue"}


def settle_change(change: Element, *, accept: bool) -> None:
    """Accept or reject a change of properties; of a number typed by hand, only the note of the former one can go."""
    properties = change.getparent()
    if not accept and change.tag != W + "numberingChange":
        _restore(properties, change)
    drop(change)


def settle_merge(merge: Element, *, accept: bool) -> None:
    """Accept or reject that a cell was merged with those above or below it, or split from them."""
    properties = merge.getparent()
    for found in properties.findall(W + "vMerge"):
        properties.remove(found)
    kind = _MERGES.get(merge.get(W + ("vMerge" if accept else "vMergeOrig"), ""))
    if kind:
        made = merge.makeelement(W + "vMerge")
        made.set(W + "val", kind)
        properties.insert(sum(child.tag in _BEFORE_MERGE for child in properties), made)
    drop(merge)


def drop(element: Element) -> None:
    """Remove a mark or a property, and the properties around it that then say nothing."""
    while (parent := element.getparent()) is not None:
        parent.remove(element)
        if len(parent) or parent.tag not in _MAY_BE_EMPTY:
            break
        element = parent


def _restore(properties: Element, change: Element) -> None:
    """Put back the properties that a change remembers; the change itself stays last."""
    first, last = _FIRST.get(change.tag, _NOTHING), _LAST.get(change.tag, _NOTHING)
    unspoken = first | last
    own = [child for child in properties if child.tag in unspoken]
    former = [child for child in (change[0] if len(change) else ()) if child.tag not in unspoken]
    for child in [child for child in properties if child is not change]:
        properties.remove(child)
    for child in [*own, *former] if first else [*former, *own]:
        change.addprevious(child)
