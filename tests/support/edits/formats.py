"""Edits of how text looks: runs, paragraphs, styles, lists."""

from __future__ import annotations

from lxml import etree

from edits.marks import middle
from edits.names import (
    PARAGRAPH_ORDER,
    RPR,
    RUN_ORDER,
    W,
    drop,
    flag,
    make,
    paragraph_properties,
    put,
    run_properties,
    value,
)
from edits.places import has_text

_SWITCHES = ("b", "i", "caps", "smallCaps", "strike")
_VALUES = {
    "color": ("FF0000", "1F4E79"),
    "sz": ("18", "28"),
    "highlight": ("yellow", "cyan"),
    "u": ("single", "double"),
    "vertAlign": ("superscript", "subscript"),
}
_WHOLE = (
    ("jc", '<w:jc w:val="center"/>', '<w:jc w:val="right"/>', '<w:jc w:val="both"/>'),
    ("ind", '<w:ind w:left="720"/>', '<w:ind w:left="1134" w:hanging="567"/>', '<w:ind w:right="400"/>'),
    ("spacing", '<w:spacing w:before="240" w:after="60"/>', '<w:spacing w:line="360" w:lineRule="auto"/>'),
    ("outlineLvl", '<w:outlineLvl w:val="3"/>', '<w:outlineLvl w:val="1"/>'),
    ("keepNext", "<w:keepNext/>", '<w:keepNext w:val="0"/>'),
    ("keepLines", "<w:keepLines/>", '<w:keepLines w:val="0"/>'),
    ("pageBreakBefore", "<w:pageBreakBefore/>", '<w:pageBreakBefore w:val="0"/>'),
    ("contextualSpacing", "<w:contextualSpacing/>", '<w:contextualSpacing w:val="0"/>'),
)
_STYLE = '<w:style {} w:customStyle="1" w:styleId="{}"><w:name w:val="{}"/>{}<w:qFormat/>{}</w:style>'


def styles(draft, kind):
    """Return the ids of the styles of a kind."""
    part = draft.related("styles")
    found = draft.tree(part).findall(W + "style") if part else []
    return [style.get(W + "styleId") for style in found if style.get(W + "type") == kind]


def style_of(draft, id_):
    """Return a paragraph style, by default the one that text has without one; None where it is not defined."""
    part = draft.related("styles")
    for style in draft.tree(part).findall(W + "style") if part else []:
        default = (
            not id_ and style.get(W + "default") in {"1", "true"} and style.get(W + "type") == "paragraph"
        )
        if default or style.get(W + "styleId") == id_:
            return style
    return None


def _runs(draft, random):
    """A few words get, lose or change a property."""
    found = draft.places.plain()
    if not found:
        return False
    properties = run_properties(middle(random.choice(found), random))
    name = random.choice((*_SWITCHES, *_VALUES))
    if name in _SWITCHES:
        on = flag(properties, name)
        put(properties, make(f'<w:{name} w:val="0"/>' if on else f"<w:{name}/>"), RUN_ORDER)
    elif value(properties, name) and random.random() < 0.5:
        drop(properties, name)
    else:
        new = random.choice([v for v in _VALUES[name] if v != value(properties, name)])
        put(properties, make(f'<w:{name} w:val="{new}"/>'), RUN_ORDER)
    return True


def _bare(draft, random):
    """A run loses all its own form."""
    found = [run for run in draft.places.plain() if run.find(RPR) is not None and len(run.find(RPR))]
    if not found:
        return False
    run = random.choice(found)
    run.remove(run.find(RPR))
    return True


def _character_style(draft, random):
    """A few words get a character style."""
    found, names = draft.places.plain(), styles(draft, "character")
    if not found or not names:
        return False
    properties = run_properties(middle(random.choice(found), random))
    new = random.choice([name for name in names if name != value(properties, "rStyle")] or names)
    put(properties, make(f'<w:rStyle w:val="{new}"/>'), RUN_ORDER)
    return True


def free_text(draft):
    """Return the paragraphs with text that may be changed as a whole."""
    places = draft.places
    return [p for p in places.paragraphs if places.is_free(p) and has_text(p)]


def _whole(draft, random):
    """A paragraph gets, loses or changes a property."""
    found = free_text(draft)
    if not found:
        return False
    properties = paragraph_properties(random.choice(found))
    name, *forms = random.choice(_WHOLE)
    old = properties.find(W + name)
    if old is not None and random.random() < 0.4:
        drop(properties, name)
        return True
    forms = [make(form) for form in forms]
    new = [form for form in forms if old is None or dict(form.attrib) != dict(old.attrib)]
    put(properties, random.choice(new), PARAGRAPH_ORDER)
    return True


def _mark(draft, random):
    """The mark of a paragraph, and so the number before it, gets another form."""
    found = free_text(draft)
    if not found:
        return False
    own = paragraph_properties(random.choice(found))
    properties = own.find(RPR)
    if properties is None:
        properties = make("<w:rPr/>")
        put(own, properties, PARAGRAPH_ORDER)
    put(properties, make('<w:b w:val="0"/>' if flag(properties, "b") else "<w:b/>"), RUN_ORDER)
    return True


def _style(draft, random):
    """A paragraph gets another style of the document."""
    found, names = free_text(draft), styles(draft, "paragraph")
    if not found or len(names) < 2:
        return False
    properties = paragraph_properties(random.choice(found))
    default = style_of(draft, "")
    now = value(properties, "pStyle") or ("" if default is None else default.get(W + "styleId"))
    new = random.choice([name for name in names if name != now])
    put(properties, make(f'<w:pStyle w:val="{new}"/>'), PARAGRAPH_ORDER)
    return True


def _new_style(draft, random):
    """A paragraph, or words, get a style that the document did not have."""
    part = draft.related("styles")
    found = free_text(draft)
    if not part or not found:
        return False
    taken = {style.get(W + "styleId") for style in draft.tree(part).findall(W + "style")}
    id_ = next(f"Edited{n}" for n in range(99) if f"Edited{n}" not in taken)
    properties = paragraph_properties(random.choice(found))
    now = value(properties, "pStyle")
    base = f'<w:basedOn w:val="{now}"/>' if now in taken else ""
    inside = base, '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/><w:sz w:val="30"/></w:rPr>'
    draft.tree(part).append(make(_STYLE.format('w:type="paragraph"', id_, f"Edited {id_[6:]}", *inside)))
    put(properties, make(f'<w:pStyle w:val="{id_}"/>'), PARAGRAPH_ORDER)
    return True


def respelled(draft, random):
    """Write the same text in another way: other runs, other ids of saving, marks of spelling."""
    for run in draft.places.plain():
        if random.random() < 0.2:
            part = middle(run, random)
            part.set(W + "rsidR", f"00{random.randrange(16**6):06X}")
            part.addprevious(make('<w:proofErr w:type="spellStart"/>'))
            part.addnext(make('<w:proofErr w:type="spellEnd"/>'))
        elif random.random() < 0.1:
            run.insert(int(run.find(RPR) is not None), etree.Element(W + "lastRenderedPageBreak"))
    return True


EDITS = {
    "runfmt": _runs,
    "bare": _bare,
    "char_style": _character_style,
    "parfmt": _whole,
    "markfmt": _mark,
    "style": _style,
    "new_style": _new_style,
}
