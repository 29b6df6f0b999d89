"""Edits of whole paragraphs: clauses that come, go, move, split, join."""

from __future__ import annotations

from edits.marks import divide
from edits.names import ID, PPR, RUN, SECT, TC, P, T, W, copied, like, make, paragraph_properties, said, shape
from edits.places import has_text, is_plain, live
from edits.removal import lift, take_out
from edits.vocabulary import clause
from edits.wording import change_in

BODY = W + "body"
_CARRIES_IDS = tuple(
    W + name for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference",
                          "footnoteReference", "endnoteReference", "drawing", "pict", "object", "sdt", "fldChar")
)  # fmt: skip


def free(draft, *, text=True):
    """Return the paragraphs that may go elsewhere."""
    return [p for p in draft.places.movable() if has_text(p) or not text]


def may_go(paragraphs):
    """Whether neighbours can leave: a cell or body still ends in a paragraph, two tables do not come to touch."""
    before, after = paragraphs[0].getprevious(), paragraphs[-1].getnext()
    parent = paragraphs[0].getparent()
    stays = [e for e in parent.findall(P) if e not in paragraphs]
    last = after is None or after.tag == SECT
    if not stays or (last and (before is None or before.tag != P)):
        return False
    return not (_is_solid(before) and _is_solid(after))


def stretch(draft, random):
    """Draw neighbours that can leave together: a whole clause by its bookmark, or one to three paragraphs."""
    found = free(draft)
    if not found:
        return []
    if random.random() < 0.4:
        anchored = [blocks for blocks in _anchored(draft, set(found)) if may_go(blocks)]
        if anchored:
            return random.choice(anchored)
    allowed, chosen = set(found), [random.choice(found)]
    for _ in range(random.choice((0, 0, 1, 2))):
        after = chosen[-1].getnext()
        if after is not None and after in allowed:
            chosen.append(after)
    return chosen if may_go(chosen) else []


def tried(edit):
    """Try an edit on a few places; it says itself whether one was good."""

    def several(draft, random):
        return any(edit(draft, random) for _ in range(12))

    return several


def _is_solid(element):
    return element is not None and element.tag not in {P, SECT} and len(element) > 0


def _anchored(draft, allowed):
    """Yield the paragraphs that a bookmark holds from its first to its last, where all may leave."""
    ends = {mark.get(ID): mark for mark in live(draft.root, W + "bookmarkEnd")}
    for start in live(draft.root, W + "bookmarkStart"):
        first, last = start.getparent(), ends.get(start.get(ID))
        blocks = [first]
        while last is not None and blocks[-1] is not last.getparent() and len(blocks) < 12:
            if blocks[-1].getnext() is None:
                break
            blocks.append(blocks[-1].getnext())
        if last is not None and blocks[-1] is last.getparent() and all(b in allowed for b in blocks):
            yield blocks


def _insert(draft, random):
    """One to three new paragraphs come, in the form of their neighbour."""
    found = free(draft)
    if not found:
        return False
    beside = random.choice(found)
    for _ in range(random.choice((1, 1, 2, 3))):
        new = like(beside, clause(random))
        if random.random() < 0.5:
            beside.addprevious(new)
        else:
            beside.addnext(new)
    return True


def _delete(draft, random):
    chosen = stretch(draft, random)
    if chosen:
        take_out(draft, chosen)
    return bool(chosen)


def _move(draft, random):
    """Paragraphs go to another place among their sisters, or into another cell."""
    chosen = stretch(draft, random)
    goals = [
        p for p in free(draft, text=False) if p not in chosen and p is not (chosen or [p])[0].getprevious()
    ]
    same = [p for p in goals if chosen and p.getparent() is chosen[0].getparent()]
    if not chosen or not goals:
        return []
    goal = random.choice(same or goals)
    if goal.getparent() is not chosen[0].getparent() and random.random() < 0.5:
        return []
    lift(chosen)
    for block in reversed(chosen):
        goal.addnext(block)
    return chosen


def _move_edited(draft, random):
    chosen = _move(draft, random)
    return bool(chosen) and change_in(random.choice(chosen), random)


def _swap(draft, random):
    """Two neighbours change places."""
    found = free(draft)
    pairs = [(p, p.getnext()) for p in found if p.getnext() in found and said(p) != said(p.getnext())]
    if not pairs:
        return False
    first, second = random.choice(pairs)
    lift([first])
    second.addnext(first)
    return True


