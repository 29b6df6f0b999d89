"""Sections: their page setup, and the headers and footers that hold in each."""

from __future__ import annotations

from drafted import drafted
from marked import marked
from redline_fakes import bare
from small_files import para, parsed, sound

from agreement_files import AUTHOR  # isort: skip
from pipeline.word.lint.names import W
from pipeline.word.redline.compare.sections import held_parts, sections_of
from pipeline.word.redline.opened import open_word
from pipeline.word.redline.redlining import redline


def redlined(old, new):
    """The redline of two texts."""
    made = redline(drafted(old), drafted(new), AUTHOR)
    assert made.proof.is_complete
    return sound(open_word(made.data))


def headers(opened):
    """How many parts there are, section by section, and what stands in them."""
    held = held_parts(opened).values()
    return [{use: "".join(opened.root(part).itertext()) for (use, _), part in one.items()} for one in held]


def test_sections_are_found_wherever_they_end():
    """In a paragraph, in a control, at the end of the body."""
    section = '<w:sectPr><w:pgSz w:w="{}"/></w:sectPr>'
    control = f"<w:sdt><w:sdtContent>{para('b', section.format(2))}</w:sdtContent></w:sdt>"
    body = parsed(f"<w:body>{para('a', section.format(1))}{control}{section.format(3)}</w:body>")
    assert [found[0].get(W + "w") for found in sections_of(body)] == ["1", "2", "3"]


def test_a_section_that_names_no_header_has_the_last_one():
    """Kind by kind."""
    opened = open_word(drafted("One.\n§ header: A; footer: F\nTwo.\n§ header: B\nThree.\n§"))
    assert headers(opened) == [{"header": "A", "footer": "F"}, *[{"header": "B", "footer": "F"}] * 2]


def test_where_no_header_changed_all_is_left_as_it_is():
    """The references too."""
    new = "One, edited.\n§ header: A\nTwo.\n§"
    opened = redlined(new.replace(", edited", ""), new)
    assert "headerReference" not in bare(list(sections_of(opened.root(opened.main)[0]))[1])


def test_a_header_that_two_sections_share_is_shown_twice_where_they_differ():
    """Each section names its own."""
    opened = redlined("One.\n§ header: A\nTwo.\n§ header: B", "One.\n§ header: A\nTwo.\n§")
    assert headers(opened) == [{"header": "A"}, {"header": "BA"}]
    assert len({part for held in held_parts(opened).values() for part in held.values()}) == 2


def test_a_section_without_a_header_behind_one_that_has_some_gets_an_empty_one():
    """Else it would take the last section's."""
    opened = redlined("One.\nTwo.\n§", "One.\n§ header: A\nTwo.\n§")
    assert headers(opened) == [{"header": "A"}, {"header": "A"}]
    assert headers(redlined("One.\n§\nTwo.\n§ header: A", "One.\n§ header: A\nTwo.\n§ header: B"))[0] == {
        "header": "A"
    }


def test_a_section_that_went_has_the_header_it_had():
    """As it was, not as what holds there now."""
    opened = redlined("One.\n§ header: Old\nTwo.\n§ header: B", "One.\nTwo.\n§ header: B")
    assert headers(opened) == [{"header": "Old"}, {"header": "B"}]


def test_page_setup_is_noted_without_headers():
    """A change of a section cannot speak of those."""
    opened = redlined("One.\n§ portrait; header: A", "One.\n§ landscape; header: A")
    (change,) = opened.root(opened.main).iter(W + "sectPrChange")
    assert [child.tag for child in change[0]] == [W + "pgSz"]


def test_sections_that_came_and_went_read_as_they_are():
    """The first of three goes, another comes."""
    old = "One.\n§ portrait; header: A\nTwo.\n§ portrait; header: B\nThree.\n§ landscape; header: C"
    new = "Two.\n§ portrait; header: B\nThree.\n§ landscape; header: C\nFour.\n§ portrait; header: D"
    made = redline(drafted(old), drafted(new), AUTHOR)
    assert made.proof.is_complete
    assert [line for line in marked(made.data).splitlines() if line.startswith("§")][
        1
    ] == "§ portrait; header: B"
