"""Footnotes and endnotes in the order of their references, as Word writes them, and none that nothing refers to any more.

LibreOffice 7.4 needs that order: it gives the third reference the text of the third note, whatever their ids are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.word.lint.names import Element, W, whole
from pipeline.word.redline.opened import Opened

_KINDS = ("footnote", "endnote")
_ORDINARY = (None, "normal")
"""The types of notes that are referred to; others are the lines above them, and keep their ids (17.11.17)."""


def order_notes(out: Opened) -> bool:
    """Give notes the order of their references, and ids in that order; return whether they had another."""
    changed = False
    for kind in _KINDS:
        part = out.related(f"{kind}s")
        notes = _notes(out, kind)
        marks = _marks(out, kind) if notes else []
        fresh = _fresh_ids(
            [note.get(W + "id", "") for note in notes], [mark.get(W + "id", "") for mark in marks]
        )
        if fresh:
            changed = True
            out.touch(out.main)
            by_id = {note.get(W + "id", ""): note for note in notes}
            out.touch(part).extend([by_id[id_] for id_ in fresh])
            for element in (*notes, *marks):
                element.set(W + "id", fresh.get(element.get(W + "id", ""), element.get(W + "id", "")))
    return changed


def _fresh_ids(notes: Sequence[str], marks: Iterable[str]) -> dict[str, str]:
    """Return the new id of each note, in the new order; nothing where that is theirs already, or two have one id."""
    known = frozenset(notes)
    order = list(dict.fromkeys((*(id_ for id_ in marks if id_ in known), *notes)))
    ids = sorted(notes, key=lambda id_: whole(id_) or 0)
    if len(known) < len(notes) or list(notes) == order == ids:
        return {}
    return dict(zip(order, ids, strict=True))


def referred(opened: Opened) -> set[tuple[str, str]]:
    """Return the kind and id of each note that something refers to."""
    return {(kind, mark.get(W + "id", "")) for kind in _KINDS for mark in _marks(opened, kind)}


def drop_notes(opened: Opened, gone: Iterable[tuple[str, str]]) -> None:
    """Take notes away, by kind and id: what nothing shows any more should not be found in the file."""
    for kind, id_ in gone:
        for note in _notes(opened, kind):
            if note.get(W + "id") == id_:
                opened.touch(opened.related(f"{kind}s")).remove(note)


def _notes(opened: Opened, kind: str) -> list[Element]:
    part = opened.related(f"{kind}s")
    notes = opened.root(part).iterchildren(W + kind) if part else ()
    return [note for note in notes if note.get(W + "type") in _ORDINARY]


def _marks(opened: Opened, kind: str) -> list[Element]:
    """Return the references to notes, which stand in the body alone, text boxes included (17.11)."""
    return list(opened.root(opened.main).iter(W + f"{kind}Reference"))
