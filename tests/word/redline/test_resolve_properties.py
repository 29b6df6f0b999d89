"""Properties of runs, paragraphs, sections, tables, rows and cells that were changed."""

from __future__ import annotations

import pytest
from revised import accepted, inside, p, r, rejected, story, tc, tr

from pipeline.word.lint.grammar_of_properties import PROPERTIES
from pipeline.word.lint.names import local
from pipeline.word.redline.resolve.resolve import resolve

ROWS = tr(tc(p()))


def table(tblpr: str = "<w:tblPr/>", grid: str = "<w:tblGrid/>", rows: str = ROWS) -> str:
    """A table with its properties."""
    return f"<w:tbl>{tblpr}{grid}{rows}</w:tbl>"


def change(name: str, former: str = "") -> str:
    """A change of properties with what they were."""
    was = f"<w:{name}>{former}</w:{name}>" if former else f"<w:{name}/>"
    return f"<w:{name}Change>{was}</w:{name}Change>"


GRID = '<w:tblGrid><w:gridCol w:w="{}"/>{}</w:tblGrid>'
FORMER_GRID = '<w:tblGridChange><w:tblGrid><w:gridCol w:w="2"/></w:tblGrid></w:tblGridChange>'
HEADER = '<w:headerReference w:type="default"/>'

