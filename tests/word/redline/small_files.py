"""Small Word files, from the XML of a body and of the parts it needs; and whether one is still sound."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping, Sequence

import docx
from lxml import etree

from pipeline.word.lint import CATALOGUE, lint_package
from pipeline.word.lint.names import PREFIXES, Element, W
from pipeline.word.package import pack, zipped
from pipeline.word.redline.opened import OFFICE, Opened, open_word

MAIN = "word/document.xml"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
NS = " ".join(f'xmlns:{prefix}="{uri[1:-1]}"' for prefix, uri in PREFIXES.items()) + ' mc:Ignorable="w14 w15"'
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
_ROOTS = {"header": "hdr", "footer": "ftr"}

Relations = Sequence[tuple[str, str, str]]
"""Id, kind and target; a target with a colon is outside."""
Part = tuple[str | bytes, str]
"""What is in a part, and its content type."""


def small_file(body: str, parts: Mapping[str, Part] | None = None, relations: Relations = (), ns: str = NS,
               **inner: str | None) -> Opened:  # fmt: skip
    """A file with a body; `inner` is what stands in its styles, numbering, settings, footnotes, comments ...

    It has styles and settings unless they are None.
    """
    given = {"styles": NORMAL, "settings": "", **inner}
    inner = {name: content for name, content in given.items() if content is not None}
    document = f"<w:document {ns}><w:body>{body}<w:sectPr/></w:body></w:document>"
    held: dict[str, Part] = {MAIN: (document, f"{WML}.document.main+xml")}
    for name, xml in inner.items():
        root = _ROOTS.get(name, name)
        held[f"word/{name}.xml"] = (f"<w:{root} {ns}>{xml}</w:{root}>", f"{WML}.{name}+xml")
    held |= parts or {}
    own = [(f"rId{name}", name, f"{name}.xml") for name in inner]
    data = {
        name: content if isinstance(content, bytes) else content.encode()
        for name, (content, _) in held.items()
    }
    data |= {
        "[Content_Types].xml": _types({name: type_ for name, (_, type_) in held.items() if type_}),
        "_rels/.rels": rels(("rId1", "officeDocument", MAIN)),
        "word/_rels/document.xml.rels": rels(*own, *relations),
    }  # fmt: skip
    return open_word(zipped(pack(name, content) for name, content in data.items()))


def rels(*relations: tuple[str, str, str]) -> bytes:
    """A part of relations."""
    rows = "".join(
        f'<Relationship Id="{id_}" Type="{kind if ":" in kind else f"{OFFICE}/{kind}"}" Target="{target}"'
        + (' TargetMode="External"/>' if ":" in target else "/>")
        for id_, kind, target in relations
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'.encode()


def _types(overrides: Mapping[str, str]) -> bytes:
    rows = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in overrides.items())
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{rows}</Types>'
    ).encode()


def blocks(opened: Opened) -> list[Element]:
    """The blocks of a body, without its last section."""
    return list(opened.root(opened.main)[0])[:-1]


def put(out: Opened, *elements: Element) -> None:
    """Put elements at the end of a body; None is nothing."""
    body = out.touch(out.main)[0]
    for element in filter(lambda e: e is not None, elements):
        body[-1].addprevious(element)


def xml(element: Element) -> str:
    """An element's XML, without the declarations of namespaces."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    for prefix, uri in PREFIXES.items():
        text = text.replace(f' xmlns:{prefix}="{uri[1:-1]}"', "")
    return text


def parsed(content: str, ns: str = NS) -> Element:
    """An element that stands alone."""
    return etree.fromstring(f"<w:x {ns}>{content}</w:x>")[0]


def sound(out: Opened) -> Opened:
    """The file as it is written; the linter must find no error, and python-docx must read it."""
    data = out.written()
    errors = [fault for fault in lint_package(data) if CATALOGUE[fault.code].severity == "error"]
    assert errors == []
    docx.Document(io.BytesIO(data))
    return open_word(data)


def para(text: str = "a", ppr: str = "") -> str:
    """A paragraph."""
    return f"<w:p>{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}<w:r><w:t>{text}</w:t></w:r></w:p>"


def style(id_: str, name: str, more: str = "", kind: str = "paragraph") -> str:
    """A style."""
    return f'<w:style w:type="{kind}" w:styleId="{id_}"><w:name w:val="{name}"/>{more}</w:style>'


def styles_of(opened: Opened) -> dict[str, Element]:
    """The styles of a file by their ids."""
    return {s.get(W + "styleId"): s for s in opened.root(opened.related("styles")).iter(W + "style")}
