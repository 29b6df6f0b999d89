"""A paragraph written from its atoms: what is kept, deleted and inserted, in the wraps and formats it had."""

from __future__ import annotations

from copy import deepcopy

import pytest
from agreement_files import AUTHOR
from redline_fakes import BOLD, ITALIC, Copying, atom, bare
from small_files import parsed, small_file, xml

from pipeline.word.redline.compare.atoms import Bit
from pipeline.word.redline.compare.lines import read_line
from pipeline.word.redline.compare.marks import Marker
from pipeline.word.redline.compare.properties import Changes
from pipeline.word.redline.compare.reading import Reading, Side
from pipeline.word.redline.compare.scribe import Scribe, paired, unfolded

CONTROL = '<w:sdt><w:sdtPr><w:id w:val="7"/><w:tag w:val="fee"/></w:sdtPr><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt>'
LINK = '<w:hyperlink w:anchor="x"><w:r><w:t>{}</w:t></w:r></w:hyperlink>'


@pytest.fixture(name="scribe")
def _scribe():
    """A scribe at an empty paragraph."""
    marker = Marker(AUTHOR, [])
    key = lambda rpr: () if rpr is None else tuple(child.tag for child in rpr)  # noqa: E731
    return Scribe(parsed("<w:p/>"), marker, Changes(marker, Copying().properties), deepcopy, (key, key))


def written(scribe):
    """What was written."""
    scribe.finish()
    return bare(scribe.paragraph).removeprefix("<w:p>").removesuffix("</w:p>")


def read(content, *, old=False):
    """The atoms of a paragraph."""
    opened = small_file(f"<w:p>{content}</w:p>")
    return read_line(opened.root(opened.main)[0][0], Reading(Side(opened, old=old), opened.main)).atoms


def test_what_is_kept_stands_in_runs_and_nothing_else(scribe):
    """One run as long as the format is the same."""
    for each in (atom("a", BOLD), atom(" ", BOLD), atom("b")):
        scribe.keep(each, each)
    assert written(scribe) == "<w:r><w:rPr><w:b/></w:rPr><w:t>a </w:t></w:r><w:r><w:t>b</w:t></w:r>"


def test_what_goes_and_comes_stands_in_marks(scribe):
    """One mark for all that is beside each other; deleted text has a name of its own."""
    for text in "ab":
        scribe.delete(atom(text), ())
    scribe.insert(atom("c", BOLD))
    scribe.insert(atom("d"))
    assert written(scribe) == (
        "<w:del><w:r><w:delText>ab</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:rPr><w:b/></w:rPr><w:t>c</w:t></w:r><w:r><w:t>d</w:t></w:r></w:ins>"
    )


def test_blanks_are_preserved(scribe):
    """Always."""
    scribe.insert(atom(" "))
    scribe.finish()
    assert '<w:t xml:space="preserve"> </w:t>' in xml(scribe.paragraph)


def test_a_format_that_changed_is_noted(scribe):
    """Where it did, and the text it did to is told."""
    scribe.keep(atom("a", BOLD), atom("a", ITALIC))
    scribe.keep(atom("b"), atom("b"))
    assert written(scribe) == (
        "<w:r><w:rPr><w:i/><w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange></w:rPr><w:t>a</w:t></w:r>"
        "<w:r><w:t>b</w:t></w:r>"
    )
    assert scribe.formatted == ["a"]


def test_a_format_that_went_leaves_an_empty_one(scribe):
    """With a note of what it was."""
    scribe.keep(atom("a", BOLD), atom("a"))
    assert written(scribe).startswith("<w:r><w:rPr><w:rPrChange><w:rPr><w:b/>")


def test_a_word_in_several_formats_is_compared_piece_by_piece():
    """Wherever either file changes the format."""
    old = [Bit("ab", None, BOLD, ()), Bit("cd", None, None, ())]
    new = [Bit("a", None, None, ()), Bit("bcd", None, ITALIC, ())]
    assert [(text, was, bit.rpr) for text, was, bit in paired(old, new)] == [
        ("a", BOLD, None), ("b", BOLD, ITALIC), ("cd", None, ITALIC),
    ]  # fmt: skip