CASES = {
    "of a run": (p(r("a", f"<w:i/>{change('rPr', '<w:b/>')}")), p(r("a", "<w:i/>")), p(r("a", "<w:b/>"))),
    "of a run that had none": (p(r("a", f"<w:i/>{change('rPr')}")), p(r("a", "<w:i/>")), p(r("a"))),
    "of a run that has none now": (p(r("a", change("rPr", "<w:b/>"))), p(r("a")), p(r("a", "<w:b/>"))),
    "of a paragraph": (
        p(ppr=f"<w:jc/><w:rPr><w:b/></w:rPr><w:sectPr/>{change('pPr', '<w:ind/>')}"),
        p(ppr="<w:jc/><w:rPr><w:b/></w:rPr><w:sectPr/>"),
        p(ppr="<w:ind/><w:rPr><w:b/></w:rPr><w:sectPr/>"),
    ),
    "of a paragraph that had none": (p(ppr=f"<w:jc/>{change('pPr')}"), p(ppr="<w:jc/>"), p()),
    "of a paragraph's mark": (
        p(ppr=f"<w:rPr><w:ins/><w:i/>{change('rPr', '<w:b/>')}</w:rPr>") + p(r("b")),
        p(ppr="<w:rPr><w:i/></w:rPr>") + p(r("b")),
        p(r("b")),
    ),
    "of a mark that had been inserted before": (
        p(ppr=f"<w:rPr><w:i/>{change('rPr', '<w:ins/><w:b/>')}</w:rPr>") + p(r("b")),
        p(ppr="<w:rPr><w:i/></w:rPr>") + p(r("b")),
        p(ppr="<w:rPr><w:b/></w:rPr>") + p(r("b")),
    ),
    "of a section": (
        f'<w:sectPr>{HEADER}<w:pgSz w:w="1"/>{change("sectPr", "<w:cols/>")}</w:sectPr>',
        f'<w:sectPr>{HEADER}<w:pgSz w:w="1"/></w:sectPr>',
        f"<w:sectPr>{HEADER}<w:cols/></w:sectPr>",
    ),
    "of a table": (
        table(f"<w:tblPr><w:jc/>{change('tblPr', '<w:tblW/>')}</w:tblPr>"),
        table("<w:tblPr><w:jc/></w:tblPr>"),
        table("<w:tblPr><w:tblW/></w:tblPr>"),
    ),
    "of a table's columns": (
        table(grid=GRID.format(1, FORMER_GRID)), table(grid=GRID.format(1, "")), table(grid=GRID.format(2, "")),
    ),
    "of a row": (
        table(rows=tr(tc(p()), trpr=f"<w:jc/><w:ins/>{change('trPr', '<w:cantSplit/>')}") + ROWS),
        table(rows=tr(tc(p()), trpr="<w:jc/>") + ROWS),
        table(),
    ),
    "of a row that stays": (
        table(rows=tr(tc(p()), trpr=f"<w:jc/>{change('trPr', '<w:cantSplit/>')}")),
        table(rows=tr(tc(p()), trpr="<w:jc/>")),
        table(rows=tr(tc(p()), trpr="<w:cantSplit/>")),
    ),
    "of a row that had none": (
        table(rows=tr(tc(p()), trpr=f"<w:jc/>{change('trPr')}")), table(rows=tr(tc(p()), trpr="<w:jc/>")), table(),
    ),
    "of a row apart from its table": (
        table(rows=f"<w:tr><w:tblPrEx><w:jc/>{change('tblPrEx')}</w:tblPrEx>{tc(p())}</w:tr>"),
        table(rows=f"<w:tr><w:tblPrEx><w:jc/></w:tblPrEx>{tc(p())}</w:tr>"),
        table(),
    ),
    "of a cell": (
        table(rows=tr(tc(p(), tcpr=f"<w:tcW/><w:shd/>{change('tcPr', '<w:tcW/><w:vAlign/>')}"))),
        table(rows=tr(tc(p(), tcpr="<w:tcW/><w:shd/>"))),
        table(rows=tr(tc(p(), tcpr="<w:tcW/><w:vAlign/>"))),
    ),
    "of a cell that was merged too": (
        table(rows=tr(tc(p(), tcpr=f'<w:tcW/><w:cellMerge w:vMergeOrig="cont"/>{change("tcPr", "<w:tcW/><w:shd/>")}'))),
        table(rows=tr(tc(p(), tcpr="<w:tcW/>"))),
        table(rows=tr(tc(p(), tcpr='<w:tcW/><w:vMerge w:val="continue"/><w:shd/>'))),
    ),
    "a number given": (
        p(ppr="<w:jc/><w:numPr><w:ilvl/><w:numId/><w:ins/></w:numPr>"),
        p(ppr="<w:jc/><w:numPr><w:ilvl/><w:numId/></w:numPr>"),
        p(ppr="<w:jc/>"),
    ),
    "a number typed": (
        p(ppr='<w:numPr><w:numId/><w:numberingChange w:original="1."/></w:numPr>'),
        p(ppr="<w:numPr><w:numId/></w:numPr>"),
        p(ppr="<w:numPr><w:numId/></w:numPr>"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("xml", "then", "before"), CASES.values(), ids=CASES)
def test_properties(xml, then, before):
    """What accepting leaves, and what rejecting leaves."""
    assert (accepted(xml), rejected(xml)) == (then, before)


def in_order(name: str) -> str:
    """Every property an element may have, in the order of the schema; of a choice the first."""
    words = [word.split("|")[0].rstrip("*!") for word in PROPERTIES[name].split()]
    return "".join(f"<w:{word}/>" for word in words if not word.endswith("Change"))


@pytest.mark.parametrize("name", ["pPr/rPr", "pPr", "trPr", "tcPr", "sectPr", "tblPr", "tblPrEx", "rPr"])
def test_what_is_put_back_stands_in_the_order_of_the_schema(name):
    """Former properties and those that a change does not speak of."""
    holder = name.rpartition("/")[2]
    marks = {"cellIns", "ins", "del", "moveFrom", "moveTo", "rPr", "sectPr", "headerReference"}
    tree = story(in_order(name) + change(holder, in_order(name)), f"w:{holder}")
    order = [local(child.tag) for child in tree][:-1]
    only = lambda element: element.tag.endswith("Change")  # noqa: E731
    resolve(tree, accept=False, chosen=only)
    assert [local(child.tag) for child in tree] == order
    tree = story(
        "".join(f"<w:{name}/>" for name in order if name in marks) + change(holder, in_order(name)),
        f"w:{holder}",
    )
    resolve(tree, accept=False, chosen=only)
    assert [local(child.tag) for child in tree] == order


def test_a_change_without_what_was():
    """Nothing was there."""
    assert rejected(p(r("a", "<w:b/><w:rPrChange/>"))) == p(r("a"))


def test_the_rest_of_the_tree_is_left_alone():
    """Empty properties elsewhere stay."""
    tree = story(p("<w:r><w:rPr/></w:r>", r("a", f"<w:i/>{change('rPr')}")))
    resolve(tree, accept=False)
    assert inside(tree) == p("<w:r><w:rPr/></w:r>", r("a"))
