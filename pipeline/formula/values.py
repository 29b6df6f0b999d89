"""What formulas read: a scope of facts, and what stands for a fact that is not there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from pipeline.model.record import Record, field_facts


class Missing:
    """A fact nobody has given yet; false in conditions, a placeholder in wording."""

    __slots__ = ("path",)

    def __init__(self, path: str) -> None:
        """Remember which fact is missing, such as `grant.journal_no`."""
        self.path = path

    def __bool__(self) -> bool:
        """Count as false in every condition."""
        return False

    def __eq__(self, other: object) -> bool:
        """Equal nothing but the same gap."""
        return isinstance(other, Missing) and other.path == self.path

    def __hash__(self) -> int:
        """Hash by the path."""
        return hash(self.path)

    def __repr__(self) -> str:
        """Show the path."""
        return f"Missing({self.path!r})"


Scope = Mapping[str, Any]
"""Facts by name, as one formula sees them."""


def step(value: Any, name: Any, path: str) -> Any:
    """Return a fact of a record or an entry of a mapping or list, or `Missing`; nothing else can be read."""
    cls = value.__class__  # compared directly: this runs for every step of every path
    if cls is Missing:
        return Missing(path)
    if cls is dict:
        found = value.get(name) if isinstance(name, str) else None
    elif cls is tuple:
        found = _element(value, name)
    else:
        found = getattr(value, name) if name in _facts(cls) else None
    return Missing(path) if found is None else found


@cache
def _facts(cls: Any) -> frozenset[str]:
    """Return what wording may read of a value: a record's declared fields and what is derived from them."""
    if Record not in cls.__mro__:
        return frozenset()
    derived = (name for name, member in vars(cls).items() if isinstance(member, property))
    return frozenset((*field_facts(cls), *derived))


def _element(items: tuple[Any, ...], name: Any) -> Any:
    """Return an element of a list by its place, or by its own id."""
    if isinstance(name, int):
        return items[name] if name < len(items) else None
    return next((item for item in items if getattr(item, "id", None) == name), None)
