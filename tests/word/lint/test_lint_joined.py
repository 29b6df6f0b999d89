"""The check of joined documents: what joining breaks, found in the time a build can spare."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lint_packages import NUMBERING, STYLES, VALID, changed, document, pack
from lint_samples import NS, SECTION, WHO

from pipeline.word.lint import JOINED_CODES, lint_fragment, lint_joined, lint_package

NUMBERS, NAMES = st.integers(1, 12), st.sampled_from(("c_a", "c_b", "C_A", "c_c"))


def bookmark(id_: int, name: str) -> str:
    """A clause with an anchor."""
    return f'<w:p><w:bookmarkStart w:id="{id_}" w:name="{name}"/><w:r><w:t>x</w:t></w:r><w:bookmarkEnd w:id="{id_}"/></w:p>'


def field(instruction: str) -> str:
    """A paragraph that shows a field."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    text = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    return f"<w:p>{marks[0]}{text}{marks[1]}<w:r><w:t>1</w:t></w:r>{marks[2]}</w:p>"


def drawing(id_: int, relation: str) -> str:
    """A paragraph with a picture."""
    picture = f'<a:graphic><a:graphicData><a:blip r:embed="{relation}"/></a:graphicData></a:graphic>'
    return (
        f'<w:p {NS}><w:r><w:drawing><wp:inline><wp:docPr name="n" id="{id_}" descr="d"/>{picture}</wp:inline>'
        "</w:drawing></w:r></w:p>"
    )


PIECES = st.one_of(
    st.builds(bookmark, NUMBERS, NAMES),
    st.builds(" REF {} \\w \\h ".format, NAMES).map(field),
    st.builds(" PAGEREF {} ".format, NAMES).map(field),
    st.builds("HYPERLINK \\l &quot;{}&quot;".format, NAMES).map(field),
    st.builds('<w:p><w:fldSimple w:instr=" REF {} "><w:r/></w:fldSimple></w:p>'.format, NAMES),
    st.builds('<w:p><w:hyperlink w:anchor="{}"><w:r/></w:hyperlink></w:p>'.format, NAMES),
    st.builds(
        '<w:p><w:hyperlink r:id="{}"><w:r/></w:hyperlink></w:p>'.format, st.sampled_from(("rIdLink", "rIdNo"))
    ),
    st.builds(drawing, NUMBERS, st.sampled_from(("rIdImage", "rIdGone"))),
    st.builds(f'<w:p {NS} w14:paraId="{{:08X}}"/>'.format, NUMBERS),
    st.builds(f'<w:p><w:ins w:id="{{}}" {WHO}><w:r/></w:ins></w:p>'.format, NUMBERS),
)
# What no fragment that was linted can hold, and a mistake in joining could leave.
LEFT_OVER = st.sampled_from(
    (
        "",
        "",
        '<w:p><w:bookmarkStart w:id="77" w:name="left"/></w:p>',
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>',
        "<w:p>",
        "&",
    )
)
PARTS = st.sampled_from(sorted(VALID))


@given(st.lists(PIECES, max_size=12), LEFT_OVER, st.none() | PARTS)
def test_both_linters_agree_on_what_joining_can_break(pieces: list[str], left_over: str, lost: str | None):
    """On the codes that joining can cause, the cheap verdict is the full one."""
    parts = {**VALID, "word/document.xml": document("".join(pieces) + left_over + SECTION)}
    parts = {name: content for name, content in parts.items() if name != lost}
    full = {fault.code for fault in lint_package(pack(parts))}
    assert {fault.code for fault in lint_joined(parts)} == full & JOINED_CODES


@given(st.lists(PIECES, max_size=12), LEFT_OVER)
def test_pieces_are_as_good_as_the_whole(pieces: list[str], left_over: str):
    """What joining broke shows alike in the pieces and in what was joined of them."""
    parts = {**VALID, "word/document.xml": document("".join(pieces) + left_over + SECTION)}
    skeletons = {"word/document.xml": [*pieces, left_over, SECTION]}
    found = [{(fault.code, fault.detail, fault.offset) for fault in lint_joined(parts, skeletons=given)}
             for given in ({}, skeletons)]  # fmt: skip
    assert found[0] == found[1]


