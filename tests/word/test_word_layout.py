"""Two languages side by side: a row for each paragraph, and tables over the full width between them."""

from __future__ import annotations

import re

from word_reading import ANNEX, W, languages_of, text, value

from pipeline.model.words import LANGUAGES

ANNEXES = re.compile("|".join(sorted(ANNEX.values(), key=len, reverse=True)))
TABLES = ["Agreement Table", "Key Terms Table", "Signature Table"]


def rows(word):
    """The rows of the two columns, each as its cells."""
    return [row.findall(f"{W}tc") for table in word.tables("Two Columns") for row in table.iter(f"{W}tr")]


def test_each_row_holds_one_paragraph_in_each_language(beside):
    """Two cells of one width, and in each one paragraph."""
    for word in beside.values():
        for cells in rows(word):
            assert [len(cell.findall(f"{W}p")) for cell in cells] == [1, 1]
            assert len({cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w") for cell in cells}) == 1


def test_both_columns_have_the_same_labels(beside):
    """What is clause 3.2 on the left is clause 3.2 on the right; only the word for annex differs."""
    for word in beside.values():
        for left, right in rows(word):
            labels = [word.labels.get(cell.find(f"{W}p"), "") for cell in (left, right)]
            assert ANNEXES.sub("", labels[0]) == ANNEXES.sub("", labels[1])


def test_neither_column_is_blank_where_the_other_speaks(beside):
    """The wordings are built alike, so no row has one language alone."""
    for word in beside.values():
        for cells in rows(word):
            assert len({bool(text(cell)) for cell in cells}) == 1


def test_each_column_says_its_language(beside):
    """The second column's styles name its language, so that its spelling is checked as such."""
    for name, word in beside.items():
        first, second = (LANGUAGES[language] for language in languages_of(name))
        styles = {s.get(f"{W}styleId"): s for s in word.xml("word/styles.xml").iter(f"{W}style")}
        for _, right in rows(word):
            style = styles[value(right, "p/pPr/pStyle")]
            if value(style, "name").endswith(" 2nd"):
                assert value(style, "rPr/lang") == second
        assert value(word.xml("word/styles.xml"), "docDefaults/rPrDefault/rPr/lang") == first


def test_tables_stand_outside(beside):
    """A data table is a block of the body between two paragraphs; no table stands inside another."""
    for word in beside.values():
        assert not word.body.findall(f".//{W}tc//{W}tbl")
        for table in (found for style in TABLES for found in word.tables(style)):
            assert table.getparent() is word.body
            assert {table.getprevious().tag, table.getnext().tag} == {f"{W}p"}


def test_tables_hold_both_languages_once(beside):
    """What differs stands below each other, what is the same stands once."""
    labels = {"da": "Parter", "en": "Parties", "es": "Partes", "fr": "Parties", "pt": "Partes"}
    for name, word in beside.items():
        (key_terms,) = word.tables("Key Terms Table")
        cells = [[text(p) for p in cell.iter(f"{W}p")] for cell in key_terms.iter(f"{W}tc")]
        assert [labels[language] for language in languages_of(name)] in cells
        assert all(len(set(found)) == len(found) for found in cells)


def test_rows_stay_whole(documents):
    """No row of a table of ours breaks over a page."""
    for word in documents.values():
        rows = [row for table in word.own_tables for row in table.iter(f"{W}tr")]
        assert rows
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_one_language_has_no_columns(single):
    """Its paragraphs follow each other; the file name says the language."""
    for name, word in single.items():
        assert not word.tables("Two Columns")
        assert re.search(r"_[a-z]{2}_clean\.docx$", name)


def test_an_annex_begins_a_table_of_its_own(beside):
    """LibreOffice begins no page at a later row, so the heading that begins one stands in the first."""
    for word in beside.values():
        headings = word.styled("Annex Heading")
        first = [table.find(f".//{W}p") for table in word.tables("Two Columns")]
        assert headings
        assert all(heading in first for heading in headings)


def test_the_signature_heading_stands_right_before_the_seats(beside):
    """One heading in both languages, a paragraph of the body: no heading stays behind on the page before."""
    for word in beside.values():
        heading = word.tables("Signature Table")[0].getprevious()
        assert heading in word.styled("Front Heading")
        assert len(text(heading).split(" / ")) == 2
