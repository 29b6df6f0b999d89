"""Lists added to a house's numbering: each counts for itself, and definitions stand before lists."""

from __future__ import annotations

from lxml import etree
from word_reading import NS, W, value

from pipeline.word.lists import Lists

NUMBERING = f"""<w:numbering xmlns:w="{NS}">
<w:abstractNum w:abstractNumId="4"><w:nsid w:val="1"/><w:tmpl w:val="2"/><w:name w:val="Clauses"/>
<w:lvl w:ilvl="0"><w:pStyle w:val="Head"/></w:lvl><w:lvl w:ilvl="1"><w:pStyle w:val="Other"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num><w:numIdMacAtCleanup w:val="9"/></w:numbering>"""


def lists(text=NUMBERING):
    """The lists of a numbering."""
    return Lists(etree.fromstring(text))


def test_definitions_stand_before_lists():
    """And lists before what Word for Mac puts last: else Word refuses the file (17.9.15)."""
    numbering = lists()
    assert numbering.annexes(["Annex", "Bilag"]) == (8, 9)
    tags = [child.tag.removeprefix(W) for child in numbering.root]
    assert tags == ["abstractNum"] * 3 + ["num"] * 3 + ["numIdMacAtCleanup"]


def test_a_numbering_without_a_list_takes_some():
    """As a house file of another make may have it."""
    numbering = lists(f'<w:numbering xmlns:w="{NS}"/>')
    assert numbering.annexes(["R&D"]) == (1,)
    assert [child.tag.removeprefix(W) for child in numbering.root] == ["abstractNum", "num"]
    assert value(numbering.root, "abstractNum/lvl/lvlText") == "R&D\xa0%1"


def test_a_twin_counts_for_itself():
    """It has a definition of its own, under numbers of its own, and numbers only the styles that have twins."""
    numbering = lists()
    assert numbering.twin({"Head": "HeadDa"}) == 8
    first, twin = numbering.root.findall(f"{W}abstractNum")
    links = [[link.get(f"{W}val") for link in item.iter(f"{W}pStyle")] for item in (first, twin)]
    assert links == [["Head", "Other"], ["HeadDa"]]
    assert value(twin, "nsid") != value(first, "nsid")
    assert twin.find(f"{W}name") is None
    assert numbering.root.findall(f"{W}num")[1][0].get(f"{W}val") == twin.get(f"{W}abstractNumId")
