"""Where two documents differ is said by place; what is alike is read once, and not kept too long."""

from __future__ import annotations

from copy import deepcopy

from effect_asked import STAMP, X, Y, headed, where
from effect_samples import field, note, noted, p, section, tbl, tc, word

from pipeline.word.lint.names import XML_SPACE
from pipeline.word.redline.effect.document import read_document
from pipeline.word.redline.effect.effect import STAMPS, Readings, effect_of


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
