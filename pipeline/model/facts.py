"""The names that wording and rules may use, and what each of them is, so that a misspelt one is found.

Facts that somebody types are checked field by field against the model; facts that are worked out for one
agreement are known by name.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from typing import Any

from pipeline.model.agreement import Agreement
from pipeline.model.nearest import nearest
from pipeline.model.partnership import Partnership
from pipeline.model.record import Record, type_hints
from pipeline.model.words import LANGUAGES, L10n

WORKED_OUT = frozenset({
    "actor_kinds", "agreement_id", "associates", "bank", "binding_clauses", "budget_rows", "calendar", "column",
    "companies", "conflicts", "contacts", "danish", "definitions", "has_mou", "kind", "language", "mandated", "must",
    "network_body", "partner", "partnership_title", "party_count", "pool", "primary", "public_roles", "row",
    "secondary", "slots", "types", "unnamed",
    "value_kinds",
})  # fmt: skip
"""Facts nobody types: of the selection, of the pool, and, inside tables, the row and the column."""

_QUESTIONS = {("has_mou",)}
"""Those of them that are yes or no."""

_TYPED: Mapping[str, Any] = {**type_hints(Partnership), **type_hints(Agreement)}


def unknown(path: tuple[str, ...]) -> tuple[str, str] | None:
    """Return (the part of a path that is no fact, the nearest that is one), or None where it is a fact."""
    first, *rest = path
    hint: Any = _TYPED.get(first) or (_derived(Partnership).get(first))
    if hint is None:
        return None if first in WORKED_OUT else (first, nearest(first, {*_TYPED, *WORKED_OUT}))
    for index, name in enumerate(rest, 1):
        bare = _bare(hint)
        members = _members(bare)
        if members is None:  # what an index or a key leads to, only the data knows
            return None
        if name not in members:
            shown = ".".join((*path[:index], name))
            near = nearest(name, members)
            return shown, ".".join((*path[:index], near)) if near else ""
        hint = members[name]
    return None


def is_question(path: tuple[str, ...]) -> bool:
    """Return whether a path leads to a fact that is yes or no."""
    first, *rest = path
    hint: Any = _TYPED.get(first) or _derived(Partnership).get(first)
    for name in rest:
        hint = (_members(_bare(hint)) or {}).get(name)
    return _bare(hint) is bool or path in _QUESTIONS


def _members(hint: Any) -> Mapping[str, Any] | None:
    """Return what a type's values have by name; None where that depends on the data."""
    if hint is L10n:
        return dict.fromkeys(LANGUAGES, str)
    if isinstance(hint, type) and issubclass(hint, Record):
        cls: Any = hint
        return {**type_hints(cls), **_derived(cls)}
    origin = typing.get_origin(hint)
    if (origin is not None and issubclass(origin, Mapping)) or hint is Any:
        return None
    return {}


def _derived(cls: Any) -> dict[str, Any]:
    """Return a record's derived facts with their types."""
    found = {}
    for name, member in vars(cls).items():
        if isinstance(member, property) and member.fget:
            found[name] = typing.get_type_hints(member.fget).get("return", Any)
    return found


def _bare(hint: Any) -> Any:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return next(arg for arg in typing.get_args(hint) if arg is not type(None))
    return hint
