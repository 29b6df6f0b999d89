"""Where each paragraph stands: its clause, its number, what is around it."""

from __future__ import annotations

from agreement_files import agreement
from small_files import small_file

from pipeline.word.lint.names import W
from pipeline.word.redline.report.places import is_anchored, places_of, setting_of, text_of

TERM = """
Agreement
# Term
. It lasts two years.
( as long as both want
( and no longer
# Money
. Each pays its own.
A paragraph without a number.
## Annex
A plan.
"""


def standing(opened, *, anchored=False):
    """Clause, own number and nearest number of each paragraph, by its text."""
    places = places_of(opened, anchored=anchored)
    called = {
        p: place.clause and f"{place.clause.number} {place.clause.title}".strip()
        for p, place in places.items()
    }
    return {text_of(p): (called[p], place.label, place.near) for p, place in places.items() if text_of(p)}


def test_paragraphs_stand_under_the_heading_before_them():
    """With their own number, or the last one before them in their clause."""
    assert standing(agreement(TERM)) == {
        "Agreement": (None, "", ""),
        "Term": ("1 Term", "1", "1"),
        "It lasts two years.": ("1 Term", "1.1", "1.1"),
        "as long as both want": ("1 Term", "1.1(a)", "1.1(a)"),
        "and no longer": ("1 Term", "1.1(b)", "1.1(b)"),
        "Money": ("2 Money", "2", "2"),
        "Each pays its own.": ("2 Money", "2.1", "2.1"),
        "A paragraph without a number.": ("2 Money", "", "2.1"),
        "Annex": ("Annex", "", ""),
        "A plan.": ("Annex", "", ""),
    }


def test_anchors_say_where_a_clause_begins_and_ends():
    """What stands after the last clause's end is in none."""
    opened = agreement("# Term\n. Two years.\n# Money\n. None.", anchored=True)
    places = places_of(opened, anchored=is_anchored(opened))
    assert [place.clause and place.clause.anchor for place in places.values()] == [
        "c_term", "c_term", "c_money", "c_money", None,
    ]  # fmt: skip


def test_a_clause_in_two_languages_is_one():
    """Each language has an anchor within that of the whole; the second may end after it."""
    start, end = '<w:bookmarkStart w:id="{}" w:name="{}"/>', '<w:bookmarkEnd w:id="{}"/>'
    texts = (
        start.format(1, "c_x") + start.format(2, "c_x_en"),
        start.format(3, "c_x_da"),
        end.format(2) + end.format(1),
        end.format(3),
    )
    cells = [f"<w:tc><w:p><w:r><w:t>Aim</w:t></w:r>{text}</w:p></w:tc>" for text in texts]
    first, second = ("".join(cells[:2]), "".join(cells[2:]))
    opened = small_file(f"<w:tbl><w:tr>{first}</w:tr><w:tr>{second}</w:tr></w:tbl>")
    assert {place.clause.anchor for place in places_of(opened, anchored=True).values()} == {"c_x"}


def test_without_headings_the_top_of_the_main_list_heads_clauses():
    """A heading that runs into its paragraph ends at its first full stop."""
    para = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    body = (
        para.format("Term. It lasts two years and then ends.")
        + para.format("Money")
        + "<w:p><w:r><w:t>All pay.</w:t></w:r></w:p>"
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert [place[0] for place in standing(small_file(body, numbering=numbering)).values()] == [
        "4 Term",
        "5 Money",
        "5 Money",
    ]


def test_numbers_that_are_typed_are_numbers_where_they_follow_each_other():
    """1, 2, 3; a year at the beginning of a paragraph is none."""
    lines = ("1. Term", "2027 is the first year.", "Section 2 Money", "12 months.")
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    assert [place[0] for place in standing(small_file(body)).values()] == [
        "1 Term",
        "1 Term",
        "Section 2 Money",
        "Section 2 Money",
    ]


def test_what_is_deleted_does_not_count():
    """A redline is read as its reader will have it."""
    opened = agreement("# Term\n# Money\n# End")
    second = opened.root(opened.main)[0][1]
    second[0].append(second.makeelement(W + "rPr"))
    second[0][-1].append(second.makeelement(W + "del"))
    assert [place.label for place in places_of(opened, anchored=False).values()][:3] == ["1", "", "2"]


def test_a_cell_is_known_by_the_first_one_of_its_row():
    """Where that is short enough to be a label."""
    opened = agreement("| Start | 1 March 2027\n| " + "long " * 20 + " | 2")
    cells = [p for p in opened.root(opened.main).iter(W + "p") if text_of(p)]
    assert [setting_of(cell).row for cell in cells] == ["", "Start", "", ""]


def test_a_note_stands_where_the_text_refers_to_it():
    """In the clause of the reference."""
    body = '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>1 Term</w:t></w:r></w:p><w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    opened = small_file(
        body, footnotes='<w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>'
    )
    assert standing(opened)["A note."][0] == "1 Term"
    (note,) = (p for p in opened.root("word/footnotes.xml").iter(W + "p"))
    assert setting_of(note).story == "footnote"
