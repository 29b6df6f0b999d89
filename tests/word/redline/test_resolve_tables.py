"""Rows, cells and tables that were inserted or deleted, and cells that were merged."""

from __future__ import annotations

import pytest
from revised import accepted, gone, p, r, rejected, tbl, tc, tr

A, B = tc(p(r("a"))), tc(p(r("b")))
ROW, NEXT = tr(A), tr(B)
AFTER = p(r("z"))
START, END = '<w:bookmarkStart w:id="7" w:name="x"/>', '<w:bookmarkEnd w:id="7"/>'


def control(xml: str) -> str:
    """A content control around rows or cells."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{xml}</w:sdtContent></w:sdt>"


CASES = {
    "an inserted row": (tbl(ROW, tr(B, trpr="<w:ins/>")), tbl(ROW, NEXT), tbl(ROW)),
    "a deleted row": (tbl(ROW, tr(B, trpr="<w:del/>")), tbl(ROW), tbl(ROW, NEXT)),
    "with other properties": (
        tbl(ROW, tr(B, trpr="<w:cantSplit/><w:del/>")), tbl(ROW), tbl(ROW, tr(B, trpr="<w:cantSplit/>")),
    ),
    "inserted and then deleted": (tbl(ROW, tr(B, trpr="<w:ins/><w:del/>")), tbl(ROW), tbl(ROW)),
    "an inserted table": (tbl(tr(A, trpr="<w:ins/>")) + AFTER, tbl(ROW) + AFTER, AFTER),
    "a table within a cell": (
        tbl(tr(tc(tbl(tr(A, trpr="<w:ins/>")), p()))), tbl(tr(tc(tbl(ROW), p()))), tbl(tr(tc(p()))),
    ),
    "an inserted cell": (
        tbl(tr(A, tc(p(r("b")), tcpr="<w:tcW/><w:cellIns/>"))), tbl(tr(A, tc(p(r("b")), tcpr="<w:tcW/>"))), tbl(ROW),
    ),
    "a deleted cell": (
        tbl(tr(A, tc(p(r("b")), tcpr="<w:tcW/><w:cellDel/>"))), tbl(ROW), tbl(tr(A, tc(p(r("b")), tcpr="<w:tcW/>"))),
    ),
    "every cell of a row": (tbl(ROW, tr(tc(p(r("b")), tcpr="<w:cellIns/>"))), tbl(ROW, NEXT), tbl(ROW)),
    "every cell of a table": (tbl(tr(tc(p(r("b")), tcpr="<w:cellIns/>"))) + AFTER, tbl(NEXT) + AFTER, AFTER),
    "a row in a content control": (tbl(ROW, control(tr(B, trpr="<w:ins/>"))), tbl(ROW, control(NEXT)), tbl(ROW)),
    "a cell in a content control": (
        tbl(tr(A, control(tc(p(r("b")), tcpr="<w:cellIns/>")))), tbl(tr(A, control(B))), tbl(ROW),
    ),
    "half a bookmark in a row": (
        tbl(ROW, tr(tc(p(START)), trpr="<w:del/>")) + p(END),
        tbl(ROW, START) + p(END),
        tbl(ROW, tr(tc(p(START)))) + p(END),
    ),
    "a cell of which nothing is left": (
        tbl(tr(A, tc(f"<w:ins>{p(r('b'))}</w:ins>"))), tbl(tr(A, B)), tbl(tr(A, tc(p()))),
    ),
    "a cell that would end with a table": (
        tbl(tr(tc(tbl(ROW), f"<w:ins>{p(r('b'))}</w:ins>"))),
        tbl(tr(tc(tbl(ROW), p(r("b"))))),
        tbl(tr(tc(tbl(ROW), p()))),
    ),
    "text in a deleted row": (
        tbl(ROW, tr(tc(p(f"<w:del>{gone('b')}</w:del>", ppr="<w:rPr><w:del/></w:rPr>")), trpr="<w:del/>")),
        tbl(ROW),
        tbl(ROW, NEXT),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("xml", "then", "before"), CASES.values(), ids=CASES)
def test_tables(xml, then, before):
    """What accepting leaves, and what rejecting leaves."""
    assert (accepted(xml), rejected(xml)) == (then, before)


def test_the_story_keeps_a_paragraph():
    """A note that held only a new table is an empty note."""
    assert rejected(tbl(tr(A, trpr="<w:ins/>")), "w:footnote") == p()
    assert rejected(tbl(tr(A, trpr="<w:ins/>")) + "<w:sectPr/>") == p() + "<w:sectPr/>"


MERGED = '<w:tcW/><w:vMerge w:val="{}"/><w:vAlign/>'


@pytest.mark.parametrize(
    ("said", "then", "before"),
    [
        ('w:vMerge="rest"', MERGED.format("restart"), "<w:tcW/><w:vAlign/>"),
        ('w:vMerge="cont"', MERGED.format("continue"), "<w:tcW/><w:vAlign/>"),
        ('w:vMergeOrig="cont"', "<w:tcW/><w:vAlign/>", MERGED.format("continue")),
        ('w:vMerge="cont" w:vMergeOrig="rest"', MERGED.format("continue"), MERGED.format("restart")),
    ],
)
def test_merged_cells(said, then, before):
    """The merge stands in its place among the properties."""
    xml = tbl(tr(tc(p(), tcpr=f"<w:tcW/><w:vAlign/><w:cellMerge {said}/>")))
    assert (accepted(xml), rejected(xml)) == (tbl(tr(tc(p(), tcpr=then))), tbl(tr(tc(p(), tcpr=before))))
