"""One story compared with another, block by block."""

from __future__ import annotations

from redline_fakes import bare, compared_story, shown
from small_files import para, parsed

from pipeline.word.redline.compare.marks import INSERTED

TABLE = "<w:tbl><w:tblPr/><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
CONTROL = '<w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'


def marks(blocks):
    """How each block is marked: `+` has something that came, `-` something that went, `=` neither."""
    return "".join({(True, True): "±", (True, False): "+", (False, True): "-"}.get(("<w:ins" in one, "<w:del/" in one or
                   "<w:del>" in one), "=") for one in blocks)  # fmt: skip


def test_blocks_that_stayed_are_left_as_they_are():
    """Byte for byte."""
    same = (
        f'<w:p w:rsidR="00AB12CD"><w:r><w:t>a</w:t></w:r><w:proofErr w:type="x"/></w:p>{TABLE.format(para())}'
    )
    assert shown(para() + TABLE.format(para()), same) == [
        bare(block) for block in parsed(f"<w:x>{same}</w:x>")
    ]


def test_what_went_stands_where_it_was():
    """Between the blocks that stayed, at the start, in an empty story."""
    assert (
        marks(shown(para("a one") + para("b two") + para("c three"), para("a one") + para("c three")))
        == "=-="
    )
    assert marks(shown(para("a one") + para("b two"), para("b two"))) == "-="
    assert marks(shown(para("a one"), TABLE.format(para("z")))) == "-+"


def test_what_came_is_marked_where_it_is():
    """A paragraph, a table, a control."""
    assert marks(shown(para("b two"), para("a one") + para("b two"))) == "+="
    assert marks(shown(para("b two"), TABLE.format(para("z")) + para("b two"))) == "+="


def test_a_control_that_came_is_marked_with_what_it_holds():
    """Its tags by ranges, its paragraphs as any."""
    found = shown(para("b two"), CONTROL.format(para("z")) + para("b two"))
    assert [block.split()[0].split("/")[0].lstrip("<") for block in found[:1]] == ["w:customXmlInsRangeStart"]
    assert "<w:ins><w:r><w:t>z</w:t></w:r></w:ins>" in found[1]


def test_a_control_that_went_comes_back_with_what_it_held():
    """Within its ranges."""
    found = shown(CONTROL.format(para("z")) + para("b two"), para("b two"))
    assert found[0] == "<w:customXmlDelRangeStart/>"
    assert "<w:delText>z</w:delText>" in found[1]
    assert found[2] == "<w:customXmlDelRangeEnd/>"


def test_in_a_control_that_stays_blocks_are_compared_as_anywhere():
    """The control is no change."""
    (found,) = shown(CONTROL.format(para("a old")), CONTROL.format(para("a new")))
    assert found.startswith("<w:sdt>")
    assert "<w:delText>old</w:delText>" in found


def test_a_container_can_be_marked_as_a_whole():
    """Paragraphs, tables and controls in it."""
    story, _ = compared_story("", "")
    container = parsed(f"<w:tc>{para()}{TABLE.format(para())}{CONTROL.format(para())}</w:tc>")
    story.mark(container, INSERTED)
    assert bare(container).count("<w:ins/>") == 4  # three ends, one row


def test_what_stands_between_paragraphs_that_were_split_stays_between_them():
    """A bookmark that ends there must not end before it begins."""
    end = '<w:bookmarkEnd w:id="1"/>'
    new = para("a one").replace("<w:r>", '<w:bookmarkStart w:id="1" w:name="x"/><w:r>') + end + para("b two")
    found = "".join(shown(para("x"), new))
    assert (
        found.index("bookmarkStart")
        < found.index("a one")
        < found.index("bookmarkEnd")
        < found.index("b two")
    )


def test_what_belongs_together_is_told():
    """Block by block, also where nothing changed."""
    story, _ = compared_story(para("a one") + para("b"), para("a one") + para("c"))
    assert len(story.pen._telling.pairs) == 2


def test_an_element_nobody_knows_comes_and_goes_as_it_is():
    """It cannot be marked, and is told."""
    story, found = compared_story("<w:altChunk/>" + para("b"), para("b"))
    assert found[0] == "<w:altChunk/>"
    assert [what for what, _ in story.pen._telling.others] == ["deleted"]
