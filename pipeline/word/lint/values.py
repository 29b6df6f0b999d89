"""Rules on attributes: known, present where required, and of the type ECMA-376-1 17.18 gives them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping

from pipeline.word.lint.attributes import NEEDS, ONLY_VAL, TAKES, rows
from pipeline.word.lint.fault import Fault
from pipeline.word.lint.grammar import KNOWN
from pipeline.word.lint.names import Element, W, is_known, local, namespace, quoted, spoken, whole
from pipeline.word.lint.package import Part
from pipeline.word.lint.value_types import TYPES

Problem = tuple[str, str]
"""A code, and what the value should be."""

_MEASURE = re.compile(r"-?\d+((\.\d+)?(mm|cm|in|pt|pc|pi|%))?", re.ASCII)
_DECIMAL = re.compile(r"-?\d+\.\d+", re.ASCII)
_DATE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)?", re.ASCII)
_ON_OFF = frozenset({"0", "1", "true", "false", "on", "off"})
_HEX = {"hex8": re.compile(r"[0-9A-Fa-f]{8}"), "hex4": re.compile(r"[0-9A-Fa-f]{4}")}
_COLOR = re.compile(r"auto|[0-9A-Fa-f]{6}")
_INT32 = range(-(2**31), 2**31)


def _int(value: str) -> Problem | None:
    number = whole(value)
    if number is None:
        long = re.fullmatch(r"-?\d{11,}", value, re.ASCII)
        return ("VALUE_RANGE", "a number of 32 bits") if long else ("VALUE_INT", "a whole number")
    return None if number in _INT32 else ("VALUE_RANGE", "a number of 32 bits")


def _measure(value: str) -> Problem | None:
    if _MEASURE.fullmatch(value):
        return None if len(value) <= 10 else ("VALUE_RANGE", "a number of 32 bits")
    # Google Docs writes 115.0; Word opens that, and the schema does not allow it.
    return ("VALUE_MEASURE" if _DECIMAL.fullmatch(value) else "VALUE_INT"), "a whole number"


def _not_negative(check: Callable[[str], Problem | None]) -> Callable[[str], Problem | None]:
    return lambda value: check(value) or (("VALUE_RANGE", "at least 0") if value.startswith("-") else None)


def _date(value: str) -> Problem | None:
    return None if is_date_time(value) else ("VALUE_DATE", "a date such as 2026-11-23T10:00:00Z")


def is_date_time(value: str) -> bool:
    """Whether a text is an xsd:dateTime of a day and hour that exist."""
    match = _DATE.fullmatch(value)
    try:
        return bool(match and datetime.datetime.fromisoformat(match[1]))
    except ValueError:
        return False


def _hex(kind: str) -> Callable[[str], Problem | None]:
    wanted = f"{kind[3:]} hexadecimal digits"
    return lambda value: None if _HEX[kind].fullmatch(value) else ("VALUE_HEX", wanted)


def _one_of(listed: str) -> Callable[[str], Problem | None]:
    words = frozenset(listed.split())
    wanted = "one of " + ", ".join(sorted(words)[:12])
    return lambda value: None if value in words else ("VALUE_ENUM", wanted)


_TYPES: Mapping[str, Callable[[str], Problem | None]] = {
    "int": _int,
    "count": _not_negative(_int),
    "extent": _not_negative(_measure),
    "measure": _measure,
    "date": _date,
    "on-off": lambda value: None if value in _ON_OFF else ("VALUE_ENUM", "true or false"),
    "color": lambda value: (
        None if _COLOR.fullmatch(value) else ("VALUE_COLOR", "auto or six hexadecimal digits")
    ),
    "hex8": _hex("hex8"),
    "hex4": _hex("hex4"),
}
_Check = Callable[[str], Problem | None]


def _by_element(table: str) -> dict[str, dict[str, _Check]]:
    found: dict[str, dict[str, _Check]] = {}
    for elements, attributes, kind in rows(table):
        listed = kind.partition("=")[2]
        check = _one_of(listed) if listed else _TYPES[kind.strip()]
        for element in elements.split():
            found.setdefault(element, {}).update({W + name: check for name in attributes.split()})
    return found


_CHECKS: Mapping[str, Mapping[str, _Check]] = _by_element(TYPES)
# Elements that mean different things under different parents, such as the tab of a run and that of a list of tabs.
_NESTED = frozenset(element.rpartition("/")[2] for element in (*_CHECKS, *NEEDS) if "/" in element)


def check_values(part: Part) -> Iterator[Fault]:
    """Yield every attribute that is unknown, missing or of the wrong type."""
    for element in part.root.iter(W + "*"):
        name = local(element.tag)
        takes = TAKES.get(name, ONLY_VAL)
        if name in _NESTED and element.getparent() is not None:
            under = f"{local(element.getparent().tag)}/{name}"
            name = under if under in _CHECKS else name
        checks = _CHECKS.get(name, {})
        for attribute, value in element.items():
            if attribute in checks:
                yield from _value(part, element, attribute, checks[attribute](value))
            elif attribute not in takes:
                yield from _surplus(part, element, attribute)
        for attribute in NEEDS.get(name, ()):
            if element.get(attribute) is None:
                yield part.fault("ATTR_MISSING", f"{spoken(element.tag)} lacks {spoken(attribute)}", element)


def _value(part: Part, element: Element, attribute: str, problem: Problem | None) -> Iterator[Fault]:
    if problem and not (part.ids_open and attribute == W + "id"):
        code, wanted = problem
        said = quoted(element.get(attribute))
        yield part.fault(
            code, f"{spoken(attribute)} of {spoken(element.tag)} is {said!r}; it must be {wanted}", element
        )


def _surplus(part: Part, element: Element, attribute: str) -> Iterator[Fault]:
    """An attribute of another namespace must be one Word knows or may ignore; one of none is unknown to Word."""
    uri = namespace(attribute)
    ours = attribute.startswith(W) and local(element.tag) in KNOWN
    if ours or not uri or (uri not in part.ignored and not is_known(uri)):
        detail = f"{spoken(element.tag)} takes no attribute {quoted(spoken(attribute))}"
        yield part.fault("ATTR_UNKNOWN", detail, element)
