"""A Word file opened to be compared or written anew: its parts, their XML where somebody asked for it, their relations."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.word.lint.container import read_container
from pipeline.word.lint.fault import Fault, fault
from pipeline.word.lint.names import MC, REL, STRICT, TYPES, Element, W
from pipeline.word.lint.package import CONTENT_TYPES, rels_of, resolve_target
from pipeline.word.lint.xmlsafe import parse
from pipeline.word.package import pack, zipped

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
IGNORABLE = MC + "Ignorable"
_TRANSITIONAL = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", OFFICE.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math",
     b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
     b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    (b"http://purl.oclc.org/ooxml/drawingml/picture",
     b"http://schemas.openxmlformats.org/drawingml/2006/picture"),
)  # fmt: skip
"""The namespaces of the strict format and what they are called in the usual one."""
_HARMLESS = ("ZIP_DIRECTORY", "ZIP_MODE")
"""What may be wrong with the zip around a file, because it is zipped anew."""


class UnusableError(Exception):
    """A file that cannot be compared: why, as a fault of the linter."""

    def __init__(self, why: Fault) -> None:
        """Keep the fault."""
        super().__init__(f"{why.code}: {why.detail}")
        self.fault = why


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation of a part: its full type, and where it leads: a part's name or, when external, an address."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of its type: image, header, hyperlink ..."""
        return self.type.rpartition("/")[2]


