"""Bookmarks of the old file that go with deleted text and come back where all is rejected."""

from __future__ import annotations

import pytest
from redline_fakes import Counting, bare
from small_files import parsed, small_file

from pipeline.word.redline.compare.atoms import Bit
from pipeline.word.redline.compare.bookmarks import KeptBookmarks

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
