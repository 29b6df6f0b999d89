"""What holds of accepting and rejecting whatever the changes: random stories with marks in one another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from revised import gone, p, r, story, tbl, tc, tr

from pipeline.word.lint.names import W, w
from pipeline.word.redline.resolve.chosen import chosen_by
from pipeline.word.redline.resolve.removing import last_block
from pipeline.word.redline.resolve.resolve import resolve
from pipeline.word.redline.resolve.revisions import KINDS, any_revision, revisions

AUTHORS = ("Ann", "Bo")
GOING = {True: {"del", "moveFrom"}, False: {"ins", "moveTo"}}
MARKS = ((), ("ins",), ("del",), ("moveFrom",), ("moveTo",), ("ins", "del"))

Text = tuple[str, tuple[str, ...]]
"""A word, and the marks around it."""


def by(name: str, content: str, author: str) -> str:
    return f'<w:{name} w:author="{author}">{content}</w:{name}>'


@st.composite
def runs(draw) -> tuple[str, list[Text]]:
    """Words with marks around them, some in links."""
    xml, words = [], []
    for _ in range(draw(st.integers(0, 3))):
        marks, author = draw(st.sampled_from(MARKS)), draw(st.sampled_from(AUTHORS))
        word = draw(st.sampled_from("abcdefgh"))
        content = gone(word) if "del" in marks else r(word)
        for name in reversed(marks):
            content = by(name, content, author)
        xml.append(f"<w:hyperlink>{content}</w:hyperlink>" if draw(st.booleans()) else content)
        words.append((word, marks))
    return "".join(xml), words


@st.composite
def paragraphs(draw) -> tuple[str, list[Text]]:
    """One with a mark that may have been changed, and properties that were."""
    xml, words = draw(runs())
    author = draw(st.sampled_from(AUTHORS))
    marks = "".join(by(name, "", author) for name in draw(st.sampled_from(MARKS)))
    change = by("pPrChange", "<w:pPr/>", author) if draw(st.booleans()) else ""
    return p(xml, ppr=f"<w:jc/><w:rPr>{marks}</w:rPr>{change}"), words


@st.composite
def stories(draw, depth: int = 2) -> tuple[str, list[Text]]:
    """Paragraphs, tables and content controls, which end with a paragraph."""
    xml, words = [], []
    for kind in draw(st.lists(st.sampled_from(["p", "p", "tbl", "sdt"]), max_size=4)):
        if kind == "p" or not depth:
            inner, found = draw(paragraphs())
        else:
            inner, found = draw(stories(depth - 1))
            inner = f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>" if kind == "sdt" else inner
        if kind == "tbl" and depth:
            marks, author = draw(st.sampled_from([(), ("ins",), ("del",)])), draw(st.sampled_from(AUTHORS))
            inner = tbl(tr(tc(inner), trpr="".join(by(name, "", author) for name in marks)))
            found = [(word, (*around, *marks)) for word, around in found]
        xml.append(inner)
        words += found
    inner, found = draw(paragraphs())
    return "".join([*xml, inner]), words + found


def text(tree) -> str:
    return "".join(found.text for found in tree.iter(*w("t", "delText")))


@pytest.mark.parametrize("accept", [True, False])
@given(stories())
def test_the_right_words_are_left_and_nothing_is_broken(accept, drawn):
    """All words but those in a mark that goes, and no change; every cell ends with a paragraph, nothing is empty."""
    xml, words = drawn
    tree = story(xml)
    resolve(tree, accept=accept)
    assert text(tree) == "".join(word for word, marks in words if not GOING[accept] & set(marks))
    assert not any_revision(tree)
    assert not resolve(tree, accept=accept)
    assert list(tree.iter(W + "delText")) == []
    assert all(last_block(container).tag == W + "p" for container in tree.iter(*w("body", "tc")))
    assert all(len(found) for found in tree.iter(*w("hyperlink", "sdtContent", "tr", "tbl", "sdt")))


@pytest.mark.parametrize("accept", [True, False])
@given(stories())
def test_one_author_after_the_other_is_all(accept, drawn):
    """Whoever comes first; what the other changed is left until then."""
    words = []
    for authors in (AUTHORS, AUTHORS[::-1]):
        tree = story(drawn[0])
        for author in authors:
            resolve(tree, accept=accept, chosen=chosen_by(author, None))
            assert not any(found.get(W + "author") == author for found in revisions(tree))
        assert not any_revision(tree)
        words.append(text(tree))
    tree = story(drawn[0])
    resolve(tree, accept=accept)
    assert words == [text(tree)] * 2


@given(stories(), st.sampled_from(KINDS))
def test_one_kind_and_then_the_others_is_all(drawn, kind):
    """In either direction."""
    for accept in (True, False):
        whole, parts = story(drawn[0]), story(drawn[0])
        resolve(whole, accept=accept)
        for kinds in (frozenset({kind}), frozenset(KINDS)):
            resolve(parts, accept=accept, chosen=chosen_by(None, kinds))
        assert text(parts) == text(whole)
