"""From a document to the bytes of a .docx: the body written, stamps filled, parts packed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.model.document import Document
from pipeline.model.words import LANGUAGES
from pipeline.word.fragment import Press
from pipeline.word.house import House, Setting
from pipeline.word.lint import Fault, lint_joined
from pipeline.word.package import PackedPart, pack, zipped
from pipeline.word.sequence import body_content
from pipeline.word.stamps import manifest, stamps_of
from pipeline.word.xml import R, W, escape

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"
PROPERTY_LENGTH = 255
MANIFEST_NS = "urn:aftale:manifest:1"
_MANIFEST_ID = "{6B1E5D0C-0A7F-4D5E-9C33-A1F7A1E00001}"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


class Writer:
    """Writes documents in one house's style; keeps what they share."""

    def __init__(self, house: House) -> None:
        """Take the house file."""
        self._house = house
        self._press = Press(house.styles["Placeholder"])
        self._shared: dict[tuple[tuple[str, ...], bool, str], _Shared] = {}

    def write(self, document: Document) -> tuple[bytes, tuple[Fault, ...]]:
        """Return the document's bytes, and what joining its parts broke (nothing, unless we are wrong)."""
        shared = self._shared_by(document)
        texts, skeletons = self._own_parts(document, shared.setting)
        own = {name: text.encode() for name, text in texts.items()}
        faults = shared.faults + lint_joined({**own, **shared.relations}, shared.names, skeletons)
        packed = [pack(name, content) for name, content in own.items()]
        return zipped((*shared.parts, *packed)), faults

    def _own_parts(
        self, document: Document, setting: Setting
    ) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
        """Return the parts that are this document's alone, and the skeletons of its text."""
        body = body_content(document, self._house.styles, self._press, setting)
        stamps = stamps_of(document)
        clauses = json.dumps(manifest(document), ensure_ascii=False, separators=(",", ":"))
        own = {
            MAIN: f'{XML}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body.xml}'
                                 "</w:body></w:document>",
            "docProps/core.xml": _core(document),
            "docProps/custom.xml": _custom(stamps, clauses),
            "customXml/item1.xml": f'{XML}<manifest xmlns="{MANIFEST_NS}">{escape(clauses)}</manifest>',
        }  # fmt: skip
        own |= {name: template.filled(stamps) for name, template in setting.stamped}
        return own, {MAIN: body.skeletons}

    def _shared_by(self, document: Document) -> _Shared:
        """Return what all documents of these languages and paper share, deflated once."""
        key = (document.languages, document.in_sequence, document.paper)
        if key not in self._shared:
            words = tuple(column.phrases.get("annex", "") for column in document.columns)
            setting = self._house.setting(
                document.languages, document.paper, words, in_sequence=document.in_sequence
            )
            own, _ = self._own_parts(document, setting)
            texts = {**_FIXED, RELATIONS: _with_manifest(setting.relationships)}
            texts["[Content_Types].xml"] = _content_types(setting, [*own, *texts])
            encoded = {name: text.encode() for name, text in texts.items()}
            parts = (*setting.shared, *(pack(name, content, 9) for name, content in encoded.items()))
            names = frozenset(part.name for part in parts)
            relations = {RELATIONS: encoded[RELATIONS]} | setting.stamped_relations
            judged = {name: text.encode() for name, text in own.items()} | encoded | relations
            faults = tuple(f for f in lint_joined(judged, besides=names) if f.part in encoded)
            self._shared[key] = _Shared(setting, parts, names, relations, faults)
        return self._shared[key]


@dataclass(frozen=True, slots=True)
class _Shared:
    """What documents of the same languages and paper have alike."""

    setting: Setting
    parts: tuple[PackedPart, ...]
    names: frozenset[str]
    relations: Mapping[str, bytes]
    """The relationships of the main part and of headers and footers, which their own content is held against."""
    faults: tuple[Fault, ...]
    """What is wrong with the parts they share: the same names and relationships in each document."""


def _core(document: Document) -> str:
    """Return the core properties; a draft has no date of its own, so none is given."""
    column = document.columns[0]
    return (
        f"{XML}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(column.title)}</dc:title><dc:creator>{escape(document.author)}</dc:creator>"
        f"<dc:language>{LANGUAGES[column.language]}</dc:language>"
        f"<cp:lastModifiedBy>{escape(document.author)}</cp:lastModifiedBy>"
        f"<cp:version>{escape(document.edition.version)}</cp:version></cp:coreProperties>"
    )


def _custom(stamps: Mapping[str, str], clauses: str) -> str:
    """Return the custom properties: stamps, and the manifest in pieces Word's dialog can show."""
    properties = dict(stamps)
    for number, start in enumerate(range(0, len(clauses), PROPERTY_LENGTH), 1):
        properties[f"aftale_manifest_{number:02d}"] = clauses[start : start + PROPERTY_LENGTH]
    items = "".join(
        f'<property fmtid="{_FORMAT}" pid="{pid}" name="{name}"><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for pid, (name, value) in enumerate(properties.items(), 2)
    )
    return f'{XML}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_TYPES}">{items}</Properties>'


def _with_manifest(relationships: str) -> str:
    relation = f'<Relationship Id="rIdManifest" Type="{_OFFICE}/customXml" Target="../customXml/item1.xml"/>'
    return relationships.replace("</Relationships>", f"{relation}</Relationships>")


def _content_types(setting: Setting, own: Iterable[str]) -> str:
    """Return the content types: the house's for its parts, ours for our own."""
    names = [*(part.name for part in setting.shared), *own]
    ours = {**_OWN_TYPES, **{k: v for k, v in setting.content_types.items() if k in names}}
    defaults = {k[1:]: v for k, v in setting.content_types.items() if k.startswith(".")}
    defaults |= {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    lines = [f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in sorted(defaults.items())]
    ours[MAIN] = _MAIN_TYPE
    lines += [f'<Override PartName="/{n}" ContentType="{t}"/>' for n, t in sorted(ours.items())]
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    return f'{XML}<Types xmlns="{types}">{"".join(lines)}</Types>'


_APP = (
    f'{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>aftale</Application></Properties>"
)
_OWN_TYPES = {
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
}
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_FIXED = {
    "docProps/app.xml": _APP,
    "_rels/.rels": (
        f'{XML}<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/extended-properties" Target="docProps/app.xml"/>'
        f'<Relationship Id="rId4" Type="{_OFFICE}/custom-properties" Target="docProps/custom.xml"/>'
        "</Relationships>"
    ),
    "customXml/itemProps1.xml": (
        f'{XML}<ds:datastoreItem ds:itemID="{_MANIFEST_ID}" '
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{MANIFEST_NS}"/></ds:schemaRefs></ds:datastoreItem>'
    ),
    "customXml/_rels/item1.xml.rels": (
        f'{XML}<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/customXmlProps" Target="itemProps1.xml"/></Relationships>'
    ),
}
