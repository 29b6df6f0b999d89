"""Two documents are equal where they say the same, however it is written down; else a tier says so, and where."""

from __future__ import annotations

from copy import deepcopy

import pytest
from effect_samples import (
    box,
    field,
    listed,
    lists,
    mark,
    note,
    noted,
    p,
    picture,
    r,
    rel,
    sdt,
    section,
    style,
    tbl,
    tc,
    word,
)

from pipeline.word.lint.names import XML_SPACE
from pipeline.word.redline.effect.document import read_document
from pipeline.word.redline.effect.effect import CONTENTS, STAMPS, TIERS, Readings, effect_of

BOLD, ITALIC = "<w:b/>", "<w:i/>"
X, Y = p("x"), p("y")


def tiers(one, other, **options):
    """The tiers in which two documents differ; the same whichever comes first, and some difference is told."""
    mine, theirs = (effect_of(opened, **options) for opened in (one, other))
    found = {name for name in TIERS if getattr(mine, name) != getattr(theirs, name)}
    told = {difference.tier for difference in mine.differences(theirs)}
    assert told == {difference.tier for difference in theirs.differences(mine)}
    assert told <= found
    assert (mine == theirs) == (not found) == (not told)
    return found


def where(one, other, **options):
    """The places at which two documents differ, as sentences."""
    return [str(found) for found in effect_of(one, **options).differences(effect_of(other, **options))]


SAME = {
    "runs are cut elsewhere": (p("one two"), p("one", " ", "two")),
    "editing sessions": (p("x"), '<w:p w:rsidR="00A1"><w:r w:rsidR="00A2"><w:t>x</w:t></w:r></w:p>'),
    "bookmarks and proofing": (X, p('<w:bookmarkStart w:id="1" w:name="a"/>', "x", "<w:proofErr/>")),
    "an empty paragraph at the end": (X, X + p()),
    "an empty paragraph at the end of a cell": (tbl([X]), tbl([X + p() + p()])),
    "what hides the end": (X, X + p(ppr="<w:keepNext/>")),
    "an on switch": (p(r("x", "<w:b/>")), p(r("x", '<w:b w:val="true"/>'))),
    "language": (X, p(r("x", '<w:lang w:val="da-DK"/>'))),
    "format of blanks": (p("a", r(" ", BOLD), r("b", ITALIC)), p("a", r(" "), r("b", ITALIC))),
    "the order of properties": (p(r("x", BOLD + ITALIC)), p(r("x", ITALIC + BOLD))),
    "start is left": (p("x", ppr='<w:jc w:val="left"/>'), p("x", ppr='<w:jc w:val="start"/>')),
    "smart tags": (X, p("<w:smartTag>" + r("x") + "</w:smartTag>")),
    "a page number": (p(field("PAGE", "1")), p(field(" PAGE ", "7"))),
    "a simple page number": (
        p('<w:fldSimple w:instr="PAGE">' + r("1") + "</w:fldSimple>"),
        p('<w:fldSimple w:instr=" PAGE"/>'),
    ),
    "line ends in the file": (p(r("a b")), p("<w:r><w:t>\na\nb\n</w:t></w:r>")),
    "what others show": (
        p("<mc:AlternateContent><mc:Choice>" + r("x") + "</mc:Choice></mc:AlternateContent>"),
        p("<mc:AlternateContent><mc:Choice>" + r("x") + "</mc:Choice><mc:Fallback>" + r("y")
          + "</mc:Fallback></mc:AlternateContent>"),
    ),
    "what others show of a run": (
        p(r("x", BOLD)),
        p(r("<mc:AlternateContent><mc:Choice><w:t>x</w:t></mc:Choice></mc:AlternateContent>", BOLD)),
    ),
    "a size nobody says": (X, p(r("x", '<w:color w:val="auto"/><w:u w:val="none"/>'))),
    "a shape for other shapes": (X, p("x", r("<w:pict><v:shapetype/></w:pict>"))),
}  # fmt: skip


@pytest.mark.parametrize("case", SAME)
def test_documents_that_say_the_same_are_equal(case):
    one, other = SAME[case]
    assert tiers(word(one), word(other)) == set()


