"""Holds a value against a JSON Schema, as far as our schemas go; says what does not fit, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

TYPES = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None)
}  # fmt: skip
KNOWN = {
    "$schema", "$ref", "$id", "title", "description", "definitions", "type", "enum", "const", "pattern", "anyOf", "oneOf",
    "required", "properties", "additionalProperties", "propertyNames", "minProperties", "items",
}  # fmt: skip


class Editor(yaml.SafeLoader):
    """Reads YAML 1.2 as editors do: of all words, only true and false are no text."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, words) for tag, words in found if not tag.endswith((":bool", ":timestamp"))]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), list("tf"))


def read(text: str) -> Any:
    """Read YAML as an editor does."""
    return yaml.load(text, Editor)


def misfits(
    value: Any, schema: dict[str, Any], root: dict[str, Any] | None = None, path: str = "$"
) -> Iterator[str]:
    """Yield what in a value breaks a schema."""
    root = root or schema
    assert schema.keys() <= KNOWN, f"this checker does not know {schema.keys() - KNOWN}"
    if "$ref" in schema:
        target = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        yield from misfits(value, target, root, path)
    yield from _simple(value, schema, path)
    for word, wanted in (("anyOf", range(1, 99)), ("oneOf", range(1, 2))):
        if word in schema:
            tried = [list(misfits(value, choice, root, path)) for choice in schema[word]]
            if tried.count([]) not in wanted:
                yield f"{path}: fits {tried.count([])} of {word}: {min((t for t in tried if t), key=len, default='')}"
    if isinstance(value, dict):
        yield from _object(value, schema, root, path)
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from misfits(item, schema.get("items", {}), root, f"{path}[{number}]")


def _simple(value: Any, schema: dict[str, Any], path: str) -> Iterator[str]:
    types = schema.get("type", [])
    kinds = [types] if isinstance(types, str) else types
    fits = [
        isinstance(value, TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))
        for kind in kinds
    ]
    if kinds and not any(fits):
        yield f"{path}: {value!r} is not of type {types}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path}: {value!r} is not one of {schema['enum']}"
    if "const" in schema and value != schema["const"]:
        yield f"{path}: {value!r} is not {schema['const']!r}"
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        yield f"{path}: {value!r} does not match {schema['pattern']}"


def _object(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], path: str) -> Iterator[str]:
    properties, more = schema.get("properties", {}), schema.get("additionalProperties", {})
    yield from (f"{path}: lacks {name}" for name in schema.get("required", ()) if name not in value)
    if len(value) < schema.get("minProperties", 0):
        yield f"{path}: is too small"
    for name, item in value.items():
        yield from misfits(name, schema.get("propertyNames", {}), root, f"{path}.{name}")
        if name in properties:
            yield from misfits(item, properties[name], root, f"{path}.{name}")
        elif more is False:
            yield f"{path}: has {name} too many"
        else:
            yield from misfits(item, more, root, f"{path}.{name}")
