"""What the properties of a run or a paragraph say themselves, in words.

What only programs read (language, proofing, ids) is left out, and so is what this table does not name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.word.lint.names import Element, W, val

Said = tuple[tuple[str, object], ...]
"""Properties as (name, value), in the order of their names."""
Read = Callable[[Element], Said]

OFF = frozenset(("0", "false", "off"))
_VAL = W + "val"
_NUMBERING = W + "numPr"
_SIDES = {"start": "left", "end": "right"}
_FONTS = (
    ("font", W + "asciiTheme", W + "ascii"),
    ("font of further letters", W + "hAnsiTheme", W + "hAnsi"),
)


class Properties:
    """Reads the properties of runs or of paragraphs; equal ones are read once, and are one object."""

    def __init__(self, readers: Mapping[str, Read]) -> None:
        """Take what reads each property: OF_RUNS or OF_PARAGRAPHS."""
        self._readers = readers
        self._known: dict[tuple[object, ...], Said] = {}

    def said(self, properties: Element) -> Said:
        """Return what w:rPr or w:pPr says."""
        written: list[object] = []
        readers = self._readers
        for child in properties:
            tag = child.tag
            if tag in readers:
                written.append(tag)
                written += child.items()
                if tag == _NUMBERING:
                    written += [(inner.tag, val(inner)) for inner in child]
        key = tuple(written)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = said_of(properties, readers)
        return known


def said_of(properties: Element | None, readers: Mapping[str, Read]) -> Said:
    """Return what w:rPr or w:pPr says, with the readers of OF_RUNS or OF_PARAGRAPHS."""
    said: dict[str, object] = {}
    for child in properties if properties is not None else ():
        read = readers.get(child.tag)
        if read:
            said.update(read(child))
    return tuple(sorted(said.items()))


def shade_of(element: Element | None) -> str:
    """Return the colour behind something, or "" for none."""
    fill = "auto" if element is None else str(element.get(W + "fill", "auto")).lower()
    return "" if fill == "auto" else fill


def _switch(name: str) -> Read:
    on: Said = ((name, True),)
    off: Said = ((name, False),)
    return lambda element: off if element.get(_VAL) in OFF else on


def _value(name: str) -> Read:
    def read(element: Element) -> Said:
        value = element.get(_VAL)
        return () if value is None else ((name, value),)

    return read


def _attributes(names: Mapping[str, str]) -> Read:
    def read(element: Element) -> Said:
        return tuple((names[key], value) for key, value in element.items() if key in names)

    return read


def _colour(element: Element) -> Said:
    return (("colour", element.get(_VAL, "auto").lower()),)


def _shade(element: Element) -> Said:
    return (("shade", shade_of(element)),)


def _alignment(element: Element) -> Said:
    value = element.get(_VAL, "left")
    return (("alignment", _SIDES.get(value, value)),)


def _fonts(element: Element) -> Said:
    """Return the fonts of Latin letters; a theme's font prevails over one that is named beside it (17.3.2.26)."""
    found = ((name, element.get(theme), element.get(named)) for name, theme, named in _FONTS)
    return tuple((name, f"@{theme}" if theme else named) for name, theme, named in found if theme or named)


def _list(element: Element) -> Said:
    number, level = element.find(W + "numId"), element.find(W + "ilvl")
    found = (("list", number), ("level", level))
    return tuple((name, val(child)) for name, child in found if child is not None)


TOGGLES = {
    W + "b": "bold",
    W + "i": "italic",
    W + "caps": "capitals",
    W + "smallCaps": "small capitals",
    W + "strike": "strike",
    W + "dstrike": "double strike",
    W + "vanish": "hidden",
}
"""Properties that a character style turns round where the paragraph's style has them (17.7.3)."""

OF_RUNS: Mapping[str, Read] = {
    **{tag: _switch(name) for tag, name in TOGGLES.items()},
    W + "rStyle": _value("style"),
    W + "sz": _value("size"),
    W + "highlight": _value("highlight"),
    W + "vertAlign": _value("height"),
    W + "u": _value("underline"),
    W + "color": _colour,
    W + "shd": _shade,
    W + "rFonts": _fonts,
}
_INDENTS = {
    W + "left": "left indent",
    W + "start": "left indent",
    W + "right": "right indent",
    W + "end": "right indent",
    W + "firstLine": "first line",
    W + "hanging": "hanging",
}
_SPACES = {
    W + "before": "space before",
    W + "after": "space after",
    W + "line": "line",
    W + "lineRule": "line rule",
    W + "beforeAutospacing": "automatic space before",
    W + "afterAutospacing": "automatic space after",
}
OF_PARAGRAPHS: Mapping[str, Read] = {
    W + "pStyle": _value("style"),
    W + "keepNext": _switch("keep with next"),
    W + "keepLines": _switch("keep lines"),
    W + "pageBreakBefore": _switch("page break before"),
    W + "contextualSpacing": _switch("contextual spacing"),
    W + "outlineLvl": _value("outline level"),
    W + "jc": _alignment,
    W + "numPr": _list,
    W + "ind": _attributes(_INDENTS),
    W + "spacing": _attributes(_SPACES),
}
