"""Paragraphs that belong together, and what is told of them."""

from __future__ import annotations

from redline_fakes import bare, compared_story, pen, shown
from small_files import para, parsed

from pipeline.model.changes import PARAGRAPH_END
from pipeline.word.redline.compare.marks import DELETED, INSERTED

BOX = (
    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
NOTED = '<w:p><w:r><w:t>{}</w:t><w:footnoteReference w:id="{}"/></w:r></w:p>'
FIELD = '<w:p><w:fldSimple w:instr="REF r \\r"><w:r><w:t>{}</w:t></w:r></w:fldSimple></w:p>'


def passage(old, new):
    """What is told of paragraphs that became others."""
    made, olds, news = pen(old, new)
    made.rewrite(olds, news)
    return made._telling.passages


def test_where_nothing_changed_nothing_is_written_or_told():
    """In other runs, too."""
    split = "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>"
    made, olds, news = pen(para("ab"), split)
    assert (made.rewrite(olds, news), made._telling.passages, made.marker.made) == ([], [], 0)


def test_pieces_tell_what_went_came_and_stayed():
    """With the ends of paragraphs."""
    (told,) = passage(para("the old fee"), para("the new fee") + para("b"))
    assert told.pieces == (
        ("", "the "), (DELETED, "old"), (INSERTED, "new"), ("", " fee"), (INSERTED, f"{PARAGRAPH_END}b"), ("", PARAGRAPH_END),
    )  # fmt: skip
    assert (len(told.old), len(told.new), len(told.shown)) == (1, 2, 2)
    assert [end is not None for end in told.ends] == [False, True]


def test_formats_and_properties_are_told():
    """What looks otherwise, and whether the paragraph does."""
    bold = "<w:p><w:pPr><w:keepNext/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r></w:p>"
    (told,) = passage(para("a"), bold)
    assert (told.formatted, told.properties, told.references) == (("a",), True, ())


def test_a_reference_that_counts_anew_is_no_change_of_words():
    """It is told by itself."""
    (told,) = passage(FIELD.format("4.2"), FIELD.format("4.3"))
    assert (told.pieces, told.references) == ((("", "4.3"), ("", PARAGRAPH_END)), (("4.2", "4.3"),))


def test_the_last_ends_are_one_whatever_came_before():
    """For a story must end in it."""
    made, olds, news = pen(para("a") + para("b"), para("c"))
    paragraphs = made.rewrite(olds, news)
    assert ["<w:del/></w:rPr></w:pPr>" in bare(paragraph) for paragraph in paragraphs] == [True, False]


def test_a_paragraph_can_be_marked_as_a_whole():
    """Whatever it holds, with its end."""
    made, _, news = pen("", para("a", "<w:keepNext/>"))
    made.mark_paragraph(news[0], INSERTED)
    assert bare(news[0]) == (
        "<w:p><w:pPr><w:keepNext/><w:rPr><w:ins/></w:rPr></w:pPr><w:ins><w:r><w:t>a</w:t></w:r></w:ins></w:p>"
    )
    assert made._telling.passages[0].pieces == ((INSERTED, f"a{PARAGRAPH_END}"),)


def test_the_tags_of_a_control_are_marked_by_ranges():
    """One that stands in the story gets them beside it, one that is on its way there comes with them."""
    made, *_ = pen("", "")
    control = parsed("<w:sdt><w:sdtContent/></w:sdt>")
    holder = parsed("<w:body><w:sdt><w:sdtContent/></w:sdt></w:body>")
    assert made.ranged(holder[0], holder[0][0], INSERTED) == []
    assert [child.tag.rpartition("}")[2] for child in holder] == [
        "customXmlInsRangeStart",
        "sdt",
        "customXmlInsRangeEnd",
    ]
    control.getparent().remove(control)
    assert len(made.ranged(control, control[0], DELETED)) == 3


def test_what_stands_in_a_box_is_compared_in_the_box():
    """And shown to old programs as to new ones, under numbers of its own."""
    story, (found,) = compared_story(BOX.format(para("a old")), BOX.format(para("a new")))
    assert found.count("<w:delText>old</w:delText>") == 2
    root = story.pen._telling.passages[-1].shown[0].getroottree()
    ids = [mark.values()[0] for mark in root.iter("{*}ins", "{*}del")]
    assert len(ids) == len(set(ids)) == 4


def test_boxes_that_say_the_same_are_left_alone():
    """So is the paragraph around them."""
    assert shown(BOX.format(para("a")), BOX.format(para("a"))) == [bare(parsed(BOX.format(para("a"))))]


def test_notes_whose_references_stay_are_kept_in_mind():
    """By their numbers in both files."""
    made, olds, news = pen(NOTED.format("a", 1), NOTED.format("b", 7))
    made.rewrite(olds, news)
    assert made.notes == [("footnote", "1", "7")]


def test_sections_that_stay_are_kept_in_mind():
    """With what they were."""
    made, (old,), (new,) = pen(para("a", "<w:sectPr/>"), para("b", "<w:sectPr/>"))
    paragraphs = made.rewrite([old], [new])
    assert {section.getparent().getparent() for section in made.sections} == {paragraphs[0]}
    assert list(made.sections.values()) == [old[0][0]]