@given(PIECES)
def test_each_piece_is_right_by_itself(piece: str):
    """The pieces of the test above pass as fragments: only joining them can go wrong."""
    assert [fault for fault in lint_fragment(piece) if fault.severity == "error"] == []


def test_the_sample_is_clean():
    """A package that is right has nothing that joining broke; text and bytes will both do."""
    assert lint_joined(VALID) == ()
    assert (
        lint_joined({name: part.encode() if isinstance(part, str) else part for name, part in VALID.items()})
        == ()
    )


@pytest.mark.parametrize(
    ("part", "old", "new", "expected"),
    [
        ("word/document.xml", 'w:id="23"', 'w:id="22"', "REV_ID_DUPLICATE"),
        ("word/document.xml", " REF c_purpose ", " REF c_gone ", "REF_TARGET_MISSING"),
        ("word/comments.xml", "</w:comment>", '</w:comment><w:comment w:id="0" w:author="A"/>', "COMMENT_ID_DUPLICATE"),
        ("word/footnotes.xml", '<w:footnote w:id="1">', '<w:footnote w:id="1"/><w:footnote w:id="1">', "NOTE_ID_DUPLICATE"),
        ("word/_rels/document.xml.rels", 'Id="rIdTheme"', 'Id="rIdLink"', "REL_ID_DUPLICATE"),
        ("word/_rels/document.xml.rels", "footnotes.xml", "gone.xml", "REL_TARGET_MISSING"),
        ("[Content_Types].xml", 'Extension="png"', 'Extension="gif"', "CT_NONE"),
        ("[Content_Types].xml", 'Extension="png"', 'Extension="XML"', "CT_DUPLICATE"),
    ],
)  # fmt: skip
def test_what_the_pieces_do_not_reach(part: str, old: str, new: str, expected: str):
    """Notes, comments, relations and types are looked at too."""
    assert expected in {fault.code for fault in lint_joined(changed(part, old, new))}


def test_parts_that_documents_share_need_not_be_given_again():
    """The names of shared parts are enough for relations and content types to resolve."""
    own = {
        name: part for name, part in VALID.items() if name not in ("word/styles.xml", "word/media/image1.png")
    }
    assert {fault.code for fault in lint_joined(own)} == {"REL_TARGET_MISSING"}
    assert lint_joined(own, besides={"word/styles.xml", "word/media/image1.png"}) == ()


def test_a_prefix_that_no_root_declares_is_no_fragment():
    """Roots declare `w` and `r`; what else a fragment uses it declares itself, or joining would break the part."""
    bare = "<w:p><w:r><wps:x/></w:r></w:p>"
    assert {fault.code for fault in lint_fragment(bare)} == {"XML_ILL_FORMED"}
    other_root = '<x:hdr xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:p><wps:x/></x:p></x:hdr>'
    assert {fault.code for fault in lint_joined({**VALID, "word/header1.xml": other_root})} == {
        "XML_ILL_FORMED"
    }


def test_a_broken_part_says_where():
    """Ill-formed XML is reported with the byte at which it breaks."""
    (fault,) = lint_joined({**VALID, "word/header1.xml": "<a><b></a>"})
    assert (fault.code, fault.part, fault.offset) == ("XML_ILL_FORMED", "word/header1.xml", 8)


def test_a_large_document_takes_little_time():
    """190 kB of text are checked in some 2 ms on two idle cores; many times that would be a mistake of ours."""
    text = document(_agreement() + SECTION)
    parts = {
        **VALID,
        "word/document.xml": text.encode(),
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
    }
    assert 180_000 < len(text) < 200_000
    assert lint_joined(parts) == ()
    assert min(_seconds(parts) for _ in range(10)) < 0.015


def _agreement() -> str:
    """Clauses as a build joins them: an anchor, words, a value, a reference."""
    words = '<w:r><w:t xml:space="preserve">The parties keep accounts of all income and costs, and show them. </w:t></w:r>'
    clause = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' + words * 3 + "</w:p>"
    return "".join(bookmark(n, f"c_{n}") + clause + field(f" REF c_{n} \\w \\h ") for n in range(260))


def _seconds(parts: dict[str, str | bytes]) -> float:
    start = time.perf_counter()
    lint_joined(parts)
    return time.perf_counter() - start
