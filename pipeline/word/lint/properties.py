"""Rules on document properties: core (ECMA-376-2, OPC), and custom ones (ECMA-376-1 22.3)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.word.lint.fault import Fault, fault
from pipeline.word.lint.names import CORE, CUSTOM, DCTERMS, XSI_TYPE, Element, local, quoted, whole
from pipeline.word.lint.package import Package
from pipeline.word.lint.values import is_date_time

_W3CDTF = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_PID = 2


def check_core(package: Package) -> Iterator[Fault]:
    """One core part, each property once, dates typed W3CDTF; Word refuses the file otherwise."""
    found = [(name, root) for name, root in package.roots.items() if root.tag == CORE + "coreProperties"]
    if len(found) > 1:
        yield fault(
            "CORE_DUPLICATE", found[1][0], f"{len(found)} parts hold core properties; a package has one"
        )
    for name, root in found:
        for tag, count in Counter(child.tag for child in root).items():
            if count > 1:
                yield fault(
                    "CORE_DUPLICATE", name, f"The property {quoted(local(tag))} is given {count} times"
                )
        for date in root.iter(DCTERMS + "created", DCTERMS + "modified"):
            yield from _core_date(name, date)


def _core_date(name: str, date: Element) -> Iterator[Fault]:
    text = (date.text or "").strip()
    shown = f"{local(date.tag)} is {quoted(text)!r}"
    if not (is_date_time(text) or _W3CDTF.fullmatch(text)):
        yield fault("CORE_DATE", name, f"{shown}; it must be a date such as 2026-11-23T10:00:00Z")
    elif date.get(XSI_TYPE, "").rpartition(":")[2] != "W3CDTF":
        yield fault("CORE_DATE", name, f'{shown}, without xsi:type="dcterms:W3CDTF"')


def check_custom(package: Package) -> Iterator[Fault]:
    """Custom properties are numbered from 2, each number and name once, all under one format id."""
    for name, root in package.roots.items():
        if root.tag != CUSTOM + "Properties":
            continue
        properties = [child for child in root if child.tag == CUSTOM + "property"]
        for one in properties:
            shown = f"The custom property {quoted(one.get('name', ''))}"
            if (whole(one.get("pid")) or 0) < _FIRST_PID:
                yield fault(
                    "CUSTOM_PID",
                    name,
                    f"{shown} has pid {quoted(one.get('pid', ''))!r}; they begin at {_FIRST_PID}",
                )
            if one.get("fmtid", "").upper() != _FMTID:
                yield fault("CUSTOM_FMTID", name, f"{shown} has another fmtid than {_FMTID}")
        for key, code in (("pid", "CUSTOM_PID"), ("name", "CUSTOM_NAME")):
            for value, count in Counter(one.get(key, "").casefold() for one in properties).items():
                if count > 1:
                    yield fault(code, name, f"{count} custom properties have the {key} {quoted(value)}")
