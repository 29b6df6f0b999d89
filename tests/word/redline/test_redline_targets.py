"""Where references lead is read from what stands in a document, and told where rejecting does not give it back."""

from __future__ import annotations

import pytest
from agreement_files import AUTHOR
from small_files import blocks, para, small_file, sound

from pipeline.word.redline.effect.targets import astray, targets_of
from pipeline.word.redline.redlining import redline

EDGES = '<w:bookmarkStart w:id="1" w:name="X"/><w:bookmarkEnd w:id="1"/>'
CODE = "<w:p><w:r><w:instrText> {} </w:instrText></w:r></w:p>"
REF, TERM, FEE = CODE.format("REF x \\h"), para("Term"), para("Fee")


def begun(paragraph):
    """A paragraph in which the bookmark begins."""
    return paragraph.replace("<w:r>", f"{EDGES}<w:r>")


def targets(body):
    """Where references lead in a body."""
    return targets_of(blocks(small_file(body)))


@pytest.mark.parametrize("leads", [
    REF, CODE.format("PAGEREF x"), CODE.format('HYPERLINK \\l "x"'), '<w:p><w:fldSimple w:instr="REF x"/></w:p>',
    '<w:p><w:hyperlink w:anchor="x"/></w:p>',
])  # fmt: skip
def test_a_reference_leads_to_the_paragraph_in_which_its_bookmark_begins(leads):
    """By whichever field or link; names are the same in small letters and in capitals."""
    assert targets(leads + begun(TERM) + FEE) == {"x": "Term"}


def test_a_bookmark_between_paragraphs_begins_in_the_next_one():
    """Also in a cell."""
    table = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
    assert targets(REF + TERM + EDGES + FEE) == {"x": "Fee"}
    assert targets(REF + table.format(TERM + EDGES + FEE)) == {"x": "Fee"}
    assert targets(REF + TERM + EDGES + table.format(FEE)) == {"x": "Fee"}


def test_others_do_not_count():
    """Those that nothing names, and those that are named and not there."""
    assert targets(begun(TERM)) == {}
    assert targets(REF + TERM) == {"x": None}


def test_what_leads_elsewhere_is_named_by_its_words():
    """Each once, where both readings lead somewhere."""
    assert astray({"x": "a b", "y": "a b", "z": "c"}, {"x": "d", "y": None, "z": "c"}) == ("a b",)
    assert astray({"x": None, "y": "a"}, {"x": "b"}) == ()


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