def _copy(draft, random):
    """A paragraph is said twice."""
    found = [p for p in free(draft) if next(p.iter(*_CARRIES_IDS), None) is None]
    if not found:
        return False
    chosen = random.choice(found)
    goal = random.choice([chosen, *(p for p in found if p.getparent() is chosen.getparent())])
    goal.addnext(copied(chosen))
    return True


def _split(draft, random):
    """A paragraph becomes two; the second keeps the form, or loses it."""
    places = draft.places
    runs = [
        r for p in places.movable() for r in places.runs(p) if is_plain(r) and len(r.find(T).text or "") > 1
    ]
    if not runs:
        return False
    run = random.choice(runs)
    paragraph = run.getparent()
    text = run.find(T).text
    after = divide(run, random.randint(1, len(text) - 1))
    second = like(paragraph if random.random() < 0.8 else None, "")
    rest = [after, *after.itersiblings()]
    paragraph.addnext(second)
    for element in rest:
        second.append(element)
    return True


def _merge(draft, random):
    """A paragraph joins the next one, and has the form of either."""
    found = free(draft)
    pairs = [(p, p.getnext()) for p in found if p.getnext() in found]
    if not pairs:
        return False
    first, second = random.choice(pairs)
    if random.random() < 0.5:
        kept = shape(second)
        own = first.find(PPR)
        if own is not None:
            first.remove(own)
        if kept is not None:
            first.insert(0, kept)
    for element in [e for e in second if e.tag != PPR]:
        first.append(element)
    second.getparent().remove(second)
    return True


def _break_page(draft, random):
    """A page break comes, in the paragraph or as its property."""
    found = free(draft)
    if not found:
        return False
    chosen = random.choice(found)
    breaks = [
        b for b in live(draft.root, W + "br") if b.get(W + "type") == "page" and b.getparent().tag == RUN
    ]
    if breaks and random.random() < 0.3:
        gone = random.choice(breaks)
        gone.getparent().remove(gone)
    elif random.random() < 0.5:
        place = 1 if chosen.find(PPR) is not None else 0
        kind = random.choice(("page", "page", "column"))
        chosen.insert(random.choice((place, len(chosen))), make(f'<w:r><w:br w:type="{kind}"/></w:r>'))
    else:
        chosen.addprevious(make('<w:p><w:r><w:br w:type="page"/></w:r></w:p>'))
    return True


def _empty_paragraph(draft, random):
    """A paragraph loses all its text and stays."""
    found = [p for p in free(draft) if next(p.iter(*_CARRIES_IDS), None) is None]
    if not found:
        return False
    chosen = random.choice(found)
    for element in [e for e in chosen if e.tag != PPR]:
        chosen.remove(element)
    return True


def _empty_document(draft, random):
    """Everything goes but one paragraph."""
    kept = [p for p in free(draft) if p.getparent().tag == BODY and next(p.iter(*_CARRIES_IDS), None) is None]
    if not kept or len(draft.body) < 3:
        return False
    stays = random.choice(kept)
    take_out(draft, [e for e in draft.body if e is not stays and e.tag != SECT])
    return True


def _into_table(draft, random):
    """A paragraph of the body moves into a cell."""
    found = free(draft)
    outside = [p for p in found if p.getparent().tag == BODY and may_go([p])]
    inside = [p for p in found if p.getparent().tag == TC]
    if not outside or not inside:
        return False
    chosen = random.choice(outside)
    lift([chosen])
    random.choice(inside).addprevious(chosen)
    return True


def _rewrite(draft, random):
    """Every word of a paragraph is new."""
    found = [p for p in free(draft) if next(p.iter(*_CARRIES_IDS), None) is None]
    if not found:
        return False
    chosen = random.choice(found)
    chosen.addnext(like(chosen, clause(random)))
    take_out(draft, [chosen])
    return True


def _blank(draft, random):
    """An empty paragraph comes, or goes."""
    found = draft.places.movable()
    empty = [p for p in found if not [e for e in p if e.tag != PPR] and may_go([p])]
    if empty and random.random() < 0.5:
        take_out(draft, [random.choice(empty)])
    elif found:
        beside = random.choice(found)
        paragraph_properties(beside)
        beside.addnext(like(random.choice((beside, None)), ""))
    return bool(found)


EDITS = {
    "ins_clause": _insert,
    "del_clause": tried(_delete),
    "move": tried(_move),
    "move_edit": tried(_move_edited),
    "swap": _swap,
    "copy": _copy,
    "split": _split,
    "merge": _merge,
    "pagebreak": _break_page,
    "emptied_paragraph": _empty_paragraph,
    "emptied_document": _empty_document,
    "into_table": _into_table,
    "rewritten": _rewrite,
    "blank_line": _blank,
}
