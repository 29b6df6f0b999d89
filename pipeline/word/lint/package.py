"""The package as the rules see it: parts, their XML, their content types and relations."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote

from pipeline.word.lint import mce
from pipeline.word.lint.container import read_container
from pipeline.word.lint.fault import Fault, fault
from pipeline.word.lint.names import REL, STRICT, TYPES, Element, W, local, namespace
from pipeline.word.lint.xmlsafe import parse

CONTENT_TYPES = "[Content_Types].xml"
TEXT_KINDS = frozenset({"document", "hdr", "ftr", "footnotes", "endnotes", "comments"})


@dataclass(frozen=True, slots=True)
class Part:
    """One XML part in the WordprocessingML namespace, with alternate content resolved."""

    name: str
    root: Element
    ignored: frozenset[str] = frozenset()
    ids_open: bool = False
    """Whether ids are still placeholders, which joining will replace by numbers."""

    @property
    def kind(self) -> str:
        """The name of its root: document, hdr, comments, styles ..."""
        return local(self.root.tag)

    @property
    def has_text(self) -> bool:
        """Whether the part holds text of the document itself, not of its building blocks."""
        return self.kind in TEXT_KINDS

    def iter(self, *names: str) -> Iterator[Element]:
        """Yield the elements with these WordprocessingML names, in document order."""
        found: Iterator[Element] = self.root.iter(*(W + name for name in names))
        return found

    def fault(self, code: str, detail: str, element: Element | None = None) -> Fault:
        """Make a fault in this part, at an element where one is known."""
        path = "" if element is None else element.getroottree().getpath(element)
        return fault(code, self.name, detail, xpath=path)


@dataclass(frozen=True, slots=True)
class Relation:
    """One relationship: where it leads, as a part name or, when external, as an address."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of its type: image, header, hyperlink ..."""
        return self.type.rpartition("/")[2]


@dataclass(frozen=True)
class Package:
    """A package that could be opened."""

    data: Mapping[str, bytes]
    roots: Mapping[str, Element]
    parts: tuple[Part, ...]
    relations: Mapping[str, tuple[Relation, ...]] = field(default_factory=dict)
    """By source part; the package's own under ""."""

    @cached_property
    def by_folded_name(self) -> Mapping[str, str]:
        """Part names by their lower-case form, for OPC compares them so."""
        return {name.lower(): name for name in self.data}

    @cached_property
    def texts(self) -> tuple[Part, ...]:
        """The parts that hold text of the document."""
        return tuple(part for part in self.parts if part.has_text)

    @cached_property
    def main(self) -> str:
        """The name of the main document part, or ""."""
        found = (
            rel.target
            for rel in self.relations.get("", ())
            if rel.kind == "officeDocument" and not rel.external
        )
        return next(
            (self.by_folded_name[name.lower()] for name in found if name.lower() in self.by_folded_name), ""
        )

    def related(self, kind: str) -> Part | None:
        """Return the part that the main document names for a purpose, such as styles."""
        targets = {rel.target.lower() for rel in self.relations.get(self.main, ()) if rel.kind == kind}
        return next((part for part in self.parts if part.name.lower() in targets), None)


def open_package(data: bytes) -> tuple[Package, list[Fault]]:
    """Read a package; what could not be read safely is left out and reported."""
    content, faults = read_container(data)
    roots: dict[str, Element] = {}
    for name, part in content.items():
        if name.lower().endswith((".xml", ".rels")):
            root, problem = parse(name, part)
            faults += [problem] if problem else []
            if root is not None:
                roots[name] = root
    parts = tuple(_word_parts(roots, faults))
    return Package(content, roots, parts, _relations(roots)), faults


def _word_parts(roots: Mapping[str, Element], faults: list[Fault]) -> Iterator[Part]:
    for name, root in roots.items():
        if namespace(root.tag).startswith(STRICT):
            faults.append(
                fault("STRICT_FORMAT", name, "Saved as Strict Open XML; save it as Word Document (.docx)")
            )
        elif root.tag.startswith(W):
            faults += mce.undeclared_prefixes(name, root)
            ignored = mce.ignorable(root)
            mce.resolve(root, ignored)
            yield Part(name, root, ignored)


def _relations(roots: Mapping[str, Element]) -> dict[str, tuple[Relation, ...]]:
    return {
        source_of(name): tuple(
            _relation(source_of(name), element) for element in root.iter(REL + "Relationship")
        )
        for name, root in roots.items()
        if name.endswith(".rels")
    }


def _relation(source: str, element: Element) -> Relation:
    external = element.get("TargetMode") == "External"
    target = element.get("Target", "")
    return Relation(
        element.get("Id", ""),
        element.get("Type", ""),
        target if external else resolve_target(source, target),
        external,
    )


def source_of(rels: str) -> str:
    """Return the part whose relations a .rels part holds; "" for the package."""
    folder, _, name = rels.rpartition("/")
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def rels_of(source: str) -> str:
    """Return the name of the part that holds a part's relations."""
    folder, _, name = source.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolve_target(source: str, target: str) -> str:
    """Return the part name that a relation's target means, seen from its source (ECMA-376-2, OPC)."""
    path = unquote(target.partition("#")[0])
    if not path:
        return source  # a place in the part itself
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), path)).lstrip("/")


def declared_types(root: Element | None) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the (extension, type) defaults and the (part name, type) overrides, folded, in order."""

    def pairs(tag: str, key: str) -> Iterable[tuple[str, str]]:
        for element in root.iter(TYPES + tag) if root is not None else ():
            yield element.get(key, "").lower().lstrip("/"), element.get("ContentType", "")

    return list(pairs("Default", "Extension")), list(pairs("Override", "PartName"))
