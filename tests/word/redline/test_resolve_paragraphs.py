"""Paragraphs whose mark was inserted, deleted or moved: they join the next one, or stay."""

from __future__ import annotations

import pytest
from revised import accepted, gone, inside, mark, p, r, rejected, story, tbl, tc, tr

from pipeline.word.redline.resolve.resolve import resolve

A, B, C = p(r("a")), p(r("b")), p(r("c"))
DEAD, NEW = mark("del"), mark("ins")
SECT = '<w:sectPr><w:pgSz w:w="1"/></w:sectPr>'
START, END = '<w:bookmarkStart w:id="7" w:name="x"/>', '<w:bookmarkEnd w:id="7"/>'
TABLE = tbl(tr(tc(A)))
ALL_GONE = f"<w:del>{gone('a')}</w:del>"
STYLE = '<w:pStyle w:val="{}"/>'

CASES = {
    "two become one": (p(r("a"), ppr=DEAD) + B, p(r("a"), r("b"))),
    "with the properties of the last": (
        p(r("a"), ppr=STYLE.format("A") + DEAD) + p(r("b"), ppr=STYLE.format("B")),
        p(r("a"), r("b"), ppr=STYLE.format("B")),
    ),
    "also where the last has nothing else": (
        p(r("a"), ppr=DEAD) + p(ppr=STYLE.format("B")), p(r("a"), ppr=STYLE.format("B")),
    ),
    "three become one": (p(r("a"), ppr=DEAD) + p(r("b"), ppr=DEAD) + C, p(r("a"), r("b"), r("c"))),
    "one of three": (p(r("a"), ppr=DEAD) + B + C, p(r("a"), r("b")) + C),
    "a deleted paragraph": (p(ALL_GONE, ppr=DEAD) + B, B),
    "a moved paragraph": (p(f"<w:moveFrom>{r('a')}</w:moveFrom>", ppr=mark("moveFrom")) + B, B),
    "an inserted and then deleted paragraph": (
        p(f"<w:ins>{ALL_GONE}</w:ins>", ppr="<w:rPr><w:ins/><w:del/></w:rPr>") + B, B,
    ),
    "its other properties go too": (p(ALL_GONE, ppr=f"<w:jc/>{DEAD}") + B, B),
    "a bookmark in a deleted paragraph": (p(START, ALL_GONE, ppr=DEAD) + p(r("b"), END), p(START, r("b"), END)),
    "the end of a bookmark between the two": (
        p(START, r("a"), ppr=DEAD) + END + B, p(START, r("a"), END, r("b")),
    ),
    "the end of a section": (p(r("a"), ppr=DEAD + SECT) + B, p(r("a"), r("b"))),
    "the end of a section at a table": (p(r("a"), ppr=DEAD + SECT) + TABLE + B, A + TABLE + B),
    "before a table, empty": (p(ALL_GONE, ppr=DEAD) + TABLE + B, TABLE + B),
    "before a table, with a bookmark": (p(START, ALL_GONE, END, ppr=DEAD) + TABLE + B, START + END + TABLE + B),
    "before a table, with text": (p(r("a"), ppr=DEAD) + TABLE + B, A + TABLE + B),
    "before a table, with a picture": (
        p("<w:r><w:drawing/></w:r>", ppr=DEAD) + TABLE + B, p("<w:r><w:drawing/></w:r>") + TABLE + B,
    ),
    "between tables": (TABLE + p(ALL_GONE, ppr=DEAD) + TABLE + B, TABLE + TABLE + B),
    "the last, with text": (A + p(r("b"), ppr=DEAD), A + B),
    "the last, empty": (A + p(ALL_GONE, ppr=DEAD), A),
    "the last two, empty": (A + p(ALL_GONE, ppr=DEAD) + p(ALL_GONE, ppr=DEAD), A),
    "the last, empty, before the section": (A + p(ALL_GONE, ppr=DEAD) + SECT, A + SECT),
    "the last, empty, after a table": (TABLE + p(ALL_GONE, ppr=DEAD), TABLE + p()),
    "the only one": (p(ALL_GONE, ppr=DEAD), p()),
    "the last in a cell": (tbl(tr(tc(A, p(ALL_GONE, ppr=DEAD)))) + B, tbl(tr(tc(A))) + B),
    "the last in a cell, after a table": (
        tbl(tr(tc(TABLE, p(ALL_GONE, ppr=DEAD)))) + B, tbl(tr(tc(TABLE, p()))) + B,
    ),
    "the only one in a cell": (tbl(tr(tc(p(ALL_GONE, ppr=DEAD)))) + B, tbl(tr(tc(p()))) + B),
    "before a content control": (
        p(ALL_GONE, ppr=DEAD) + f"<w:sdt><w:sdtContent>{B}</w:sdtContent></w:sdt>",
        f"<w:sdt><w:sdtContent>{B}</w:sdtContent></w:sdt>",
    ),
    "the last in a content control": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{A}{p(ALL_GONE, ppr=DEAD)}</w:sdtContent></w:sdt>" + B,
        f"<w:sdt><w:sdtPr/><w:sdtContent>{A}</w:sdtContent></w:sdt>" + B,
    ),
    "the only one in a content control": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p(ALL_GONE, ppr=DEAD)}</w:sdtContent></w:sdt>" + B, B,
    ),
    "the only one in a control at the end of a cell": (
        tbl(tr(tc(TABLE, f"<w:sdt><w:sdtContent>{p(ALL_GONE, ppr=DEAD)}</w:sdtContent></w:sdt>"))) + B,
        tbl(tr(tc(TABLE, f"<w:sdt><w:sdtContent>{p()}</w:sdtContent></w:sdt>"))) + B,
    ),
    "a control that ends with a paragraph comes before": (
        f"<w:sdt><w:sdtContent>{A}</w:sdtContent></w:sdt>" + p(ALL_GONE, ppr=DEAD),
        f"<w:sdt><w:sdtContent>{A}</w:sdtContent></w:sdt>",
    ),
    "a deleted table comes after": (
        p(ALL_GONE, ppr=DEAD) + tbl(tr(tc(p(ALL_GONE)), trpr="<w:del/>")) + B, B,
    ),
}  # fmt: skip


