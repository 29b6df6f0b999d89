"""Values enter markup through one door, and come out as they went in."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from trees import new_tree, reed
from word_reading import Word, text

from pipeline.build.make import make
from pipeline.build.tree import Tree
from pipeline.build.workshop import open_workshop
from pipeline.files.partnership import read_partnership
from pipeline.word.xml import bookmark_name, escape, paragraph, text_run

MARKUP = st.sampled_from(
    ["<w:p/>", "&amp;", "]]>", "<!--", "{{ partner.name }}", "{% if x %}", "{#", '"', "'", "&#10;", "\\", "**b**",
     "</w:t></w:r>", "<![CDATA[", "\n", "\t", "\r", "  ", "{", "\u00ad", "\U0001f91d"]
)  # fmt: skip
TEXT = st.text(max_size=8) | MARKUP
ANY = st.lists(TEXT, min_size=1, max_size=6).map("".join).filter(str.strip)


def quoted(words: str) -> str:
    """Any text as YAML that every reader takes for text."""
    plain = re.compile(r"[ !#-\[\]-~]")
    return '"' + "".join(c if plain.match(c) else f"\\U{ord(c):08x}" for c in words) + '"'


def shown(words: str) -> str:
    """A text as a document shows it: blanks around it gone but the one that French has before a sign, one line."""
    french = "\u00a0" if re.match(r"\s*\u00a0[:;?!]", words) else ""
    return french + re.sub(r"[\t\r\n]", " ", words.strip())


@pytest.fixture(scope="module", name="write")
def _write(tmp_path_factory):
    """Write the small partnership, its partner called by any name; None where the file is refused."""
    workshop = open_workshop(Tree(new_tree(tmp_path_factory.mktemp("names") / "tree")))

    def write(name: str) -> Word | None:
        data = reed(("name: The River Union", f"name: {quoted(name)}")).encode()
        read = read_partnership(data, "reed", workshop.words)
        if read.findings:
            assert {finding.code for finding in read.findings} == {"YAML_CHARACTER"}
            return None
        made = make(read.partnership, read.partnership.agreements[0], {}, workshop)
        assert {finding.code for finding in made.findings} <= {"TEXT_LEFTOVER"}
        return Word(next(data for name, data in made.files.items() if name.endswith(".docx")))

    return write


@pytest.fixture(scope="module", name="plain")
def _plain(write):
    """The small partnership as it is."""
    return write("The River Union")


@given(name=ANY)
def test_a_name_is_only_a_name(write, plain, name):
    """Any text as a party's name is refused, or stands in the document as itself and adds no element."""
    word = write(name)
    if word:
        assert Counter(e.tag for e in word.body.iter()) == Counter(e.tag for e in plain.body.iter())
        named = [text(p).replace("The River Union", shown(name)) for p in plain.paragraphs]
        assert [text(p) for p in word.paragraphs] == named


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")))
def test_escaped_text_is_read_as_it_was(words):
    """In an element and in an attribute, and an XML reader finds nothing else there."""
    element = etree.fromstring(f'<a b="{escape(words)}">{escape(words)}</a>')
    assert (element.text or "", element.get("b"), len(element)) == (words, words, 0)


@pytest.mark.parametrize("blank", ["\n", "\t", "\r\n"])
def test_a_line_break_in_a_value_is_a_blank(blank):
    """Word shows no line break inside w:t; there it would be a fault of the file."""
    assert escape(f"Reed Road 1{blank}Aarhus").split() == ["Reed", "Road", "1", "Aarhus"]
    assert not re.search(r"[\n\t\r]", escape(f"Reed Road 1{blank}Aarhus"))


def test_no_text_makes_no_run():
    """An empty value leaves a paragraph without runs, not with an empty one."""
    assert paragraph("Note", text_run("")) == '<w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr></w:p>'


@given(
    st.lists(st.text("az09", min_size=1, max_size=12), min_size=1).map("-".join),
    st.sampled_from(["", "da", "en"]),
)
def test_bookmark_names_are_such_as_word_takes(clause, language):
    """A letter first, letters, digits and underscores, forty at most; the language survives the cut."""
    name = bookmark_name("c", clause, language)
    assert re.fullmatch(r"[A-Za-z]\w{0,39}", name, re.ASCII)
    assert name.endswith(f"_{language}" if language else "")
