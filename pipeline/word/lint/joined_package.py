"""The part of the check for joined documents that looks at the package: content types and relations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from pipeline.word.lint.fault import Fault, fault
from pipeline.word.lint.names import quoted
from pipeline.word.lint.package import CONTENT_TYPES, rels_of, resolve_target, source_of

_TYPE = re.compile(r"<(?:Default|Override) ([^>]*)>")
_RELATION = re.compile(r"<Relationship ([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_RELATION_ID = re.compile(rb'<Relationship [^>]*?\bId="([^"]*)"')

Parts = Mapping[str, bytes]


def check_package(names: frozenset[str], sound: Parts) -> Iterator[Fault]:
    """Every part has one content type, and every relation one id and a target; equal packages are judged once."""
    if CONTENT_TYPES not in names:
        yield fault("CT_PART_MISSING", "", "[Content_Types].xml is missing")
    for name, part in sound.items():
        if name == CONTENT_TYPES:
            yield from _types(part, names)
        elif name.endswith(".rels"):
            yield from _relations(name, part, names)


def check_relation_ids(name: str, used: Collection[bytes], sound: Parts) -> Iterator[Fault]:
    """Every relation id used in a part is defined in its .rels part."""
    if used:
        for id_ in sorted({*used}.difference(_RELATION_ID.findall(sound.get(rels_of(name), b"")))):
            yield fault("REL_ID_MISSING", name, f"The relation {quoted(id_.decode())} is not there")


@lru_cache(maxsize=64)
def _types(part: bytes, names: frozenset[str]) -> tuple[Fault, ...]:
    given = Counter(_typed(part.decode("utf-8", "replace")))
    twice = [
        fault("CT_DUPLICATE", CONTENT_TYPES, f"{quoted(name)} is given a type {count} times")
        for name, count in given.items()
        if count > 1
    ]
    untyped = [
        fault("CT_NONE", name, "The part has no content type; Word refuses the file")
        for name in sorted(names - {CONTENT_TYPES})
        if f"/{name.lower()}" not in given and name.lower().rpartition(".")[2] not in given
    ]
    return (*twice, *untyped)


def _typed(text: str) -> Iterator[str]:
    """Yield each extension, and each part name with the slash before it."""
    for attributes in _TYPE.findall(text):
        found = dict(_ATTRIBUTE.findall(attributes))
        yield (found.get("PartName") or found.get("Extension", "")).lower()


@lru_cache(maxsize=64)
def _relations(rels: str, part: bytes, names: frozenset[str]) -> tuple[Fault, ...]:
    relations = [dict(_ATTRIBUTE.findall(one)) for one in _RELATION.findall(part.decode("utf-8", "replace"))]
    ids = Counter(relation.get("Id", "") for relation in relations)
    folded = {name.lower() for name in names}
    twice = [
        fault("REL_ID_DUPLICATE", rels, f"The id {quoted(id_)} is used {count} times")
        for id_, count in ids.items()
        if count > 1
    ]
    lost = [
        fault("REL_TARGET_MISSING", rels, f"{quoted(id_)} leads to {quoted(target)}, which is not there")
        for id_, target in _internal(rels, relations)
        if target.lower() not in folded
    ]
    return (*twice, *lost)


def _internal(rels: str, relations: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the id and target of each relation that leads to a part."""
    for relation in relations:
        if relation.get("TargetMode") != "External":
            yield relation.get("Id", ""), resolve_target(source_of(rels), relation.get("Target", ""))
