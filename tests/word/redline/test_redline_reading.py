"""What the ids in a file mean, so that two files can be compared."""

from __future__ import annotations

import pytest
from redline_fakes import BOLD, readings
from small_files import NORMAL, PIXEL, blocks, para, parsed, small_file, style, xml

from pipeline.word.lint.names import W
from pipeline.word.redline.compare.blocks import blocks_of
from pipeline.word.redline.compare.reading import Reading, Side, differ

LEVEL = '<w:lvl w:ilvl="{}"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/>{}</w:lvl>'
ABSTRACT = '<w:abstractNum w:abstractNumId="0">{}</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>'
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def side(body="<w:p/>", **parts):
    """One file to be read."""
    return Side(small_file(body, **parts), old=False)


def reading(body="<w:p/>", **parts):
    """Its main part."""
    read = side(body, **parts)
    return Reading(read, read.opened.main)


def same(old, new):
    """Whether the first blocks of two files are the same."""
    one, other = readings(old, new)
    one.side.renumbered = other.side.renumbered = True
    (mine, *_), (theirs, *_) = (blocks_of(r.side.opened.root(r.part)[0], r, {}) for r in (one, other))
    return mine.is_same(theirs)


def test_styles_are_known_by_their_names():
    """Whatever their ids and their letters."""
    one, other = style("A", "Article"), style("A7", "ARTICLE")
    texts = (para(ppr=f'<w:pStyle w:val="{id_}"/>') for id_ in ("A", "A7"))
    old, new = (
        small_file(text, styles=NORMAL + each) for text, each in zip(texts, (one, other), strict=True)
    )
    assert same(old, new)
    before, after = readings(old, new)
    keys = [read.paragraph_key(blocks(read.side.opened)[0][0]) for read in (before, after)]
    assert keys == [((W + "pStyle", "article"),)] * 2


def test_the_default_style_is_named_like_any_other():
    """A paragraph that names it says no more than one that names none."""
    read = reading()
    named = parsed('<w:pPr><w:pStyle w:val="Normal"/></w:pPr>')
    assert read.paragraph_key(named) == read.paragraph_key(None) == ((W + "pStyle", "normal"),)
    assert (side().default_id("paragraph"), side(styles=None).default("paragraph")) == ("Normal", "normal")


def test_what_is_saved_with_a_file_is_no_part_of_it():
    """Numbers of savings, marks of spelling."""
    noisy = '<w:p w:rsidR="00AB12CD" w14:paraId="77777777"><w:proofErr w:type="spellStart"/><w:r><w:t>a</w:t></w:r></w:p>'
    assert same(small_file(noisy), small_file(para()))
    assert not same(small_file(noisy), small_file(para("b")))


def test_links_are_known_by_where_they_lead():
    """And pictures by what is in them."""
    link = '<w:p><w:hyperlink r:id="{}"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>'
    here = small_file(link.format("x"), relations=[("x", "hyperlink", "https://a.example")])
    there = small_file(link.format("y"), relations=[("y", "hyperlink", "https://a.example")])
    away = small_file(link.format("y"), relations=[("y", "hyperlink", "https://b.example")])
    assert (same(here, there), same(here, away)) == (True, False)


def test_parts_are_known_by_their_bytes():
    """Under any name; what is not there leads nowhere."""
    found = [Side(small_file("<w:p/>", {f"word/{name}.png": (PIXEL, "")}, [("r", "image", f"{name}.png")]), old=True)
             for name in "ab"]  # fmt: skip
    assert found[0].leads_to("word/document.xml", "r") == found[1].leads_to("word/document.xml", "r") != ""
    assert found[0].leads_to("word/document.xml", "none") == ""


def test_notes_are_known_by_what_they_say():
    """A paragraph whose note changed has changed."""
    body = '<w:p><w:r><w:footnoteReference w:id="{}"/></w:r></w:p>'
    note = '<w:footnote w:id="{}">{}</w:footnote>'
    files = [
        small_file(body.format(at), footnotes=note.format(at, para(text)))
        for at, text in ((1, "a"), (2, "a"), (1, "b"))
    ]
    assert (same(files[0], files[1]), same(files[0], files[2])) == (True, False)
    assert side().note("footnote", "1") == b""


