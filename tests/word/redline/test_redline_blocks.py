"""Which blocks of two stories belong together; a line of a text is a paragraph, `| ` a table."""

from __future__ import annotations

import pytest
from redline_fakes import readings
from small_files import para, small_file

from pipeline.word.lint.names import W
from pipeline.word.redline.compare.blocks import alike, blocks_of, held_by
from pipeline.word.redline.compare.pairing import pair, pair_coarsely

TABLE = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"


def body(text):
    """A body: `§` ends a section."""
    made = ""
    for line in text.splitlines():
        words, section = line.removeprefix("| ").removesuffix(" §"), line.endswith(" §")
        paragraph = para(words, "<w:sectPr/>" if section else "") if words else "<w:p/>"
        made += TABLE.format(paragraph) if line.startswith("| ") else paragraph
    return small_file(made)


def both(old, new, clauses=({}, {})):
    """The blocks of two texts; clauses by the places of their blocks."""
    sides = []
    for read, named in zip(readings(body(old), body(new)), clauses, strict=True):
        container = read.side.opened.root(read.part)[0]
        sides.append(blocks_of(container, read, {container[at]: name for at, name in named.items()}))
    return sides


def paired(old, new, how=pair, **more):
    """Who belongs to whom, as text."""
    name = lambda blocks: "+".join(block.text.strip() or "¶" for block in blocks)  # noqa: E731
    return [f"{name(old)}>{name(new)}" for old, new in how(*both(old, new, **more))]


def test_blocks_are_paragraphs_tables_and_controls():
    """Not the edges of bookmarks, nor the section."""
    opened = small_file(
        f'<w:bookmarkStart w:id="1" w:name="x"/>{para()}<w:bookmarkEnd w:id="1"/><w:sdt/>{TABLE}'
    )
    read, _ = readings(opened, opened)
    assert [block.kind[len(W) :] for block in blocks_of(opened.root(opened.main)[0], read, {})] == [
        "p",
        "sdt",
        "tbl",
    ]


def test_reading_blocks_leaves_the_story_as_it_was():
    """What stood between them too."""
    opened = small_file(f"{para()}\n  {para('b')}")
    (one, two), _ = (blocks_of(opened.root(opened.main)[0], read, {}) for read in readings(opened, opened))
    assert (one.element.tail, two.element.tail, one.written == two.written) == ("\n  ", None, False)


def test_a_control_holds_what_is_in_its_content():
    """Other wraps hold their children themselves."""
    control, wrap = small_file("<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt><w:customXml/>").root(
        "word/document.xml"
    )[0][:2]
    assert (held_by(control), held_by(wrap)) == (control[1], wrap)


@pytest.mark.parametrize(("one", "other", "share"), [
    ("the fee is due", "the fee is due", 1.0), ("alpha beta", "gamma delta", 0.0), ("\n", "\n", 1.0),
    ("alpha beta gamma", "alpha beta delta", 0.64), ("alpha", "| alpha", 0.0), ("internationalisation a", "a b", 0.2),
])  # fmt: skip
def test_blocks_are_alike_by_their_words(one, other, share):
    """By their letters; one long word is not half a paragraph."""
    (mine,), (theirs,) = both(one, other)
    assert alike(mine, theirs) == pytest.approx(share, abs=0.05)


@pytest.mark.parametrize(("old", "new", "pairs"), [
    ("a one\nb two", "a one\nb two", ["a one>a one", "b two>b two"]),
    ("a one\nc three", "a one\nb two\nc three", ["a one>a one", ">b two", "c three>c three"]),
    ("a one\nb two\nc three", "a one\nc three", ["a one>a one", "b two>", "c three>c three"]),
    ("Price\nwe pay\nEnd", "Fees\nwe pay\nEnd", ["Price>Fees", "we pay>we pay", "End>End"]),
    ("| cell here\nb", "| cell there\nb", ["cell here>cell there", "b>b"]),
    ("| cell\nb", "cell\nb", ["cell>", ">cell", "b>b"]),
])  # fmt: skip
def test_blocks_are_paired_in_order(old, new, pairs):
    """What went stands before what came."""
    assert paired(old, new) == pairs


def test_what_moved_is_paired_once():
    """The longer stays where it is."""
    old, new = (
        "a short one\nthe long clause about every fee\nend",
        "the long clause about every fee\na short one\nend",
    )
    assert paired(old, new) == ["a short one>", "the long clause about every fee>the long clause about every fee",
                                ">a short one", "end>end"]  # fmt: skip


def test_alike_paragraphs_find_each_other_between_others():
    """By what they have in common, not by their place."""
    old = "the seller delivers the goods in time\nend of it"
    new = "something entirely new\nthe seller delivers all goods in time\nend of it"
    assert paired(old, new)[:2] == [
        ">something entirely new",
        "the seller delivers the goods in time>the seller delivers all goods in time",
    ]


def test_split_and_joined_paragraphs_stay_together():
    """Where a lone neighbour holds what one side lacks."""
    one, two = "The parties meet twice a year.", "Minutes are kept by the host."
    assert paired(f"{one} {two}\nend", f"{one}\n{two}\nend")[0] == f"{one} {two}>{one}+{two}"
    assert paired(f"{one}\n{two}\nend", f"{one} {two}\nend")[0] == f"{one}+{two}>{one} {two}"


def test_no_section_ends_within_a_paragraph_that_was_split():
    """Its end belongs to the paragraph it is in."""
    one, two = "The parties meet twice a year.", "Minutes are kept by the host."
    assert paired(f"{one} {two}\nend", f"{one} §\n{two}\nend")[0] != f"{one} {two}>{one}+{two}"


@pytest.mark.parametrize(("old", "new", "last"), [
    ("a one\nb two", "a one\nb two\nc three", "b two>b two+c three"),
    ("a one\nb two\nc three", "a one\nb two", "b two+c three>b two"),
    ("a one\nxx yy", "a one\nvv ww\nzz uu", "xx yy>zz uu"),
])  # fmt: skip
def test_both_stories_end_in_one_pair(old, new, last):
    """The last end of a story can be neither inserted nor deleted."""
    assert paired(old, new)[-1] == last


def test_blocks_of_different_clauses_do_not_become_each_other():
    """Where both files anchor their clauses; the very same words still may."""
    old, new = "the fee is due at once\nend", "the fee is due in May\nend"
    apart = ({0: "c_a"}, {0: "c_b"})
    assert paired(old, new)[0].count("fee") == 2
    assert paired(old, new, clauses=apart)[0] == "the fee is due at once>"


def test_coarse_pairs_are_what_is_the_same_at_both_ends():
    """All between is replaced."""
    assert paired("a\nb one two\nc\nd", "a\nb one three\nc\ne\nd", how=pair_coarsely) == [
        "a>a", "b one two>", "c>", ">b one three", ">c", ">e", "d>d",
    ]  # fmt: skip


def test_many_blocks_are_paired_by_their_rare_words():
    """Not each with each."""
    old = "\n".join(f"clause number w{at} says what x{at} is" for at in range(200))
    assert (
        paired(old, old.replace("says", "tells"))[150]
        == "clause number w150 says what x150 is>clause number w150 tells what x150 is"
    )
