"""A small agreement that holds every construct Word can put text in, made here by hand."""

from __future__ import annotations

from functools import lru_cache

from edits.draft import CONTENT_TYPES, OFFICE, RELATIONS, TYPES, WORD_TYPE, zipped
from edits.names import HEAD, NS
from edits.objects import png
from edits.rich_text import BODY
from edits.vocabulary import RIGHT_TO_LEFT

_LEVELS = (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"))
_NOTES = "<w:{0}s {1}>{2}{3}</w:{0}s>"


def _level(at, form, text, style=""):
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{360 * (at + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    )


def _abstract(id_, levels):
    inside = "".join(levels)
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return (
        f'<w:abstractNum w:abstractNumId="{id_}"><w:nsid w:val="1A2B3C{id_}0"/>{kind}{inside}</w:abstractNum>'
    )


def _numbering():
    headings = ("Heading1", "Heading2", "")
    clauses = [_level(n, *form, style) for n, (form, style) in enumerate(zip(_LEVELS, headings, strict=True))]
    items = [_level(n, *form) for n, form in enumerate(_LEVELS)]
    bullets = [_level(0, "bullet", "•"), _level(1, "bullet", "–")]
    nums = [(1, 0, ""), (2, 1, ""), (4, 2, "")]
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums.insert(2, (3, 1, again))
    listed = "".join(
        f'<w:num w:numId="{num}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'
        for num, abstract, more in nums
    )
    definitions = "".join(_abstract(n, levels) for n, levels in enumerate((clauses, items, bullets)))
    return f"<w:numbering {NS}>{definitions}{listed}</w:numbering>"


def _style(kind, id_, name, inside="", *, default=False):
    mark = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}"{mark} w:styleId="{id_}"><w:name w:val="{name}"/>{inside}</w:style>'


def _based(properties, base="Normal"):
    return f'<w:basedOn w:val="{base}"/><w:next w:val="Normal"/><w:qFormat/>{properties}'


def _heading(level):
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return _based(
        f'<w:pPr><w:keepNext/>{numbered}<w:spacing w:before="240"/><w:outlineLvl w:val="{level}"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{28 - 4 * level}"/></w:rPr>'
    )


def _styles():
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
        '<w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    quoted = _based(
        '<w:pPr><w:ind w:left="567" w:right="567"/><w:jc w:val="both"/></w:pPr><w:rPr><w:i/></w:rPr>'
    )
    item = _based("<w:pPr><w:contextualSpacing/></w:pPr>")
    table = '<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders></w:tblPr>'
    return (
        f"<w:styles {NS}>{defaults}"
        + _style("paragraph", "Normal", "Normal", "<w:qFormat/>", default=True)
        + _style("paragraph", "Title", "Title", _based('<w:rPr><w:b/><w:sz w:val="40"/></w:rPr>'))
        + _style("paragraph", "Heading1", "heading 1", _heading(0))
        + _style("paragraph", "Heading2", "heading 2", _heading(1))
        + _style("paragraph", "Quote", "Quote", quoted)
        + _style("paragraph", "ListParagraph", "List Paragraph", item)
        + _style(
            "paragraph",
            "TOC1",
            "toc 1",
            _based('<w:pPr><w:tabs><w:tab w:val="right" w:pos="9000"/></w:tabs></w:pPr>'),
        )
        + _style("paragraph", "FootnoteText", "footnote text", _based('<w:rPr><w:sz w:val="18"/></w:rPr>'))
        + _style("paragraph", "Header", "header", _based('<w:rPr><w:color w:val="666666"/></w:rPr>'))
        + _style("character", "DefaultParagraphFont", "Default Paragraph Font", default=True)
        + _style("character", "Strong", "Strong", "<w:rPr><w:b/></w:rPr>")
        + _style("character", "Emphasis", "Emphasis", "<w:rPr><w:i/></w:rPr>")
        + _style(
            "character",
            "Hyperlink",
            "Hyperlink",
            '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr>',
        )
        + _style(
            "character",
            "FootnoteReference",
            "footnote reference",
            '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
        )
        + _style("character", "CommentReference", "annotation reference", '<w:rPr><w:sz w:val="16"/></w:rPr>')
        + _style("table", "TableNormal", "Normal Table", default=True)
        + _style("table", "TableGrid", "Table Grid", f'<w:basedOn w:val="TableNormal"/>{table}')
        + "</w:styles>"
    )


