"""The JSON Schema of a file's form, made from the records that read it, so that editors know as much."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any, Literal

from pipeline.model.record import Record, field_facts, type_hints
from pipeline.model.words import LANGUAGES, Day, Formula, L10n, Rate, Wording

DRAFT = "http://json-schema.org/draft-07/schema#"
_TEXT = {"type": "string"}
_BY_LANGUAGE = {
    "type": "object",
    "properties": dict.fromkeys(LANGUAGES, _TEXT),
    "additionalProperties": False,
    "minProperties": 1,
}
_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": ["string", "number"]},
    L10n: _BY_LANGUAGE,
    Formula: _TEXT,
    Wording: {"oneOf": [_TEXT, _BY_LANGUAGE]},
    Day: {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    bool: {"type": ["boolean", "string"], "enum": [True, False, "yes", "no", "ja", "nej"]},
    int: {"type": ["integer", "string"], "pattern": r"^-?\d+$"},
    Decimal: {"type": ["string", "integer"], "pattern": r"^-?\d{1,15}(\.\d{1,2})?$"},
    Rate: {"type": ["string", "number"], "pattern": r"^-?\d{1,15}(\.\d{1,10})?$"},
}


def json_schema(cls: type[Record], vocabularies: Mapping[str, Collection[str]]) -> dict[str, Any]:
    """Return the schema of a file that holds one record; `vocabularies` are the library's words."""
    maker = _Maker(vocabularies)
    root = maker.reference(cls)
    return {"$schema": DRAFT, "title": cls.__name__, **root, "definitions": maker.definitions}


class _Maker:
    """Makes one schema, each record a definition of its own."""

    def __init__(self, vocabularies: Mapping[str, Collection[str]]) -> None:
        self.definitions: dict[str, Any] = {}
        self._vocabularies = vocabularies

    def reference(self, cls: Any) -> dict[str, Any]:
        name = cls.__name__
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self._record(cls)
        return {"$ref": f"#/definitions/{name}"}

    def _record(self, cls: Any) -> dict[str, Any]:
        hints = type_hints(cls)
        properties = {name: self._field(hints[name], field) for name, field in field_facts(cls).items()}
        required = [name for name, field in field_facts(cls).items() if _required(field)]
        schema = {
            "type": "object",
            "description": (cls.__doc__ or "").split("\n")[0],
            "properties": properties,
            "additionalProperties": False,
        } | ({"required": required} if required else {})
        return {"oneOf": [_TEXT, schema]} if hasattr(cls, "SHORTHAND") else schema

    def _field(self, hint: Any, field: dataclasses.Field[Any]) -> dict[str, Any]:
        schema = self._type(hint, field.metadata.get("vocabulary"))
        pattern = field.metadata.get("pattern")
        if pattern:
            schema = schema | {"pattern": f"^(?:{pattern})$", "type": "string"}
        if not _required(field):
            schema = {"anyOf": [schema, {"const": "pending"}, {"type": "null"}]}
        return {"description": field.metadata["doc"], **schema}

    def _type(self, hint: Any, vocabulary: str | None) -> dict[str, Any]:
        bare = _bare(hint)
        words = self._vocabularies.get(vocabulary or "")
        simple = _SIMPLE.get(bare)
        if simple:
            return {"enum": sorted(words)} if words and bare is str else simple
        origin, args = typing.get_origin(bare), typing.get_args(bare)
        if origin is Literal:
            return {"enum": list(args)}
        if origin is tuple:
            return {"type": "array", "items": self._type(args[0], vocabulary)}
        if origin is not None and issubclass(origin, Mapping):
            names = {"propertyNames": {"enum": sorted(words)}} if words else {}
            return {"type": "object", "additionalProperties": self._type(args[1], None), **names}
        return self.reference(bare)


def _required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _bare(hint: Any) -> Any:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return next(arg for arg in typing.get_args(hint) if arg is not type(None))
    return hint
