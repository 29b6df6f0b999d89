"""Small Word documents written by hand: a body, and whatever else a test is about."""

from __future__ import annotations

from pipeline.word.redline.opened import Opened

OOXML = "http://schemas.openxmlformats.org"
OFFICE = f"{OOXML}/officeDocument/2006/relationships"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": f"{OOXML}/wordprocessingml/2006/main",
        "r": OFFICE,
        "m": f"{OOXML}/officeDocument/2006/math",
        "mc": f"{OOXML}/markup-compatibility/2006",
        "wp": f"{OOXML}/drawingml/2006/wordprocessingDrawing",
        "a": f"{OOXML}/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
ROOTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}


def word(body="", more="", **parts):
    """A document: its body, more relations (`rel`), and parts: styles, numbering, footnotes, endnotes, or any file."""
    files, relations = {}, [more]
    for name, content in parts.items():
        if isinstance(content, bytes):
            files[f"word/{name}"] = content
        elif name in ROOTS:
            files[f"word/{name}.xml"] = root(ROOTS[name], content)
            relations.append(rel(f"rId_{name}", name, f"{name}.xml"))
        else:
            files[f"word/{name}.xml"] = root("hdr" if "header" in name else "ftr", content)
            relations.append(rel(name, "header" if "header" in name else "footer", f"{name}.xml"))
    files["word/document.xml"] = root("document", f"<w:body>{body}</w:body>")
    files["word/_rels/document.xml.rels"] = rels("".join(relations))
    files["_rels/.rels"] = rels(rel("rId1", "officeDocument", "word/document.xml"))
    return Opened(files)


def root(name, content):
    return f"<w:{name} {SPACES}>{content}</w:{name}>".encode()


def rels(content):
    return f'<Relationships xmlns="{OOXML}/package/2006/relationships">{content}</Relationships>'.encode()


def rel(id_, kind, target, more=""):
    return f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}" {more}/>'


def p(*content, **properties):
    """A paragraph; content that is no XML is a run of text. Properties: style, or any other as XML in `ppr`."""
    style = f'<w:pStyle w:val="{properties["style"]}"/>' if "style" in properties else ""
    ppr = style + properties.get("ppr", "")
    runs = "".join(one if one.startswith("<") else r(one) for one in content)
    return f"<w:p>{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}{runs}</w:p>"


def r(text, rpr=""):
    """A run of text, or of XML."""
    inner = text if text.startswith("<") else f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:r>{f'<w:rPr>{rpr}</w:rPr>' if rpr else ''}{inner}</w:r>"


def tbl(*rows, tblpr=""):
    """A table of rows of cells; a cell is its paragraphs as XML."""
    made = "".join(
        f"<w:tr>{''.join(cell if cell.startswith('<w:tc>') else tc(cell) for cell in row)}</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr>{tblpr}</w:tblPr>{made}</w:tbl>"


def tc(content, tcpr=""):
    return f"<w:tc>{f'<w:tcPr>{tcpr}</w:tcPr>' if tcpr else ''}{content}</w:tc>"


def field(code, result="", rpr=""):
    """A field over several runs; without a result it has no separator."""
    separator = f"{mark('separate')}{r(result, rpr) if result else ''}" if result is not None else ""
    return f"{mark('begin')}{r(f'<w:instrText>{code}</w:instrText>')}{separator}{mark('end')}"


def mark(kind):
    return r(f'<w:fldChar w:fldCharType="{kind}"/>')


def sdt(content, tag="", alias=""):
    names = f'<w:alias w:val="{alias}"/><w:tag w:val="{tag}"/>'
    return f"<w:sdt><w:sdtPr>{names}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def style(id_, more="", name="", kind="paragraph", default="0"):
    return (
        f'<w:style w:type="{kind}" w:styleId="{id_}" w:default="{default}">'
        f'<w:name w:val="{name or id_}"/>{more}</w:style>'
    )


def note(id_, *paragraphs, kind="footnote"):
    return f'<w:{kind} w:id="{id_}">{"".join(paragraphs)}</w:{kind}>'


def noted(id_, kind="footnote"):
    return r(f'<w:{kind}Reference w:id="{id_}"/>')


def picture(id_, inside=""):
    return r(f'<w:drawing><wp:inline><a:blip r:embed="{id_}"/>{inside}</wp:inline></w:drawing>')


def box(*paragraphs):
    return f"<wps:txbx><w:txbxContent>{''.join(paragraphs)}</w:txbxContent></wps:txbx>"


def section(*references, title=False):
    """A section's properties with header and footer references, each as (kind, type, id)."""
    named = "".join(f'<w:{kind}Reference w:type="{type_}" r:id="{id_}"/>' for kind, type_, id_ in references)
    return f"<w:sectPr>{named}{'<w:titlePg/>' if title else ''}</w:sectPr>"


def lists(*numbers, levels=None):
    """A numbering part: one abstract list for each number, each with one decimal level unless `levels` says otherwise."""
    level = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    made = "".join(
        level.format(*one) for one in levels or [(0, "decimal", "%1."), (1, "lowerLetter", "(%2)")]
    )
    abstract = "".join(f'<w:abstractNum w:abstractNumId="{n}0">{made}</w:abstractNum>' for n in numbers)
    return abstract + "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}0"/></w:num>' for n in numbers
    )


def listed(number, ilvl=0):
    return f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{number}"/></w:numPr>'
