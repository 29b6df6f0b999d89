"""A style of the old file is the new file's style of the same name, or comes along under a free id."""

from __future__ import annotations

import pytest
from small_files import MAIN, NORMAL, blocks, para, parsed, put, small_file, sound, style, styles_of, xml

from pipeline.word.redline.carry.carry import Carrier

HEADING = style("H1", "heading 1", "<w:rPr><w:b/></w:rPr>")
LEVEL = '<w:lvl w:ilvl="0">{}<w:numFmt w:val="decimal"/>{}<w:lvlText w:val="%1."/></w:lvl>'


def carrier(old, new="", body="", **parts):
    """A carrier between files with these styles besides Normal."""
    out = small_file(para(), styles=NORMAL + new)
    return Carrier(small_file(body, styles=NORMAL + old, **parts), out), out


def names(element):
    """What a style names: base, link, next."""
    return {
        child.tag.rpartition("}")[2]: child.get(child.keys()[0])
        for child in element
        if len(child.keys()) == 1
    }


@pytest.mark.parametrize("name", ["heading 1", "Heading 1"])
def test_a_style_of_the_same_name_is_used(name):
    carry, out = carrier(HEADING, style("Overskrift1", name))
    assert carry.style("H1", "paragraph") == "Overskrift1"
    assert len(styles_of(sound(out))) == 2


def test_a_style_that_is_not_there_comes_along_once():
    carry, out = carrier(HEADING)
    assert [carry.style("H1", "paragraph"), carry.style("H1", "paragraph")] == ["H1", "H1"]
    assert "<w:b/>" in xml(styles_of(sound(out))["H1"])


def test_it_takes_a_free_id():
    carry, out = carrier(HEADING, style("H1", "Recital"))
    assert carry.style("H1", "paragraph") == "H1_2"
    assert list(styles_of(sound(out))) == ["Normal", "H1", "H1_2"]


def test_a_name_is_a_style_of_its_kind_only():
    carry, _ = carrier(HEADING, style("Char", "heading 1", kind="character"))
    assert carry.style("H1", "paragraph") == "H1"


def test_what_it_is_based_on_comes_along_by_name():
    carry, out = carrier(style("B", "Body", '<w:basedOn w:val="C"/>') + style("C", "Core", '<w:basedOn w:val="N0"/>')
                         + style("N0", "Old Base"), style("Base", "old base"))  # fmt: skip
    carry.style("B", "paragraph")
    made = styles_of(sound(out))
    assert [names(made["B"])["basedOn"], names(made["C"])["basedOn"]] == ["C", "Base"]


def test_a_circle_of_styles_ends():
    carry, out = carrier(
        style("B", "B", '<w:basedOn w:val="C"/>') + style("C", "C", '<w:basedOn w:val="B"/>')
    )
    assert carry.style("B", "paragraph") == "B"
    assert set(styles_of(out)) == {"Normal", "B", "C"}


def test_a_long_line_of_styles_comes_along():
    line = "".join(style(f"S{n}", f"S {n}", f'<w:basedOn w:val="S{n + 1}"/>') for n in range(2000))
    carry, out = carrier(line)
    assert carry.style("S0", "paragraph") == "S0"
    assert len(styles_of(out)) == 2001


def test_of_a_style_that_is_there_nothing_else_comes_along():
    base = (
        style("A", "A", '<w:basedOn w:val="B"/>')
        + style("B", "B", '<w:basedOn w:val="C"/>')
        + style("C", "C")
    )
    carry, out = carrier(base, style("B7", "B"))
    carry.style("A", "paragraph")
    assert list(styles_of(sound(out))) == ["Normal", "B7", "A"]


def test_what_follows_it_is_named_only_where_it_is():
    follows = '<w:next w:val="{}"/>'
    carry, out = carrier(style("A", "A", follows.format("B")) + style("B", "B") + style("C", "C", follows.format("D"))
                         + style("D", "D") + style("E", "E", follows.format("E")), style("D7", "D"))  # fmt: skip
    for id_ in "ACE":
        carry.style(id_, "paragraph")
    made = styles_of(sound(out))
    assert [names(made[id_]).get("next") for id_ in "ACE"] == [None, "D7", "E"]


LINKED = style("P", "Para", '<w:link w:val="C"/>') + style(
    "C", "Para Char", '<w:link w:val="P"/>', "character"
)


def test_its_partner_comes_along_and_they_name_each_other():
    carry, out = carrier(LINKED, style("P", "Other"))
    carry.style("P", "paragraph")
    made = styles_of(sound(out))
    assert [names(made["P_2"])["link"], names(made["C"])["link"]] == ["C", "P_2"]


def test_a_partner_that_the_new_file_has_is_left_to_it():
    carry, out = carrier(LINKED, style("C0", "Para Char", kind="character"))
    carry.style("P", "paragraph")
    assert "link" not in names(styles_of(sound(out))["P"])