def test_what_has_no_width_is_written_as_it_is(scribe):
    """And ends the run before it."""
    scribe.keep(atom("a"), atom("a"))
    scribe.asides([Bit("", parsed('<w:bookmarkStart w:id="1" w:name="x"/>'), None, (), run=False)])
    scribe.keep(atom("b"), atom("b"))
    assert written(scribe) == '<w:r><w:t>a</w:t></w:r><w:bookmarkStart w:name="x"/><w:r><w:t>b</w:t></w:r>'


def test_marks_stand_within_links(scribe):
    """Never around them."""
    (old,), (new,) = read(LINK.format("a"), old=True), read(LINK.format("b"))
    scribe.delete(old, new.bits[0].wraps)
    scribe.insert(new)
    assert written(scribe) == (
        '<w:hyperlink w:anchor="x"><w:del><w:r><w:delText>a</w:delText></w:r></w:del>'
        "<w:ins><w:r><w:t>b</w:t></w:r></w:ins></w:hyperlink>"
    )


def test_a_link_that_went_is_brought_back_around_what_it_held(scribe):
    """Beside the text that has none."""
    scribe.delete(read(LINK.format("a"), old=True)[0], ())
    scribe.insert(atom("b"))
    assert written(scribe) == (
        '<w:hyperlink w:anchor="x"><w:del><w:r><w:delText>a</w:delText></w:r></w:del></w:hyperlink>'
        "<w:ins><w:r><w:t>b</w:t></w:r></w:ins>"
    )


def test_the_tags_of_a_control_come_and_go_by_ranges(scribe):
    """Each range begins before one tag and ends behind it; a control that comes back has an id of its own."""
    scribe.delete(read(CONTROL, old=True)[0], ())
    start, end = "<w:customXmlDelRangeStart/>", "<w:customXmlDelRangeEnd/>"
    assert written(scribe) == (
        f'{start}<w:sdt><w:sdtPr><w:id w:val="1"/><w:tag w:val="fee"/></w:sdtPr><w:sdtContent>{end}'
        f"<w:del><w:r><w:delText>a</w:delText></w:r></w:del>{start}</w:sdtContent></w:sdt>{end}"
    )


def test_a_control_that_was_there_before_is_no_change(scribe):
    """Where something in it stayed."""
    (kept,) = read(CONTROL)
    scribe.shared = {id(wrap) for wrap in kept.bits[0].wraps}
    scribe.keep(kept, kept)
    assert written(scribe) == CONTROL


def test_deleted_instructions_have_a_name_of_their_own(scribe):
    """As text has."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText>REF x</w:instrText></w:r>"
    (field,) = read(mark.format("begin") + code + mark.format("end"), old=True)
    scribe.delete(field, ())
    assert "<w:delInstrText>REF x</w:delInstrText>" in written(scribe)


def test_each_part_of_a_field_stands_in_a_run_of_its_own(scribe):
    """Whatever runs the files have it in: LibreOffice counts paragraphs wrongly where parts share one."""
    mark = '<w:fldChar w:fldCharType="{}"/>'
    parts = (
        mark.format("begin"),
        "<w:instrText>REF x</w:instrText>",
        mark.format("separate"),
        "<w:t>4</w:t>",
        mark.format("end"),
    )
    (field,) = read(f"<w:r>{''.join(parts)}</w:r>")
    for each in (atom("see "), field, atom(".")):
        scribe.keep(each, each)
    assert written(scribe) == "".join(
        f"<w:r>{part}</w:r>" for part in ("<w:t>see </w:t>", *parts, "<w:t>.</w:t>")
    )


def test_a_simple_field_is_unfolded_where_it_comes_or_goes():
    """No mark can stand around one; kept, it stays simple."""
    (field,) = read('<w:fldSimple w:instr="REF x"><w:r><w:rPr><w:b/></w:rPr><w:t>4</w:t></w:r></w:fldSimple>')
    kinds = [bit.node.tag.rpartition("}")[2] if bit.node is not None else bit.text for bit in unfolded(field)]
    assert kinds == ["fldChar", "instrText", "fldChar", "4", "fldChar"]
    assert unfolded(atom("a"))[0].text == "a"


def test_what_may_not_stand_in_the_new_file_is_left_out(scribe):
    """The carrier decides."""
    scribe._carried = lambda _: None
    scribe.delete(atom("", node=parsed("<w:drawing/>")), ())
    assert written(scribe) == "<w:p/>"
