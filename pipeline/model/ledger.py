"""The ledger's own form: every event is a file of canonical JSON that names its parents by their hashes and has its own.

Whoever changes an event, or takes one away from the middle, breaks the chain behind it.
"""

from __future__ import annotations

import hashlib
import json
import re
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from functools import cache
from typing import Any, Literal

from pipeline.model.events import KINDS, Event, Number

SCHEMA = "ledger/1"
NAME = re.compile(r"(\d{4,})-([0-9a-f]{8})\.json")
"""What an event's file is called: its place in the chain, and how its hash begins."""


class EventError(ValueError):
    """A file that is no event: something else, or one that was changed."""


def sealed(event: Event) -> Event:
    """Return an event with its own hash."""
    plain = _json(event)
    plain.pop("hash", None)
    return replace(event, hash=_hash(plain))


def written(event: Event) -> bytes:
    """Return a sealed event as its file: JSON with sorted keys, one entry a line, ends of lines as on Unix."""
    text = json.dumps(_json(event), ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def read_event(data: bytes) -> Event:
    """Read an event from its file; ends of lines may have become those of Windows.

    Raises `EventError` where it is none, or is not as it was written: not one bit may differ.
    """
    data = data.replace(b"\r\n", b"\n")
    try:
        event = _event(json.loads(data))
        same = written(event) == data and sealed(event).hash == event.hash
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise EventError(str(error)) from None
    if not same:
        raise EventError("hash")
    return event


def _event(raw: Any) -> Event:
    """Read an event; raises `ValueError`, `KeyError`, `TypeError` or `AttributeError` where it is none."""
    if raw.pop("schema") != SCHEMA:
        raise EventError("schema")
    facts = _read(KINDS[raw.pop("event")], raw["facts"])
    Number.of(getattr(facts, "version", "0.0"))  # whoever asks for versions trusts that they are numbers
    if any(set(file.name) & set("/\\") for file in getattr(facts, "files", ())):
        raise EventError("a file outside its folder")
    event: Event = _read(Event, {**raw, "facts": facts})
    return event


def _hash(plain: Mapping[str, Any]) -> str:
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _json(event: Event) -> dict[str, Any]:
    return {"schema": SCHEMA, "event": event.facts.EVENT, **_plain(event)}


def _plain(value: Any) -> Any:
    """Return a record as JSON: what is as it would be anyhow is left out."""
    if is_dataclass(value):
        return {field.name: _plain(item) for field in fields(value)
                if (item := getattr(value, field.name)) != field.default or field.default is MISSING}  # fmt: skip
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return dict(value) if isinstance(value, Mapping) else value


def _read(hint: Any, raw: Any) -> Any:
    """Read a value of a known type; raises `TypeError` or `KeyError` where it has another shape."""
    origin = typing.get_origin(hint)
    if is_dataclass(raw):
        return raw
    if is_dataclass(hint):
        hints = _hints(hint)  # type: ignore[arg-type]
        return hint(**{name: _read(hints[name], item) for name, item in raw.items()})  # type: ignore[operator]
    if origin is tuple:
        return tuple(_read(typing.get_args(hint)[0], item) for item in _a(list, raw))
    if origin is Literal:
        if raw not in typing.get_args(hint):
            raise TypeError(raw)
        return raw
    if origin is not None:  # a mapping of texts is all that is left
        return {_a(str, key): _a(str, item) for key, item in _a(dict, raw).items()}
    return _a(hint, raw)


def _a(kind: Any, value: Any) -> Any:
    if not isinstance(value, kind) or isinstance(value, bool):
        raise TypeError(value)
    return value


@cache
def _hints(record: type[Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(record)
    return {field.name: hints[field.name] for field in fields(record)}
