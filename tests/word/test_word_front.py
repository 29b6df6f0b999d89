"""What stands around the clauses: title, draft notice, key terms, contents, signatures."""

from __future__ import annotations

import pytest
from trees import BESIDE, aftale, edit, new_tree, reed, word_files
from word_reading import DRAFT, W, Word, languages_of, text, value

from pipeline.word.lint import lint_package

CONTENTS = ("toc 1", "TOC 1 2nd")


def before_the_contents(word):
    """The paragraphs of page 1."""
    first = next(n for n, p in enumerate(word.paragraphs) if p in word.styled("Contents Heading"))
    return word.paragraphs[:first]


def test_page_one_says_that_it_is_a_draft(documents):
    """In every language of the document, right under the title and before any page break."""
    for name, word in documents.items():
        page = before_the_contents(word)
        notices = [text(p) for p in word.styled("Draft Notice") if p in page]
        said = [DRAFT[language] for language in languages_of(name)]
        assert notices == [f"{version} 0.1-draft\N{NO-BREAK SPACE}· {status}" for version, status in said]
        assert not [p for p in page if p.find(f".//{W}pageBreakBefore") is not None]


def test_the_title_comes_first(documents):
    """The first paragraph is the title, which the file's properties repeat."""
    for word in documents.values():
        title = word.xml("docProps/core.xml").findtext("{http://purl.org/dc/elements/1.1/}title")
        assert (text(word.paragraphs[0]), value(word.paragraphs[0], "pPr/pStyle")) == (title, "Title")


def test_key_terms_sum_up_the_agreement(tree, build_one):
    """Label and value in two columns, on page 1, with the facts of the file."""
    word = build_one()
    (table,) = word.tables("Key Terms Table")
    terms = {text(row[1]): text(row[2]) for row in table.iter(f"{W}tr")}
    assert {key: terms[key] for key in ("Parties", "Starts on", "Notice")} == {
        "Parties": "The Reed Society and The River Union",
        "Starts on": "1 February 2027",
        "Notice": "3\xa0months, the same for all Parties",
    }
    assert set(table.iter(f"{W}p")) <= set(before_the_contents(word))


@pytest.mark.parametrize("change", [(), (BESIDE,)])
def test_a_kind_may_have_no_key_terms(tmp_path, change):
    """Then there is no table, since one without a row would be no sound file."""
    tree = new_tree(tmp_path / "small", reed(*change), small=True)
    assert aftale(tree, "build").code == 0
    (data,) = word_files(tree).values()
    assert Word(data).tables("Key Terms Table") == []
    assert [fault.code for fault in lint_package(data) if fault.severity != "info"] == []


def test_contents_list_the_headings(documents):
    """Number, tab, title: the same as the headings, in the same order, each a link to its own."""
    for word in documents.values():
        entries = [text(p) for p in word.styled(*CONTENTS)]
        assert entries == [f"{label}\t{title}" for label, title in word.headings]
        for paragraph in word.styled(*CONTENTS):
            (link,) = paragraph.findall(f"{W}hyperlink")
            heading = word.bookmarks[link.get(f"{W}anchor")]
            assert text(paragraph) == f"{word.labels[heading]}\t{text(heading)}"


def test_contents_are_a_field_that_word_need_not_update(single):
    """TOC without page numbers, with its entries as cached result; nothing asks to be updated."""
    for word in single.values():
        (field,) = [field for field in word.fields() if field.instruction.startswith("TOC")]
        assert field.instruction.split()[:3] == ["TOC", "\\o", '"1-1"']
        assert "\\n" in field.instruction
        assert "\\h" in field.instruction
        assert b"dirty" not in word.parts["word/document.xml"]
        assert b"updateFields" not in word.parts["word/settings.xml"]


def test_contents_beside_each_other_are_live_references(beside):
    """A TOC field would break the table in LibreOffice: each column lists its own headings by reference."""
    for word in beside.values():
        assert not [field for field in word.fields() if field.instruction.startswith("TOC")]
        for paragraph in word.styled(*CONTENTS):
            assert [field.paragraph for field in word.fields()].count(paragraph) == 1


def test_every_party_has_a_seat(tree, build_one):
    """For whom and in which capacity; the name is a blank, because names stay out of the file."""
    word = build_one()
    (table,) = word.tables("Signature Table")
    seats = [[text(p) for p in cell.iter(f"{W}p")] for cell in table.iter(f"{W}tc")]
    assert [seat[0] for seat in seats] == ["The Reed Society", "The River Union"]
    assert [seat[1:3] for seat in seats] == [
        ["Name: \t", "Capacity: Chair"],
        ["Name: \t", "Capacity: Director"],
    ]


def test_an_odd_seat_has_an_empty_one_beside_it(tree, build_one):
    """Three who sign fill two rows of two cells."""
    path = tree / "agreements/reed/partnership.yaml"
    edit(path, "Chair, da: Forperson}}]", "Chair, da: Forperson}}, {title: {en: Treasurer, da: Kasserer}}]")
    word = build_one()
    (table,) = word.tables("Signature Table")
    assert [len(row.findall(f"{W}tc")) for row in table.iter(f"{W}tr")] == [2, 2]
    assert text(list(table.iter(f"{W}tc"))[-1]) == ""
