"""Properties as plain tuples, so that those of two files can be compared however they were written down."""

from __future__ import annotations

from pipeline.word.lint.names import Element, W

_SAID = {"true": "1", "on": "1", "false": "0", "off": "0"}
_SIDES = {"start": "left", "end": "right"}
_CUT = len(W)


def canonical(element: Element | None) -> tuple[object, ...]:
    """Return an element's name, attributes and children as nested tuples; marks of editing sessions are left out."""
    if element is None:
        return ()
    facts = sorted(_fact(name, value) for name, value in element.attrib.items() if "rsid" not in name)
    children = tuple(canonical(child) for child in element)
    if not facts and not children:
        facts = [("val", "1")]  # <w:b/> says what <w:b w:val="1"/> says
    return _short(element.tag), tuple(facts), children


def _fact(name: str, value: str) -> tuple[str, str]:
    short = _short(name)
    return _SIDES.get(short, short), _SAID.get(value, value) if short == "val" else value


def _short(name: str) -> str:
    return name[_CUT:] if name.startswith(W) else name
