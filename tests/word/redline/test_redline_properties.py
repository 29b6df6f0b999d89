"""Whether properties say the same, and how a change of them is kept."""

from __future__ import annotations

from copy import deepcopy

import pytest
from agreement_files import AUTHOR
from redline_fakes import bare
from small_files import parsed

from pipeline.word.lint.names import W
from pipeline.word.redline.compare.marks import Marker
from pipeline.word.redline.compare.properties import (
    Changes,
    insert_property,
    key_of,
    mark_properties,
    paragraph_properties,
)


def key(content, name="rPr"):
    """What properties of some sort say."""
    return key_of(
        parsed(f"<w:{name}>{content}</w:{name}>"),
        lambda id_, kind: f"{kind} {id_}",
        lambda id_: f"list {id_}",
    )


@pytest.mark.parametrize(("one", "other"), [
    ("<w:b/>", '<w:b w:val="true"/>'), ("<w:b/>", '<w:b w:val="on"/>'), ('<w:b w:val="0"/>', '<w:b w:val="off"/>'),
    ('<w:jc w:val="start"/>', '<w:jc w:val="left"/>'), ("<w:b/><w:i/>", "<w:i/><w:b/>"),
    ("<w:b/>", '<w:b/><w:lang w:val="da-DK"/><w:noProof/>'), ('<w:sz w:val="20" w:rsidR="00AB"/>', '<w:sz w:val="20"/>'),
])  # fmt: skip
def test_what_says_the_same_is_the_same(one, other):
    """Other words for on and off, another order, what only proofing tools read."""
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [
    ("<w:b/>", ""), ("<w:b/>", '<w:b w:val="0"/>'), ('<w:sz w:val="20"/>', '<w:sz w:val="22"/>'),
    ('<w:rStyle w:val="A"/>', '<w:rStyle w:val="B"/>'),
])  # fmt: skip
def test_what_says_something_else_is_not(one, other):
    """A property off is not a property that is not there."""
    assert key(one) != key(other)


def test_styles_go_by_their_names_and_lists_by_what_they_mean():
    """For ids mean nothing in another file."""
    listed = '<w:pStyle w:val="A"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="7"/></w:numPr>'
    assert key(listed, "pPr") == ((W + "numPr", "list 7", "1"), (W + "pStyle", "paragraph A"))


def test_nothing_to_say_is_nothing():
    """Whether there is an element for it or not."""
    assert key_of(None, str) == key("") == key("<w:sectPr/><w:rPr><w:b/></w:rPr>", "pPr") == ()


def noted(now, old):
    """Properties after a change was noted in them."""
    properties = parsed(now)
    Changes(Marker(AUTHOR, []), deepcopy).note(properties, None if old is None else parsed(old))
    return bare(properties)


def test_a_change_keeps_what_was_and_stands_last():
    """As the schema has it."""
    assert noted("<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/></w:rPr>") == (
        "<w:rPr><w:b/><w:rPrChange><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>"
    )


def test_where_nothing_was_the_change_holds_nothing():
    """That is how rejecting takes the properties away."""
    assert noted("<w:rPr><w:b/></w:rPr>", None).endswith("<w:rPrChange><w:rPr/></w:rPrChange></w:rPr>")


def test_a_change_does_not_speak_of_what_it_must_not():
    """The mark of a paragraph, its section, headers, an older change."""
    old = "<w:pPr><w:keepNext/><w:rPr><w:b/></w:rPr><w:sectPr/><w:pPrChange><w:pPr/></w:pPrChange></w:pPr>"
    assert noted("<w:pPr/>", old) == "<w:pPr><w:pPrChange><w:pPr><w:keepNext/></w:pPr></w:pPrChange></w:pPr>"
    old = '<w:sectPr w:rsidR="1"><w:headerReference/><w:pgSz/></w:sectPr>'
    assert noted("<w:sectPr/>", old).count("headerReference") == 0


def test_an_older_change_gives_way():
    """There can only be one."""
    stale = "<w:rPr><w:b/><w:rPrChange><w:rPr><w:u/></w:rPr></w:rPrChange></w:rPr>"
    assert noted(stale, None) == "<w:rPr><w:b/><w:rPrChange><w:rPr/></w:rPrChange></w:rPr>"


def test_a_property_is_put_in_its_place():
    """The schema knows one order."""
    properties = parsed('<w:pPr><w:pStyle w:val="A"/><w:jc w:val="left"/><w:sectPr/></w:pPr>')
    insert_property(properties, parsed("<w:numPr/>"))
    mark_properties(properties)
    assert [child.tag[len(W) :] for child in properties] == ["pStyle", "numPr", "jc", "rPr", "sectPr"]


def test_properties_are_made_where_there_are_none():
    """Once."""
    paragraph = parsed("<w:p><w:r/></w:p>")
    assert mark_properties(paragraph_properties(paragraph)) is mark_properties(
        paragraph_properties(paragraph)
    )
    assert bare(paragraph) == "<w:p><w:pPr><w:rPr/></w:pPr><w:r/></w:p>"
