"""The parts of the house file in one zip: the same bytes every time, on every machine."""

from __future__ import annotations

import io
import zipfile

from pipeline.word.house_starter import numbering, running, settings, styles, theme
from pipeline.word.house_starter.xml import OFFICE, PACKAGE, Element, el, part

MADE = "2026-01-01T00:00:00Z"  # a date in core.xml is expected; this one is nobody's
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# path, content type, relationship id and type (of the package or of the document)
DOCUMENT_PARTS = (
    ("word/fontTable.xml", f"{WORD}.fontTable+xml", "rIdFonts", "fontTable"),
    ("word/footer1.xml", f"{WORD}.footer+xml", "rIdFooter", "footer"),
    ("word/footer2.xml", f"{WORD}.footer+xml", "rIdFooterFirst", "footer"),
    ("word/header1.xml", f"{WORD}.header+xml", "rIdHeader", "header"),
    ("word/header2.xml", f"{WORD}.header+xml", "rIdHeaderFirst", "header"),
    ("word/numbering.xml", f"{WORD}.numbering+xml", "rIdNumbering", "numbering"),
    ("word/settings.xml", f"{WORD}.settings+xml", "rIdSettings", "settings"),
    ("word/styles.xml", f"{WORD}.styles+xml", "rIdStyles", "styles"),
    ("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml", "rIdTheme", "theme"),
    ("word/webSettings.xml", f"{WORD}.webSettings+xml", "rIdWeb", "webSettings"),
)
OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
PACKAGE_PARTS = (
    ("docProps/app.xml", f"{OFFICE_TYPE}.extended-properties+xml", "rIdApp", f"{OFFICE}/relationships/extended-properties"),
    ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", "rIdCore",
     f"{PACKAGE}/relationships/metadata/core-properties"),
    ("docProps/custom.xml", f"{OFFICE_TYPE}.custom-properties+xml", "rIdCustom",
     f"{OFFICE}/relationships/custom-properties"),
    ("word/document.xml", f"{WORD}.document.main+xml", "rIdDocument", f"{OFFICE}/relationships/officeDocument"),
)  # fmt: skip
CUSTOM_PROPERTY = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the one format id Word knows for them


def build_house() -> bytes:
    """Return the bytes of house.docx."""
    parts = {path: part(root) for path, root in _roots().items()}
    rest = sorted(path for path in parts if path != "[Content_Types].xml")
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as package:
        for path in ("[Content_Types].xml", *rest):
            package.writestr(_entry(path), parts[path])
    return memory.getvalue()


def _entry(path: str) -> zipfile.ZipInfo:
    """Return a zip entry without clock or platform; stored, since deflate differs from one zlib to the next."""
    entry = zipfile.ZipInfo(path, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_STORED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16  # Word for Mac refuses an entry that nobody may read
    return entry


def _roots() -> dict[str, Element]:
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships([(key, kind, path) for path, _, key, kind in PACKAGE_PARTS]),
        "docProps/app.xml": el("ep:Properties", el("ep:Application", "aftale")),
        "docProps/core.xml": _core(),
        "docProps/custom.xml": _custom(),
        "word/_rels/document.xml.rels": _relationships(
            [
                (key, f"{OFFICE}/relationships/{kind}", path.removeprefix("word/"))
                for path, _, key, kind in DOCUMENT_PARTS
            ]
        ),
        "word/document.xml": running.body(),
        "word/fontTable.xml": settings.font_table(),
        "word/footer1.xml": running.footer(),
        "word/footer2.xml": running.footer(),
        "word/header1.xml": running.default_header(),
        "word/header2.xml": running.first_header(),
        "word/numbering.xml": numbering.numbering(),
        "word/settings.xml": settings.settings(),
        "word/styles.xml": styles.styles(),
        "word/theme/theme1.xml": theme.theme(),
        "word/webSettings.xml": settings.web_settings(),
    }


def _content_types() -> Element:
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = (
        el("ct:Default", Extension="rels", ContentType=relationships),
        el("ct:Default", Extension="xml", ContentType="application/xml"),
    )
    overrides = (
        el("ct:Override", PartName=f"/{path}", ContentType=kind)
        for path, kind, *_ in sorted((*PACKAGE_PARTS, *DOCUMENT_PARTS))
    )
    return el("ct:Types", *defaults, *overrides)


def _relationships(links: list[tuple[str, str, str]]) -> Element:
    return el(
        "rel:Relationships",
        *(el("rel:Relationship", Id=key, Type=kind, Target=target) for key, kind, target in links),
    )


def _core() -> Element:
    return el(
        "cp:coreProperties",
        el("dc:title", "House style"),
        el("dc:language", "en-GB"),
        el("dcterms:created", MADE, xsi_type="dcterms:W3CDTF"),
        el("dcterms:modified", MADE, xsi_type="dcterms:W3CDTF"),
    )


def _custom() -> Element:
    """Return our custom properties; Word counts them from 2."""
    values = enumerate(running.PROPERTIES.items(), start=2)
    return el(
        "op:Properties",
        *(
            el("op:property", el("vt:lpwstr", value), fmtid=CUSTOM_PROPERTY, pid=pid, name=name)
            for pid, (name, value) in values
        ),
    )
