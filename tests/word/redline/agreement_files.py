"""Small agreements as Word files, written as text: a line is a paragraph, and how it begins says which."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from small_files import NORMAL, Opened, small_file, style

from pipeline.word.redline.compare.marks import Author
from pipeline.word.redline.redlining import Redline, redline

AUTHOR = Author("The Reed Society", "2027-03-01T00:00:00Z")
_LEVELS = ("%1", "%1.%2", "(%3)")
_FORMATS = ("decimal", "decimal", "lowerLetter")
_NUM = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
STYLES = NORMAL + "".join((
    style("Heading1", "heading 1", f'<w:pPr>{_NUM.format(0)}<w:outlineLvl w:val="0"/></w:pPr>'),
    style("Part", "Part", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
    style("Text", "Text", f"<w:pPr>{_NUM.format(1)}</w:pPr>"),
    style("Item", "Item", f"<w:pPr>{_NUM.format(2)}</w:pPr>"),
    style("TOC1", "toc 1"),
))  # fmt: skip
NUMBERING = '<w:abstractNum w:abstractNumId="0">' + "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for at, (form, text) in enumerate(zip(_FORMATS, _LEVELS, strict=True))
) + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'  # fmt: skip
_STYLES = {"# ": "Heading1", "## ": "Part", ". ": "Text", "( ": "Item", "~ ": "TOC1", "": "Normal"}
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF r \\w \\h </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_TARGET = '<w:p><w:bookmarkStart w:id="99" w:name="r"/><w:bookmarkEnd w:id="99"/></w:p>'
_TABLE = "<w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
_MARKED = re.compile(r"(\*[^*]+\*|\[\d+\])")


def agreement(text: str, *, anchored: bool = False) -> Opened:
    """An agreement: `# ` a numbered heading, `## ` one without number, `. ` 4.2, `( ` (a), `| ` a row, else a paragraph.

    `*words*` are bold, `[4]` is a live reference; `anchored` puts each numbered heading's clause in a bookmark.
    """
    body, rows, number = "", "", 0
    for line in [*text.strip().splitlines(), ""]:
        line = line.strip()  # noqa: PLW2901
        if line.startswith("| "):
            rows += _row(line)
            continue
        body, rows = body + (f"<w:tbl>{_TABLE}{rows}</w:tbl>" if rows else ""), ""
        start = next(start for start in _STYLES if line.startswith(start))
        words = line.removeprefix(start)
        if start == "# " and anchored:
            body += f'<w:bookmarkEnd w:id="{number}"/>' if number else ""
            number += 1
            name = re.sub(r"\W", "_", words.lower())
            body += _paragraph(words, "Heading1", f'<w:bookmarkStart w:id="{number}" w:name="c_{name}"/>')
        elif words:
            body += _paragraph(words, _STYLES[start])
    body += f'<w:bookmarkEnd w:id="{number}"/>' if number else ""
    return small_file(f"{body}{_TARGET}", styles=STYLES, numbering=NUMBERING)


def _row(line: str) -> str:
    cells = (_paragraph(cell, "Normal") for cell in line.removeprefix("| ").split(" | "))
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def _paragraph(text: str, style_: str, before: str = "") -> str:
    runs = "".join(map(_run, _MARKED.split(text)))
    return f'<w:p><w:pPr><w:pStyle w:val="{style_}"/></w:pPr>{before}{runs}</w:p>'


def _run(text: str) -> str:
    if _MARKED.fullmatch(text) and text.startswith("["):
        return _FIELD.format(text[1:-1])
    bold = "<w:rPr><w:b/></w:rPr>" if text.startswith("*") else ""
    words = escape(text.strip("*"))
    return f'<w:r>{bold}<w:t xml:space="preserve">{words}</w:t></w:r>' if words else ""


def compared(old: str, new: str, *, anchored: bool = False, **how: object) -> Redline:
    """The redline of two agreements."""
    files = (agreement(text, anchored=anchored).written() for text in (old, new))
    return redline(*files, AUTHOR, **how)
