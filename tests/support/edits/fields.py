"""Edits of fields that say something of their own: cross-references, forms. Page numbers and contents are nobody's words."""

from __future__ import annotations

from edits.holders import bookmarks
from edits.names import RUN, T, W, make, set_text
from edits.places import live
from edits.vocabulary import number, other

_LASTING = {"REF", "FORMTEXT", "MERGEFIELD", "SEQ", "QUOTE"}
_MARK = W + "fldChar"


class Field:
    """A complex field within one paragraph: its code, its runs, and those that show its result."""

    def __init__(self, runs):
        """Take the runs from the one that begins it to the one that ends it."""
        self.runs = runs
        kinds = [[mark.get(W + "fldCharType") for mark in run.findall(_MARK)] for run in runs]
        at = next((n for n, kind in enumerate(kinds) if "separate" in kind), len(runs) - 1)
        self.codes = [code for run in runs[: at + 1] for code in run.findall(W + "instrText")]
        self.shown = [t for run in runs[at + 1 :] for t in run.findall(T)]
        self.nested = sum(kind.count("begin") for kind in kinds) > 1

    @property
    def name(self):
        """The first word of its code."""
        words = "".join(code.text or "" for code in self.codes).split()
        return words[0].upper() if words else ""


def _fields(draft):
    found = []
    for paragraph in draft.places.movable():
        runs = []
        for run in paragraph.findall(RUN):
            kinds = [mark.get(W + "fldCharType") for mark in run.findall(_MARK)]
            if runs or "begin" in kinds:
                runs.append(run)
            if "end" in kinds and runs:
                found.append(Field(runs))
                runs = []
    return [field for field in found if field.name in _LASTING and not field.nested]


def _result(draft, random):
    """What a cross-reference shows changes: the clause it names has another number."""
    found = [field for field in _fields(draft) if field.shown]
    if not found:
        return False
    shown = random.choice(found).shown
    set_text(shown[0], other(random, shown[0].text, lambda r: f"{r.randint(1, 30)}.{r.randint(1, 9)}"))
    return True


def _code(draft, random):
    """A cross-reference comes to refer to something else, or to show it in another way."""
    found = [field for field in _fields(draft) if len(field.codes) == 1]
    if not found:
        return False
    code = random.choice(found).codes[0]
    names = bookmarks(draft)
    parts = (code.text or "").split()
    others = [name for name in names if len(parts) > 1 and name != parts[1]]
    if parts[0].upper() == "REF" and others and random.random() < 0.6:
        parts[1] = random.choice(others)
    elif "\\w" in parts:
        parts.remove("\\w")
    else:
        parts.append("\\w")
    set_text(code, f" {' '.join(parts)} ")
    return True


def _simple(draft, random):
    """What a simple field shows changes, or its code."""
    found = [
        e for e in live(draft.root, W + "fldSimple") if (e.get(W + "instr") or "?").split()[0] in _LASTING
    ]
    texts = [t for e in found for t in e.iter(T)]
    if texts and random.random() < 0.6:
        t = random.choice(texts)
        set_text(t, other(random, t.text, number))
    elif found:
        field = random.choice(found)
        code = field.get(W + "instr")
        field.set(W + "instr", code.replace(" \\w", "") if "\\w" in code else f"{code.rstrip()} \\w ")
    return bool(found)


def _add(draft, random):
    """A cross-reference comes."""
    runs, names = draft.places.plain(), bookmarks(draft)
    if not runs or not names:
        return False
    code, shown = f" REF {random.choice(names)} \\w \\h ", f"{random.randint(1, 30)}"
    marks = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve">{code}</w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        f"<w:t>{shown}</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    if random.random() < 0.3:
        marks = ("".join(marks),)
    place = random.choice(runs)
    for mark in reversed(marks):
        place.addnext(make(f"<w:r>{mark}</w:r>"))
    return True


def _delete(draft, random):
    """A cross-reference goes, or its text stays without it."""
    found = _fields(draft)
    if not found:
        return False
    field = random.choice(found)
    kept = {t.getparent() for t in field.shown} if random.random() < 0.5 else set()
    for run in field.runs:
        if run not in kept or run.find(_MARK) is not None:
            run.getparent().remove(run)
    return True


EDITS = {
    "ref_result": _result,
    "ref_code": _code,
    "simple_field": _simple,
    "add_field": _add,
    "del_field": _delete,
}