TEXT = {
    "a letter": (p("x"), p("X")),
    "a blank": (p("a b"), p("a  b")),
    "blanks at the ends": (p("a "), p("<w:r><w:t>a </w:t></w:r>")),
    "a tab": (p("ab"), p("a", r("<w:tab/>"), "b")),
    "a line": (p("ab"), p("a", r("<w:br/>"), "b")),
    "a page": (p(r("<w:br/>")), p(r('<w:br w:type="page"/>'))),
    "a column": (p(r("<w:br/>")), p(r('<w:br w:type="column"/>'))),
    "hyphens": (p(r("<w:noBreakHyphen/>")), p(r("<w:softHyphen/>"))),
    "a symbol": (p(r('<w:sym w:font="A" w:char="F001"/>')), p(r('<w:sym w:font="A" w:char="F002"/>'))),
    "an empty paragraph between": (X + Y, X + p() + Y),
    "two paragraphs for one": (p("xy"), X + Y),
    "a table for a paragraph": (X, tbl([X])),
    "a table more": (tbl([X]), tbl([X]) + tbl([X])),
    "a row": (tbl([X, Y]), tbl([X], [Y])),
    "a table in a cell": (tbl([X]), tbl([tbl([X])])),
    "a formula": (p("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"), p("<m:oMath/>")),
    "a revision that is left": (X, p("x", '<w:del w:id="1">' + r("<w:delText>y</w:delText>") + "</w:del>")),
    "a simple field": (p('<w:fldSimple w:instr="REF a">' + r("1") + "</w:fldSimple>"), p()),
    "ruby": (p(r("<w:ruby><w:rt>" + r("x") + "</w:rt></w:ruby>")), p(r("<w:ruby/>"))),
}


@pytest.mark.parametrize("case", TEXT)
def test_text_and_structure_count(case):
    one, other = TEXT[case]
    assert "text" in tiers(word(one), word(other))


RUNS = {
    **{tag: f"<w:{tag}/>" for tag in ("b", "i", "caps", "smallCaps", "strike", "dstrike", "vanish")},
    "size": '<w:sz w:val="28"/>',
    "colour": '<w:color w:val="FF0000"/>',
    "highlight": '<w:highlight w:val="yellow"/>',
    "height": '<w:vertAlign w:val="superscript"/>',
    "underline": '<w:u w:val="single"/>',
    "shade": '<w:shd w:val="clear" w:fill="00FF00"/>',
    "font": '<w:rFonts w:ascii="Arial"/>',
    "font of further letters": '<w:rFonts w:hAnsi="Arial"/>',
    "font of the theme": '<w:rFonts w:asciiTheme="minorHAnsi"/>',
}


@pytest.mark.parametrize("case", RUNS)
def test_the_format_of_runs_counts(case):
    assert tiers(word(p("x")), word(p(r("x", RUNS[case])))) == {"runs"}


PARAGRAPHS = {
    "alignment": '<w:jc w:val="both"/>',
    **{tag: f"<w:{tag}/>" for tag in ("keepNext", "keepLines", "pageBreakBefore", "contextualSpacing")},
    "outline level": '<w:outlineLvl w:val="0"/>',
    "left indent": '<w:ind w:left="720"/>',
    "right indent": '<w:ind w:end="720"/>',
    "first line": '<w:ind w:firstLine="720"/>',
    "hanging": '<w:ind w:hanging="720"/>',
    "space": '<w:spacing w:before="120"/>',
    "line": '<w:spacing w:line="360"/>',
}


@pytest.mark.parametrize("case", PARAGRAPHS)
def test_the_format_of_paragraphs_counts(case):
    assert tiers(word(X), word(p("x", ppr=PARAGRAPHS[case]))) == {"paragraphs"}


def conditional(target):
    """A field whose code holds another one, with its result."""
    code = (
        r("<w:instrText>IF </w:instrText>")
        + field(f"REF {target}", "1")
        + r("<w:instrText> = 1</w:instrText>")
    )
    return mark("begin") + code + mark("separate") + r("x") + mark("end")


