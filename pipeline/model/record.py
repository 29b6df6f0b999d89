"""What every record of the model shares: frozen, documented field by field, remembering its place.

A record class is declared with `@record`; each field with `fact("what it is")`. The strict reader, the
JSON Schema, the reference page and the check of paths in wording all read the same declaration.
"""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A frozen record; `at` maps each given field (and "" for the record) to its line and column."""

    at: Mapping[str, tuple[int, int]] = field(default_factory=dict, repr=False, compare=False)

    def place_of(self, name: str) -> tuple[int, int]:
        """Return line and column of a field, or of the record where the field was not given."""
        return self.at.get(name) or self.at.get("") or (0, 0)


record = dataclass(frozen=True, slots=True, kw_only=True)
"""Makes a class a record: frozen, slotted, its fields given by name."""


def fact(
    doc: str,
    *,
    default: Any = dataclasses.MISSING,
    pattern: str | None = None,
    rule: str | None = None,
    vocabulary: str | None = None,
    expected: Literal["send", "sign"] | None = None,
) -> Any:
    """Declare a documented field.

    `pattern` is a regular expression the whole text must match, `rule` the sentence that explains it;
    `vocabulary` names the set of words the library allows here (types, pools, kinds ...); a missing fact
    that is `expected` is an error from that stage on; until then it is a placeholder and an open point.
    """
    metadata = {
        "doc": doc, "pattern": pattern, "rule": rule, "vocabulary": vocabulary, "expected": expected,
    }  # fmt: skip
    if isinstance(default, dict):
        return field(default_factory=dict, metadata=metadata)
    return field(default=default, metadata=metadata)


@cache
def type_hints(cls: Any) -> dict[str, Any]:
    """Return the resolved types of a record's declared fields, in order, without `at`."""
    hints = typing.get_type_hints(cls)
    return {name: hints[name] for name in field_facts(cls)}


@cache
def field_facts(cls: Any) -> dict[str, dataclasses.Field[Any]]:
    """Return a record's declared fields by name, in order, without `at`."""
    return {f.name: f for f in dataclasses.fields(cls) if f.name != "at"}


def derived(getter: Callable[[Any], T]) -> property:
    """Mark a property as a fact that wording may use although nobody types it."""
    return property(getter)
