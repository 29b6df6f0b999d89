"""Ids of shapes in VML, which name each other: a shape its type, an embedded object and a text box their shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy

from pipeline.word.lint.names import Element, W
from pipeline.word.redline.carry.ids import SPID, FreshIds, V

_SHAPE, _TYPE = V + "shape", V + "shapetype"
_NAMING = ("id", "type", "idref", "ShapeID", SPID, W + "shapeid")
_NEXT_BOX = re.compile(r"(?<=mso-next-textbox:#)[^;\s]+")


def rename_shapes(elements: Sequence[Element], ids: FreshIds) -> None:
    """Give the shapes among a copy's elements of VML ids of their own, and let what names them follow."""
    new: dict[str, str] = {}
    for element in elements:
        id_, number = element.get("id", ""), element.get(SPID, "")
        if element.tag == _TYPE:
            new[id_] = new.get(id_) or ids.shape_type(id_)
        elif element.tag.startswith(V):
            for known in (id_, number):
                if known and known not in new:
                    new[known] = ids.shape(known)
    for element in elements:
        for name, value in element.items():
            known = value.removeprefix("#")
            if name in _NAMING and known in new:
                element.set(name, value.replace(known, new[known]))
            elif name == "style" and "mso-next-textbox" in value:
                element.set(name, _NEXT_BOX.sub(lambda found: new.get(found[0], found[0]), value))


def define_types(elements: Sequence[Element], root_old: Element, ids: FreshIds) -> None:
    """Define the types of a copy's shapes where neither the copy nor the new file does.

    Word defines a type once in a part, before its first shape (ECMA-376-4 19.1.2.20).
    """
    shapes = [element for element in elements if element.tag == _SHAPE and element.getparent() is not None]
    defined = {element.get("id", "") for element in elements if element.tag == _TYPE}
    for shape in shapes:
        type_ = shape.get("type", "").removeprefix("#")
        if type_ and type_ not in defined and not ids.has_shape_type(type_):
            found = next((e for e in root_old.iter(_TYPE) if e.get("id") == type_), None)
            if found is not None:
                shape.addprevious(deepcopy(found))
                ids.shape_type(type_)
            defined.add(type_)