def _notes(kind, *texts):
    between = "".join(
        f'<w:{kind} w:type="{name}" w:id="{id_}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for id_, name in ((-1, "separator"), (0, "continuationSeparator"))
    )
    mark = f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:{kind}Ref/></w:r>'
    form = '<w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
    notes = ""
    for id_, (first, *more) in enumerate(texts, 1):
        rest = "".join(f"<w:p>{form}<w:r><w:t>{text}</w:t></w:r></w:p>" for text in more)
        own = f'<w:p>{form}{mark}<w:r><w:t xml:space="preserve"> {first}</w:t></w:r></w:p>'
        notes += f'<w:{kind} w:id="{id_}">{own}{rest}</w:{kind}>'
    return _NOTES.format(kind, NS, between, notes)


def _comments(*texts):
    who = 'w:author="Reader" w:date="2026-01-02T03:04:05Z" w:initials="R"'
    made = (
        f'<w:comment w:id="{n}" {who}><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment>'
        for n, text in enumerate(texts)
    )
    return f"<w:comments {NS}>{''.join(made)}</w:comments>"


def _head(text, tag="hdr", more=""):
    form = '<w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    return f"<w:{tag} {NS}><w:p>{form}<w:r><w:t>{text}</w:t></w:r>{more}</w:p></w:{tag}>"


def _page(code):
    return (
        '<w:r><w:tab/><w:t xml:space="preserve">page </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


_SETTINGS = (
    f'<w:settings {NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    '<w:endnotePr><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat></w:settings>"
)


def _word_parts():
    """Return the parts of the folder `word` by their id as relations: kind, name, text."""
    return {
        "rIdStyles": ("styles", "styles", _styles()),
        "rIdNumbering": ("numbering", "numbering", _numbering()),
        "rIdSettings": ("settings", "settings", _SETTINGS),
        "rIdFootnotes": (
            "footnotes",
            "footnotes",
            _notes(
                "footnote",
                ["See the law of 2 May 2025, section 4."],
                ["Paid in kroner.", "And only in kroner."],
            ),
        ),
        "rIdEndnotes": (
            "endnotes",
            "endnotes",
            _notes("endnote", ["The parties met in 2014."], [f"As agreed: {RIGHT_TO_LEFT}."]),
        ),
        "rIdComments": ("comments", "comments", _comments("Is this right?", "Ask the board.")),
        "rIdHeader": ("header", "header1", _head("Agreement between the parties")),
        "rIdHeaderFirst": ("header", "header2", _head("First page: not for signing yet")),
        "rIdHeaderTwo": ("header", "header3", _head("Annex on money")),
        "rIdFooter": ("footer", "footer1", _head("Our number 24-0000", "ftr", _page("PAGE"))),
        "rIdFooterTwo": ("footer", "footer2", _head("Annex", "ftr", _page("NUMPAGES"))),
    }


@lru_cache(maxsize=1)
def rich():
    """Return the file."""
    parts = _word_parts()
    kinds = {name: f"{WORD_TYPE}.{kind}+xml" for kind, name, _ in parts.values()}
    overrides = {"document": f"{WORD_TYPE}.document.main+xml", **kinds}
    types = "".join(
        f'<Override PartName="/word/{n}.xml" ContentType="{kind}"/>' for n, kind in overrides.items()
    )
    own = "".join(_relation(id_, kind, f"{name}.xml") for id_, (kind, name, _) in parts.items())
    own += _relation("rIdImage", "image", "media/image1.png") + _relation(
        "rIdLogo", "image", "media/image2.png"
    )
    own += _relation("rIdLink", "hyperlink", "https://example.org/", ' TargetMode="External"')
    texts = {f"word/{name}.xml": text for _, name, text in parts.values()}
    texts |= {
        CONTENT_TYPES: f'<Types xmlns="{TYPES[1:-1]}"><Default Extension="xml" ContentType="application/xml"/><Default '
        f'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="png" ContentType="image/png"/>{types}</Types>',
        "_rels/.rels": _relations(_relation("rId1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(own),
        "word/document.xml": f"<w:document {NS}><w:body>{BODY}</w:body></w:document>",
    }
    pictures = {"word/media/image1.png": png(200, 0, 0), "word/media/image2.png": png(0, 0, 200)}
    return zipped({**{name: (HEAD + text).encode() for name, text in texts.items()}, **pictures})


def _relations(inside):
    return f'<Relationships xmlns="{RELATIONS[1:-1]}">{inside}</Relationships>'


def _relation(id_, kind, target, mode=""):
    return f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
