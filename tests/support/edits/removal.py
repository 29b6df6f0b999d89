"""Taking things out of a document so that nothing dangles: bookmarks, comments, notes, what references show."""

from __future__ import annotations

import re

from edits.names import ID, PPR, RUN, P, W

_ENDS = {W + f"{kind}End": W + f"{kind}Start" for kind in ("bookmark", "commentRange", "perm")}
_MARKS = (*_ENDS, *_ENDS.values())
_POINTERS = re.compile(r"\b(?:REF|PAGEREF|NOTEREF)\s+\"?(\w+)|\\l\s+\"?(\w+)")


def lift(elements):
    """Take elements out to be put elsewhere; marks whose other half stays behind stay too."""
    inside = [mark for element in elements for mark in element.iter(*_MARKS)]
    ids = [(_ENDS.get(mark.tag, mark.tag), mark.get(ID)) for mark in inside]
    _leave(elements, [mark for mark, key in zip(inside, ids, strict=True) if ids.count(key) == 1])
    for element in elements:
        element.getparent().remove(element)


def take_out(draft, elements):
    """Take elements away for good, with their comments and notes; a bookmark that is referred to stays behind."""
    _drop_comments(draft, elements)
    _drop_notes(draft, elements)
    wanted = _wanted(draft, elements)
    starts = [mark for element in elements for mark in element.iter(W + "bookmarkStart")]
    kept = {mark.get(ID) for mark in starts if mark.get(W + "name", "").lower() in wanted}
    bookmarks = (W + "bookmarkStart", W + "bookmarkEnd")
    marks = [m for element in elements for m in element.iter(*bookmarks) if m.get(ID) in kept]
    _leave(elements, marks)
    lift(elements)


def _leave(elements, marks):
    """Put marks beside what is taken out: in the paragraph after it or before it, else between the two."""
    if not marks:
        return
    after, before = elements[-1].getnext(), elements[0].getprevious()
    for number, mark in enumerate(marks):
        mark.getparent().remove(mark)
        if after is not None and after.tag == P:
            after.insert(number + (after.find(PPR) is not None), mark)
        elif before is not None and before.tag == P:
            before.append(mark)
        else:
            elements[0].addprevious(mark)


def _wanted(draft, elements):
    """Return the names, in small letters, of the bookmarks that the text outside refers to."""
    leaving = {
        e for element in elements for e in element.iter(W + "instrText", W + "fldSimple", W + "hyperlink")
    }
    names = set()
    for part in draft.texts():
        for element in draft.tree(part).iter(W + "instrText", W + "fldSimple", W + "hyperlink"):
            if element not in leaving:
                names.add(element.get(W + "anchor", ""))
                code = element.get(W + "instr") or element.text or ""
                names.update(name for found in _POINTERS.findall(code) for name in found)
    return {name.lower() for name in names if name}


def _drop_comments(draft, elements):
    gone = {e.get(ID) for element in elements for e in element.iter(W + "commentReference")}
    comments = draft.related("comments")
    if not gone or not comments:
        return
    for name in draft.texts():
        marks = (W + "commentRangeStart", W + "commentRangeEnd", W + "comment")
        for mark in [e for e in draft.tree(name).iter(*marks) if e.get(ID) in gone]:
            mark.getparent().remove(mark)


def _drop_notes(draft, elements):
    for kind in ("footnote", "endnote"):
        gone = {e.get(ID) for element in elements for e in element.iter(f"{W}{kind}Reference")}
        part = draft.related(kind + "s")
        if gone and part:
            for note in [n for n in draft.tree(part) if n.get(ID) in gone]:
                draft.tree(part).remove(note)


def drop_run(run):
    """Take a run away, and the run's parent too where that held nothing else."""
    parent = run.getparent()
    parent.remove(run)
    if parent.tag != P and not len(parent.findall(RUN)):
        parent.getparent().remove(parent)
