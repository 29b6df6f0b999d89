"""Edits of lists: levels, restarts, numbers that come and go, lists the document did not have."""

from __future__ import annotations

from edits.draft import WORD_TYPE
from edits.formats import free_text, style_of
from edits.names import HEAD, NS, PARAGRAPH_ORDER, PPR, W, make, paragraph_properties, put, value


def number_of(draft, paragraph):
    """Return a paragraph's list and level, its own or its style's; an empty list where it has no number."""
    own = paragraph.find(f"{PPR}/{W}numPr")
    if own is not None and value(own, "numId"):
        return value(own, "numId").removeprefix("0"), int(value(own, "ilvl") or 0)
    id_, seen = value(paragraph.find(PPR), "pStyle"), set()
    while id_ not in seen:
        seen.add(id_)
        style = style_of(draft, id_)
        numbered = style.find(f"{PPR}/{W}numPr") if style is not None else None
        if numbered is not None and value(numbered, "numId"):
            return value(numbered, "numId"), int(value(numbered, "ilvl") or 0)
        id_ = value(style, "basedOn") or id_
    return "", 0


def _number(paragraph, list_, level):
    inside = f'<w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/>'
    put(paragraph_properties(paragraph), make(f"<w:numPr>{inside}</w:numPr>"), PARAGRAPH_ORDER)


def _numbered(draft):
    return [(p, *found) for p in free_text(draft) if (found := number_of(draft, p))[0]]


def _level(draft, random):
    """An item of a list goes a level down or up."""
    found = _numbered(draft)
    if not found:
        return False
    paragraph, list_, level = random.choice(found)
    _number(paragraph, list_, random.choice([other for other in range(3) if other != level]))
    return True


def _restart(draft, random):
    """A list begins anew at an item: this one, and those of its list after it, get a list of their own."""
    found = _numbered(draft)
    part = draft.related("numbering")
    if not found or not part:
        return False
    at = random.randrange(len(found))
    list_, level = found[at][1:]
    starts = (1, 5) if any(item[1:] == found[at][1:] for item in found[max(0, at - 1) : at]) else (5, 7)
    numbering = draft.tree(part)
    nums = numbering.findall(W + "num")
    own = [num for num in nums if num.get(W + "numId") == list_]
    if not own:
        return False
    new = str(1 + max(int(num.get(W + "numId")) for num in nums))
    made = make(
        f'<w:num w:numId="{new}"><w:abstractNumId w:val="{value(own[0], "abstractNumId")}"/>'
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{random.choice(starts)}"/></w:lvlOverride></w:num>'
    )
    nums[-1].addnext(made)
    for paragraph, other, depth in found[at:]:
        if other == list_:
            _number(paragraph, new, depth)
    return True


def _renumber(draft, random):
    """A paragraph loses its number, or gets one."""
    found = _numbered(draft)
    plain = [p for p in free_text(draft) if not number_of(draft, p)[0]]
    if found and (random.random() < 0.5 or not plain):
        _number(random.choice(found)[0], 0, 0)
    elif found and plain:
        _number(random.choice(plain), random.choice(found)[1], random.randrange(3))
    return bool(found)


def _new_list(draft, random):
    """Neighbours get numbers of a list that the document did not have."""
    found = free_text(draft)
    if not found:
        return False
    part = draft.related("numbering")
    if not part:
        part = draft.add(
            "word/numbering.xml", f"{HEAD}<w:numbering {NS}/>".encode(), f"{WORD_TYPE}.numbering+xml"
        )
        draft.relate("numbering", part)
    numbering = draft.tree(part)
    ids = {
        name: _next(numbering, tag, name)
        for tag, name in (("abstractNum", "abstractNumId"), ("num", "numId"))
    }
    form, text = random.choice(
        (("decimal", "(%1)"), ("lowerLetter", "%1)"), ("upperRoman", "%1."), ("bullet", "–"))
    )
    definition = make(
        f'<w:abstractNum w:abstractNumId="{ids["abstractNumId"]}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    )
    existing = numbering.findall(W + "abstractNum")
    place = numbering.index(existing[-1]) + 1 if existing else 0
    numbering.insert(place, definition)
    num = make(f'<w:num w:numId="{ids["numId"]}"><w:abstractNumId w:val="{ids["abstractNumId"]}"/></w:num>')
    nums = numbering.findall(W + "num")
    (nums[-1] if nums else definition).addnext(num)
    at = random.randrange(len(found))
    for paragraph in found[at : at + random.randint(1, 3)]:
        _number(paragraph, ids["numId"], 0)
    return True


def _next(numbering, tag, name):
    return 1 + max((int(e.get(W + name)) for e in numbering.findall(W + tag)), default=0)


EDITS = {"ilvl": _level, "restart": _restart, "renumber": _renumber, "new_list": _new_list}
