"""Edits of what holds text in a line or around paragraphs: controls, links, tags, marks of tracked changes."""

from __future__ import annotations

from edits.clauses import BODY, free
from edits.marks import middle
from edits.names import RPR, RUN, P, R, T, W, make, run, said
from edits.places import live
from edits.removal import lift
from edits.vocabulary import RIGHT_TO_LEFT, other, word, words
from edits.wording import change_words, rewrite

_CONTENT = W + "sdtContent"
_SITES = ("https://example.org/a?x=1&y=2", "https://example.com/æ", "mailto:desk@example.org")


def _texts(holder):
    runs = [e for e in live(holder, RUN) if e.find(W + "fldChar") is None]
    return [t for e in runs for t in e.findall(T) if (t.text or "").split()]


def _text_in(tag, wanted=lambda _: True):
    """Change the words that a kind of element holds."""

    def edit(draft, random):
        found = [h for h in live(draft.root, tag) if wanted(h) and _is_lasting(draft, h) and _texts(h)]
        if not found:
            return False
        chosen = random.choice(_texts(random.choice(found)))
        return rewrite(chosen, random, lambda old, r: other(r, old, lambda drawn: change_words(old, drawn)))

    return edit


def _is_lasting(draft, holder):
    """Whether what is held is somebody's words: no entry of a table of contents."""
    paragraphs = (*holder.iterancestors(P), *holder.iter(P))
    return all(draft.places.is_whole(p) for p in paragraphs)


def _in_line(holder):
    return holder.getparent().tag in {P, W + "hyperlink"}


def _of_blocks(holder):
    return holder.getparent().tag in {BODY, W + "tc", _CONTENT} and holder.find(f"{_CONTENT}/{P}") is not None


def _around(holder, elements):
    """Put neighbours into an element that takes their place."""
    elements[0].addprevious(holder)
    inside = holder.find(_CONTENT) if holder.tag == W + "sdt" else holder
    for element in elements:
        inside.append(element)


def _unwrap(holder):
    inside = holder.find(_CONTENT) if holder.tag == W + "sdt" else holder
    for element in list(inside):
        holder.addprevious(element)
    holder.getparent().remove(holder)


# ── content controls ─────────────────────────────────────────────────────────────────────────────────────────────


def _control(draft, random):
    id_ = draft.fresh(W + "id", attribute=W + "val")
    name = f"Field {id_}"
    kind = random.choice(("<w:text/>", '<w:lock w:val="sdtLocked"/>', ""))
    return make(
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="field_{id_}"/><w:id w:val="{id_}"/>{kind}</w:sdtPr>'
        "<w:sdtContent/></w:sdt>"
    )


def _add_control(draft, random):
    """A few words come to stand in a control."""
    found = draft.places.plain()
    if not found:
        return False
    control = _control(draft, random)
    _around(control, [middle(random.choice(found), random)])
    return True


def _add_block_control(draft, random):
    """A paragraph, or two, come to stand in a control."""
    found = [p for p in free(draft) if p.getparent().tag == BODY]
    if not found:
        return False
    first = random.choice(found)
    blocks = [first, first.getnext()] if first.getnext() in found and random.random() < 0.5 else [first]
    control = _control(draft, random)
    for kind in control.findall(f"{W}sdtPr/{W}text"):
        kind.getparent().remove(kind)
    _around(control, blocks)
    return True


def _del_control(draft, random):
    """A control goes and leaves what it held; or goes with it."""
    found = [holder for holder in live(draft.root, W + "sdt") if _in_line(holder)]
    if not found:
        return False
    control = random.choice(found)
    if random.random() < 0.7:
        _unwrap(control)
    else:
        lift([control])
    return True


def _del_block_control(draft, random):
    found = [holder for holder in live(draft.root, W + "sdt") if _of_blocks(holder)]
    if found:
        _unwrap(random.choice(found))
    return bool(found)


def _rename_control(draft, random):
    """A control gets another tag and another title."""
    found = [tag for tag in live(draft.root, W + "tag", W + "alias") if tag.get(W + "val")]
    if found:
        random.choice(found).set(W + "val", f"renamed_{random.randrange(1000)}")
    return bool(found)


# ── links ────────────────────────────────────────────────────────────────────────────────────────────────────────


