"""Rules on [Content_Types].xml: every part has exactly one type, and it is the one its use asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from pipeline.word.lint.fault import Fault, fault
from pipeline.word.lint.names import quoted
from pipeline.word.lint.package import CONTENT_TYPES, Package, declared_types

_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN = f"{_WML}document.main+xml"

# What a part must be to serve the relation that leads to it; a prefix where several will do.
_EXPECTED = {
    "officeDocument": _MAIN,
    **{
        kind: f"{_WML}{kind}+xml"
        for kind in (
            "styles",
            "settings",
            "numbering",
            "fontTable",
            "webSettings",
            "footnotes",
            "endnotes",
            "comments",
            "header",
            "footer",
        )
    },
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "image": "image/",
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
    "extended-properties": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "custom-properties": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "customXmlProps": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
}


def check_content_types(package: Package) -> Iterator[Fault]:
    """Yield what is wrong with the content types (ECMA-376-2, OPC: content types)."""
    if CONTENT_TYPES not in package.data:
        yield fault("CT_PART_MISSING", "", "[Content_Types].xml is missing")
    root = package.roots.get(CONTENT_TYPES)
    if root is None:
        return
    defaults, overrides = declared_types(root)
    for name, count in Counter(
        [*(ext for ext, _ in defaults), *(f"/{part}" for part, _ in overrides)]
    ).items():
        if count > 1:
            yield fault("CT_DUPLICATE", CONTENT_TYPES, f"{quoted(name)} is given a type {count} times")
    types = types_of_parts(package, dict(defaults), dict(overrides))
    yield from _untyped(package, types, dict(overrides))
    yield from _macros(types)
    yield from _mistyped(package, types)


def types_of_parts(
    package: Package, defaults: Mapping[str, str], overrides: Mapping[str, str]
) -> dict[str, str]:
    """Return the content type of each part, "" where it has none."""
    return {
        name: overrides.get(name.lower()) or defaults.get(name.lower().rpartition(".")[2], "")
        for name in package.data
        if name != CONTENT_TYPES
    }


def _untyped(package: Package, types: Mapping[str, str], overrides: Mapping[str, str]) -> Iterator[Fault]:
    for name, type_ in types.items():
        if not type_:
            yield fault("CT_NONE", name, "The part has no content type; Word refuses the file")
    for name in overrides:
        if name not in package.by_folded_name:
            yield fault(
                "CT_PART_ABSENT", CONTENT_TYPES, f"A type is given for {quoted(name)}, which is not there"
            )


def _macros(types: Mapping[str, str]) -> Iterator[Fault]:
    """A .docx may not hold macros: Word refuses the file when its main part has the macro type."""
    for name, type_ in types.items():
        if (
            "macroenabled" in type_.lower()
            or "vba" in type_.lower()
            or name.lower().endswith("vbaproject.bin")
        ):
            yield fault("MACRO", name, f"The package holds macros ({quoted(type_)})")


def _mistyped(package: Package, types: Mapping[str, str]) -> Iterator[Fault]:
    seen = set()
    for relation in (relation for relations in package.relations.values() for relation in relations):
        name = package.by_folded_name.get(relation.target.lower(), "")
        expected, type_ = _EXPECTED.get(relation.kind), types.get(name, "")
        if relation.external or not expected or not type_ or "macroenabled" in type_.lower():
            continue
        if not type_.lower().startswith(expected.lower()) and (name, relation.kind) not in seen:
            seen.add((name, relation.kind))
            yield fault(
                "CT_WRONG", name, f"Serves as {relation.kind}, but its content type is {quoted(type_)}"
            )
