"""Two documents are equal where they say the same, however it is written down; else a tier says so."""

from __future__ import annotations

import pytest
from effect_asked import BOLD, ITALIC, X, Y, tiers
from effect_samples import field, mark, p, r, sdt, tbl, tc, word

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
