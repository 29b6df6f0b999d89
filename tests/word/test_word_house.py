"""The house file: replaced by an organisation's own, it is checked by name and used as it is."""

from __future__ import annotations

import io

import docx
import pytest
from docx.shared import Pt
from trees import LIBRARY, ROOT, aftale, edit, word_files
from word_reading import ANNEX, W, languages_of, value

from pipeline.word.house import House, HouseError
from pipeline.word.styles import NUMBERED, PARAGRAPH_STYLES

HOUSE = LIBRARY / "house/house.docx"


@pytest.fixture(name="rebuilt_with")
def _rebuilt_with(tree):
    """Build the small partnership with another house file."""

    def rebuilt_with(data):
        (tree / "clauses/house/house.docx").write_bytes(data)
        return aftale(tree, "build")

    return rebuilt_with


def house_after(change) -> bytes:
    """The house file after a change to it."""
    document = docx.Document(str(HOUSE))
    change(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_the_library_s_own_house_lacks_nothing():
    """Every style is there and linked to its level."""
    assert House(HOUSE.read_bytes()).lacks() == []


@pytest.mark.parametrize("name", ["Placeholder", "Note", "Two Columns"])
def test_a_missing_style_is_named(rebuilt_with, name):
    """A sentence with the style's name and what to do; nothing is written in a style that is not there."""
    ran = rebuilt_with(house_after(lambda d: d.styles[name].delete()))
    assert ran.code == 1
    assert ran.lines == [
        f'clauses/house/house.docx: HOUSE_STYLE_MISSING the house file has no style "{name}"; make the style in'
        " Word under exactly that name, or take it from the library's own house file"
    ]


def test_a_missing_style_stops_the_build(tree, rebuilt_with):
    """No document names a style that is not defined, and the next run says so again."""
    first = rebuilt_with(house_after(lambda d: d.styles["Placeholder"].delete()))
    assert (first.code, word_files(tree)) == (1, {})
    assert aftale(tree, "build").err == first.err


def test_an_unlinked_style_is_named(rebuilt_with):
    """Without its level of the list a clause would lose its number."""

    def unlink(document):
        for level in document.part.numbering_part.element.iter(f"{W}lvl"):
            for style in level.findall(f"{W}pStyle"):
                if style.get(f"{W}val") == "ClauseItem":
                    level.remove(style)

    ran = rebuilt_with(house_after(unlink))
    assert ran.code == 1
    assert 'HOUSE_STYLE_NOT_NUMBERED the style "Clause Item" is not linked' in ran.err


@pytest.mark.parametrize("data", [b"", b"a letter", HOUSE.read_bytes()[:4000]])
def test_a_file_that_is_no_word_file(tree, rebuilt_with, data):
    """One line that names the file; nothing is built."""
    ran = rebuilt_with(data)
    assert (ran.code, len(ran.lines)) == (1, 1)
    assert ran.err.startswith("clauses/house/house.docx: HOUSE_UNREADABLE the house file cannot be read: ")
    assert word_files(tree) == {}


def test_a_zip_that_is_no_word_file():
    """The missing part is named."""
    empty = b"PK\x05\x06" + bytes(18)
    with pytest.raises(HouseError) as raised:
        House(empty)
    assert raised.value.code == "HOUSE_UNREADABLE"
    assert "word/styles.xml" in raised.value.args_["problem"]


def test_an_organisation_s_own_look_is_kept(tree, build_one):
    """A house file that Word or python-docx saved again gives documents in its own font size."""
    plain = build_one()

    def enlarge(document):
        document.styles["Clause Text"].font.size = Pt(13)

    (tree / "clauses/house/house.docx").write_bytes(house_after(enlarge))
    word = build_one()
    styles = {s.get(f"{W}styleId"): s for s in word.xml("word/styles.xml").iter(f"{W}style")}
    assert value(styles["ClauseText"], "rPr/sz") == "26"
    assert list(word.labels.values()) == list(plain.labels.values())


def test_a_logo_in_the_header(tree, build_one):
    """Every document shows it."""

    def add_logo(document):
        header = document.sections[0].header.paragraphs[0]
        header.add_run().add_picture(str(ROOT / "docs/images/page.png"))

    (tree / "clauses/house/house.docx").write_bytes(house_after(add_logo))
    word = build_one()
    pictures = [name for name, data in word.parts.items() if name.endswith(".xml.rels") and b"/image" in data]
    assert pictures == ["word/_rels/header1.xml.rels"]


@pytest.mark.parametrize("file", ["aftale.yaml", "agreements/reed/partnership.yaml"])
def test_letter_paper(tree, build_one, file):
    """12240 by 15840 twentieths of a point, for the whole tree or one partnership; the text keeps its width."""
    plain = build_one()
    edit(tree / file, 'schema: "1"\n', 'schema: "1"\npaper: letter\n')
    word = build_one()
    size, old = (w.body.find(f"{W}sectPr/{W}pgSz") for w in (word, plain))
    assert [(s.get(f"{W}w"), s.get(f"{W}h")) for s in (old, size)] == [("11906", "16838"), ("12240", "15840")]
    widths = [
        table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")
        for w in (plain, word)
        for table in w.body.iter(f"{W}tbl")
    ]
    assert set(widths) == {"9300"}


def test_annexes_count_in_their_own_word(documents):
    """Annex 1 in English, Bilag 1 in Danish: a list for each language, beside the house's own."""
    for name, word in documents.items():
        texts = [value(level, "lvlText") for level in word.xml("word/numbering.xml").iter(f"{W}lvl")]
        wanted = {f"{ANNEX[language]}\xa0%1" for language in languages_of(name)}
        assert {t for t in texts if "\xa0" in t} == wanted


def test_the_styles_we_ask_for_are_the_house_s():
    """What carries numbers is among the paragraph styles."""
    assert NUMBERED.keys() <= set(PARAGRAPH_STYLES)
