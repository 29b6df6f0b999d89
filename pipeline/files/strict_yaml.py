"""Strict YAML: every scalar is text, everything surprising is refused, and all findings come at once.

The file is read as a stream of events, so nothing is built before its size and depth are known. Aliases,
merge keys, tags and duplicate keys are refused because each can say something a reader does not see.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from pipeline.model.nodes import Map, Node, Seq, Text
from pipeline.model.places import Finding, Place

MAX_BYTES = 1_000_000
MAX_NODES = 50_000
MAX_DEPTH = 50
MAX_FINDINGS = 100

FAST = hasattr(yaml, "CBaseLoader")
"""Whether libyaml is there; without it reading gives the same and takes longer."""

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PLAIN = bytes([9, 10, 13, *range(0x20, 0x7F)])
"""What nobody needs to look at again: most of a file."""
_HARMFUL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)


def parse(data: bytes, file: str) -> tuple[Map | None, list[Finding]]:
    """Parse a file that must hold one mapping; return it (or None) and every finding."""
    text, findings = _decode(data, file)
    if text is None:
        return None, findings
    refused = harmful(text, file)
    if refused:
        return None, [refused]
    builder = _Builder(file, findings, escapes="\\" in text)
    try:
        _feed(builder, _LOADER(text))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        findings.append(Finding.of("YAML_SYNTAX", place, problem=_plain(error)))
        return None, findings
    except yaml.YAMLError as error:
        findings.append(Finding.of("YAML_SYNTAX", Place(file, 1, 1), problem=str(error).split("\n")[0]))
        return None, findings
    except _Stop:
        return None, findings
    if not isinstance(builder.root, Map):
        if not findings:
            findings.append(Finding.of("YAML_NOT_MAPPING", Place(file, 1, 1)))
        return None, findings
    return builder.root, findings


def _feed(builder: _Builder, loader: Any) -> None:
    """Give the builder every event; asked for one by one, which is half the work of `yaml.parse`."""
    scalar, handler_of, next_event = builder.scalar, builder.handlers.get, loader.get_event
    try:
        event = next_event()
        while event is not None:
            kind = event.__class__
            if kind is yaml.ScalarEvent:  # two of three
                scalar(event)
            elif handler := handler_of(kind):
                handler(event)
            event = next_event()
    finally:
        loader.dispose()


def harmful(text: str, file: str, start: tuple[int, int] | None = None) -> Finding | None:
    """Return a finding for the first character that nobody can see or that no document can hold.

    `start` is where a text stands whose characters were escaped, and so have no place of their own.
    """
    odd = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    found = _HARMFUL.search(text) if _HARMFUL.search(odd.decode("utf-8", "surrogatepass")) else None
    if found is None:
        return None
    code = f"U+{ord(found.group()):04X}"
    place = Place(file, *(start or _position(text, found.start())))
    return Finding.of("YAML_CHARACTER", place, character=code)


class _Stop(Exception):
    """The file is beyond its limits; reading on would only cost time."""


class _Builder:
    """Builds nodes from events, iteratively, noting what is refused."""

    def __init__(self, file: str, findings: list[Finding], *, escapes: bool) -> None:
        self.root: Node | None = None
        self._file = file
        self._findings = findings
        self._escapes = escapes
        self._holder: Map | Seq | None = None
        self._in_list = False
        self._key: str | None = None
        self._above: list[tuple[Map | Seq | None, bool, str | None]] = []
        self._count = 0
        self._documents = 0
        self.handlers = {
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._note("YAML_SEVERAL", event)
            raise _Stop

    def scalar(self, event: Any) -> None:
        """Put a text where it belongs: as a key, as its value, as the next element of a list."""
        mark, tag, value = event.start_mark, event.tag, event.value
        line, column = mark.line + 1, mark.column + 1
        if tag is not None and tag != "!":
            self._note("YAML_TAG", event, tag=tag)
        if self._escapes:
            refused = harmful(value, self._file, (line, column))
            if refused:
                self._findings.append(refused)
        holder: Any = self._holder
        if self._in_list or holder is None or self._count >= MAX_NODES:
            self._place(Text(value, line, column), event)
            return
        self._count += 1
        if self._key is not None:
            holder.items.setdefault(self._key, Text(value, line, column))
            self._key = None
            return
        self._key = value
        if value == "<<" or value in holder.places:
            self._refuse_key(holder, value, event)
        else:
            holder.places[value] = (line, column)

    def _start(self, event: Any) -> None:
        if event.tag is not None and event.tag != "!":
            self._note("YAML_TAG", event, tag=event.tag)
        if len(self._above) >= MAX_DEPTH:
            self._note("YAML_TOO_DEEP", event, limit=MAX_DEPTH)
            raise _Stop
        mark = event.start_mark
        is_list = event.__class__ is yaml.SequenceStartEvent
        node = (Seq if is_list else Map)(mark.line + 1, mark.column + 1)
        self._place(node, event)
        self._above.append((self._holder, self._in_list, self._key))
        self._holder, self._in_list, self._key = node, is_list, None

    def _end(self, _event: Any) -> None:
        self._holder, self._in_list, self._key = self._above.pop()

    def _alias(self, event: Any) -> None:
        self._note("YAML_ALIAS", event, name=event.anchor)
        mark = event.start_mark
        self._place(Text("", mark.line + 1, mark.column + 1), event)

    def _place(self, node: Node, event: Any) -> None:
        """Put a node where it belongs: the root, the next element, or a key's value."""
        self._count += 1
        if self._count > MAX_NODES:
            self._note("YAML_TOO_BIG", event, limit=f"{MAX_NODES} values")
            raise _Stop
        holder: Any = self._holder
        if self._in_list:
            holder.items.append(node)
        elif holder is None:
            self.root = self.root or node
        elif self._key is None:
            if not isinstance(node, Text):
                self._note("YAML_KEY", event)
                raise _Stop
            self._key = node.value  # of an alias, which is refused already
        else:
            holder.items.setdefault(self._key, node)
            self._key = None

    def _refuse_key(self, holder: Map, key: str, event: Any) -> None:
        """Say why a key cannot stand."""
        if key == "<<":
            self._note("YAML_MERGE", event)
        else:
            self._note("YAML_DUPLICATE", event, key=key, first=holder.places[key][0])

    def _note(self, code: str, event: Any, **args: object) -> None:
        mark = event.start_mark
        self._findings.append(Finding.of(code, Place(self._file, mark.line + 1, mark.column + 1), "", **args))
        if len(self._findings) >= MAX_FINDINGS:
            raise _Stop


def _decode(data: bytes, file: str) -> tuple[str | None, list[Finding]]:
    if len(data) > MAX_BYTES:
        return None, [Finding.of("YAML_TOO_BIG", Place(file), limit=f"{MAX_BYTES:,} bytes")]
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
        shown = data[error.start : error.start + 1].decode("cp1252", "replace")
        return None, [Finding.of("YAML_ENCODING", Place(file, line, column), character=shown)]


def _position(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1


def _plain(error: yaml.MarkedYAMLError) -> str:
    return " ".join(part for part in (error.context, error.problem) if part)
