"""Where references lead is read from what stands in a document, and told where rejecting does not give it back."""

from __future__ import annotations

import pytest
from agreement_files import AUTHOR
from small_files import blocks, para, small_file, sound

from pipeline.word.redline.effect.targets import astray
from pipeline.word.redline.redlining import redline

EDGES = '<w:bookmarkStart w:id="1" w:name="X"/><w:bookmarkEnd w:id="1"/>'
CODE = "<w:p><w:r><w:instrText> {} </w:instrText></w:r></w:p>"
REF, TERM, FEE = CODE.format("REF x \\h"), para("Term"), para("Fee")


def begun(paragraph):
    """A paragraph in which the bookmark begins."""
    return paragraph.replace("<w:r>", f"{EDGES}<w:r>")


def lost(goal, shown):
    """The words of paragraphs to which references lead in one body and not in another."""
    return astray(blocks(small_file(goal)), blocks(small_file(shown)))


@pytest.mark.parametrize("leads", [
    REF, CODE.format("PAGEREF x"), CODE.format('HYPERLINK \\l "x"'), '<w:p><w:fldSimple w:instr="REF x"/></w:p>',
    '<w:p><w:hyperlink w:anchor="x"/></w:p>',
])  # fmt: skip
def test_a_reference_leads_to_the_paragraph_in_which_its_bookmark_begins(leads):
    """By whichever field or link; names are the same in small letters and in capitals."""
    assert lost(leads + begun(TERM) + FEE, leads + TERM + begun(FEE)) == ("Term",)
    assert lost(leads + begun(TERM) + FEE, leads + FEE + begun(TERM)) == ()


def test_a_bookmark_between_paragraphs_begins_in_the_next_one():
    """Also in a cell."""
    table = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
    for body in (TERM + EDGES + FEE, table.format(TERM + EDGES + FEE), TERM + EDGES + table.format(FEE)):
        assert lost(REF + body, REF + begun(TERM)) == ("Fee",)
        assert lost(REF + body, REF + begun(FEE)) == ()


def test_others_do_not_count():
    """Those that nothing names in either, and those that are named and never were there."""
    assert lost(begun(TERM), REF + begun(FEE)) == lost(REF + begun(TERM), begun(FEE)) == ()
    assert lost(REF + TERM, REF + begun(FEE)) == ()


def test_one_that_is_gone_leads_nowhere():
    """It is named by the words it led to."""
    assert lost(REF + begun(para("a  b")), REF + TERM) == ("a b",)


LONG = "The parties talk together before anything else is done."


def told(old, new):
    """What is told to differ."""
    files = (sound(small_file(body + REF)).written() for body in (old, new))
    return [dict(reason.args)["what"] for reason in redline(*files, AUTHOR).changes().untracked]


def test_a_passage_that_moved_with_its_bookmark_is_told():
    """It has it only once."""
    moved, rest = (
        begun(para(LONG)),
        para("The fee is paid in two parts, the second one after a report in writing."),
    )
    assert told(moved + rest + FEE, rest + moved + FEE) == [f"references to “{LONG}” lead elsewhere"]


def test_one_that_went_is_not():
    """It begins there again when all is rejected."""
    assert told(begun(para(LONG)) + TERM, begun(TERM)) == []
