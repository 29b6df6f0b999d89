"""Finds facts of one sort in an agreement, wherever they stand; branches that cannot hold any are not entered."""

from __future__ import annotations

import collections.abc
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any

from pipeline.check.case import Case
from pipeline.model.record import Record, type_hints

Sort = Callable[[str, Any], bool]
"""Whether a field of this name and declared type is wanted."""


Found = list[tuple[str, Any]]
Collector = Callable[[str, Any, Found], None]
"""Adds (path, value) of each fact of a sort that a value at a path holds."""


def facts(case: Case, sort: Sort) -> Found:
    """Return (path, value) of every fact of a sort that is given, other agreements' facts left out."""
    found: Found = []
    partnership: Any = type(case.partnership)
    agreement: Any = type(case.agreement)
    _of_record(partnership, sort, "agreements")("", case.partnership, found)
    _of_record(agreement, sort)(case.own(""), case.agreement, found)
    return found


@cache
def _of_record(cls: Any, sort: Sort, skip: str = "") -> Collector:
    """Return what collects a record's facts; it is made once for each declaration, since it runs for every agreement."""
    fields = tuple((name, _of(hint, sort)) for name, hint in _branches(cls, sort) if name != skip)

    def collect(path: str, record: Any, found: Found) -> None:
        for name, inner in fields:
            value = getattr(record, name)
            if value is not None:
                inner(f"{path}{name}", value, found)

    return collect


def _of(hint: Any, sort: Sort) -> Collector:
    """Return what collects from a value of a declared type."""
    if _is_record(hint):
        return _within(hint, sort)
    element = _element(hint)
    if element is None:
        return _leaf
    inner = _of(element, sort)

    def each(path: str, values: Any, found: Found) -> None:
        items = enumerate(values) if isinstance(values, tuple) else values.items()
        start, end = (f"{path}[", "]") if isinstance(values, tuple) else (f"{path}.", "")
        for key, value in items:
            inner(f"{start}{key}{end}", value, found)

    return each


def _leaf(path: str, value: Any, found: Found) -> None:
    found.append((path, value))


def _within(cls: Any, sort: Sort) -> Collector:
    """Return what collects from a record that stands in another; looked up late, for records may hold their like."""
    return lambda path, record, found: _of_record(cls, sort)(f"{path}.", record, found)


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