def test_lists_are_what_they_stand_for_in_the_other_file():
    """Once lists are matched."""
    read = reading()
    listed = parsed('<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>')
    plain = read.paragraph_key(listed)
    read.side.lists = {"4": "9"}.__getitem__
    assert plain != read.paragraph_key(listed)
    assert (W + "numPr", "9", "") in read.paragraph_key(listed)


def test_a_style_brings_its_list_or_that_of_the_style_it_is_based_on():
    """At the level that the list gives to the style, where it names none."""
    numbered = style("A", "A", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr>')
    based, linked = (
        style("B", "B", '<w:basedOn w:val="A"/>'),
        style("L", "L", '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>'),
    )
    levels = LEVEL.format(0, "") + LEVEL.format(1, '<w:pStyle w:val="L"/>')
    read = side(styles=NORMAL + numbered + based + linked, numbering=ABSTRACT.format(levels))
    found = [read.list_of_style(id_) for id_ in ("A", "B", "L", "Normal")]
    assert found == [("3", "1"), ("3", "1"), ("3", "1"), ("0", "0")]


def test_a_list_that_a_style_brought_is_named_where_asked_for():
    """So that it is the same list where that style brings another."""
    numbered = style("A", "A", '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>')
    read = reading(styles=NORMAL + numbered, numbering=ABSTRACT.format(LEVEL.format(0, "")))
    about = parsed('<w:pPr><w:pStyle w:val="A"/><w:jc w:val="left"/></w:pPr>')
    assert read.named(about) is about
    read.side.explicit_lists = True
    assert xml(read.named(about)) == (
        '<w:pPr><w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr><w:jc w:val="left"/></w:pPr>'
    )


@pytest.mark.parametrize(("content", "key"), [
    ('<w:hyperlink w:anchor="here"/>', ("link", "", "here")),
    ('<w:sdt><w:sdtPr><w:alias w:val="Fee"/><w:tag w:val="fee"/></w:sdtPr></w:sdt>', ("control", "fee", "Fee")),
    ('<w:bdo w:val="rtl"/>', ("bdo", "rtl")), ("<w:smartTag/>", None), ("<w:customXml/>", None),
])  # fmt: skip
def test_wraps_are_alike_by_what_a_reader_knows_them_by(content, key):
    """What no reader sees is no wrap."""
    assert reading().wrap_key(parsed(content)) == key


def test_graphics_look_the_same_under_other_ids_and_whatever_stands_in_their_boxes():
    """The text of a box is compared by itself."""
    drawing = '<w:drawing><wp:docPr id="{}" name="{}"/><wp:extent cx="{}"/><w:txbxContent>{}</w:txbxContent></w:drawing>'
    looks = [reading().looks(parsed(drawing.format(*each))) for each in
             ((1, "a", 7, para("a")), (2, "b", 7, para("b")), (1, "a", 8, para("a")))]  # fmt: skip
    assert looks[0] == looks[1] != looks[2]


def test_fields_over_several_paragraphs_are_known():
    """By their marks, with what they do; others are not among them."""
    code = "<w:r><w:instrText> TOC \\o </w:instrText></w:r>"
    short = f"<w:p>{FIELD.format('begin')}{FIELD.format('end')}</w:p>"
    body = f"<w:p>{FIELD.format('begin')}{code}{FIELD.format('separate')}</w:p>{para()}<w:p>{FIELD.format('end')}</w:p>{short}"
    assert list(reading(body).long_fields.values()) == ["TOC \\o"] * 3


def test_tables_of_contents_of_ours_are_left_alone():
    """They follow their headings."""
    code = "<w:r><w:instrText>TOC</w:instrText></w:r>"
    body = f"<w:p>{FIELD.format('begin')}{code}</w:p>{para()}<w:p>{FIELD.format('end')}</w:p>{para()}"
    read = side(body)
    assert len(Reading(read, "word/document.xml").contents) == 0
    read.contents_apart = True
    assert len(Reading(read, "word/document.xml").contents) == 3


def test_properties_of_a_paragraph_and_of_its_mark_differ_apart():
    """They are tracked apart."""
    read = reading()
    bold = parsed("<w:pPr><w:rPr><w:b/></w:rPr></w:pPr>")
    assert differ(read, None, read, bold) == (False, True)
    assert differ(read, None, read, parsed("<w:pPr><w:keepNext/></w:pPr>")) == (True, False)
    assert read.run_key(BOLD) == ((W + "b", ()),)
