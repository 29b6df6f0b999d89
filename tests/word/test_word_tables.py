"""Data tables: a header that repeats, widths that fill the page, totals where there are any."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from word_reading import NS, W, text, value

from pipeline.model.document import Table, TableColumn
from pipeline.word.styles import StyleIds
from pipeline.word.tables import WORDS, merged, table_content

SHARES = st.lists(st.integers(1, 40), min_size=1, max_size=8)


def xml(table, width=9300):
    """A table, read as XML."""
    return etree.fromstring(
        table_content(table, StyleIds({}), width).xml.replace("<w:tbl>", f'<w:tbl xmlns:w="{NS}">', 1)
    )


def test_the_first_row_is_a_header_and_no_other(documents):
    """w:tblHeader on the first row of every data table, so that it repeats and screen readers say it."""
    for word in documents.values():
        tables = word.tables("Agreement Table")
        assert len(tables) >= 6
        for table in tables:
            marked = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")]
            assert marked == [True] + [False] * (len(marked) - 1)


def test_every_table_has_a_name(documents):
    """For those who cannot see it."""
    for word in documents.values():
        for table in word.own_tables:
            layout = word.style_names[value(table, "tblPr/tblStyle")] == "Two Columns"
            assert layout or value(table, "tblPr/tblCaption")


def test_every_row_fits_its_grid(documents):
    """As many cells as columns, as wide as the page, and a paragraph at the end of each cell."""
    for word in documents.values():
        for table in word.own_tables:
            grid = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
            assert sum(grid) == int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) == 9300
            for row in table.iter(f"{W}tr"):
                assert len(row.findall(f"{W}tc")) == len(grid)
                assert all(cell[-1].tag == f"{W}p" for cell in row.findall(f"{W}tc"))


@given(SHARES, st.integers(2000, 20000))
def test_columns_share_the_whole_width(shares, width):
    """Whatever the shares, they add up, and no column is so narrow that its words break."""
    table = Table("t", "T", tuple(TableColumn("c", share, right=False) for share in shares), ())
    grid = [int(column.get(f"{W}w")) for column in xml(table, width).iter(f"{W}gridCol")]
    assert sum(grid) == width
    assert min(grid) > min(WORDS, width // len(shares)) - len(shares)


def test_a_total_row_is_said_to_be_one():
    """The style sets it apart; a table without one says so too."""
    columns = (TableColumn("Line", 1, right=False), TableColumn("DKK", 1, right=True))
    rows = ((("Activities",), ("1",)), (("Total",), ("1",)))
    for total in (True, False):
        look = xml(Table("t", "T", columns, rows, total)).find(f"{W}tblPr/{W}tblLook")
        assert look.get(f"{W}lastRow") == str(int(total))


def test_numbers_are_set_right():
    """Header and cells of a column of numbers share its style."""
    columns = (TableColumn("Line", 1, right=False), TableColumn("DKK", 1, right=True))
    table = xml(Table("t", "T", columns, ((("Travel",), ("10",)),)))
    assert [value(p, "pPr/pStyle") for p in table.iter(f"{W}p")] == [
        "TableHeading", "TableNumber", "TableText", "TableNumber"
    ]  # fmt: skip


def test_two_languages_make_one_table():
    """Titles are joined, cells stacked; what both say alike stands once."""
    one, two = (
        Table("t", title, (TableColumn(head, 1, right=False),), (((cell,),), (("DKK 5",),)))
        for title, head, cell in (("Money", "Line", "Travel"), ("Penge", "Post", "Rejser"))
    )
    table = xml(merged((one, two)))
    assert value(table, "tblPr/tblCaption") == "Money / Penge"
    assert [[text(p) for p in cell.iter(f"{W}p")] for cell in table.iter(f"{W}tc")] == [
        ["Line / Post"], ["Travel", "Rejser"], ["DKK 5"]
    ]  # fmt: skip


def test_a_form_has_room_to_write():
    """Rows 11 mm high, and lines between the columns; other tables have neither."""
    columns = (TableColumn("A", 1, right=False), TableColumn("B", 1, right=False))
    forms = [
        table_content(Table("t", "T", columns, ((("",), ("",)),), form=form), StyleIds({}), 9000).xml
        for form in (True, False)
    ]
    assert ['w:trHeight w:val="624"' in xml for xml in forms] == [True, False]
    assert ["<w:insideV" in xml for xml in forms] == [True, False]
