"""Reads wording that a lawyer wrote in Word into the same paragraphs as wording in Markdown.

What a numbered paragraph cannot carry is refused with its name, never dropped: a picture, a text box or a
tracked change would otherwise be lost without anybody seeing it. Numbering comes from the house's styles,
so it continues whatever numbering the file had.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from pipeline.model.clause import WordingSource
from pipeline.model.places import Finding, Place
from pipeline.render.markdown import GLUE, compile_markdown
from pipeline.render.wording import Paragraph

_MARKUP = re.compile(r"([\\`*_\[\]<>#!&])")
_VALUE = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})")
_QUOTES = str.maketrans("“”„‘’", '"""\'\'')
_CONTROL = re.compile(r"\s*\{%.*%\}\s*$")
_REFUSED = {
    "ins": "a tracked insertion", "del": "a tracked deletion", "moveFrom": "a tracked move",
    "moveTo": "a tracked move", "drawing": "a picture or drawing", "pict": "a picture or text box",
    "object": "an embedded object", "commentReference": "a comment", "footnoteReference": "a footnote",
    "endnoteReference": "an endnote", "tbl": "a table", "sdt": "a content control",
    "altChunk": "embedded content", "hyperlink": "a link", "oMath": "an equation", "fldChar": "a field",
    "fldSimple": "a field", "smartTag": "a smart tag", "customXml": "custom XML", "bdo": "text set backwards",
    "dir": "text set backwards", "ruby": "a reading guide", "sym": "a symbol of a font",
}  # fmt: skip


_UNREADABLE = (BadZipFile, PackageNotFoundError, KeyError, ValueError)


def shown_word(source: WordingSource) -> str:
    """Return what a Word wording says as plain text, with its values and conditions as they are typed.

    It is for people to look at; "" where the file cannot be read.
    """
    try:
        document = docx.Document(BytesIO(source.word))
    except _UNREADABLE:
        return ""
    lines = ((_level(paragraph), paragraph.text.strip()) for paragraph in document.paragraphs)
    return "\n\n".join(
        f"{'    ' * (level - 2)}- {text}" if level > 1 else text for level, text in lines if text
    )


def read_word(source: WordingSource) -> tuple[tuple[Paragraph, ...], list[Finding]]:
    """Return a Word wording's paragraphs and what in it cannot be used."""
    try:
        document = docx.Document(BytesIO(source.word))
    except _UNREADABLE as error:
        return (), [Finding.of("WORD_WORDING_UNREADABLE", Place(source.file), problem=str(error)[:80])]
    refused = [
        Finding.of("WORD_WORDING_REFUSED", Place(source.file), what=what) for what in _cannot_carry(document)
    ]
    if refused:
        return (), refused
    text = "\n\n".join(_lines(document))
    return compile_markdown(text, source.file)


def _cannot_carry(document: Document) -> list[str]:
    found = {
        _REFUSED[name]
        for element in document.element.body.iter()
        if isinstance(element.tag, str) and (name := element.tag.rpartition("}")[2]) in _REFUSED
    }
    return sorted(found)


def _lines(document: Document) -> Iterator[str]:
    """Yield each paragraph as Markdown: list levels as bullets, emphasis as stars."""
    for paragraph in document.paragraphs:
        text = _text(paragraph).strip()
        if not text.replace(GLUE, ""):
            continue
        if _CONTROL.match(text):
            yield text
            continue
        level = _level(paragraph)
        start = "" if text.startswith("{{") else GLUE
        yield f"{'    ' * (level - 2)}- {start}{text}" if level > 1 else start + text


def _level(paragraph: WordParagraph) -> int:
    """Return 1 for a numbered paragraph, 2 for an item, 3 for a subitem, by style name or list level."""
    name = (paragraph.style.name or "").casefold() if paragraph.style is not None else ""
    if "subitem" in name or re.search(r"list \w+ [3-9]$", name):
        return 3
    if "item" in name or "list" in name:
        return 2
    levels = paragraph._p.xpath("./w:pPr/w:numPr/w:ilvl/@w:val")  # noqa: SLF001  python-docx shows no list level
    return min(int(levels[0]) + 1, 3) if levels else 1


def _text(paragraph: WordParagraph) -> str:
    return "".join(_run(text, bold=bold, italic=italic) for text, bold, italic in _merged(paragraph.runs))


def _merged(runs: list[WordRun]) -> list[tuple[str, bool, bool]]:
    """Join runs of one format: Word cuts runs anywhere, even inside a value's braces."""
    merged: list[tuple[str, bool, bool]] = []
    for run in runs:
        bold, italic = bool(run.bold), bool(run.italic)
        if merged and merged[-1][1:] == (bold, italic):
            merged[-1] = (merged[-1][0] + run.text, bold, italic)
        else:
            merged.append((run.text, bold, italic))
    return merged


def _run(text: str, *, bold: bool, italic: bool) -> str:
    """Return a run as Markdown; what would be markup is escaped, formulas in braces are kept.

    Word makes quotes curly as one types; in a formula they are meant straight.
    """
    parts = _VALUE.split(text.replace("\n", " ").replace("\t", " "))
    plain = "".join(p.translate(_QUOTES) if i % 2 else _MARKUP.sub(r"\\\1", p) for i, p in enumerate(parts))
    stars = "*" * (2 * bold + italic)
    return f"{GLUE}{stars}{GLUE}{plain}{GLUE}{stars}{GLUE}" if stars and plain.strip() else plain
