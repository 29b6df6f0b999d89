"""Edits of sections: their pages, and the headers and footers those have."""

from __future__ import annotations

from edits.clauses import BODY, free
from edits.draft import WORD_TYPE
from edits.names import (
    HEAD,
    NS,
    PARAGRAPH_ORDER,
    PPR,
    SECT,
    P,
    R,
    W,
    copied,
    like,
    make,
    paragraph_properties,
    put,
)
from edits.places import live
from edits.vocabulary import other, sentence
from edits.wording import change_in


def sections(draft):
    """Return the section properties of the document, in order."""
    return live(draft.root, SECT)


def _header_text(draft, random):
    """The words of a header or footer change."""
    names = [name for kind in ("header", "footer") for name in draft.all_related(kind)]
    random.shuffle(names)
    return any(change_in(draft.tree(name), random) for name in names)


def _referred(draft, wanted):
    found = []
    for section in sections(draft):
        for reference in section.iter(W + "headerReference", W + "footerReference"):
            name = draft.target(draft.main, reference.get(R + "id"))
            if name in draft.parts and wanted(section, reference):
                found.append((section, reference, name))
    return found


def _header_first(draft, random):
    """The words of a first page's header or footer change."""
    found = _referred(draft, lambda _, reference: reference.get(W + "type") == "first")
    random.shuffle(found)
    return any(change_in(draft.tree(name), random) for _, _, name in found)


def _header_one(draft, random):
    """One section gets a header or footer of its own, like the one it had but for the words."""
    found = _referred(draft, lambda *_: True)
    if not found:
        return False
    _, reference, old = random.choice(found)
    kind = "header" if reference.tag == W + "headerReference" else "footer"
    tag = "hdr" if kind == "header" else "ftr"
    data = f"{HEAD}<w:{tag} {NS}><w:p/></w:{tag}>".encode()
    name = draft.add(f"word/{kind}.xml", data, f"{WORD_TYPE}.{kind}+xml")
    root = draft.tree(name)
    root.remove(root[0])
    form = draft.tree(old).find(P)
    for _ in range(random.choice((1, 1, 2))):
        root.append(like(form, sentence(random)))
    reference.set(R + "id", draft.relate(kind, name))
    return True


def _header_gone(draft, random):
    """One section says no more what heads or foots its pages, and so goes on with what the one before it had."""
    found = _referred(draft, lambda *_: True)
    if not found:
        return False
    section, reference, _ = random.choice(found)
    section.remove(reference)
    return True


def _title_page(draft, random):
    """A section's first page becomes one with a header of its own, or ceases to be one."""
    section = random.choice(sections(draft) or [None])
    if section is None:
        return False
    old = section.find(W + "titlePg")
    if old is not None:
        section.remove(old)
        return True
    later = ("textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange")
    place = next((e for e in section if e.tag in {W + name for name in later}), None)
    new = make("<w:titlePg/>")
    section.append(new) if place is None else place.addprevious(new)
    return True


def _section(draft, random):
    """The pages of a section change: margins, format, or how it begins."""
    section = random.choice(sections(draft) or [None])
    margins = section.find(W + "pgMar") if section is not None else None
    size = section.find(W + "pgSz") if section is not None else None
    if margins is not None and (size is None or random.random() < 0.6):
        side = random.choice(("left", "right", "top", "bottom"))
        margins.set(W + side, str(other(random, margins.get(W + side), lambda r: r.randrange(600, 2400, 10))))
    elif size is not None:
        size.set(
            W + "w", str(other(random, size.get(W + "w"), lambda r: r.choice(("11906", "12240", "16838"))))
        )
    return margins is not None or size is not None


def _add_section(draft, random):
    """A section ends at a paragraph; it has the pages of the one that held it."""
    found = [p for p in free(draft) if p.getparent().tag == BODY]
    if not found:
        return False
    chosen = random.choice(found)
    following = [p.find(f"{PPR}/{SECT}") for p in chosen.itersiblings(P)]
    last = draft.body.find(SECT)
    section = next((s for s in following if s is not None), last)
    if section is None:
        return False
    put(paragraph_properties(chosen), copied(section), PARAGRAPH_ORDER)
    kind = section.find(W + "type")
    if kind is None and random.random() < 0.5:
        new = make('<w:type w:val="continuous"/>')
        size = section.find(W + "pgSz")
        section.append(new) if size is None else size.addprevious(new)
    return True


def _del_section(draft, random):
    """A section goes on in the pages of the next one."""
    inner = [s for s in sections(draft) if s.getparent().tag == PPR]
    if inner:
        gone = random.choice(inner)
        gone.getparent().remove(gone)
    return bool(inner)


EDITS = {
    "hdrftr": _header_text,
    "header_first": _header_first,
    "header_one": _header_one,
    "header_gone": _header_gone,
    "title_page": _title_page,
    "sect": _section,
    "add_section": _add_section,
    "del_section": _del_section,
}
