"""Finds facts of one sort in an agreement, wherever they stand; branches that cannot hold any are not entered."""

from __future__ import annotations

import collections.abc
import types
import typing
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from pipeline.check.case import Case
from pipeline.model.record import Record, type_hints

Sort = Callable[[str, Any], bool]
"""Whether a field of this name and declared type is wanted."""


def facts(case: Case, sort: Sort) -> Iterator[tuple[str, Any]]:
    """Yield (path, value) of every fact of a sort that is given, other agreements' facts left out."""
    yield from _in_record("", case.partnership, sort, skip="agreements")
    yield from _in_record(case.own(""), case.agreement, sort)


def _in_record(start: str, record: Record, sort: Sort, skip: str = "") -> Iterator[tuple[str, Any]]:
    cls: Any = type(record)
    for name, hint in _branches(cls, sort):
        value = getattr(record, name)
        if value is not None and name != skip:
            yield from _in_value(f"{start}{name}", hint, value, sort)


def _in_value(path: str, hint: Any, value: Any, sort: Sort) -> Iterator[tuple[str, Any]]:
    element = _element(hint)
    if isinstance(value, Record):
        yield from _in_record(f"{path}.", value, sort)
    elif element is None:
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _in_value(f"{path}[{index}]", element, item, sort)
    else:
        for key, item in value.items():
            yield from _in_value(f"{path}.{key}", element, item, sort)


@cache
def _branches(cls: type, sort: Sort) -> tuple[tuple[str, Any], ...]:
    """Return the fields of a record, with their types, that are or hold facts of a sort."""
    bare = ((name, _bare(hint)) for name, hint in type_hints(cls).items())
    return tuple((name, hint) for name, hint in bare if _holds(name, hint, sort))


def _holds(name: str, hint: Any, sort: Sort) -> bool:
    element = _element(hint)
    if element is not None:
        return _holds(name, element, sort)
    return bool(_branches(hint, sort)) if _is_record(hint) else sort(name, hint)


def _is_record(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Record)


@cache
def _element(hint: Any) -> Any:
    """Return the type of a list's or a mapping's elements; None for what is neither."""
    origin = typing.get_origin(hint)
    if origin is tuple:
        return typing.get_args(hint)[0]
    return typing.get_args(hint)[1] if origin is collections.abc.Mapping else None


def _bare(hint: Any) -> Any:
    """Return a type without `| None`."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return next(arg for arg in typing.get_args(hint) if arg is not types.NoneType)
    return hint