class Opened:
    """A Word file whose parts can be read as trees, changed, added to and written."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        """Take the parts by name; `open_word` makes them from a file."""
        self.parts = parts
        self._roots: dict[str, Element] = {}
        self._relations: dict[str, dict[str, Relation]] = {}
        self._touched: set[str] = set()
        office = (
            r.target for r in self.relations("").values() if r.kind == "officeDocument" and not r.external
        )
        self.main = next(office, "")

    def root(self, name: str) -> Element:
        """Return a part's tree, parsed when first asked for; raises `UnusableError` where it cannot be read."""
        if name not in self._roots:
            data = self.parts[name]
            if STRICT.encode() in data:
                for strict, usual in _TRANSITIONAL:
                    data = data.replace(strict, usual)
            root, problem = parse(name, data)
            if problem:
                raise UnusableError(problem)
            self._roots[name] = root
        return self._roots[name]

    def touch(self, name: str) -> Element:
        """Return a part's tree to be changed: it will be written from the tree."""
        self._touched.add(name)
        return self.root(name)

    def replace(self, name: str, root: Element) -> None:
        """Put another tree in a part's place."""
        self._roots[name] = root
        self._touched.add(name)

    def declare(self, name: str, like: Element) -> None:
        """Let a part declare, and let readers ignore, what another root does; before anybody holds its root.

        What is copied from there then needs no declaration of its own (markup compatibility, ECMA-376-3).
        """
        root = self.root(name)
        ignored = {
            prefix: uri for prefix in like.get(IGNORABLE, "").split() if (uri := like.nsmap.get(prefix))
        }
        missing = {prefix: uri for prefix, uri in ignored.items() if uri not in root.nsmap.values()}
        if not missing or any(prefix in root.nsmap for prefix in missing):
            return
        known = root.get(IGNORABLE, "").split()
        fresh = etree.Element(root.tag, dict(root.items()), nsmap={**root.nsmap, "mc": MC[1:-1], **missing})
        fresh.set(IGNORABLE, " ".join([*known, *missing]))
        fresh.extend(list(root))
        self.replace(name, fresh)

    def relations(self, source: str) -> dict[str, Relation]:
        """Return a part's relations by id; the package's own under ""."""
        if source not in self._relations:
            rels = rels_of(source)
            found = self.root(rels).iter(REL + "Relationship") if rels in self.parts else ()
            self._relations[source] = {r.id: r for r in (_relation(source, element) for element in found)}
        return self._relations[source]

    def related(self, kind: str, source: str | None = None) -> str:
        """Return the name of the first part that a part (the main one) names for a purpose, or ""."""
        own = self.relations(self.main if source is None else source).values()
        return next(
            (r.target for r in own if r.kind == kind and not r.external and r.target in self.parts), ""
        )

    def stories(self) -> Iterator[str]:
        """Yield the parts that hold text: the main one, then headers, footers and notes, each once."""
        yield self.main
        kinds = ("header", "footer", "footnotes", "endnotes")
        named = [r.target for r in self.relations(self.main).values() if r.kind in kinds and not r.external]
        yield from (name for name in dict.fromkeys(named) if name in self.parts)

    def relate(self, source: str, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relation to a part, unless it has one like it, and return its id.

        `kind` is the last word of the type, or the whole type where it is not one of Office's.
        """
        own = self.relations(source)
        type_ = kind if "/" in kind else f"{OFFICE}/{kind}"
        same = next(
            (r.id for r in own.values() if (r.type, r.target, r.external) == (type_, target, external)), ""
        )
        if same:
            return same
        number = next(n for n in range(len(own) + 1, 2 * len(own) + 2) if f"rIdA{n}" not in own)
        relation = Relation(f"rIdA{number}", type_, target, external)
        own[relation.id] = relation
        self._write_relation(source, relation)
        return relation.id

    def relate_as(self, source: str, relation: Relation) -> None:
        """Give a part a relation of another one, under the same id."""
        self.relations(source)[relation.id] = relation
        self._write_relation(source, relation)

    def add(self, name: str, data: bytes, content_type: str) -> str:
        """Add a part under a free name like the one given, and return that name."""
        stem, dot, extension = name.rpartition(".")
        free, number = name, 1
        taken = {part.lower() for part in self.parts}
        while free.lower() in taken:
            number += 1
            free = f"{stem}-{number}{dot}{extension}"
        self.parts[free] = data
        override = etree.SubElement(self.touch(CONTENT_TYPES), TYPES + "Override")
        override.set("PartName", f"/{free}")
        override.set("ContentType", content_type)
        return free

    def content_type(self, name: str) -> str:
        """Return the content type of a part, or ""."""
        default = ""
        for element in self.root(CONTENT_TYPES):
            if element.get("PartName", "").lower() == f"/{name.lower()}":
                return str(element.get("ContentType", ""))
            if element.get("Extension", "").lower() == name.lower().rpartition(".")[2]:
                default = str(element.get("ContentType", ""))
        return default

    def written(self) -> bytes:
        """Return the file: changed parts from their trees, all others as they were read."""
        for name in sorted(self._touched):
            self.parts[name] = etree.tostring(
                self._roots[name], xml_declaration=True, encoding="UTF-8", standalone=True
            )
        return zipped(pack(name, data) for name, data in self.parts.items())

    def _write_relation(self, source: str, relation: Relation) -> None:
        rels = rels_of(source)
        if rels not in self.parts:
            self.parts[rels] = f'<Relationships xmlns="{REL[1:-1]}"/>'.encode()
        element = etree.SubElement(self.touch(rels), REL + "Relationship")
        element.set("Id", relation.id)
        element.set("Type", relation.type)
        element.set("Target", relation.target if relation.external else _from(source, relation.target))
        if relation.external:
            element.set("TargetMode", "External")


def open_word(data: bytes) -> Opened:
    """Open a Word file; raises `UnusableError` where it is none, or none that can be trusted.

    Nothing may be missing or hidden: what is made from a file must not lack anything.
    """
    parts, faults = read_container(data)
    for problem in faults:
        if problem.severity == "error" and problem.code not in _HARMLESS:
            raise UnusableError(problem)
    if CONTENT_TYPES not in parts:
        raise UnusableError(fault("CT_PART_MISSING", "", "[Content_Types].xml is missing"))
    opened = Opened(parts)
    if opened.main not in parts:
        detail = "The package does not say which part is the document"
        raise UnusableError(fault("REL_OFFICE_DOCUMENT", "", detail))
    if opened.root(opened.main).tag != W + "document":
        raise UnusableError(fault("ROOT_WRONG", opened.main, "This is not a Word document"))
    macros = any(name.lower().endswith("vbaproject.bin") for name in parts)
    if macros or "macroenabled" in opened.content_type(opened.main).lower():
        detail = "The file holds macros; open it in Word and save it as a Word Document (.docx)"
        raise UnusableError(fault("MACRO", opened.main, detail))
    return opened


def _relation(source: str, element: Element) -> Relation:
    external = element.get("TargetMode") == "External"
    target = element.get("Target", "")
    kind = element.get("Type", "")
    if kind.startswith(STRICT):
        kind = f"{OFFICE}/{kind.rpartition('/')[2]}"
    return Relation(
        element.get("Id", ""), kind, target if external else resolve_target(source, target), external
    )


def _from(source: str, target: str) -> str:
    """Return how a part is named from another one."""
    return posixpath.relpath(target, posixpath.dirname(source) or ".")
