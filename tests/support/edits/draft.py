"""A Word file that is being edited: parts, trees, relations, ids. It shares no code with what it tests."""

from __future__ import annotations

import io
import posixpath
import zipfile

from lxml import etree

from edits.names import HEAD, ID, NS, W
from edits.places import Places

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
CONTENT_TYPES = "[Content_Types].xml"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def zipped(parts):
    """Zip parts in their order, each with the same date."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            archive.writestr(zipfile.ZipInfo(name), parts[name], zipfile.ZIP_DEFLATED, compresslevel=1)
    return target.getvalue()


class Draft:
    """A Word file whose trees may be changed at will."""

    def __init__(self, data):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {i.filename: archive.read(i) for i in archive.infolist() if not i.is_dir()}
        self._trees, self._before, self._places = {}, {}, None
        self.touched = False
        self.main = self.related("officeDocument", "")
        self.root = self.tree(self.main)
        self.body = self.root.find(W + "body")

    def tree(self, name):
        """Return a part's tree, parsed when first asked for."""
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self.parts[name], _PARSER)
            self._before[name] = etree.tostring(self._trees[name])
        return self._trees[name]

    @property
    def places(self):
        """Where the body can be edited, as it was when the edit began."""
        self._places = self._places or Places(self.root)
        return self._places

    def forget(self):
        """Look again where the body can be edited: something has been."""
        self._places = None

    def relations(self, source):
        """Return the relations of a part, made where it has none."""
        folder, _, name = source.rpartition("/")
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self.parts:
            self.parts[path] = f'{HEAD}<Relationships xmlns="{RELATIONS[1:-1]}"/>'.encode()
        return self.tree(path)

    def target(self, source, id_):
        """Return what a relation leads to: a part's name, or an address."""
        for relation in self.relations(source):
            if relation.get("Id") == id_:
                return self._target(source, relation)
        return ""

    def related(self, kind, source=None):
        """Return the name of the first part that a part, by default the main one, has for a purpose, or ""."""
        return next(iter(self.all_related(kind, source)), "")

    def all_related(self, kind, source=None):
        """Return the names of all the parts a part has for a purpose."""
        source = self.main if source is None else source
        found = [
            self._target(source, relation)
            for relation in self.relations(source)
            if relation.get("Type", "").endswith("/" + kind) and relation.get("TargetMode") != "External"
        ]
        return [name for name in dict.fromkeys(found) if name in self.parts]

    def relate(self, kind, target, source=None, *, external=False):
        """Add a relation to a part, by default the main one, and return its id."""
        source = self.main if source is None else source
        relations = self.relations(source)
        taken = {relation.get("Id") for relation in relations}
        id_ = next(f"rIdE{n}" for n in range(1, len(taken) + 2) if f"rIdE{n}" not in taken)
        made = etree.SubElement(relations, RELATIONS + "Relationship", Id=id_, Type=f"{OFFICE}/{kind}")
        made.set("Target", target if external else f"/{target}")
        if external:
            made.set("TargetMode", "External")
        return id_

    def add(self, name, data, content_type):
        """Add a part under a free name like the one given, with its content type; return the name."""
        stem, dot, extension = name.rpartition(".")
        taken = {part.lower() for part in self.parts}
        free = next(
            f"{stem}{n}{dot}{extension}" for n in range(1, 999) if f"{stem}{n}{dot}{extension}" not in taken
        )
        self.parts[free] = data
        types = self.tree(CONTENT_TYPES)
        etree.SubElement(types, TYPES + "Override", PartName=f"/{free}", ContentType=content_type)
        self.touched = True
        return free

    def story(self, kind, tag, inside):
        """Return the tree of a part of the main one, such as its footnotes, made where there is none."""
        name = self.related(kind)
        if not name:
            data = f"{HEAD}<w:{tag} {NS}>{inside}</w:{tag}>".encode()
            name = self.add(f"word/{kind}.xml", data, f"{WORD_TYPE}.{kind}+xml")
            self.relate(kind, name)
        return self.tree(name)

    def fresh(self, *tags, attribute=ID):
        """Return a number that no element of these names has yet in any part that holds text."""
        trees = [self.tree(name) for name in self.texts()]
        taken = (e.get(attribute, "") for tree in trees for e in tree.iter(*tags))
        return 1 + max((int(id_) for id_ in taken if id_.lstrip("-").isdigit()), default=0)

    def texts(self):
        """Return the names of the parts that hold text."""
        kinds = ("header", "footer", "footnotes", "endnotes", "comments")
        return [self.main, *(name for kind in kinds for name in self.all_related(kind))]

    def is_changed(self):
        """Whether any tree is not as it was read."""
        return self.touched or any(etree.tostring(self._trees[n]) != was for n, was in self._before.items())

    def written(self):
        """Return the file."""
        trees = {
            name: etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, tree in self._trees.items()
            if len(tree) or not name.endswith(".rels")
        }
        kept = {n: data for n, data in self.parts.items() if n not in self._trees}
        return zipped({**kept, **trees})

    @staticmethod
    def _target(source, relation):
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External" or not target:
            return target
        return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
