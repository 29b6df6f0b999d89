"""Rules on relations: every id resolves, to a part of the right kind, and none leads out unasked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.word.lint.fault import Fault, fault
from pipeline.word.lint.names import A, R, W, local, quoted, spoken
from pipeline.word.lint.package import CONTENT_TYPES, Package, Relation, rels_of

# The kind of relation that an element's r:id (or r:embed) must name.
_KIND_OF = {
    W + "headerReference": "header",
    W + "footerReference": "footer",
    W + "hyperlink": "hyperlink",
    W + "attachedTemplate": "attachedTemplate",
    A + "blip": "image",
}
_OPENLY_EXTERNAL = {"hyperlink", "attachedTemplate", "image"}
_GOOD_LINK = re.compile(r"(https?|mailto|tel):|#", re.IGNORECASE)


def check_relations(package: Package) -> Iterator[Fault]:
    """Yield what is wrong with the relations (ECMA-376-2, OPC: relationships)."""
    if not package.main:
        yield fault("REL_OFFICE_DOCUMENT", "", "The package does not say which part is the document")
    for source, relations in package.relations.items():
        rels = rels_of(source)
        if source and source not in package.data:
            yield fault("REL_SOURCE_MISSING", rels, f"Relations of {quoted(source)}, which is not there")
        for id_, count in Counter(relation.id for relation in relations).items():
            if count > 1:
                yield fault("REL_ID_DUPLICATE", rels, f"The id {quoted(id_)} is used {count} times")
        for relation in relations:
            yield from _external(rels, relation) if relation.external else _internal(package, rels, relation)


def _internal(package: Package, rels: str, relation: Relation) -> Iterator[Fault]:
    if relation.target.lower() not in package.by_folded_name:
        detail = (
            f"{relation.kind} {quoted(relation.id)} leads to {quoted(relation.target)}, which is not there"
        )
        yield fault("REL_TARGET_MISSING", rels, detail)


def _external(rels: str, relation: Relation) -> Iterator[Fault]:
    """What Word fetches when it opens the file tells the sender that it was opened, and from where."""
    place = f"{relation.kind} {quoted(relation.id)} leads to {quoted(relation.target)}"
    if relation.kind == "attachedTemplate":
        yield fault("REL_TEMPLATE", rels, f"{place}: Word fetches that template when it opens the file")
    elif relation.kind == "image":
        yield fault("REL_REMOTE_IMAGE", rels, f"{place}: Word fetches that image when it opens the file")
    elif relation.kind not in _OPENLY_EXTERNAL:
        yield fault("REL_EXTERNAL", rels, f"{place}, outside the package")
    elif not _GOOD_LINK.match(relation.target):
        yield fault("LINK_SCHEME", rels, f"{place}; a link may go to http, https, mailto or tel")


def check_relation_ids(package: Package) -> Iterator[Fault]:
    """Every id in a relation attribute must resolve, to the kind of part its element asks for."""
    for name, root in package.roots.items():
        known = {relation.id: relation for relation in package.relations.get(name, ())}
        for value in root.xpath("//@r:*", namespaces={"r": R[1:-1]}):
            element = value.getparent()
            relation = known.get(str(value))
            if relation is None and value:
                detail = f"{spoken(element.tag)} names the relation {quoted(value)}, which is not there"
                yield fault("REL_ID_MISSING", name, detail, xpath=element.getroottree().getpath(element))
            elif relation and relation.kind != _KIND_OF.get(element.tag, relation.kind):
                detail = (
                    f"{spoken(element.tag)} names {quoted(value)}, which is a relation to {relation.kind}"
                )
                if local(value.attrname) in ("id", "embed"):
                    yield fault("REL_KIND", name, detail, xpath=element.getroottree().getpath(element))


def check_unreached(package: Package) -> Iterator[Fault]:
    """A part that no relation leads to is dropped by Word on save; until then it travels along unseen."""
    reached, ahead = {CONTENT_TYPES}, [""]
    while ahead:
        source = ahead.pop()
        reached.add(rels_of(source))
        for relation in package.relations.get(source, ()):
            name = package.by_folded_name.get(relation.target.lower(), "")
            if name and name not in reached:
                reached.add(name)
                ahead.append(name)
    for name in sorted(package.data.keys() - reached):
        yield fault("PART_UNREACHED", name, "No relation leads to this part")
