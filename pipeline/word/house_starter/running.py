"""Headers, footers and the empty body: what stands on every page, all of it fields, so that it prints in any language."""

from __future__ import annotations

from pipeline.word.house_starter.measures import A4, BOTTOM, FOOTER, HEADER, RULE, SIDE, TOP
from pipeline.word.house_starter.xml import Element, el

# Our custom properties, and what the house file itself shows for them.
PROPERTIES = {
    "aftale_title": "Title of the agreement",
    "aftale_id": "partnership/agreement",
    "aftale_version": "0.1",
    "aftale_status": "draft",
    "aftale_word_version": "Version",
    "aftale_word_page": "Page",
    "aftale_word_of": "of",
}
SEPARATOR = "\N{NO-BREAK SPACE}· "  # a line never begins with the dot


def default_header() -> Element:
    """Return the header of page 2 and on: short title left, agreement id right, a thin rule below."""
    line = el("w:pBdr", el("w:bottom", val="single", sz=4, space=4, color=RULE))
    return el("w:hdr", _paragraph("Header", line, *_stamp("aftale_title"), _tab(), *_stamp("aftale_id")))


def first_header() -> Element:
    """Return the header of page 1: an empty paragraph, or the draft notice when the writer puts it there."""
    return el("w:hdr", _paragraph("Header"))


def footer() -> Element:
    """Return the footer of every page: id, version and status left, page number right."""
    return el(
        "w:ftr",
        _paragraph(
            "Footer",
            *_stamp("aftale_id"), _text(SEPARATOR),
            *_stamp("aftale_word_version"), _text(" "), *_stamp("aftale_version"), _text(SEPARATOR),
            *_stamp("aftale_status"), _tab(),
            *_stamp("aftale_word_page"), _text(" "), *_field("PAGE", "1"), _text(" "),
            *_stamp("aftale_word_of"), _text(" "), *_field("NUMPAGES", "1"),
        ),
    )  # fmt: skip


def body() -> Element:
    """Return document.xml: one empty paragraph and the page."""
    references = (
        el("w:headerReference", type="default", r_id="rIdHeader"),
        el("w:headerReference", type="first", r_id="rIdHeaderFirst"),
        el("w:footerReference", type="default", r_id="rIdFooter"),
        el("w:footerReference", type="first", r_id="rIdFooterFirst"),
    )
    page = el("w:pgSz", w=A4[0], h=A4[1])
    margins = el(
        "w:pgMar", top=TOP, right=SIDE, bottom=BOTTOM, left=SIDE, header=HEADER, footer=FOOTER, gutter=0,
    )  # fmt: skip
    section = el("w:sectPr", *references, page, margins, el("w:cols", space=720), el("w:titlePg"))
    return el("w:document", el("w:body", el("w:p"), section))


def _paragraph(style: str, *content: Element) -> Element:
    """Return a paragraph; a leading w:pBdr belongs to its properties."""
    own = [child for child in content if child.tag.endswith("}pBdr")]
    runs = [child for child in content if child not in own]
    return el("w:p", el("w:pPr", el("w:pStyle", val=style), *own), *runs)


def _stamp(name: str) -> tuple[Element, ...]:
    return _field(f"DOCPROPERTY {name}", PROPERTIES[name])


def _field(code: str, result: str) -> tuple[Element, ...]:
    """Return the five runs of a field; Word shows the cached result until somebody updates it."""
    return (
        el("w:r", el("w:fldChar", fldCharType="begin")),
        el("w:r", el("w:instrText", f" {code} ", xml_space="preserve")),
        el("w:r", el("w:fldChar", fldCharType="separate")),
        _text(result),
        el("w:r", el("w:fldChar", fldCharType="end")),
    )


def _text(words: str) -> Element:
    return el("w:r", el("w:t", words, xml_space="preserve"))


def _tab() -> Element:
    return el("w:r", el("w:tab"))
