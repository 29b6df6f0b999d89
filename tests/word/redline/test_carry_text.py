"""What a copy of the old file's text names is right in the new file; what means nothing there is left out."""

from __future__ import annotations

from itertools import count

import pytest
from lxml import etree
from small_files import MAIN, NS, blocks, para, parsed, put, small_file, sound, style, xml

from pipeline.word.lint.names import MC, PREFIXES, W
from pipeline.word.redline.carry.carry import Carrier

WHO = 'w:author="Anna Berg" w:date="2027-03-01T00:00:00Z"'
RUN = "<w:r><w:t>a</w:t></w:r>"
FIRST = f"http://schemas.openxmlformats.org/{'wordprocessingml/2006/main'}"
WPS = PREFIXES["wps"][1:-1]
W16 = "http://schemas.microsoft.com/office/word/2016/wordml/cid"


def carried(body, new="", keep=(), number=None, **parts):
    """The blocks of a body in a new file, which is sound; and what carried them."""
    old, out = small_file(body, **parts), small_file(new or para("new"))
    before = len(blocks(out))
    carry = Carrier(old, out, number=number)
    carry.keep_bookmarks = set(keep)
    put(out, *(carry.taken(block, MAIN, MAIN) for block in blocks(old)))
    return blocks(sound(out))[before:], carry


def bookmark(id_, name, inside=RUN):
    return f'<w:bookmarkStart w:id="{id_}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{id_}"/>'


@pytest.mark.parametrize("mark", [
    '<w:proofErr w:type="spellStart"/>', '<w:permStart w:id="1" w:edGrp="everyone"/>', '<w:permEnd w:id="1"/>',
    bookmark(1, "x", ""),
])  # fmt: skip
def test_marks_that_mean_nothing_are_left_out(mark):
    (taken,), _ = carried(f"<w:p>{mark}{RUN}</w:p>")
    assert xml(taken) == f"<w:p>{RUN}</w:p>"


def test_where_pages_broke_is_left_out():
    (taken,), _ = carried("<w:p><w:r><w:lastRenderedPageBreak/><w:t>a</w:t></w:r></w:p>")
    assert xml(taken) == f"<w:p>{RUN}</w:p>"


@pytest.mark.parametrize("mark", ['<w:bookmarkStart w:id="1" w:name="x"/>', '<w:proofErr w:type="spellEnd"/>',
                                  '<w:r><w:commentReference w:id="1"/></w:r>'])  # fmt: skip
def test_of_a_mark_alone_nothing_is_left(mark):
    old, out = small_file(f"<w:p>{mark}</w:p>"), small_file(para())
    assert Carrier(old, out).taken(blocks(old)[0][0], MAIN, MAIN) is None


def test_sessions_and_ids_of_paragraphs_are_left_out():
    body = (
        '<w:p w14:paraId="00000001" w14:textId="77777777" w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD">'
        '<w:r w:rsidRPr="00AB12CD"><w:t>a</w:t></w:r></w:p>'
    )
    (taken,), _ = carried(body, new=body)
    assert xml(taken) == f"<w:p>{RUN}</w:p>"


COMMENTED = (
    '<w:commentRangeStart w:id="4"/>' + RUN + '<w:commentRangeEnd w:id="4"/>'
    '<w:r><w:rPr><w:b/></w:rPr><w:commentReference w:id="4"/></w:r>'
)  # fmt: skip


def test_a_comment_is_left_out_and_noted_once():
    said = f'<w:comment w:id="4" {WHO}>{para("Is this " + "really " * 12 + "so?")}</w:comment>'
    (taken,), carry = carried(f"<w:p>{COMMENTED}</w:p>", comments=said)
    assert xml(taken) == f"<w:p>{RUN}</w:p>"
    assert carry.lost == [
        "a comment by Anna Berg: “Is this really really really really really really really re…”"
    ]


def test_a_comment_that_is_not_there_is_no_loss():
    assert carried(f"<w:p>{COMMENTED}</w:p>")[1].lost == []


