"""What a house gives the later versions of a document that holds one language after the other.

Each has styles that say its language, clause numbers that begin again, and a header and footer in its words.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from itertools import count, product

from lxml import etree

from pipeline.model.words import LANGUAGES
from pipeline.word.lists import Lists
from pipeline.word.stamps import StampTemplate, stamp_template
from pipeline.word.styles import NUMBERED, VERSION_STYLES, StyleIds
from pipeline.word.xml import R, W

_RELATIONS = "word/_rels/document.xml.rels"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_ID = f"{{{R}}}id"


def add_styles(styles: etree._Element, ids: StyleIds, lists: Lists, language: str) -> None:
    """Add a twin of each paragraph style: it looks the same, says its language, and has numbers of its own."""
    own = ids.version(language)
    numbered = {name: level for name, level in NUMBERED.items() if name in VERSION_STYLES}
    number = lists.twin({ids[name]: own[name] for name in numbered})
    twins = {ids[name]: own[name] for name in VERSION_STYLES}
    originals = {style.get(_w("styleId")): style for style in styles.iter(_w("style"))}
    for name in VERSION_STYLES:
        original = originals.get(ids[name])
        if original is None:
            continue
        twin = etree.SubElement(styles, _w("style"), {
            _w("type"): "paragraph", _w("customStyle"): "1", _w("styleId"): own[name]})  # fmt: skip
        _say(twin, "name", f"{name} {language}")
        _say(twin, "basedOn", ids[name])
        for following in original.findall(_w("next")):
            _say(twin, "next", twins.get(following.get(_w("val")), following.get(_w("val"))))
        twin.extend(deepcopy(original.findall(_w("uiPriority"))))
        if name in numbered:
            twin.append(_numbering(original, number, numbered[name]))
        _say(etree.SubElement(twin, _w("rPr")), "lang", LANGUAGES[language])


def _numbering(original: etree._Element, number: int, level: int) -> etree._Element:
    """Return paragraph properties with a list; it would bring its own indents, so the style's are repeated."""
    properties = etree.Element(_w("pPr"))
    marks = etree.SubElement(properties, _w("numPr"))
    _say(marks, "ilvl", str(level))
    _say(marks, "numId", str(number))
    properties.extend(deepcopy(original.findall(f"{_w('pPr')}/{_w('ind')}")))
    return properties


class Running:
    """The headers and footers of later versions: copies of the house's that show each version's own stamps."""

    def __init__(self, parts: Mapping[str, bytes], stamped: Iterable[str], languages: Iterable[str]) -> None:
        """Take the house's parts, which of them have stamps, and the later versions' languages."""
        self._parts = parts
        self._copies: dict[tuple[str, str], str] = {}
        """The name of each copy, by the original's and the language."""
        for language, original in product(languages, stamped):
            taken = {*parts, *self._copies.values()}
            self._copies[original, language] = next(n for n in _names_like(original) if n not in taken)
        self._relations = etree.fromstring(parts[_RELATIONS], _PARSER)
        self._add_relations()

    def _add_relations(self) -> None:
        for relation, (original, language) in product(list(self._relations), self._copies):
            if posixpath.join("/word", relation.get("Target", "")) == f"/{original}":
                added = etree.SubElement(self._relations, relation.tag, relation.attrib)
                added.set("Id", _own_id(relation.get("Id"), language))
                added.set("Target", posixpath.relpath(self._copies[original, language], "word"))

    @property
    def stamped(self) -> tuple[tuple[str, StampTemplate], ...]:
        """The copies, cut at their stamps."""
        cut = ((name, stamp_template(self._parts[original], language))
               for (original, language), name in self._copies.items())  # fmt: skip
        return tuple((name, template) for name, template in cut if template)

    def relations_of_parts(self) -> Iterator[tuple[str, bytes]]:
        """Yield the relationships of copies whose originals have some, such as to a logo."""
        for (original, _), name in self._copies.items():
            if relations_of(original) in self._parts:
                yield relations_of(name), self._parts[relations_of(original)]

    def relationships(self) -> str:
        """Return the document's relationships, those to the copies among them."""
        if not self._copies:
            return self._parts[_RELATIONS].decode()
        return etree.tostring(
            self._relations, xml_declaration=True, encoding="UTF-8", standalone=True
        ).decode()

    def content_types(self, known: Mapping[str, str]) -> dict[str, str]:
        """Return the content types of parts, those of the copies among them."""
        copies = {name: known[original] for (original, _), name in self._copies.items() if original in known}
        return {**known, **copies}

    def section(self, first: etree._Element, language: str) -> etree._Element:
        """Return the section of a later version: like the first, on a new page, with its own header and footer."""
        own = deepcopy(first)
        for start in own.findall(_w("type")):
            own.remove(start)
        known = {relation.get("Id") for relation in self._relations}
        for reference in own.iter(_w("headerReference"), _w("footerReference")):
            wanted = _own_id(reference.get(_ID), language)
            reference.set(_ID, wanted if wanted in known else reference.get(_ID))
        return own


def _own_id(relation: str, language: str) -> str:
    return f"{relation}{language.capitalize()}"


def _names_like(name: str) -> Iterator[str]:
    """Yield `word/header1.xml`, `word/header2.xml` ... for the name of a header."""
    stem = name.removesuffix(".xml").rstrip("0123456789")
    return (f"{stem}{number}.xml" for number in count(1))


def relations_of(part: str) -> str:
    """Return the name of the part that says what a part is related to."""
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def _say(parent: etree._Element, name: str, value: str) -> None:
    etree.SubElement(parent, _w(name), {_w("val"): value})


def _w(name: str) -> str:
    return f"{{{W}}}{name}"