def test_what_is_wrong_in_the_old_file_is_left_out():
    wrong = '<w:aliases w:val="x"/><w:basedOn w:val="X"/><w:next w:val="X"/><w:link w:val="X"/><w:rsid w:val="00AB12CD"/>'
    carry, out = carrier(style("A", "A", wrong))
    carry.style("A", "paragraph")
    assert names(styles_of(sound(out))["A"]) == {"name": "A"}


def test_a_default_style_stays_so_in_the_new_file_alone():
    old = small_file(para(), styles=NORMAL.replace("Normal", "Standard"))
    out = small_file(para())
    assert Carrier(old, out).style("Standard", "paragraph") == "Standard"
    assert styles_of(sound(out))["Standard"].get(parsed("<w:x w:default='1'/>").keys()[0]) is None


def test_paragraphs_of_another_default_style_name_it():
    old = small_file(
        para() + "<w:p><w:pPr><w:keepNext/></w:pPr></w:p>", styles=NORMAL.replace("Normal", "Standard")
    )
    out = small_file(para())
    carry = Carrier(old, out)
    taken = [carry.taken(block, MAIN, MAIN) for block in blocks(old)]
    assert ['<w:pStyle w:val="Standard"/>' in xml(block) for block in taken] == [True, True]
    assert xml(carry.properties(parsed("<w:pPr><w:jc w:val='left'/></w:pPr>"))) == (
        '<w:pPr><w:pStyle w:val="Standard"/><w:jc w:val="left"/></w:pPr>'
    )
    put(out, *taken)
    sound(out)


@pytest.mark.parametrize(("new", "expected"), [("", "Gone"), (style("Gone", "Other"), "")])
def test_a_style_that_nobody_defined_stays_so(new, expected):
    carry, _ = carrier("", new)
    assert carry.style("Gone", "paragraph") == expected


def test_a_style_of_the_wrong_kind_is_no_style():
    carry, _ = carrier(HEADING)
    assert carry.style("H1", "character") == ""
    assert (
        xml(carry.properties(parsed('<w:rPr><w:rStyle w:val="H1"/><w:b/></w:rPr>')))
        == "<w:rPr><w:b/></w:rPr>"
    )


def test_styles_are_translated_wherever_they_are_named():
    old = style("P", "P") + style("C", "C", kind="character") + style("T", "T", kind="table")
    new = style("P9", "P") + style("C9", "C", kind="character") + style("T9", "T", kind="table")
    named = '<w:pStyle w:val="P"/><w:rPr><w:rStyle w:val="C"/></w:rPr>'
    cell = f"<w:tc><w:tcPr/>{para(ppr=named)}</w:tc>"
    body = f'<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>'
    carry, out = carrier(old, new, body + para())
    table, _ = blocks(carry._old)
    taken = carry.taken(table, MAIN, MAIN)
    assert [f'w:val="{id_}9"' in xml(taken) for id_ in "PCT"] == [True, True, True]
    put(out, taken, parsed(para()))
    sound(out)


def test_a_style_brings_its_list_and_the_list_names_the_style():
    listed = style("A", "Article", '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>')
    numbering = ('<w:abstractNum w:abstractNumId="0">' + LEVEL.format("", '<w:pStyle w:val="A"/>')
                 + '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>')  # fmt: skip
    carry, out = carrier(listed, style("A", "Annex"), numbering=numbering)
    assert carry.style("A", "paragraph") == "A_2"
    made = sound(out)
    assert '<w:numId w:val="4"/>' in xml(styles_of(made)["A_2"])
    assert '<w:pStyle w:val="A_2"/>' in xml(made.root("word/numbering.xml"))


def test_a_level_does_not_name_a_style_that_has_a_list_of_its_own():
    numbering = ('<w:abstractNum w:abstractNumId="0">' + LEVEL.format("", '<w:pStyle w:val="H1"/>')
                 + '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>')  # fmt: skip
    carry, out = carrier(HEADING, HEADING, numbering=numbering)
    carry.list("3")
    assert "pStyle" not in xml(sound(out).root("word/numbering.xml"))


def test_a_numbering_style_comes_along_with_its_list():
    listed = style("L", "List", '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>', "numbering")
    numbering = ('<w:abstractNum w:abstractNumId="0">' + LEVEL.format("", "")
                 + '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>')  # fmt: skip
    carry, out = carrier(listed, numbering=numbering)
    assert carry.style("L", "numbering") == "L"
    assert '<w:numId w:val="4"/>' in xml(styles_of(sound(out))["L"])


def test_a_file_without_styles_gets_its_part():
    old, out = small_file(para(), styles=HEADING), small_file(para(), styles=None)
    assert Carrier(old, out).style("H1", "paragraph") == "H1"
    assert list(styles_of(sound(out))) == ["H1"]