def turned(xml: str) -> str:
    """The same changes the other way round: what was deleted was inserted."""
    for one, other in (("del", "ins"), ("moveFrom", "moveTo")):
        for form in ("<w:{}>", "</w:{}>", "<w:{}/>"):
            here, there = form.format(one), form.format(other)
            xml = xml.replace(here, "\0").replace(there, here).replace("\0", there)
    return xml.replace("delText", "t")


@pytest.mark.parametrize(("xml", "then"), CASES.values(), ids=CASES)
def test_a_mark_goes(xml, then):
    """By accepting that it was deleted, or by rejecting that it was inserted."""
    assert accepted(xml) == then
    assert rejected(turned(xml)) == then


@pytest.mark.parametrize("xml", [xml for xml, _ in CASES.values() if "<w:ins/>" not in xml])
def test_a_mark_stays(xml):
    """By rejecting that it was deleted, every paragraph stays as it is; only the change is gone."""
    tree = story(xml)
    count = len(list(tree.iter("{*}p")))
    resolve(tree, accept=False)
    assert (len(list(tree.iter("{*}p"))), list(tree.iter("{*}del"))) == (count, [])


def test_a_mark_that_stays_keeps_its_properties():
    """And where it had none but the change, there are none."""
    assert rejected(p(r("a"), ppr=f"<w:jc/><w:rPr><w:del/><w:b/></w:rPr>{SECT}") + B) == (
        p(r("a"), ppr=f"<w:jc/><w:rPr><w:b/></w:rPr>{SECT}") + B
    )
    assert accepted(p(r("a"), ppr=NEW) + B) == A + B


def test_a_row_of_ten_thousand_is_quick():
    """What stands in them moves once."""
    tree = story("".join(p(r(str(n)), ppr=DEAD) for n in range(10_000)) + B)
    resolve(tree, accept=True)
    assert (len(tree), len(tree[0])) == (1, 10_001)
    assert inside(tree).startswith(f"<w:p>{r('0')}{r('1')}")
