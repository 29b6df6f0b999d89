"""Tables that belong together: `a|b` is a row, `/` parts rows, `b+` a cell over two columns."""

from __future__ import annotations

import re

import pytest
from redline_fakes import compared_story, shown
from small_files import para, parsed

from pipeline.word.redline.compare.rows import cells_of, rows_of

ROW = "<w:tr>{}</w:tr>"
SPAN = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'


def table(text, *, about="", grid=(), row="", cell=""):
    """A table, with properties of its own, of its rows and of its cells."""
    rows = "".join(
        ROW.format(
            row
            + "".join(
                f"<w:tc>{SPAN if one.endswith('+') else cell}{para(one.strip('+'))}</w:tc>"
                for one in line.split("|")
            )
        )
        for line in text.split("/")
    )
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblPr>{about}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def redlined(old, new, **how):
    """The table of a redline, as XML."""
    (found,) = shown(table(old, **how), table(new, **how))
    return found


def outline(found):
    """Which rows and cells came and went, in the notation above: `+a|b`, `a|-b`."""
    rows = []
    for row in re.findall(r"<w:tr>.*?</w:tr>", found):
        mark = {"<w:ins/></w:trPr>": "+", "<w:del/></w:trPr>": "-"}.get(
            (re.findall(r"<w:(?:ins|del)/></w:trPr>", row) or [""])[0], ""
        )
        cells = ["+" * ("cellIns" in one) + "-" * ("cellDel" in one) + "".join(re.findall(r"<w:(?:t|delText)>(.*?)<", one))
                 for one in re.findall(r"<w:tc>.*?</w:tc>", row)]  # fmt: skip
        rows.append(mark + "|".join(cells))
    return "/".join(rows)


@pytest.mark.parametrize(("old", "new", "rows"), [
    ("a|1/b|2", "a|1/c|3/b|2", "a|1/+c|3/b|2"),
    ("a|1/c|3/b|2", "a|1/b|2", "a|1/-c|3/b|2"),
    ("a|1/b|2", "b|2", "-a|1/b|2"),
    ("one two|1/b|2", "one three|1/b|2", "one twothree|1/b|2"),
    ("a|1/one two/b|2", "a|1/three/four/b|2", "a|1/-one two/+three/+four/b|2"),
    ("a|1/b|2/c|3", "a|1/x|9/c|3", "a|1/bx|29/c|3"),
])  # fmt: skip
def test_rows_come_and_go(old, new, rows):
    """As many rows between two that stayed keep their places; what went stands before what came."""
    assert outline(redlined(f"start here|0/{old}", f"start here|0/{new}")) == f"start here|0/{rows}"


@pytest.mark.parametrize(("old", "new", "rows"), [
    ("a|1/b|2", "a|x|1/b|y|2", "a|+x|1/b|+y|2"),
    ("a|x|1/b|y|2", "a|1/b|2", "a|-x|1/b|-y|2"),
    ("a|1/b|2", "a|1/b|2|3", "a|1/b|2|+3"),
    ("a|1/b|2|3", "a|1/b|2", "a|1/b|2|-3"),
    ("a|b|c+/d|e|f|g", "a|c+/d|e|f|g", "a|-b|c/d|e|f|g"),
])  # fmt: skip
def test_columns_and_cells_come_and_go(old, new, rows):
    """A column where every row has one cell to each, else each row by itself."""
    assert outline(redlined(old, new)) == rows


def test_a_row_that_came_is_marked_with_all_it_holds():
    """Its own mark stands last, its paragraphs come too."""
    assert (
        "<w:tr><w:trPr><w:ins/></w:trPr><w:tc><w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr>"
        "<w:ins><w:r><w:t>b</w:t></w:r></w:ins></w:p></w:tc></w:tr>"
    ) in redlined("a one", "a one/b")


def test_a_cell_that_went_is_marked_with_all_it_holds():
    """Beside its properties."""
    assert '<w:tc><w:tcPr><w:tcW w:w="7"/><w:cellDel/></w:tcPr><w:p><w:pPr><w:rPr><w:del/>' in redlined(
        "a|b/c|d", "a/c", cell='<w:tcPr><w:tcW w:w="7"/></w:tcPr>'
    )


@pytest.mark.parametrize(("how", "was", "now"), [
    ("about", '<w:jc w:val="left"/>', '<w:jc w:val="center"/>'),
    ("row", "<w:trPr><w:cantSplit/></w:trPr>", "<w:trPr><w:tblHeader/></w:trPr>"),
    ("cell", '<w:tcPr><w:vAlign w:val="top"/></w:tcPr>', '<w:tcPr><w:vAlign w:val="bottom"/></w:tcPr>'),
])  # fmt: skip
def test_properties_that_changed_are_noted(how, was, now):
    """And told; those that did not are left alone."""
    story, (found,) = compared_story(table("a", **{how: was}), table("a", **{how: now}))
    name = {"about": "tblPr", "row": "trPr", "cell": "tcPr"}[how]
    inner = was.removeprefix(f"<w:{name}>").removesuffix(f"</w:{name}>")
    assert f"<w:{name}Change><w:{name}>{inner}</w:{name}></w:{name}Change></w:{name}>" in found
    assert [what for what, _ in story.pen._telling.others] == [name]
    assert "Change" not in redlined("a", "a", **{how: was})


def test_a_row_keeps_its_exceptions_before_its_properties():
    """The schema knows one order."""
    found = redlined("a one", "a one/b", row="<w:tblPrEx/>")
    assert "<w:tr><w:tblPrEx/><w:trPr><w:ins/></w:trPr>" in found


def test_widths_of_columns_that_changed_are_noted():
    """Without an author, as the schema has it."""
    (found,) = shown(table("a", grid=(7,)), table("a", grid=(9,)))
    assert (
        '<w:gridCol w:w="9"/><w:tblGridChange><w:tblGrid><w:gridCol w:w="7"/></w:tblGrid></w:tblGridChange>'
        in found
    )


def test_the_grid_is_as_wide_as_the_widest_row():
    """With the cells that went."""
    (found,) = shown(table("a|b/c|d", grid=(1, 2)), table("a/c", grid=(3,)))
    assert re.findall(r'gridCol w:w="(\d)"', found.partition("<w:tblGridChange")[0]) == ["3", "3"]


def test_rows_and_cells_in_controls_are_rows_and_cells():
    """Controls may stand around either."""
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    cell = control.format(f"<w:tc>{para('a')}</w:tc>")
    found = parsed(f"<w:tbl>{control.format(ROW.format(cell))}{ROW.format('')}</w:tbl>")
    assert [[cell.text for cell in row.cells] for row in rows_of(found)] == [["a"], []]
    assert [cell.text for cell in cells_of(parsed(ROW.format(f"<w:tc>{para('a')}{para('b')}</w:tc>")))] == [
        "ab"
    ]
