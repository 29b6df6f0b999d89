"""Parts of the old file in the new one: pictures, charts, embedded files, with all that they need in turn.

A part that the new file has already, byte for byte and with the same relations, is not copied.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping

from lxml import etree

from pipeline.word.lint.names import REL
from pipeline.word.lint.package import CONTENT_TYPES, rels_of
from pipeline.word.redline.opened import Opened, Relation

_STORIES = ("header", "footer")
_DIAGRAM = "diagramData"
_UNSAFE = re.compile(r"[^A-Za-z0-9._/-]")
# The data of a diagram names the relation to its drawing, which belongs to the story (MS-ODRAWXML 2.14.2).
_DRAWN = re.compile(rb'(dataModelExt\b[^>]*?\brelId=")([^"]*)"')
_UNTYPED = "application/octet-stream"


class CarriedParts:
    """Finds the new file's relation for each relation of the old one."""

    def __init__(self, old: Opened, out: Opened, story: Callable[[str], str]) -> None:
        """Take the two files; `story` carries a header or footer, whose text has ids of its own."""
        self._old, self._out = old, out
        self._story = story
        self._names: dict[str, str] = {}
        self._sizes: dict[int, list[str]] = {}

    def relation(self, id_: str, source_old: str, source_out: str) -> str:
        """Return the id of the relation that leads to the same thing, or "" where the old one leads nowhere."""
        relation = self._old.relations(source_old).get(id_)
        if relation is None:
            return ""
        if relation.external:
            return self._out.relate(source_out, relation.type, relation.target, external=True)
        if relation.target not in self._old.parts or relation.target == source_old:
            return ""
        if relation.kind in _STORIES:
            if source_old != self._old.main:
                return ""
            target = self._story(relation.target)
        elif relation.kind == _DIAGRAM:
            target = self._diagram(relation.target, source_old, source_out)
        else:
            target = self.part(relation.target)
        return self._out.relate(source_out, relation.type, target)

    def part(self, name: str) -> str:
        """Return the name of the new file's part with the same content."""
        if name not in self._names:
            self._names[name] = self._like(name, self._old.parts[name]) or self._copy(name)
        return self._names[name]

    def _diagram(self, name: str, source_old: str, source_out: str) -> str:
        known = self._old.relations(source_old)

        def drawn(found: re.Match[bytes]) -> bytes:
            id_ = found[2].decode("utf-8", "replace")
            if id_ in known and known[id_].kind != _DIAGRAM:
                id_ = self.relation(id_, source_old, source_out)
            return b'%b%b"' % (found[1], id_.encode())

        data = _DRAWN.sub(drawn, self._old.parts[name])
        return self._like(name, data) or self._copy(name, data)

    def _copy(self, name: str, data: bytes | None = None) -> str:
        """Copy a part with all that it needs; each has its name before its relations are written, which may go round."""
        copy = self._names[name] = self._add(name, self._old.parts[name] if data is None else data)
        copies, ahead = [copy], [name]
        while ahead:
            source = ahead.pop()
            needed = {
                id_: r for id_, r in self._old.relations(source).items() if r.external or self._is_copied(r)
            }
            for relation in needed.values():
                target = relation.target
                if not relation.external and target not in self._names:
                    found = self._like(target, self._old.parts[target])
                    self._names[target] = found or self._add(target, self._old.parts[target])
                    if not found:
                        copies.append(self._names[target])
                        ahead.append(target)
            if needed:
                self._out.parts[rels_of(self._names[source])] = self._written(self._names[source], needed)
        for made in copies:
            self._sizes.setdefault(len(self._out.parts[made]), []).append(made)
        return copy

    def _is_copied(self, relation: Relation) -> bool:
        return relation.target in self._old.parts and relation.target != self._old.main

    def _written(self, source: str, relations: Mapping[str, Relation]) -> bytes:
        """Return the part that holds a copy's relations, under the ids that its content names."""
        root = etree.Element(REL + "Relationships", nsmap={None: REL[1:-1]})
        for id_, relation in relations.items():
            element = etree.SubElement(root, REL + "Relationship")
            element.set("Id", id_)
            element.set("Type", relation.type)
            if relation.external:
                element.set("Target", relation.target)
                element.set("TargetMode", "External")
            else:
                near = posixpath.relpath(self._names[relation.target], posixpath.dirname(source) or ".")
                element.set("Target", near)
        data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return data

    def _add(self, name: str, data: bytes) -> str:
        """Add a part under a free name; one whose extension says what it is needs no entry of its own."""
        wanted = _UNSAFE.sub("_", name)
        type_ = self._old.content_type(name) or _UNTYPED
        taken = {part.lower() for part in self._out.parts}
        if wanted.lower() not in taken and self._out.content_type(wanted) == type_:
            self._out.parts[wanted] = data
        else:
            wanted = self._out.add(wanted, data, type_)
        return wanted

    # ── what is there already ────────────────────────────────────────────────────────────────────────────────────

    def _like(self, name: str, data: bytes) -> str:
        """Return a part of the new file that has the same bytes and relations, or ""."""
        if not self._sizes:
            for part, content in self._out.parts.items():
                if part != CONTENT_TYPES and not part.endswith(".rels"):
                    self._sizes.setdefault(len(content), []).append(part)
        for part in self._sizes.get(len(data), ()):
            if self._out.parts[part] == data and self._same(name, part):
                return part
        return ""

    def _same(self, old: str, out: str) -> bool:
        """Whether two parts have the same type and relations, followed through all that they lead to."""
        seen, ahead = {(old, out)}, [(old, out)]
        while ahead:
            mine, theirs = ahead.pop()
            if self._old.content_type(mine) != self._out.content_type(theirs):
                return False
            one, other = self._old.relations(mine), self._out.relations(theirs)
            if one.keys() != other.keys() or not all(self._alike(one[id_], other[id_]) for id_ in one):
                return False
            inside = {(one[id_].target, other[id_].target) for id_ in one if not one[id_].external}
            ahead += sorted(inside - seen)
            seen |= inside
        return True

    def _alike(self, one: Relation, other: Relation) -> bool:
        """Whether two relations lead to the same address, or to parts with the same bytes."""
        if (one.type, one.external) != (other.type, other.external):
            return False
        if one.external:
            return one.target == other.target
        data = self._old.parts.get(one.target)
        return data is not None and data == self._out.parts.get(other.target)
