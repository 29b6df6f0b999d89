"""The few pieces of WordprocessingML everything is made of, as text; values enter only through `escape`."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from pipeline.model.document import Part, Placeholder, Reference, Value

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOKMARK_LENGTH = 40
END_RUN = "</w:t></w:r>"
TAB = "<w:r><w:tab/></w:r>"
_BLANKS = str.maketrans("\n\t\r", "   ")


class Content(NamedTuple):
    """XML of whole paragraphs and tables, and its skeletons: what a linter reads of it.

    Skeletons are whole elements too. Between them they hold all markup of the XML, and what is alike in many
    documents is the same string in all of them; of its words they hold what they like.
    """

    xml: str
    skeletons: tuple[str, ...]

    @classmethod
    def of(cls, xml: str) -> Content:
        """Return XML that is its own skeleton."""
        return cls(xml, (xml,))


def escape(text: str) -> str:
    """Return text as XML character data or a quoted attribute; the one door for values into markup."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if "\n" in text or "\t" in text or "\r" in text:  # a break inside w:t is a fault, and Word shows a blank
        text = text.translate(_BLANKS)
    return text.replace('"', "&quot;") if '"' in text else text


@lru_cache(maxsize=8)
def open_run(*, bold: bool, italic: bool) -> str:
    """Return the start of a run of text in a format; `END_RUN` closes it."""
    marks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">'


PLAIN_RUN = open_run(bold=False, italic=False)


def text_run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    """Return a run of plain text."""
    if not text:
        return ""
    if bold or italic or text[0] == " " or text[-1] == " ":
        return f"{open_run(bold=bold, italic=italic)}{escape(text)}{END_RUN}"
    return f"<w:r><w:t>{escape(text)}</w:t></w:r>"  # most runs: no blanks to keep at their ends


def styled_run(text: str, style: str) -> str:
    """Return a run in a character style."""
    style_mark = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>'
    return f'<w:r>{style_mark}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def field(instruction: str, shown: str) -> str:
    """Return a complex field with its cached result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{text_run(shown)}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


@lru_cache(maxsize=4096)
def bookmark_name(prefix: str, clause: str, language: str = "") -> str:
    """Return a clause's bookmark name: letters, digits and underscores, at most 40 characters."""
    tail = f"_{language}" if language else ""
    return f"{prefix}_{clause.replace('-', '_')}"[: BOOKMARK_LENGTH - len(tail)] + tail


def annex_heading(index: int, language: str) -> str:
    """Return the bookmark of the heading of a Word file that goes along, for references to its number."""
    return bookmark_name("r", f"annex-file-{index + 1}", language)


def annex_anchor(index: int) -> str:
    """Return the bookmark that marks where an appended Word file begins."""
    return f"x_annex_{index + 1}"


def value_runs(value: Value, placeholder: str, language: str = "", *, bold: bool = False,
               italic: bool = False) -> str:  # fmt: skip
    """Return a value as runs: text, live references, highlighted placeholders (a character style)."""
    if isinstance(value, str):
        return text_run(value, bold=bold, italic=italic)
    return _runs(value, placeholder, language, bold=bold, italic=italic)


@lru_cache(maxsize=4096)
def _runs(value: tuple[Part, ...], placeholder: str, language: str, *, bold: bool, italic: bool) -> str:
    """Return the runs of what is not text alone; references are the same in one agreement after the other."""
    runs = []
    for part in value:
        if isinstance(part, Reference):
            name = bookmark_name("r", part.target, language)
            runs.append(field(f"REF {name} \\w \\h", part.shown))
        elif isinstance(part, Placeholder):
            runs.append(styled_run(part.shown, placeholder))
        else:
            runs.append(text_run(part, bold=bold, italic=italic))
    return "".join(runs)


def paragraph(style: str, content: str, extra: str = "") -> str:
    """Return a paragraph in a style; `extra` are further properties, in schema order after the style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{content}</w:p>'
