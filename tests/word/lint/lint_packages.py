"""A whole Word package around the sample text, and the zip around any package."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Mapping

from lint_samples import BODY, NS, WHO

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
STORE = "{11111111-2222-3333-4444-555555555555}"

Parts = Mapping[str, str | bytes]


def rels(*relations: tuple[str, str, str]) -> str:
    """A part of relations (id, type, target); a target with a colon is outside."""
    rows = "".join(
        f'<Relationship Id="{id_}" Type="{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if ":" in target else "/>")
        for id_, kind, target in relations
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def types(**overrides: str) -> str:
    """The content types: defaults for xml, rels and png, an override for each part named."""
    rows = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{rows}</Types>'
    )


STYLES = (
    f"{HEAD}<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="paragraph" w:styleId="Title">'
    '<w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/></w:style>'
    '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/></w:style></w:styles>'
)
NUMBERING = (
    f'{HEAD}<w:numbering {NS}><w:abstractNum w:abstractNumId="0"><w:nsid w:val="1A2B3C4D"/>'
    '<w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
SETTINGS = (
    f'{HEAD}<w:settings {NS}><w:zoom w:percent="100"/><w:trackRevisions/><w:defaultTabStop w:val="720"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/></w:settings>'
)
FOOTNOTES = (
    f'{HEAD}<w:footnotes {NS}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>'
)
COMMENTS = (
    f'{HEAD}<w:comments {NS}><w:comment w:id="0" {WHO}><w:p w14:paraId="00000101"><w:r><w:t>Why?</w:t></w:r></w:p>'
    "</w:comment></w:comments>"
)
HEADER = f"{HEAD}<w:hdr {NS}><w:p><w:r><w:t>Agreement</w:t></w:r></w:p></w:hdr>"
FOOTER = f'{HEAD}<w:ftr {NS}><w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>'
CORE = (
    f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>Agreement</dc:title><dc:creator>Aid Org</dc:creator>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2026-11-23T10:00:00Z</dcterms:created></cp:coreProperties>'
)
CUSTOM = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Version"><vt:lpwstr>1.0</vt:lpwstr></property>'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="Status"><vt:lpwstr>draft</vt:lpwstr></property>'
    "</Properties>"
)
APP = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Template>Normal.dotm</Template></Properties>"
)
FILL = "<a:solidFill><a:schemeClr val='phClr'/></a:solidFill>" * 3
COLORS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
FONT = '<a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/>'
THEME = (
    f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Plain"><a:themeElements>'
    '<a:clrScheme name="Plain">'
    + "".join(f'<a:{c}><a:srgbClr val="000000"/></a:{c}>' for c in COLORS)
    + "</a:clrScheme>"
    f'<a:fontScheme name="Plain"><a:majorFont>{FONT}</a:majorFont><a:minorFont>{FONT}</a:minorFont></a:fontScheme>'
    f'<a:fmtScheme name="Plain"><a:fillStyleLst>{FILL}</a:fillStyleLst>'
    f"<a:lnStyleLst>{'<a:ln/>' * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{FILL}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
)
STORE_XML = 'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"'


def document(body: str = BODY) -> str:
    """A main part with this body."""
    return f"{HEAD}<w:document {NS}><w:body>{body}</w:body></w:document>"


# Part name -> (content, content type); relations and content types follow from it.
_WML = f"{MEDIA_TYPE}.wordprocessingml"
VALID: dict[str, str | bytes] = {
    "[Content_Types].xml": types(
        **{
            "word/document.xml": f"{_WML}.document.main+xml",
            **{
                f"word/{part}.xml": f"{_WML}.{kind}+xml"
                for part, kind in [
                    *(
                        (same, same)
                        for same in ("styles", "numbering", "settings", "webSettings", "fontTable")
                    ),
                    *((same, same) for same in ("footnotes", "comments")),
                    ("header1", "header"),
                    ("footer1", "footer"),
                ]
            },
            "word/theme/theme1.xml": f"{MEDIA_TYPE}.theme+xml",
            "customXml/itemProps1.xml": f"{MEDIA_TYPE}.customXmlProperties+xml",
            "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
            "docProps/app.xml": f"{MEDIA_TYPE}.extended-properties+xml",
            "docProps/custom.xml": f"{MEDIA_TYPE}.custom-properties+xml",
        }
    ),
    "_rels/.rels": rels(
        ("rId1", f"{KIND}/officeDocument", "word/document.xml"),
        ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("rId3", f"{KIND}/extended-properties", "docProps/app.xml"),
        ("rId4", f"{KIND}/custom-properties", "docProps/custom.xml"),
    ),
    "word/document.xml": document(),
    "word/_rels/document.xml.rels": rels(
        *(
            (f"rId{number}", f"{KIND}/{name}", f"{name}.xml")
            for number, name in enumerate(
                ("styles", "numbering", "settings", "webSettings", "fontTable", "footnotes", "comments"), 1
            )
        ),
        ("rIdTheme", f"{KIND}/theme", "theme/theme1.xml"),
        ("rIdHeader", f"{KIND}/header", "header1.xml"),
        ("rIdFooter", f"{KIND}/footer", "footer1.xml"),
        ("rIdImage", f"{KIND}/image", "media/image1.png"),
        ("rIdLink", f"{KIND}/hyperlink", "https://example.org/"),
        ("rIdData", f"{KIND}/customXml", "../customXml/item1.xml"),
    ),
    "word/styles.xml": STYLES,
    "word/numbering.xml": NUMBERING,
    "word/settings.xml": SETTINGS,
    "word/webSettings.xml": f"{HEAD}<w:webSettings {NS}/>",
    "word/fontTable.xml": f'{HEAD}<w:fonts {NS}><w:font w:name="Calibri"/></w:fonts>',
    "word/footnotes.xml": FOOTNOTES,
    "word/comments.xml": COMMENTS,
    "word/header1.xml": HEADER,
    "word/footer1.xml": FOOTER,
    "word/theme/theme1.xml": THEME,
    "word/media/image1.png": PIXEL,
    "customXml/item1.xml": f"{HEAD}<m>ACME</m>",
    "customXml/itemProps1.xml": f'{HEAD}<ds:datastoreItem ds:itemID="{STORE}" {STORE_XML}/>',
    "customXml/_rels/item1.xml.rels": rels(("rId1", f"{KIND}/customXmlProps", "itemProps1.xml")),
    "docProps/core.xml": CORE,
    "docProps/app.xml": APP,
    "docProps/custom.xml": CUSTOM,
}


def pack(parts: Parts) -> bytes:
    """Zip parts in their order, each with the same date and mode."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def changed(part: str, old: str, new: str) -> dict[str, str | bytes]:
    """The valid parts with one text replaced once; the text must be there."""
    content = VALID[part]
    assert isinstance(content, str)
    assert old in content, f"{old!r} is not in {part}"
    return {**VALID, part: content.replace(old, new, 1)}
