"""Bookmarks of the old file that go with deleted text and come back where all is rejected."""

from __future__ import annotations

import pytest
from agreement_files import AUTHOR
from redline_fakes import Counting, bare
from small_files import MAIN, open_word, para, parsed, small_file, sound

from pipeline.word.lint.names import W
from pipeline.word.redline.compare.atoms import Bit
from pipeline.word.redline.compare.bookmarks import KeptBookmarks
from pipeline.word.redline.redlining import redline
from pipeline.word.redline.resolve.resolved import resolved

EDGES = '<w:bookmarkStart w:id="{0}" w:name="{1}"/><w:bookmarkEnd w:id="{0}"/>'
CODE = "<w:r><w:instrText> {} </w:instrText></w:r>"


def kept(old, new=""):
    """The bookmarks that are kept of two bodies."""
    return KeptBookmarks(small_file(f"<w:p>{old}</w:p>"), small_file(f"<w:p>{new}</w:p>"), Counting())


@pytest.mark.parametrize("leads", [
    CODE.format("REF x \\h"), CODE.format("PAGEREF X"), CODE.format('HYPERLINK \\l "x"'), CODE.format("NOTEREF x"),
    '<w:fldSimple w:instr="REF x"/>', '<w:hyperlink w:anchor="x"/>',
])  # fmt: skip
def test_a_bookmark_is_kept_where_something_leads_to_it(leads):
    """A field or a link; names are the same in small letters and in capitals."""
    assert kept(leads + EDGES.format(1, "x")).names == {"x"}


def test_others_are_not():
    """Unless they anchor a clause, and only where the new file has none of that name."""
    assert kept(EDGES.format(1, "x") + EDGES.format(2, "c_term")).names == {"c_term"}
    assert kept(EDGES.format(2, "c_term"), EDGES.format(7, "C_TERM")).names == set()


def test_what_is_kept_is_copied_under_a_number_of_its_own():
    """Of what has no width, only that."""
    old = f"{EDGES.format(1, 'c_a')}{EDGES.format(2, 'x')}"
    bits = [Bit("", edge, None, (), run=False) for edge in parsed(f"<w:p>{old}</w:p>")]
    found = [bit.node for bit in kept(old).among(bits)]
    assert [dict(node.items()).popitem()[1] for node in found] == ["c_a", "1"]


def test_ranges_are_closed_and_ends_without_a_beginning_dropped():
    """What was shown may be one edge of a bookmark alone."""
    marks = kept(EDGES.format(1, "c_a") + EDGES.format(2, "c_b"))
    root = parsed(
        '<w:p><w:bookmarkStart w:id="1" w:name="c_a"/><w:r/><w:bookmarkEnd w:id="2"/><w:bookmarkEnd w:id="9"/></w:p>'
    )
    marks.balance(root)
    assert bare(root) == '<w:p><w:bookmarkStart w:name="c_a"/><w:bookmarkEnd/><w:r/><w:bookmarkEnd/></w:p>'


START, END = '<w:bookmarkStart w:id="1" w:name="x"/>', '<w:bookmarkEnd w:id="1"/>'
REF = f"<w:p>{CODE.format('REF x')}</w:p>"


def p(text, before="", after=""):
    """A paragraph with something before and after its text."""
    return para(text).replace("<w:r>", f"{before}<w:r>").replace("</w:r>", f"</w:r>{after}")


def begins(old, new):
    """The paragraph in which the bookmark begins: in the redline, accepted, rejected."""
    made = redline(*(sound(small_file(f"{body}{REF}")).written() for body in (old, new)), AUTHOR)
    assert made.proof.is_complete
    files = (made.data, *(resolved(made.data, accept=accept).data for accept in (True, False)))
    found = []
    for data in files:
        (start,) = sound(open_word(data)).root(MAIN).iter(W + "bookmarkStart")
        around = next(start.iterancestors(W + "p"), None)
        found.append(
            "".join((start.getnext() if around is None else around).itertext(W + "t", W + "delText"))
        )
    return found


GONE = p("Term", START, END)


def test_a_bookmark_whose_text_went_begins_there_again_when_all_is_rejected():
    """Though the new file has it, as the program that deleted the text left it: empty, in the next paragraph."""
    assert begins(GONE + p("Fee"), p("Fee", START + END)) == ["Term", "Fee", "Term"]
    assert begins(GONE + p("a") + p("b") + p("Fee"), p("Fee", START + END)) == ["Term", "Fee", "Term"]


def test_its_end_stays_behind_what_went():
    """Else LibreOffice loses it."""
    old, new = (small_file(body + REF).written() for body in (GONE + p("Fee"), p("Fee", START + END)))
    first, second, _ = open_word(redline(old, new, AUTHOR).data).root(MAIN)[0].iterchildren(W + "p")
    assert [next(one.iter(W + "bookmarkEnd"), None) is not None for one in (first, second)] == [False, True]


def test_it_stays_where_something_else_stands_between():
    """A file has it only once, and accepting must give the new file."""
    assert begins(GONE + p("Fee") + p("End"), p("Fee") + p("End", START, END)) == ["End", "End", "End"]
    assert begins(GONE + p("Fee"), p("New") + p("Fee", START + END))[1] == "Fee"


def test_it_stays_where_no_paragraph_went():
    """It begins in the same one either way."""
    assert begins(p("Term of it", START, END), p("of it", START, END)) == [
        "Term of it",
        "of it",
        "Term of it",
    ]


def test_it_stays_where_a_table_stands_between():
    """Or a paragraph that came."""
    table = (
        f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{p('cell')}</w:tc></w:tr></w:tbl>"
    )
    assert begins(GONE + table + p("Fee"), table + p("Fee", START + END))[1:] == ["Fee", "Fee"]


BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" name="Box"/><a:graphic>'
    '<a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>'
    "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent>"
    "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_in_a_text_box_nothing_is_put_back():
    """What stands in one stands twice in the file."""
    old, new = (f"<w:p>{BOX.format(body)}</w:p>{REF}" for body in (GONE + p("Fee"), p("Fee", START + END)))
    made = redline(*(small_file(body).written() for body in (old, new)), AUTHOR)
    starts = open_word(made.data).root(MAIN).iter(W + "bookmarkStart")
    assert {start.get(W + "name") for start in starts} == {"x"}
