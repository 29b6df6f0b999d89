"""Accepting and rejecting what was inserted, deleted or moved within paragraphs."""

from __future__ import annotations

import pytest
from revised import accepted, gone, inside, mark, p, r, rejected, story

from pipeline.word.redline.resolve.resolve import resolve

INS, DEL = "<w:ins>{}</w:ins>", "<w:del>{}</w:del>"
AB = p(r("a"), r("b"))
START, END = '<w:bookmarkStart w:id="7" w:name="x"/>', '<w:bookmarkEnd w:id="7"/>'
COMMENT = '<w:commentRangeStart w:id="3"/>{}<w:commentRangeEnd w:id="3"/>'
REFERENCE = '<w:r><w:commentReference w:id="3"/></w:r>'
MOVE = ('<w:moveFromRangeStart w:id="1" w:name="m"/><w:moveFrom>{0}</w:moveFrom><w:moveFromRangeEnd w:id="1"/>{1}'
        '<w:moveToRangeStart w:id="2" w:name="m"/><w:moveTo>{0}</w:moveTo><w:moveToRangeEnd w:id="2"/>')  # fmt: skip

CASES = {
    "inserted": (p(r("a"), INS.format(r("b"))), AB, p(r("a"))),
    "deleted": (p(r("a"), DEL.format(gone("b"))), p(r("a")), AB),
    "two runs in one mark": (p(INS.format(r("a") + r("b"))), AB, p()),
    "deleted from what was inserted": (p(r("a"), INS.format(DEL.format(gone("b")))), p(r("a")), p(r("a"))),
    "inserted into what was deleted": (p(r("a"), DEL.format(INS.format(r("b")))), p(r("a")), p(r("a"))),
    "a deleted field": (
        p(DEL.format("<w:r><w:delInstrText>PAGE</w:delInstrText></w:r>")),
        p(),
        p("<w:r><w:instrText>PAGE</w:instrText></w:r>"),
    ),
    "moved": (p(MOVE.format(r("a"), r("b"))), p(r("b"), r("a")), p(r("a"), r("b"))),
    "in a link": (
        p(f'<w:hyperlink w:anchor="x">{r("a")}{INS.format(r("b"))}</w:hyperlink>'),
        p(f'<w:hyperlink w:anchor="x">{r("a")}{r("b")}</w:hyperlink>'),
        p(f'<w:hyperlink w:anchor="x">{r("a")}</w:hyperlink>'),
    ),
    "a whole link": (
        p(f'<w:hyperlink w:anchor="x">{START}{INS.format(r("b"))}{END}</w:hyperlink>'),
        p(f'<w:hyperlink w:anchor="x">{START}{r("b")}{END}</w:hyperlink>'),
        p(START, END),
    ),
    "a simple field": (
        p(f'<w:fldSimple w:instr="DATE">{DEL.format(gone("b"))}</w:fldSimple>'),
        p(),
        p(f'<w:fldSimple w:instr="DATE">{r("b")}</w:fldSimple>'),
    ),
    "in a smart tag": (
        p(f"<w:smartTag><w:smartTagPr/>{INS.format(r('b'))}</w:smartTag>"),
        p(f"<w:smartTag><w:smartTagPr/>{r('b')}</w:smartTag>"),
        p(),
    ),
    "in a content control": (
        p(f"<w:sdt><w:sdtPr/><w:sdtContent>{INS.format(r('b'))}</w:sdtContent></w:sdt>"),
        p(f"<w:sdt><w:sdtPr/><w:sdtContent>{r('b')}</w:sdtContent></w:sdt>"),
        p(),
    ),
    "in custom XML": (
        p(f"<w:customXml><w:customXmlPr/>{DEL.format(gone('b'))}{r('c')}</w:customXml>"),
        p(f"<w:customXml><w:customXmlPr/>{r('c')}</w:customXml>"),
        p(f"<w:customXml><w:customXmlPr/>{r('b')}{r('c')}</w:customXml>"),
    ),
    "a text box": (
        p(f"<w:r><w:pict><w:txbxContent>{p(INS.format(r('b')))}</w:txbxContent></w:pict></w:r>"),
        p(f"<w:r><w:pict><w:txbxContent>{p(r('b'))}</w:txbxContent></w:pict></w:r>"),
        p(f"<w:r><w:pict><w:txbxContent>{p()}</w:txbxContent></w:pict></w:r>"),
    ),
    "both branches of alternate content": (
        p(f"<w:r><mc:AlternateContent><mc:Choice>{p(INS.format(r('b')))}</mc:Choice>"
          f"<mc:Fallback>{p(INS.format(r('b')))}</mc:Fallback></mc:AlternateContent></w:r>"),
        p(f"<w:r><mc:AlternateContent><mc:Choice>{p(r('b'))}</mc:Choice>"
          f"<mc:Fallback>{p(r('b'))}</mc:Fallback></mc:AlternateContent></w:r>"),
        p(f"<w:r><mc:AlternateContent><mc:Choice>{p()}</mc:Choice>"
          f"<mc:Fallback>{p()}</mc:Fallback></mc:AlternateContent></w:r>"),
    ),
    "a bookmark around what was deleted": (
        p(START, DEL.format(gone("b")), END, r("a")), p(START, END, r("a")), p(START, r("b"), END, r("a")),
    ),
    "half a bookmark in what was deleted": (
        p(DEL.format(gone("b") + START), r("a"), END), p(START, r("a"), END), p(r("b"), START, r("a"), END),
    ),
    "a whole bookmark in what was deleted": (
        p(DEL.format(START + gone("b") + END), r("a")), p(r("a")), p(START, r("b"), END, r("a")),
    ),
    "the comment on what was deleted": (
        p(COMMENT.format(DEL.format(gone("b"))), DEL.format(REFERENCE), r("a")),
        p(r("a")),
        p(COMMENT.format(r("b")), REFERENCE, r("a")),
    ),
    "a mark in a run's own properties": (p(r("a", "<w:ins/>")), p(r("a")), p(r("a"))),
    "an empty mark": (p("<w:ins/>", r("a"), "<w:del/>"), p(r("a")), p(r("a"))),
    "the end of a range alone": (p(r("a"), '<w:moveToRangeEnd w:id="4"/>'), p(r("a")), p(r("a"))),
    "marks around paragraphs": (INS.format(p(r("a"))) + p(r("b")), p(r("a")) + p(r("b")), p(r("b"))),
}  # fmt: skip


