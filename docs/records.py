"""Describes records in Markdown, field by field, from the declarations that the program reads files with."""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal

from pipeline.model.record import Record, field_facts, type_hints
from pipeline.model.words import LANGUAGES, Day, Formula, L10n, Rate, Wording

SIMPLE: dict[Any, str] = {
    str: "text",
    L10n: "text in each language",
    Formula: "a formula",
    Wording: "text with values, or one in each language",
    Day: 'a day, such as `"2027-03-01"`',
    bool: "yes or no",
    int: "a whole number",
    Decimal: "a number with at most two decimals",
    Rate: "a number with at most ten decimals",
}
WORDS = {
    "clauses": "a clause's id",
    "kinds": "a kind of agreement",
    "languages": "a language: " + ", ".join(f"`{language}`" for language in sorted(LANGUAGES)),
    "pools": "a pool",
    "slots": "a slot",
    "types": "a partnership type",
}


def sections(cls: type[Record], path: str, level: int = 2) -> list[str]:
    """Return a section for a record and for each record inside it, in the order of the file."""
    places: dict[type[Record], list[str]] = {}
    _walk(cls, path, places)
    return [_section(one, found, level) for one, found in places.items()]


def _walk(cls: type[Record], path: str, places: dict[type[Record], list[str]]) -> None:
    seen = cls in places
    places.setdefault(cls, []).append(path)
    if seen:
        return
    for name, hint in type_hints(cls).items():
        inner, suffix = _inside(hint)
        if isinstance(inner, type) and issubclass(inner, Record):
            _walk(inner, f"{path}.{name}{suffix}".lstrip("."), places)


def _section(cls: type[Record], places: list[str], level: int) -> str:
    where = ", ".join(f"`{place}`" for place in places if place)
    said = [(cls.__doc__ or "").split("\n")[0]]
    if where:
        said.insert(0, f"At {where}.")
    if hasattr(cls, "SHORTHAND"):
        said.append(f"May be written as its `{cls.SHORTHAND}` alone.")
    facts, hints = field_facts(cls), type_hints(cls)
    rules = any(field.metadata.get("rule") for field in facts.values())
    rows = [_field(name, hints[name], field, rules=rules) for name, field in facts.items()]
    head = ("field", "holds", "needed", "what it is", *(("rule",) if rules else ()))
    parts = [f"{'#' * level} {_spoken(cls.__name__)}", " ".join(said), table(head, rows)]
    derived = [
        (f"`{name}`", _sentence(item.__doc__))
        for name, item in vars(cls).items()
        if isinstance(item, property)
    ]
    if derived:
        parts += [
            "Nobody types these; formulas and wording may use them:",
            table(("name", "what it is"), derived),
        ]
    return "\n\n".join(parts)


def _field(name: str, hint: Any, field: dataclasses.Field[Any], *, rules: bool) -> tuple[str, ...]:
    cells = (
        f"`{name}`",
        _holds(hint, field.metadata.get("vocabulary")),
        _needed(field),
        field.metadata["doc"],
    )
    return (*cells, field.metadata.get("rule") or "") if rules else cells


def _needed(field: dataclasses.Field[Any]) -> str:
    if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
        return "**yes**"
    if field.metadata["expected"]:
        return "**later**"
    if isinstance(field.default, bool):
        return f"no; else `{'yes' if field.default else 'no'}`"
    if isinstance(field.default, (str, int, Decimal)):
        return f"no; else `{field.default}`"
    return "no"


def _holds(hint: Any, vocabulary: str | None) -> str:
    """Return a declared type in plain words."""
    bare = _bare(hint)
    if bare in SIMPLE:
        return WORDS[vocabulary] if vocabulary and bare is str else SIMPLE[bare]
    origin, args = typing.get_origin(bare), typing.get_args(bare)
    if origin is Literal:
        return " or ".join(f"`{word}`" for word in args)
    if origin is tuple:
        return f"a list: {_holds(args[0], vocabulary)}"
    if origin is not None and issubclass(origin, Mapping):
        return f"by name{f' ({WORDS[vocabulary]})' if vocabulary else ''}: {_holds(args[1], None)}"
    words = _spoken(bare.__name__)
    return f"[{words.lower()}](#{_anchor(words)})"


def _bare(hint: Any) -> Any:
    """Return a type without `| None`."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return next(arg for arg in typing.get_args(hint) if arg is not type(None))
    return hint


def _inside(hint: Any) -> tuple[Any, str]:
    """Return what a list or a mapping holds, and how its place is written."""
    bare = _bare(hint)
    origin, args = typing.get_origin(bare), typing.get_args(bare)
    if origin is tuple:
        inner, suffix = _inside(args[0])
        return inner, f"[]{suffix}"
    if origin is not None and origin is not Literal and issubclass(origin, Mapping):
        inner, suffix = _inside(args[1])
        return inner, f".<name>{suffix}"
    return bare, ""


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return a Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in lines)


def _spoken(name: str) -> str:
    """Return a record's name in words: `BudgetLine` is a budget line."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def _anchor(heading: str) -> str:
    return heading.lower().replace(" ", "-")


def _sentence(doc: str | None) -> str:
    return (doc or "").strip().split("\n")[0]