def test_bookmarks_are_kept_where_they_are_asked_for():
    body = f"<w:p>{bookmark(1, 'c_old')}{bookmark(2, 'other')}</w:p><w:p>{bookmark(3, 'C_New')}</w:p>"
    (first, second), _ = carried(body, f"<w:p>{bookmark(1, 'c_new')}</w:p>", ["c_old", "C_New"])
    assert xml(first) == f"<w:p>{bookmark(2, 'c_old')}{RUN}</w:p>"
    assert xml(second) == f"<w:p>{RUN}</w:p>"


def test_a_bookmark_may_end_in_another_block():
    body = f'<w:p><w:bookmarkStart w:id="1" w:name="x"/>{RUN}</w:p><w:p>{RUN}<w:bookmarkEnd w:id="1"/></w:p>'
    taken, _ = carried(body, keep=["x"], number=count(70).__next__)
    assert [
        e.get(W + "id") for block in taken for e in block.iter(W + "bookmarkStart", W + "bookmarkEnd")
    ] == ["70", "70"]


def control(id_, more=""):
    return (
        f'<w:p><w:sdt><w:sdtPr><w:alias w:val="Party"/><w:id w:val="{id_}"/>{more}<w:text/></w:sdtPr>'
        f"<w:sdtContent>{RUN}</w:sdtContent></w:sdt></w:p>"
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"), [("7", "8", "7"), ("7", "7", "1"), ("-5", "-5", "1"), ("x", "8", "1")]
)
def test_controls_get_ids_of_their_own(old, new, expected):
    (taken,), _ = carried(control(old), control(new))
    assert next(taken.iter(W + "id")).get(W + "val") == expected


STORE = "{11111111-2222-3333-4444-555555555555}"
BOUND = control(7, f'<w:dataBinding w:xpath="/m" w:storeItemID="{STORE}"/>')


def bound_file(body, data):
    properties = f'<ds:datastoreItem ds:itemID="{STORE.lower()}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
    related = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="{kind}" Target="p.xml"/></Relationships>'
    parts = {"customXml/i.xml": (f"<m>{data}</m>", ""), "customXml/_rels/i.xml.rels": (related, ""),
             "customXml/p.xml": (properties, "application/vnd.openxmlformats-officedocument.customXmlProperties+xml")}  # fmt: skip
    return small_file(body, parts, [("rIdX", "customXml", "../customXml/i.xml")])


@pytest.mark.parametrize(("data", "kept"), [("ACME", True), ("Other", False)])
def test_a_control_stays_tied_only_to_the_same_data(data, kept):
    old, out = bound_file(BOUND, "ACME"), bound_file(para(), data)
    carry = Carrier(old, out)
    put(out, *(carry.taken(block, MAIN, MAIN) for block in blocks(old)))
    assert ("dataBinding" in xml(blocks(sound(out))[-1])) is kept
    assert carry.lost == [] if kept else ["what ties the content control “Party” to the old file's data"]


# ── prefixes ─────────────────────────────────────────────────────────────────────────────────────────────────────

