"""Rules on styles (ECMA-376-1 17.7) and numbering (17.9): what the text names is defined, once, without circles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from pipeline.word.lint.fault import Fault
from pipeline.word.lint.names import W, local, quoted, spoken, val
from pipeline.word.lint.package import Package, Part

_TYPE_OF = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
# What one style says of another; Word takes its own default where the name is not defined.
_BETWEEN_STYLES = ("basedOn", "next", "link")
_NO_NUMBER = "0"


def check_styles(package: Package) -> Iterator[Fault]:
    """Yield styles defined twice or in a circle, and names of styles that nobody defined."""
    sheet = package.related("styles")
    if sheet is None:
        return
    types = {style.get(W + "styleId", ""): style.get(W + "type", "") for style in sheet.iter("style")}
    for id_, count in Counter(style.get(W + "styleId", "") for style in sheet.iter("style")).items():
        if count > 1:
            yield sheet.fault("STYLE_ID_DUPLICATE", f"{count} styles have the id {quoted(id_)}")
    yield from _circles(sheet)
    for part in (*package.texts, sheet, *filter(None, [package.related("numbering")])):
        yield from _used(part, types)


def _used(part: Part, types: Mapping[str, str]) -> Iterator[Fault]:
    """Word shows text whose style is undefined as Normal; each name is reported once a part."""
    seen = set()
    for use in part.iter(*_TYPE_OF, *_BETWEEN_STYLES):
        name, style = local(use.tag), val(use)
        if (name, style) in seen:
            continue
        seen.add((name, style))
        expected = _TYPE_OF.get(name)
        if style not in types:
            code = "STYLE_UNDEFINED" if expected else "STYLE_BASE_UNDEFINED"
            yield part.fault(
                code, f"{spoken(use.tag)} names the style {quoted(style)}, which is not defined", use
            )
        elif expected and types[style] not in ("", expected):
            detail = f"{spoken(use.tag)} names {quoted(style)}, which is a {quoted(types[style])} style"
            yield part.fault("STYLE_TYPE", detail, use)


def _circles(sheet: Part) -> Iterator[Fault]:
    parent = {
        style.get(W + "styleId", ""): val(style.find(W + "basedOn"))
        for style in sheet.iter("style")
        if style.find(W + "basedOn") is not None
    }
    for start, base in parent.items():
        seen, here = {start}, base
        while here in parent and here not in seen:
            seen.add(here)
            here = parent[here]
        if here == start:
            yield sheet.fault(
                "STYLE_CYCLE", f"The style {quoted(start)} is based on itself, by way of others"
            )


def check_numbering(package: Package) -> Iterator[Fault]:
    """Every w:numId is defined, and every definition leads to an abstract one; 0 means no number."""
    part = package.related("numbering")
    numbers, abstract = set[str](), set[str]()
    if part is not None:
        numbers = {num.get(W + "numId", "") for num in part.root.findall(W + "num")}
        abstract = {num.get(W + "abstractNumId", "") for num in part.root.findall(W + "abstractNum")}
        yield from _definitions(part, abstract)
    for user in filter(None, (*package.texts, package.related("styles"))):
        for id_ in sorted({val(use) for use in user.iter("numId")} - numbers - {_NO_NUMBER, ""}):
            yield user.fault(
                "NUM_MISSING", f"The text uses the list {quoted(id_)}, which numbering does not define"
            )


def _definitions(part: Part, abstract: set[str]) -> Iterator[Fault]:
    for tag, key in (("num", "numId"), ("abstractNum", "abstractNumId")):
        for id_, count in Counter(num.get(W + key, "") for num in part.root.findall(W + tag)).items():
            if count > 1:
                yield part.fault("NUM_ID_DUPLICATE", f"{count} of w:{tag} have the id {quoted(id_)}")
    for num in part.root.findall(W + "num"):
        target = num.find(W + "abstractNumId")
        if target is not None and val(target) not in abstract:
            detail = f"The list {quoted(num.get(W + 'numId', ''))} leads to {quoted(val(target))}, which is not there"
            yield part.fault("ABSTRACT_NUM_MISSING", detail, num)