def bookmarks(draft):
    """Return the names of the bookmarks of the body."""
    return [mark.get(W + "name") for mark in live(draft.root, W + "bookmarkStart") if mark.get(W + "name")]


def _lead(draft, random, link):
    """Let a link lead somewhere it did not."""
    names = [name for name in bookmarks(draft) if name != link.get(W + "anchor")]
    old = draft.target(draft.main, link.get(R + "id"))
    for name in (W + "anchor", R + "id"):
        link.attrib.pop(name, None)
    if names and random.random() < 0.4:
        link.set(W + "anchor", random.choice(names))
    else:
        site = random.choice([site for site in _SITES if site != old])
        link.set(R + "id", draft.relate("hyperlink", site, external=True))


def _link(draft, random):
    """A few words become a link."""
    found = draft.places.plain()
    if not found:
        return False
    link = make('<w:hyperlink w:history="1"/>')
    _lead(draft, random, link)
    _around(link, [middle(random.choice(found), random)])
    return True


def _links(draft):
    links = [link for link in live(draft.root, W + "hyperlink") if link.getparent().tag == P and said(link)]
    return [link for link in links if _is_lasting(draft, link)]


def _link_target(draft, random):
    found = _links(draft)
    if found:
        _lead(draft, random, random.choice(found))
    return bool(found)


def _del_link(draft, random):
    """A link goes and leaves its words."""
    found = _links(draft)
    if found:
        _unwrap(random.choice(found))
    return bool(found)


# ── other things ─────────────────────────────────────────────────────────────────────────────────────────────────


def _right_to_left(draft, random):
    """The words of a run that is written from right to left change."""
    found = [e for e in draft.places.plain() if e.find(f"{RPR}/{W}rtl") is not None]
    return bool(found) and rewrite(
        random.choice(found).find(T), random, lambda *_: f"{RIGHT_TO_LEFT} {word(random)}"
    )


def _tag(draft, random):
    """A few words come to stand in a smart tag or in custom XML."""
    found = draft.places.plain()
    if not found:
        return False
    name = random.choice(("smartTag", "customXml"))
    _around(make(f'<w:{name} w:uri="urn:example" w:element="name"/>'), [middle(random.choice(found), random)])
    return True


def _tracked(draft, random):
    """Somebody tracked a change before: words are inserted and others deleted, and nobody decided on it."""
    found = draft.places.plain(2)
    if not found:
        return False
    part = middle(random.choice(found), random)
    id_ = draft.fresh(*(W + name for name in ("ins", "del", "bookmarkStart")))
    who = 'w:author="Somebody Else" w:date="2026-01-02T03:04:05Z"'
    inserted = make(f'<w:ins w:id="{id_}" {who}/>')
    part.addnext(inserted)
    inserted.append(run(f" {words(random)} "))
    if random.random() < 0.5:
        _around(make(f'<w:del w:id="{id_ + 1}" {who}/>'), [part])
        part.find(T).tag = W + "delText"
    return True


def _bookmark(draft, random):
    """A few words get a bookmark."""
    found = draft.places.plain()
    if not found:
        return False
    part = middle(random.choice(found), random)
    id_ = draft.fresh(W + "bookmarkStart")
    name = next(f"edited_{n}" for n in range(999) if f"edited_{n}" not in bookmarks(draft))
    part.addprevious(make(f'<w:bookmarkStart w:id="{id_}" w:name="{name}"/>'))
    part.addnext(make(f'<w:bookmarkEnd w:id="{id_}"/>'))
    return True


EDITS = {
    "sdt": _text_in(W + "sdt", _in_line),
    "block_control_text": _text_in(W + "sdt", _of_blocks),
    "add_control": _add_control,
    "add_block_control": _add_block_control,
    "del_control": _del_control,
    "del_block_control": _del_block_control,
    "rename_control": _rename_control,
    "link": _link,
    "linktext": _text_in(W + "hyperlink", lambda link: link.getparent().tag == P),
    "link_target": _link_target,
    "del_link": _del_link,
    "smart_tag": _text_in(W + "smartTag"),
    "custom_xml": _text_in(W + "customXml"),
    "add_tag": _tag,
    "right_to_left": _right_to_left,
    "tracked": _tracked,
    "add_bookmark": _bookmark,
}