@pytest.mark.parametrize(("xml", "then", "before"), CASES.values(), ids=CASES)
def test_text(xml, then, before):
    """What accepting leaves, and what rejecting leaves."""
    assert (accepted(xml), rejected(xml)) == (then, before)


def test_without_a_change_nothing_happens():
    """And the answer says so."""
    tree = story(AB)
    assert (resolve(tree, accept=True), inside(tree)) == (False, AB)


@pytest.mark.parametrize("accept", [True, False])
def test_with_a_change_the_answer_says_so(accept):
    """Also where it was all there was."""
    assert resolve(story(p(INS.format(r("a")))), accept=accept)


@pytest.mark.parametrize("part", ["w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:tc"])
def test_every_story(part):
    """Headers, footers and notes as well as the body."""
    assert accepted(p(DEL.format(gone("b"))), part) == p()


def test_a_paragraph_of_its_own_stays():
    """Nothing outside the piece is looked at."""
    both = story(p(DEL.format(gone("a")), ppr=mark("del")) + p(r("b")))
    resolve(both[0], accept=True)
    assert inside(both) == p() + p(r("b"))


def control(kind: str) -> str:
    """A content control around a word, whose tags were inserted or deleted."""
    start, end = f'<w:customXml{kind}RangeStart w:id="{{0}}"/>', f'<w:customXml{kind}RangeEnd w:id="{{0}}"/>'
    return (
        f"{start.format(1)}<w:sdt><w:sdtPr/><w:sdtContent>{end.format(1)}{r('a')}{start.format(2)}"
        f"</w:sdtContent></w:sdt>{end.format(2)}"
    )


KEPT = f"<w:sdt><w:sdtPr/><w:sdtContent>{r('a')}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("kind", "then", "before"),
    [("Ins", KEPT, r("a")), ("Del", r("a"), KEPT), ("MoveFrom", r("a"), KEPT), ("MoveTo", KEPT, r("a"))],
)
def test_tags_of_content_controls(kind, then, before):
    """The control goes, what it holds stays; another inside it is not touched."""
    assert (accepted(p(control(kind))), rejected(p(control(kind)))) == (p(then), p(before))
    nested = p(control(kind).replace(r("a"), KEPT))
    assert accepted(nested) == p(then.replace(r("a"), KEPT))


def test_a_control_around_paragraphs():
    """Its paragraphs stand where it stood."""
    xml = control("Del").replace(r("a"), p(r("a")))
    assert (accepted(xml), rejected(xml)) == (p(r("a")), KEPT.replace(r("a"), p(r("a"))))


MR = "<m:r><m:t>{}</m:t></m:r>"
FRACTION = "<m:f><m:fPr><m:ctrlPr>{}</m:ctrlPr></m:fPr><m:num>{}</m:num><m:den>{}</m:den></m:f>"
MATHS = {
    "in an equation": (f"{MR.format('x')}{INS.format(MR.format('y'))}", MR.format("x") + MR.format("y"), MR.format("x")),
    "a mark in a math run": (
        f"{MR.format('x')}<m:r><w:del><w:rPr/></w:del><m:t>y</m:t></m:r>",
        MR.format("x"),
        f"{MR.format('x')}<m:r><w:rPr/><m:t>y</m:t></m:r>",
    ),
    "a new fraction around what was there": (
        FRACTION.format("<w:ins><w:rPr/></w:ins>", MR.format("x"), INS.format(MR.format("2"))),
        FRACTION.format("<w:rPr/>", MR.format("x"), MR.format("2")),
        MR.format("x"),
    ),
    "a fraction marked in its properties": (
        FRACTION.format("<w:rPr><w:del/></w:rPr>", MR.format("x"), DEL.format(MR.format("2"))) + MR.format("z"),
        MR.format("x") + MR.format("z"),
        FRACTION.format("", MR.format("x"), MR.format("2")).replace("<m:ctrlPr></m:ctrlPr>", "<m:ctrlPr/>") + MR.format("z"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("xml", "then", "before"), MATHS.values(), ids=MATHS)
def test_maths(xml, then, before):
    """Runs, and the signs that make a structure of them."""
    around = "<m:oMath>{}</m:oMath>"
    assert accepted(p(around.format(xml))) == p(around.format(then))
    assert rejected(p(around.format(xml))) == p(around.format(before))


def test_a_whole_equation():
    """Nothing of it is left, as nothing was there."""
    xml = p(f"<m:oMathPara><m:oMath>{INS.format(MR.format('x'))}</m:oMath></m:oMathPara>")
    assert rejected(xml) == p()
