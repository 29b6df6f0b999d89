"""Rules that follow from the content models: wrong place, wrong order, too often, missing."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.word.lint import mce
from pipeline.word.lint.fault import Fault
from pipeline.word.lint.grammar import CONTAINERS, KNOWN, LEAVES, MODELS, Model
from pipeline.word.lint.names import Element, W, local, quoted, spoken
from pipeline.word.lint.package import Part

# Where a fault has a name of its own, or another module judges it with more knowledge.
_BY_REVISIONS = {("r", "ins"), ("r", "del"), ("r", "moveFrom"), ("r", "moveTo")}
_LATE = {"p": "PPR_NOT_FIRST", "body": "SECTPR_NOT_LAST"}
_LEAF = Model({}, (), ())
_NESTED = frozenset(name.rpartition("/")[2] for name in MODELS if "/" in name)
# Elements that must hold something; of the others only those with children need a look.
_NEEDY = frozenset(name.rpartition("/")[2] for name, model in MODELS.items() if model.required)
_MISSING = {"tblGrid": "TBL_NO_GRID", "body": "BODY_MISSING"}


def check_structure(part: Part) -> Iterator[Fault]:
    """Yield every child that its parent's content model does not allow there."""
    has_text = part.has_text
    for element in part.root.iter(W + "*"):
        name = local(element.tag)
        if len(element) or name in _NEEDY:
            model = _model(element, name)
            if model:
                yield from _children(part, element, model)
        if has_text and name not in KNOWN and element.getparent() is not None:
            yield part.fault("ELEMENT_UNKNOWN", f"WordprocessingML has no element {quoted(name)}", element)


def _model(element: Element, name: str) -> Model | None:
    if name in _NESTED and element.getparent() is not None:
        under = MODELS.get(f"{local(element.getparent().tag)}/{name}")
        if under:
            return under
    return MODELS.get(name) or (_LEAF if name in LEAVES else None)


def _children(part: Part, element: Element, model: Model) -> Iterator[Fault]:
    """Walk the children through the slots of the model, which may only be entered in order."""
    reached, seen = -1, set()
    for child in element:
        kind = local(child.tag)
        places = model.slots_of.get(kind) if child.tag.startswith(W) else None
        if places is None:
            yield from _stranger(part, element, child)
            continue
        slot = next(
            (place for place in places if place > reached or (place == reached and model.many[place])), None
        )
        if slot is None:
            once = not any(model.many[place] for place in places)
            yield _late(part, element, child, repeated=once and (kind in seen or places[-1] == reached))
        else:
            reached = slot
        seen.add(kind)
    for kind in model.required:
        if kind not in seen:
            detail = f"{spoken(element.tag)} has no w:{kind}"
            yield part.fault(_MISSING.get(kind, "CHILD_MISSING"), detail, element)


def _stranger(part: Part, element: Element, child: Element) -> Iterator[Fault]:
    """A child the model does not name: of another vocabulary, misplaced, or reported elsewhere."""
    name, kind = local(element.tag), local(child.tag)
    if not child.tag.startswith(W):
        if mce.foreign(child, part.ignored):
            yield part.fault("NS_UNKNOWN", f"{quoted(child.tag)} is in a namespace Word does not know", child)
    elif (name, kind) not in _BY_REVISIONS and (kind in KNOWN or not part.has_text):
        yield part.fault("CHILD_MISPLACED", f"{spoken(child.tag)} may not stand in w:{name}", child)


def _late(part: Part, element: Element, child: Element, *, repeated: bool) -> Fault:
    """A child that comes again, or after one it should precede: tolerated among properties, refused elsewhere."""
    name = local(element.tag)
    family = "PROPERTY" if name in CONTAINERS else "CHILD"
    if repeated and name != "body":
        return part.fault(f"{family}_REPEATED", f"A second {spoken(child.tag)} in w:{name}", child)
    code = _LATE.get(name, f"{family}_ORDER")
    return part.fault(code, f"{spoken(child.tag)} stands too late in w:{name}", child)
