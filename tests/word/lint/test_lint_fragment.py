"""Compiled clauses: a piece of text is right by itself, or says what is wrong before it is joined."""

from __future__ import annotations

import pytest
from lint_samples import COMMENTED, CONTROL, LINKS, NS, PURPOSE, SECTION, TABLE, TRACKED, WHO

from pipeline.word.lint import lint_fragment

MARKS = '<w:bookmarkStart w:id="1" w:name="c_a"/>{}<w:bookmarkEnd w:id="1"/>'
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def codes(xml: str, **where: str) -> set[str]:
    """What the linter says of a fragment."""
    return {fault.code for fault in lint_fragment(xml, **where)}


@pytest.mark.parametrize(
    "xml", [PURPOSE, TRACKED, COMMENTED, LINKS, CONTROL, TABLE, MARKS.format("<w:p/>"), ""]
)
def test_a_clause_that_is_right_is_clean(xml: str):
    """Whether what it names exists is not a fragment's business; the prefixes it uses are."""
    assert codes(xml.replace("<w:p ", f"<w:p {NS} ")) == set()


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<w:p>words</w:p>", "TEXT_LOOSE"),
        ("words", "TEXT_LOOSE"),
        ("<w:r><w:t>x</w:t></w:r>", "CHILD_MISPLACED"),
        ("<w:p><w:t>x</w:t></w:p>", "CHILD_MISPLACED"),
        ("<w:p><w:r><w:t>two\nlines</w:t></w:r></w:p>", "TEXT_NEWLINE"),
        ("<w:p><w:r><w:t>blank </w:t></w:r></w:p>", "SPACE_LOST"),
        ("<w:p><w:r/><w:pPr/></w:p>", "PPR_NOT_FIRST"),
        ('<w:p><w:pPr><w:jc w:val="left"/><w:keepNext/></w:pPr></w:p>', "PROPERTY_ORDER"),
        ("<w:p><w:r><w:rPr><w:i/><w:b/></w:rPr></w:r></w:p>", "PROPERTY_ORDER"),
        ('<w:p><w:bookmarkStart w:id="1" w:name="c_a"/></w:p>', "BOOKMARK_UNCLOSED"),
        (MARKS.format(MARKS.replace('"1"', '"2"').format("<w:p/>")), "BOOKMARK_NAME_DUPLICATE"),
        (f"<w:p>{FIELD.format('begin')}</w:p>", "FIELD_UNBALANCED"),
        (f"<w:p>{FIELD.format('end')}{FIELD.format('begin')}</w:p>", "FIELD_UNBALANCED"),
        (TABLE.replace("<w:p><w:r><w:t>No</w:t></w:r></w:p>", ""), "TC_NO_PARAGRAPH"),
        (TABLE.replace('w:val="2"', 'w:val="3"'), "GRID_SPAN_OVERFLOW"),
        (TABLE.replace("<w:tblStyle", '<w:tblInd w:w="1"/><w:tblStyle'), "PROPERTY_ORDER"),
        (f'<w:p><w:r><w:ins w:id="1" {WHO}/></w:r></w:p>', "REV_IN_RUN"),
        (f'<w:ins w:id="1" {WHO}><w:p/></w:ins>', "CHILD_MISPLACED"),
        ("<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>", "SDT_BLOCK"),
        (SECTION, "SECTPR_NOT_LAST"),
        ("<w:p>", "XML_ILL_FORMED"),
        ("</w:body><w:body>", "XML_ILL_FORMED"),
        ("<w:p>\ud800</w:p>", "XML_ILL_FORMED"),
        ("<!DOCTYPE x><w:p/>", "XML_DOCTYPE"),
    ],
)
def test_a_clause_that_is_wrong_says_so(xml: str, expected: str):
    """What would break the document is found in the clause."""
    assert codes(xml) == {expected}


def test_a_fragment_of_a_cell_ends_in_a_paragraph():
    """Where the fragment will stand decides what it may hold."""
    assert codes(TABLE, where="body") == set()
    assert codes(TABLE, where="cell") == {"TC_NO_PARAGRAPH"}
    assert codes(f"<w:p/>{TABLE}", where="cell") == {"TC_LAST_NOT_PARAGRAPH"}
    assert codes(f"{TABLE}<w:p/>", where="cell") == set()


def test_ids_may_be_placeholders():
    """Numbers are given when fragments are joined; until then an id only pairs a start with its end."""
    assert codes(MARKS.replace('"1"', '"{id}"').format("<w:p/>", id="@A@")) == set()
    assert codes(f'<w:p><w:ins w:id="@B@" {WHO}><w:r/></w:ins></w:p>') == set()
    assert codes('<w:p><w:pPr><w:numPr><w:ilvl w:val="@C@"/></w:numPr></w:pPr></w:p>') == {"VALUE_INT"}
