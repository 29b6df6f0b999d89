"""Links, styles, lists, notes and pictures are known by what they mean, not by the ids they bear."""

from __future__ import annotations

import pytest
from effect_asked import BOLD, X, Y, tiers, where
from effect_samples import box, listed, lists, note, noted, p, picture, r, rel, style, word


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
