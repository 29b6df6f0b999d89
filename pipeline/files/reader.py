"""Strict reading of YAML nodes into records: text until the record's declaration says otherwise.

Each declared type has one converter, made once; a converter notes what is wrong and answers `BAD`, so one
run finds every mistake of a file. Nothing inside the program checks these values again.
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Literal

from pipeline.files.noting import BAD, Noter
from pipeline.files.scalars import NOTHING, SCALARS, one_of
from pipeline.model.nearest import nearest
from pipeline.model.nodes import Map, Node, Seq, Text
from pipeline.model.record import field_facts, type_hints

Converter = Callable[["Reader", Node], Any]


class Reader(Noter):
    """Reads the nodes of one file into records."""

    def read(self, cls: Any, node: Node) -> Any:
        """Read a record; answer `BAD` when it cannot be made."""
        return _record(cls)(self, node)


@cache
def _record(cls: Any) -> Converter:
    fields = {field.name: field for field in _fields(cls)}
    known, required = fields.keys(), {name for name, field in fields.items() if field.required}
    shorthand = getattr(cls, "SHORTHAND", None)

    def convert(reader: Reader, node: Node) -> Any:
        if isinstance(node, Text) and shorthand:
            value = SCALARS[str](reader, node)
            return BAD if value is BAD else cls(**{shorthand: value, "at": {"": (node.line, node.column)}})
        if not isinstance(node, Map):
            return reader.note("NOT_A_MAPPING", node.line, node.column)
        if not required <= node.items.keys() <= known:
            _misfits(fields, reader, node)
        values = _values(fields, reader, node)
        return cls(**values) if required <= values.keys() else BAD

    return convert


@dataclasses.dataclass(frozen=True, slots=True)
class _Field:
    name: str
    convert: Converter
    required: bool


def _fields(cls: Any) -> typing.Iterator[_Field]:
    hints = type_hints(cls)
    for name, declared in field_facts(cls).items():
        required = declared.default is dataclasses.MISSING and declared.default_factory is dataclasses.MISSING
        hint = hints[name]
        yield _Field(name, _guarded(_converter(_bare(hint)), declared.metadata), required)


def _misfits(fields: Mapping[str, _Field], reader: Reader, node: Map) -> None:
    """Note the fields that a record does not have, and those that it must have and that are not given."""
    for name in node.items:
        if name not in fields:
            reader.path.append(name)
            line, column = node.places.get(name, (node.line, node.column))
            reader.note("FIELD_UNKNOWN", line, column, field=name, known=", ".join(sorted(fields)),
                        nearest=nearest(name, fields))  # fmt: skip
            reader.path.pop()
    for name, field in fields.items():
        if field.required and name not in node.items:
            reader.path.append(name)
            reader.note("FIELD_MISSING", node.line, node.column, field=name)
            reader.path.pop()


def _values(fields: Mapping[str, _Field], reader: Reader, node: Map) -> dict[str, Any]:
    """Return the fields that are given and right; of those a record may have, most files give a few."""
    path = reader.path
    node.places[""] = (node.line, node.column)
    values: dict[str, Any] = {"at": node.places}
    for name, given in node.items.items():
        field = fields.get(name)
        if field is None or (not field.required and given.__class__ is Text and given.value in NOTHING):
            continue
        path.append(name)
        value = field.convert(reader, given)
        path.pop()
        if value is not BAD:
            values[name] = value
    return values


def _bare(hint: Any) -> Any:
    """Return a type without `| None`."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return next(arg for arg in typing.get_args(hint) if arg is not type(None))
    return hint


def _converter(hint: Any) -> Converter:
    simple = SCALARS.get(hint)
    if simple:
        return simple
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        return one_of(args)
    if origin is tuple:
        return _list_of(_converter(args[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_of(_converter(args[1]))
    return _record(hint)


def _guarded(convert: Converter, metadata: Mapping[str, Any]) -> Converter:
    """Add what a field's declaration says beyond its type: a pattern, a vocabulary."""
    pattern, vocabulary = metadata.get("pattern"), metadata.get("vocabulary")
    if not pattern and not vocabulary:
        return convert
    matcher = re.compile(pattern) if pattern else None

    def guarded(reader: Reader, node: Node) -> Any:
        value = convert(reader, node)
        if value is BAD:
            return BAD
        if matcher and not matcher.fullmatch(value):
            return reader.note("PATTERN", node.line, node.column, value=value, rule=metadata["rule"])
        if vocabulary:
            checked = [reader.known(word, vocabulary, at) for word, at in _words(value, node)]
            return BAD if BAD in checked else value
        return value

    return guarded


def _words(value: Any, node: Node) -> list[tuple[str, Node]]:
    """Return the words a vocabulary guards: the text, a list's elements or a mapping's keys."""
    if isinstance(node, Seq):
        words = ((item.value.strip(), item) for item in node.items if isinstance(item, Text))
        return [(word, item) for word, item in words if word in value]
    if isinstance(node, Map):
        return [(key, Text(key, *node.places[key])) for key in value]
    return [(value, node)]


def _list_of(element: Converter) -> Converter:
    def convert(reader: Reader, node: Node) -> Any:
        if not isinstance(node, Seq):
            return reader.note("NOT_A_LIST", node.line, node.column)
        values = []
        for index, item in enumerate(node.items):
            reader.path.append(index)
            values.append(element(reader, item))
            reader.path.pop()
        return tuple(value for value in values if value is not BAD)

    return convert


def _mapping_of(element: Converter) -> Converter:
    def convert(reader: Reader, node: Node) -> Any:
        if not isinstance(node, Map):
            return reader.note("NOT_A_MAPPING", node.line, node.column)
        values = {}
        for key, item in node.items.items():
            reader.path.append(key)
            values[key] = element(reader, item)
            reader.path.pop()
        return {key: value for key, value in values.items() if value is not BAD}

    return convert