CHOICE = (
    '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps {0}"><w:drawing/></mc:Choice>'
    "<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
BARE = f'xmlns:w="{FIRST}"'
MARKED = f'{BARE} xmlns:mc="{MC[1:-1]}" xmlns:wps="{WPS}" xmlns:q="{W16}"'


def moved(body, old_ns, new_ns, new=""):
    old, out = small_file(body, ns=old_ns), small_file(new or para(), ns=new_ns)
    carry = Carrier(old, out)
    taken = [carry.taken(block, MAIN, MAIN) for block in blocks(old)]
    put(out, *taken)
    return sound(out), taken


@pytest.mark.parametrize("ns", [BARE, f'{BARE} xmlns:z="{WPS}"', f'{BARE} xmlns:wps="urn:other"', MARKED])
def test_what_a_choice_requires_is_declared_where_it_comes_to_stand(ns):
    made, _ = moved(CHOICE.format("q"), MARKED, ns)
    choice = next(made.root(MAIN).iter(MC + "Choice"))
    assert [choice.nsmap[prefix] for prefix in choice.get("Requires").split()] == [WPS, W16]
    assert [child.tag for child in choice] == [W + "drawing"]


def test_a_piece_of_the_text_finds_the_prefixes_too():
    old, out = small_file(CHOICE.format("q"), ns=MARKED), small_file(para(), ns=BARE)
    piece = etree.fromstring(etree.tostring(blocks(old)[0][0][0]))
    taken = Carrier(old, out).taken(piece, MAIN, MAIN)
    choice = next(taken.iter(MC + "Choice"))
    assert {choice.nsmap[prefix] for prefix in choice.get("Requires").split()} == {WPS, W16}


IGNORING = f'{MARKED} xmlns:w99="urn:w99" mc:Ignorable="w99"'
SECRET = f'<w:p w99:x="1">{RUN}</w:p>'


@pytest.mark.parametrize("ns", [
    BARE, MARKED, IGNORING, f'{BARE} xmlns:z="urn:w99"', f'{BARE} xmlns:w99="urn:x"',
    f'{MARKED} xmlns:w15="{PREFIXES["w15"][1:-1]}" mc:Ignorable="w15"',
])  # fmt: skip
def test_what_may_be_ignored_still_may(ns):
    made, _ = moved(SECRET, IGNORING, ns, CHOICE.format("q") if MARKED in ns else "")
    root = made.root(MAIN)
    assert "urn:w99" in {root.nsmap[prefix] for prefix in root.get(MC + "Ignorable").split()}
    for choice in root.iter(MC + "Choice"):
        assert [choice.nsmap[prefix] for prefix in choice.get("Requires").split()] == [WPS, W16]


def test_properties_may_be_ignored_too():
    old, out = (
        small_file("<w:p><w:pPr><w:jc w:val='left' w99:x='1'/></w:pPr></w:p>", ns=IGNORING),
        small_file(para(), ns=BARE),
    )
    Carrier(old, out).properties(blocks(old)[0][0])
    assert out.root(MAIN).get(MC + "Ignorable") == "w99"


# ── properties ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_old_properties_are_fit_for_a_change():
    old = small_file(para(), styles=style("P", "P"), header=para())
    carry = Carrier(old, small_file(para(), styles=style("P9", "p")))
    section = '<w:sectPr w:rsidR="00AB12CD"><w:headerReference w:type="default" r:id="rIdheader"/><w:pgSz w:w="1"/></w:sectPr>'
    given = {
        f'<w:pPr><w:pStyle w:val="P"/><w:jc w:val="left"/><w:rPr><w:b/></w:rPr>{section}<w:pPrChange/></w:pPr>':
            '<w:pPr><w:pStyle w:val="P9"/><w:jc w:val="left"/></w:pPr>',
        "<w:rPr><w:ins/><w:b/><w:rPrChange/></w:rPr>": "<w:rPr><w:b/></w:rPr>",
        section: '<w:sectPr><w:pgSz w:w="1"/></w:sectPr>',
        "<w:trPr><w:tblHeader/><w:del/></w:trPr>": "<w:trPr><w:tblHeader/></w:trPr>",
    }  # fmt: skip
    assert [xml(carry.properties(parsed(before))) for before in given] == list(given.values())


# ── the same bytes ───────────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_inputs_give_the_same_bytes():
    numbering = ('<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
                 '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')  # fmt: skip
    body = control(7) + f"<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>{bookmark(1, 'x')}</w:p>"

    def made():
        old, out = small_file(body, numbering=numbering), small_file(control(7))
        carry = Carrier(old, out)
        put(out, *(carry.taken(block, MAIN, MAIN) for block in blocks(old)))
        return out.written()

    assert made() == made()


def test_nothing_is_read_before_it_is_needed():
    old, out = (
        small_file(para(), numbering="<broken", comments="<broken", ns=NS),
        small_file(para(), settings="<broken"),
    )
    Carrier(old, out).taken(blocks(old)[0], MAIN, MAIN)
