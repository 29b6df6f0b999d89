"""Labels are what Word would count; definitions are the same wherever they look the same."""

from __future__ import annotations

import pytest
from lxml import etree

from pipeline.word.redline.counting import spelled
from pipeline.word.redline.numbering import Labels, Level, Lists

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def level(ilvl, format_, text, more="", start=1):
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{format_}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


OUTLINE = (
    level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "(%3)")
    + level(3, "upperRoman", "%4)")
)  # fmt: skip


def numbering(levels=OUTLINE, nums="", more=""):
    nums = nums or '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    xml = (
        f'<w:numbering xmlns:w="{NS}" xmlns:mc="{MC}">'
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>{more}{nums}</w:numbering>'
    )
    return Lists(etree.fromstring(xml))


def num(id_, overrides="", abstract=7):
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'


def restart(ilvl, start):
    return f'<w:lvlOverride w:ilvl="{ilvl}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def labels(lists, *steps):
    """The labels of paragraphs given as "list.level"."""
    counted = Labels(lists)
    return [counted.next(number, int(ilvl)) for number, _, ilvl in (step.partition(".") for step in steps)]


def test_levels_count_and_begin_anew_under_those_above():
    steps = ["1.0", "1.1", "1.2", "1.2", "1.1", "1.2", "1.3", "1.0", "1.1"]
    assert labels(numbering(), *steps) == ["1.", "1.1", "(a)", "(b)", "1.2", "(a)", "I)", "2.", "2.1"]


def test_a_level_that_was_passed_over_counts_as_begun():
    assert labels(numbering(), "1.1", "1.1", "1.0") == ["1.1", "1.2", "2."]


def test_lists_of_one_abstract_list_share_their_counters():
    assert labels(numbering(nums=num(1) + num(2)), "1.0", "2.0", "1.0") == ["1.", "2.", "3."]


def test_a_start_override_begins_anew_once():
    lists = numbering(nums=num(1) + num(2, restart(0, 5)))
    assert labels(lists, "1.0", "2.0", "2.0", "1.0", "2.0") == ["1.", "5.", "6.", "7.", "8."]


def test_a_start_override_counts_at_every_new_beginning():
    lists = numbering(nums=num(1, restart(1, 3)))
    assert labels(lists, "1.0", "1.1", "1.0", "1.1") == ["1.", "1.3", "2.", "2.3"]


def test_a_level_may_never_begin_anew():
    levels = level(0, "decimal", "%1.") + level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>')
    assert labels(numbering(levels), "1.0", "1.1", "1.0", "1.1") == ["1.", "1", "2.", "2"]


def test_a_level_may_begin_anew_only_under_higher_ones():
    levels = level(0, "decimal", "%1") + level(1, "decimal", "%2") + level(
        2, "decimal", "%3", '<w:lvlRestart w:val="1"/>'
    )  # fmt: skip
    assert labels(numbering(levels), "1.0", "1.1", "1.2", "1.1", "1.2", "1.0", "1.2")[4:] == ["2", "2", "1"]


def test_legal_levels_show_digits():
    levels = level(0, "upperRoman", "Article %1") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert labels(numbering(levels), "1.0", "1.0", "1.1") == ["Article I", "Article II", "2.1"]


def test_a_list_may_put_a_level_of_its_own():
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerRoman", "%1)")}</w:lvlOverride>'
    lists = numbering(nums=num(1) + num(2, own))
    assert labels(lists, "1.0", "2.0") == ["1.", "ii)"]
    assert lists.level("2", 1) == lists.level("1", 1)


def test_a_list_may_stand_for_a_numbering_style():
    more = '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Outline"/></w:abstractNum>'
    lists = numbering('<w:styleLink w:val="Outline"/>' + OUTLINE, num(1) + num(2, abstract=8), more)
    assert lists.abstract_of("2") == "7"
    assert labels(lists, "1.0", "2.0") == ["1.", "2."]


@pytest.mark.parametrize("number", ["0", "", "9", "2"])
def test_what_is_no_list_has_no_label(number):
    """0 means none; a list, or its abstract list, may be missing."""
    lists = numbering(nums=num(1) + num(2, abstract=99))
    assert (lists.abstract_of(number), lists.level(number, 0)) == ("", None)
    assert (lists.definition(number), labels(lists, f"{number}.0")) == ((), [""])
    assert labels(Lists(None), f"{number}.0") == [""]


def test_bullets_are_bullets():
    assert labels(numbering(level(0, "bullet", "\uf0b7")), "1.0") == ["•"]


def test_a_level_is_read_whole():
    more = '<w:lvlRestart w:val="1"/><w:pStyle w:val="Heading2"/><w:isLgl w:val="0"/>'
    lists = numbering(level(1, "decimal", "%2", more, start=4))
    assert lists.level("1", 1) == Level(4, "decimal", "%2", legal=False, restart=1, style="Heading2")
    assert (lists.level_of_style("1", "Heading2"), lists.level_of_style("1", "Heading3")) == (1, None)


def test_words_own_formats_are_found_in_alternate_content():
    choice = '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
    fallback = '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
    levels = (
        f'<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent>'
        '<w:lvlText w:val="%1"/></w:lvl>'
    )
    assert labels(numbering(levels), "1.0") == ["007"]


def test_definitions_are_equal_by_effect():
    """Ids, nsid and editing sessions do not matter; what a reader sees does."""
    lists = numbering(
        level(0, "decimal", "%1.", "<w:rPr><w:b/></w:rPr>"),
        num(1) + num(2, abstract=8) + num(3, abstract=9),
        '<w:abstractNum w:abstractNumId="8"><w:nsid w:val="00FF00FF"/>'
        + level(0, "decimal", "%1.", '<w:rPr><w:b w:val="true"/></w:rPr>') + '</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="9">' + level(0, "decimal", "%1.") + "</w:abstractNum>",
    )  # fmt: skip
    assert lists.definition("1") == lists.definition("2") != lists.definition("3")


def test_overrides_are_compared_apart_from_definitions():
    lists = numbering(nums=num(1) + num(2, restart(0, 5)) + num(3, restart(0, 5)) + num(4, restart(0, 6)))
    assert lists.definition("1") == lists.definition("2")
    assert lists.overrides("1") == () != lists.overrides("2")
    assert lists.overrides("2") == lists.overrides("3") != lists.overrides("4")
    assert (lists.start_override("2", 0), lists.start_override("2", 1)) == (5, None)


@pytest.mark.parametrize(
    ("style", "number", "shown"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("decimalZero", 12, "12"),
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 28, "bb"),
        ("upperLetter", 1, "A"),
        ("upperLetter", 0, ""),
        ("lowerRoman", 1994, "mcmxciv"),
        ("upperRoman", 4, "IV"),
        ("ordinal", 1, "1st"),
        ("ordinal", 12, "12th"),
        ("ordinal", 23, "23rd"),
        ("chicago", 6, "††"),
        ("hex", 255, "FF"),
        ("numberInDash", 3, "- 3 -"),
        ("decimalEnclosedParen", 3, "(3)"),
        ("none", 3, ""),
        ("custom:0001, 0002", 12, "0012"),
        ("thaiLetters", 3, "3"),
    ],
)
def test_numbers_are_spelled_in_their_format(style, number, shown):
    assert spelled(number, style) == shown


@pytest.mark.parametrize("style", ["lowerLetter", "upperRoman", "chicago", "decimal", "custom:" + "0" * 9999])
def test_no_number_is_costly(style):
    """A file may say any start it likes."""
    assert len(spelled(9_999_999_999, style)) <= 40
