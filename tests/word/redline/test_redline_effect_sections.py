"""What headers and footers, stamps and fields count for, in the sections and paragraphs they belong to."""

from __future__ import annotations

import pytest
from effect_asked import BOLD, STAMP, X, Y, headed, tiers, where
from effect_samples import field, mark, p, r, section, word

from pipeline.word.redline.effect.effect import CONTENTS, STAMPS


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