RICH = {
    "a link": (X, p(f'<w:hyperlink w:anchor="a">{r("x")}</w:hyperlink>')),
    "where a link is": (
        p(f'<w:hyperlink w:anchor="a">{r("x")}</w:hyperlink>', "x"),
        p("x", f'<w:hyperlink w:anchor="a">{r("x")}</w:hyperlink>'),
    ),
    "a field": (X, p(field("REF a", "x"))),
    "the code of a field": (p(field("REF a", "x")), p(field("REF b", "x"))),
    "a field in the code of a field": (p(conditional("a")), p(conditional("b"))),
    "a field that shows nothing": (X, p("x", field('XE "term"', None))),
    "a control": (X, p(sdt(r("x"), "a"))),
    "the name of a control": (p(sdt(r("x"), "a", "A")), p(sdt(r("x"), "a", "B"))),
    "a control around paragraphs": (X, sdt(X, "a")),
    "a control around a row": (tbl([X]), tbl([X]).replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>").replace("</w:tr>", "</w:tr></w:sdtContent></w:sdt>")),
    "a span": (tbl([X]), tbl([tc(X, '<w:gridSpan w:val="2"/>')])),
    "a merge": (tbl([X]), tbl([tc(X, "<w:vMerge/>")])),
    "a colour of cells": (tbl([X]), tbl([tc(X, '<w:shd w:fill="FF0000"/>')])),
    "a style of tables": (tbl([X]), tbl([X], tblpr='<w:tblStyle w:val="Grid"/>')),
    "where a table stands": (tbl([X]), tbl([X], tblpr='<w:jc w:val="center"/>')),
}  # fmt: skip


@pytest.mark.parametrize("case", RICH)
def test_links_fields_controls_and_shapes_of_cells_count(case):
    one, other = RICH[case]
    assert tiers(word(one), word(other)) == {"rich"}


def test_links_are_known_by_where_they_lead():
    def linked(id_, target):
        link = f'<w:hyperlink r:id="{id_}">{r("x")}</w:hyperlink>'
        return word(p(link), more=rel(id_, "hyperlink", target, 'TargetMode="External"'))

    assert tiers(linked("a", "https://one.example"), linked("b", "https://one.example")) == set()
    assert tiers(linked("a", "https://one.example"), linked("a", "https://two.example")) == {"rich"}


def test_styles_are_known_by_name():
    one = word(p("x", style="H1"), styles=style("H1", name="heading 1"))
    assert tiers(one, word(p("x", style="P7"), styles=style("P7", name="Heading 1"))) == set()
    assert (
        tiers(one, word(p("x", style="H1"), styles=style("H1", name="heading 2"))) == set()
    )  # looks the same
    bigger = style("H1", "<w:pPr><w:keepNext/></w:pPr>", name="heading 2")
    assert tiers(one, word(p("x", style="H1"), styles=bigger)) == {"paragraphs"}


def test_no_style_is_the_default_style():
    styles = style("Normal", default="1")
    assert tiers(word(X, styles=styles), word(p("x", style="Normal"), styles=styles)) == set()


def test_a_style_may_say_what_a_run_said():
    """Equal where a reader sees the same, whoever says it: style, base style or defaults."""
    direct = word(p(r("x", BOLD)))
    base = style("Base", f"<w:rPr>{BOLD}</w:rPr>")
    assert tiers(direct, word(p("x", style="Base"), styles=base)) == set()
    based = base + style("Own", '<w:basedOn w:val="Base"/>')
    assert tiers(direct, word(p("x", style="Own"), styles=based)) == set()
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{BOLD}</w:rPr></w:rPrDefault></w:docDefaults>"
    assert tiers(direct, word(X, styles=defaults)) == set()


def test_a_style_that_says_something_else_in_the_other_file_is_no_change_of_text():
    def red(size):
        return word(
            p(r("x", '<w:rStyle w:val="Red"/>')),
            styles=style("Red", f'<w:rPr><w:sz w:val="{size}"/></w:rPr>'),
        )

    assert tiers(red(20), red(40)) == set()


def test_a_character_style_turns_what_the_paragraphs_style_switched_on():
    strong = style("Strong", f"<w:rPr>{BOLD}</w:rPr>", kind="character")
    heavy = style("Heavy", f"<w:rPr>{BOLD}</w:rPr>")
    one = word(p(r("x", '<w:rStyle w:val="Strong"/>'), style="Heavy"), styles=strong + heavy)
    assert tiers(one, word(X)) == set()
    assert tiers(one, word(p(r("x", BOLD)))) == {"runs"}


@pytest.mark.parametrize(
    "styles", [style("A", '<w:basedOn w:val="A"/>'), style("A", '<w:basedOn w:val="B"/>')]
)
def test_styles_may_be_based_on_themselves_or_on_nothing(styles):
    assert tiers(word(p("x", style="A"), styles=styles), word(X)) == set()


def test_lists_are_known_by_what_they_look_like():
    one = word(p("x", ppr=listed(1)), numbering=lists(1))
    assert tiers(one, word(p("x", ppr=listed(7)), numbering=lists(6, 7))) == set()
    roman = lists(1, levels=[(0, "upperRoman", "%1.")])
    assert tiers(one, word(p("x", ppr=listed(1)), numbering=roman)) == {"paragraphs", "labels"}
    assert tiers(one, word(p("x", ppr=listed(1, 1)), numbering=lists(1))) == {"paragraphs", "labels"}
    assert tiers(one, word(X, numbering=lists(1))) == {"paragraphs", "labels"}


def test_labels_are_counted():
    """A list that begins anew under another id reads alike and counts otherwise."""
    counted = word(p("x", ppr=listed(1)) + p("y", ppr=listed(1)), numbering=lists(1, 2))
    anew = word(p("x", ppr=listed(1)) + p("y", ppr=listed(2)), numbering=lists(1, 2))
    assert tiers(counted, anew) == {"labels"}
    assert where(counted, anew) == ["labels: body, paragraph 2: 'y 2.' against 'y 1.'"]


def test_a_style_puts_its_paragraphs_on_its_level():
    levels = [(0, "decimal", "%1."), (1, "decimal", "%1.%2")]
    linked = lists(1, levels=levels).replace(
        '<w:lvlText w:val="%1.%2"/>', '<w:pStyle w:val="Two"/><w:lvlText w:val="%1.%2"/>'
    )
    two = style("Two", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    one = word(p("x", style="Two"), styles=two, numbering=linked)
    assert tiers(one, word(p("x", ppr=listed(1, 1)), numbering=lists(1, levels=levels))) == set()
    assert tiers(one, word(p("x", style="Two", ppr=listed(0)), styles=two, numbering=linked)) == {
        "paragraphs",
        "labels",
    }


def test_notes_stand_where_they_are_referred_to():
    one = word(p("x", noted(2)), footnotes=note(1, Y) + note(2, p("note")))
    assert tiers(one, word(p("x", noted(9)), footnotes=note(9, p("note"), p()))) == set()
    assert tiers(one, word(p("x", noted(1)), footnotes=note(1, Y))) >= {"text"}
    assert tiers(one, word(p("x", noted(2, "endnote")), endnotes=note(2, p("note"), kind="endnote"))) >= {
        "text"
    }
    assert tiers(one, word(p("x", noted(5)), footnotes=note(1, Y))) >= {"text"}
    assert tiers(one, word(p("x", noted(2)), footnotes=note(2, p(r("note", BOLD))))) == {"runs"}
    assert tiers(one, word(p("x", noted(2)), footnotes=note(2, p("note", ppr="<w:keepNext/>")))) == {
        "paragraphs"
    }


def test_a_note_that_refers_to_itself_ends():
    one = word(p(noted(1)), footnotes=note(1, p("x", noted(1))))
    assert tiers(one, one) == set()


def test_pictures_are_known_by_what_they_show():
    def pictured(id_, file, data):
        return word(p("x", picture(id_)), more=rel(id_, "image", file), **{file: data})

    assert tiers(pictured("a", "a.png", b"1"), pictured("b", "b.png", b"1")) == set()
    assert tiers(pictured("a", "a.png", b"1"), pictured("a", "a.png", b"2")) >= {"text"}


def test_text_boxes_are_read_where_they_stand():
    def boxed(*paragraphs):
        return word(p("x", picture("none", box(*paragraphs))))

    assert tiers(boxed(X), boxed(X, p())) == set()
    assert tiers(boxed(X), boxed(Y)) >= {"text"}
    assert tiers(boxed(X), boxed(p(r("x", BOLD)))) == {"runs"}


def test_the_words_of_a_watermark_are_text():
    def watermark(words):
        return p(r(f'<w:pict><v:shape><v:textpath string="{words}"/></v:shape></w:pict>'))

    assert tiers(word(watermark("DRAFT")), word(watermark("FINAL"))) >= {"text"}


def headed(*sections, **parts):
    """A document of sections, each with what it refers to."""
    *before, last = sections
    body = "".join(p("x", ppr=one) for one in before) + p("x") + last
    return word(body, **parts)


def test_headers_and_footers_belong_to_sections():
    head = section(("header", "default", "header1"))
    one = headed(head, header1=p("head"))
    assert tiers(one, headed(section(("header", "default", "header2")), header2=p("head"))) == set()
    assert tiers(one, headed(head, header1=p("other"))) >= {"text"}
    assert tiers(one, headed(section(("header", "even", "header1")), header1=p("head"))) >= {"text"}
    assert tiers(one, headed(section())) >= {"text"}
    assert tiers(headed(section()), headed(head, header1=p(" "))) == set()


def test_the_first_page_has_its_own_only_if_the_section_says_so():
    first = ("header", "first", "header1")
    parts = {"header1": p("head")}
    assert tiers(headed(section()), headed(section(first), **parts)) == set()
    assert tiers(headed(section()), headed(section(first, title=True), **parts)) >= {"text"}


def test_neighbouring_sections_with_equal_headers_read_as_one():
    head, foot = section(("header", "default", "header1")), section(("footer", "default", "footer1"))
    parts = {"header1": p("head"), "footer1": p("foot")}
    one = word(X + X + head, **parts)
    assert (
        tiers(one, headed(head, section(), **parts)) == set()
    )  # a section takes what it does not say from before
    assert tiers(one, headed(head, head, **parts)) == set()
    assert tiers(one, headed(head, foot, **parts)) >= {"text"}


def test_sections_that_read_alike_may_look_different():
    """Told although no text differs."""
    one, two = section(("header", "default", "header1")), section(("header", "default", "header2"))
    parts = {"header1": p("head"), "header2": p(r("head", BOLD))}
    assert tiers(headed(one, one, **parts), headed(one, two, **parts)) == {"runs"}


STAMP = 'DOCPROPERTY "aftale_version" \\* MERGEFORMAT'


def test_stamps_are_left_out_where_asked():
    one, other = (word(p("v", field(STAMP, version))) for version in ("1", "2"))
    assert tiers(one, other) == {"text", "runs", "labels", "paragraphs", "rich"}
    assert tiers(one, other, ignoring=[STAMPS]) == set()
    simple = word(p("v", f"<w:fldSimple w:instr='{STAMP}'>{r('3')}</w:fldSimple>"))
    assert tiers(one, simple, ignoring=[STAMPS]) == set()


def contents(*entries):
    """A table of contents over as many paragraphs as it has entries, and the one in which it ends."""
    first, *rest = entries
    code = r('<w:instrText>TOC \\o "1-3"</w:instrText>')
    begin = p(mark("begin"), code, mark("separate"), first, field("PAGEREF a", "1"))
    return begin + "".join(p(entry, field("PAGEREF a", "2")) for entry in rest) + p(mark("end"))


def test_a_table_of_contents_is_left_out_where_asked():
    one, other = word(contents("One") + X), word(contents("One", "Two", "Three") + X)
    assert "text" in tiers(one, other)
    assert tiers(one, other, ignoring=[CONTENTS]) == set()
    assert tiers(one, word(X), ignoring=[CONTENTS]) == set()
    assert "text" in tiers(one, word(contents("One") + Y), ignoring=[CONTENTS])


def test_a_field_over_paragraphs_stands_around_them_all():
    def over(code):
        start = p(mark("begin"), r(f"<w:instrText>{code}</w:instrText>"), mark("separate"), "x")
        return word(start + p("y", mark("end")) + p("z"))

    assert tiers(over("REF a"), over("REF b")) == {"rich"}
    assert [place.split(": ")[1] for place in where(over("REF a"), over("REF b"))] == [
        "body, paragraph 1",
        "body, paragraph 2",
    ]


@pytest.mark.parametrize(
    "broken",
    [
        mark("begin"),
        mark("begin") + mark("separate"),
        mark("begin") + r("<w:instrText>PAGE</w:instrText>") + mark("separate"),
    ],
)
def test_a_field_that_never_ends_hides_no_later_text(broken):
    assert "text" in tiers(word(p("a", broken) + X), word(p("a", broken) + Y))
    assert "text" in tiers(word(p("a", mark("end"), mark("separate"), "x")), word(p("a", "y")))


def test_differences_name_their_place():
    one = word(tbl([X, X], [X, tbl([X]) + X]) + X)
    assert where(one, word(tbl([X, X], [X, tbl([Y]) + X]) + X))[0] == (
        "text: body, table 1, row 2, cell 2, table 1, row 1, cell 1, paragraph 1: 'x' against 'y'"
    )
    assert where(one, word(tbl([X, X], [X, tbl([X]) + Y]) + X))[0].startswith(
        "text: body, table 1, row 2, cell 2, paragraph 1: "
    )
    assert where(one, word(tbl([X, X], [X, tbl([X]) + X])))[0] == "text: body, paragraph 1: 'x' against ''"
    assert where(word(X), word(X + Y))[0] == "text: body, paragraph 2: '' against 'y'"
    assert where(word(X), word(X + tbl([Y])))[0] == "text: body, table 1: '' against 'edge of table'"
    shaded = word(X + tbl([X, tc(X, '<w:shd w:fill="FF0000"/>')]))
    assert [found.path for found in effect_of(shaded).differences(effect_of(word(X + tbl([X, X]))))] == [
        "table 1, row 1, cell 2"
    ]


def test_differences_show_what_is_near_and_the_first_few_only():
    long = "word " * 100
    assert where(word(p(long + "x")), word(p(long + "y")))[0] == (
        "text: body, paragraph 1: 'word word word word x' against 'word word word word y'"
    )
    many = [str(number) for number in range(20)]
    one, other = (word("".join(p(end + number) for number in many)) for end in "xy")
    assert len([d for d in effect_of(one).differences(effect_of(other), 3) if d.tier == "text"]) == 3


def test_headers_are_named_by_their_section():
    head = section(("header", "default", "header1"))
    assert where(headed(head, header1=p("a")), headed(head, header1=p("b")))[0] == (
        "text: default header of section 1, paragraph 1: 'a' against 'b'"
    )
    assert where(headed(head, header1=p("a")), headed(section()))[0] == (
        "text: default header of section 1: default header of section 1 against no story"
    )


def test_views_are_read_in_place_of_parts():
    """The root of a part, or a list of the blocks of a story."""
    opened = word(X + Y)
    body = opened.root("word/document.xml")[0]
    other = word(p("z") + Y).root("word/document.xml")
    assert effect_of(opened, views={"word/document.xml": other}) == effect_of(word(p("z") + Y))
    assert effect_of(opened, views={"word/document.xml": [other[0][0], body[1]]}) == effect_of(
        word(p("z") + Y)
    )
    assert effect_of(opened) == effect_of(word(X + Y))


def lines(opened, readings):
    """The lines of a body."""
    return read_document(opened, {}, frozenset(), readings)[0].lines


def test_blocks_that_are_written_alike_are_read_once():
    """Rows too, and in another file as well, where both have the same styles and lists."""
    readings = Readings()
    before = lines(word(X + tbl([X], [Y])), readings)
    after = lines(word(X + tbl([X], [p("z")])), readings)
    shared = [mine is theirs for mine, theirs in zip(after, before, strict=True)]
    assert shared == [True, False, *[True] * 3, *[False] * 4]


def test_a_change_needs_not_be_told():
    opened, readings = word(X + p(noted(1)) + Y, footnotes=note(1, X)), Readings()
    effect_of(opened, readings=readings)
    opened.root("word/document.xml")[0][0][0][0].text = "changed"
    assert effect_of(opened, readings=readings) == effect_of(
        word(p("changed") + p(noted(1)) + Y, footnotes=note(1, X))
    )


def test_blanks_count_where_something_around_says_so():
    """A block that is written alike then reads otherwise."""
    text, readings = "<w:p><w:r><w:t> x</w:t></w:r></w:p>", Readings()
    bare, kept = word(text), word(text)
    kept.root("word/document.xml").set(XML_SPACE, "preserve")
    found = [lines(opened, readings)[0].content.text for opened in (bare, kept, bare)]
    assert found == ["x", " x", "x"]


def test_readings_do_not_outlive_what_they_depend_on():
    """Notes, links and pictures are read anew in every file, and what was left out is not left out for good."""
    stamped, readings = word(p("v", field(STAMP, "1"))), Readings()
    effect_of(stamped, ignoring=[STAMPS], readings=readings)
    assert effect_of(stamped, readings=readings) == effect_of(stamped)
    noting = word(p("x", noted(1)), footnotes=note(1, X))
    effect_of(noting, readings=readings)
    views = {"word/footnotes.xml": [deepcopy(word(footnotes=note(1, Y)).root("word/footnotes.xml"))[0]]}
    assert effect_of(noting, views=views, readings=readings) == effect_of(
        word(p("x", noted(1)), footnotes=note(1, Y))
    )
