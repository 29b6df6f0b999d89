"""A list of the old file is the new file's list with the same labels, or comes along under new ids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_files import MAIN, NS, PIXEL, blocks, para, parsed, put, rels, small_file, sound, xml

from pipeline.word.lint.names import W
from pipeline.word.redline.carry.carry import Carrier
from pipeline.word.redline.numbering import Labels, Lists

NUMBERING = "word/numbering.xml"


def lvl(text, ilvl=0, more="", format_="decimal", bullet=""):
    return (f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="1"/><w:numFmt w:val="{format_}"/>{more}'
            f'<w:lvlText w:val="{text}"/>{bullet}</w:lvl>')  # fmt: skip


def abstract(id_, levels, more="", nsid="00000001"):
    return f'<w:abstractNum w:abstractNumId="{id_}"><w:nsid w:val="{nsid}"/>{more}{levels}</w:abstractNum>'


def num(id_, abstract_id, more=""):
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{abstract_id}"/>{more}</w:num>'


def restart(number, ilvl=0):
    return f'<w:lvlOverride w:ilvl="{ilvl}"><w:startOverride w:val="{number}"/></w:lvlOverride>'


DOTS, LETTERS = lvl("%1.") + lvl("%1.%2", 1), lvl("(%1)", format_="lowerLetter")


def lists(old, new, *pairs, **parts):
    """What each w:num of an old file is in the new one, and the new file."""
    before = small_file(para(), numbering=old, **parts)
    out = small_file(para(), numbering=new)
    carry = Carrier(before, out, pairs)
    ids = [element.get(W + "numId") for element in before.root(NUMBERING).iter(W + "num")]
    return {id_: carry.list(id_) for id_ in ids}, sound(out)


def listing(out):
    """The elements of the numbering part, in order, each with its id."""
    return [f"{e.tag[len(W) :]} {e.values()[0]}" for e in out.root(NUMBERING)]


def test_a_list_that_looks_the_same_is_the_same():
    mapped, out = lists(
        abstract(0, DOTS) + num(1, 0), abstract(3, LETTERS) + abstract(5, DOTS) + num(7, 3) + num(9, 5)
    )
    assert mapped == {"1": "9"}
    assert listing(out) == ["abstractNum 3", "abstractNum 5", "num 7", "num 9"]


def test_a_list_that_is_not_there_comes_along_in_the_order_of_the_schema():
    clean_up = '<w:numIdMacAtCleanup w:val="1"/>'
    mapped, out = lists(abstract(0, DOTS) + num(1, 0), abstract(3, LETTERS) + num(7, 3) + clean_up)
    assert mapped == {"1": "8"}
    assert listing(out) == ["abstractNum 3", "abstractNum 4", "num 7", "num 8", "numIdMacAtCleanup 1"]


def test_a_copy_has_an_nsid_of_its_own_that_is_always_the_same():
    old, new = (
        abstract(0, DOTS, '<w:name w:val="x"/><w:styleLink w:val="S"/>') + num(1, 0),
        abstract(0, LETTERS) + num(1, 0),
    )
    copies = [xml(lists(old, new)[1].root(NUMBERING)[1]) for _ in range(2)]
    assert copies[0] == copies[1]
    assert 'nsid w:val="00000001"' not in copies[0]
    assert "nsid" in copies[0]
    assert "styleLink" not in copies[0]
    assert "w:name" not in copies[0]


def test_two_copies_that_look_the_same_stay_two():
    mapped, out = lists(
        abstract(0, DOTS) + abstract(1, DOTS) + num(1, 0) + num(2, 1), abstract(0, LETTERS) + num(1, 0)
    )
    assert mapped == {"1": "3", "2": "4"}
    assert len({e.get(W + "val") for e in out.root(NUMBERING).iter(W + "nsid")}) == 3


def test_votes_choose_among_lists_that_look_the_same():
    three = "".join(abstract(n, DOTS) for n in (0, 1, 2)) + "".join(num(n + 1, n) for n in (0, 1, 2))
    votes = [("1", "3"), ("1", "3"), ("1", "2"), ("2", "3"), ("9", "9")]
    assert lists(three, three, *votes)[0] == {"1": "3", "2": "1", "3": "2"}


def test_votes_for_a_list_that_looks_different_do_not_count():
    mapped, _ = lists(abstract(0, DOTS) + num(1, 0), abstract(0, LETTERS) + num(1, 0), ("1", "1"))
    assert mapped == {"1": "2"}


def test_lists_that_count_together_go_on_doing_so():
    mapped, out = lists(abstract(0, DOTS) + num(1, 0) + num(2, 0, restart(1)), abstract(4, DOTS) + num(5, 4))
    assert mapped == {"1": "5", "2": "6"}
    assert Lists(out.root(NUMBERING)).abstract_of("6") == "4"
    assert Lists(out.root(NUMBERING)).start_override("6", 0) == 1


def test_lists_that_begin_anew_are_paired_one_by_one():
    own = abstract(0, DOTS) + num(1, 0, restart(1)) + num(2, 0, restart(1)) + num(3, 0, restart(1))
    theirs = abstract(0, DOTS) + num(1, 0, restart(1)) + num(2, 0, restart(1))
    assert lists(own, theirs, ("3", "1"))[0] == {"1": "2", "2": "4", "3": "1"}


def test_lists_that_change_nothing_in_one_abstract_list_are_one():
    mapped, _ = lists(
        abstract(0, DOTS) + num(1, 0) + num(2, 0) + num(3, 0), abstract(0, DOTS) + num(7, 0) + num(8, 0)
    )
    assert mapped == {"1": "7", "2": "8", "3": "7"}


def test_what_a_list_changes_in_a_level_comes_along():
    change = f'<w:lvlOverride w:ilvl="0">{lvl("Art. %1")}</w:lvlOverride>'
    mapped, out = lists(abstract(0, DOTS) + num(1, 0, change), abstract(0, DOTS) + num(1, 0))
    assert Lists(out.root(NUMBERING)).level(mapped["1"], 0).text == "Art. %1"


def test_an_id_that_lasts_is_of_one_list_only():
    old = num(1, 0).replace("<w:num ", '<w:num xmlns:d="urn:d" d:durableId="7" ', 1)
    _, out = lists(abstract(0, DOTS) + old, abstract(0, LETTERS) + num(1, 0))
    assert "durableId" not in xml(out.root(NUMBERING))


def test_the_list_of_a_numbering_style_is_the_one_with_levels():
    old = (abstract(0, "", '<w:numStyleLink w:val="S"/>') + abstract(1, DOTS, '<w:styleLink w:val="S"/>')
           + num(1, 0) + num(2, 1))  # fmt: skip
    mapped, out = lists(old, abstract(0, LETTERS) + num(1, 0))
    found = Lists(out.root(NUMBERING))
    assert {found.abstract_of(id_) for id_ in mapped.values()} == {"1"}
    assert found.level(mapped["1"], 1).text == "%1.%2"


@pytest.mark.parametrize(("defined", "expected"), [("1", "5"), ("5", "6")])
def test_a_list_that_nobody_defined_stays_so(defined, expected):
    old = small_file(para(), numbering=abstract(0, DOTS) + num(1, 0) + num(4, 9))
    out = small_file(para(), numbering=abstract(0, LETTERS) + num(defined, 0))
    carry = Carrier(old, out)
    assert [carry.list(id_) for id_ in ("0", "5")] == ["0", expected]
    assert carry.list("1") not in {expected, defined}
    assert Lists(out.root(NUMBERING)).abstract_of(carry.list("4")) == ""


def test_a_file_without_lists_gets_the_part():
    old = small_file(para(ppr='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
                     numbering=abstract(0, DOTS) + num(1, 0))  # fmt: skip
    out = small_file(para())
    put(out, *(Carrier(old, out).taken(block, MAIN, MAIN) for block in blocks(old)))
    made = sound(out)
    assert listing(made) == ["abstractNum 0", "num 2"]
    assert '<w:numId w:val="2"/>' in xml(blocks(made)[-1])


def test_properties_name_the_list_too():
    old, out = small_file(para(), numbering=abstract(0, DOTS) + num(1, 0)), small_file(para())
    properties = parsed('<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>')
    assert '<w:numId w:val="2"/>' in xml(Carrier(old, out).properties(properties))


def test_bullets_that_are_pictures_come_along():
    bullet = ('<w:numPicBullet w:numPicBulletId="0"><w:pict><v:shape id="b" style="width:9pt;height:9pt">'
              '<v:imagedata r:id="rId1"/></v:shape></w:pict></w:numPicBullet>')  # fmt: skip
    named = '<w:lvlPicBulletId w:val="{}"/>'
    levels = lvl("•", format_="bullet", bullet=named.format(0)) + lvl("x", 1, bullet=named.format(9))
    old = small_file(para(), {"word/media/b.png": (PIXEL, ""), "word/_rels/numbering.xml.rels": (
        rels(("rId1", "image", "media/b.png")), "")}, numbering=bullet + abstract(0, levels) + num(1, 0))  # fmt: skip
    out = small_file(para(), numbering=bullet.replace(' r:id="rId1"', "") + abstract(0, DOTS) + num(1, 0))
    Carrier(old, out).list("1")
    made = sound(out)
    root = made.root(NUMBERING)
    assert listing(made) == [
        "numPicBullet 0",
        "numPicBullet 1",
        "abstractNum 0",
        "abstractNum 1",
        "num 1",
        "num 2",
    ]
    assert [e.get(W + "val") for e in root.iter(W + "lvlPicBulletId")] == ["1"]
    assert [r.target for r in made.relations(NUMBERING).values()] == ["word/media/b.png"]


# ── the law ──────────────────────────────────────────────────────────────────────────────────────────────────────

LEVELS = st.sampled_from([DOTS, LETTERS, lvl("Article %1")])
CHANGES = st.sampled_from(
    ["", "", restart(1), restart(4), f'<w:lvlOverride w:ilvl="0">{lvl("§ %1")}</w:lvlOverride>']
)


@st.composite
def numberings(draw):
    """A numbering part with lists that look the same more often than not."""
    levels = draw(st.lists(LEVELS, min_size=1, max_size=3))
    nums = draw(st.lists(st.tuples(st.integers(0, len(levels) - 1), CHANGES), min_size=1, max_size=4))
    return "".join(abstract(n, content) for n, content in enumerate(levels)) + "".join(
        num(n + 1, id_, change) for n, (id_, change) in enumerate(nums)
    )


PLACES = st.lists(st.tuples(st.sampled_from("1234"), st.integers(0, 1)), max_size=12)
PAIRS = st.lists(st.tuples(st.sampled_from("1234"), st.sampled_from("1234")), max_size=6)


def counted(lists_, places):
    labels = Labels(lists_)
    return [labels.next(id_, ilvl) for id_, ilvl in places]


@given(old=numberings(), new=numberings(), places=PLACES, pairs=PAIRS)
def test_labels_of_the_old_file_are_what_they_were(old, new, places, pairs):
    before, out = (small_file(para(), numbering=part, ns=NS) for part in (old, new))
    carry = Carrier(before, out, pairs)
    translated = [(carry.list(id_), ilvl) for id_, ilvl in places]
    lists_ = Lists(out.root(NUMBERING))
    assert counted(lists_, translated) == counted(Lists(before.root(NUMBERING)), places)


@given(numbering=numberings(), places=PLACES)
def test_between_equal_files_every_list_is_itself_by_effect(numbering, places):
    before, out = (small_file(para(), numbering=numbering) for _ in range(2))
    carry = Carrier(before, out, [(id_, id_) for id_, _ in places])
    assert len([carry.list(id_) for id_, _ in places]) == len(places)
    assert out.root(NUMBERING).getroottree().getroot().find(W + "num") is not None
    assert len(out.root(NUMBERING)) == len(before.root(NUMBERING))
