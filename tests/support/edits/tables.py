"""Edits of tables: rows, columns, cells, spans, whole tables, tables in tables."""

from __future__ import annotations

from edits.clauses import free
from edits.names import CELL_ORDER, TBL, TC, TR, P, W, cell_properties, copied, drop, like, make, put, said
from edits.places import Places, cells, is_even, live, tables
from edits.removal import lift, take_out
from edits.vocabulary import number, words
from edits.wording import change_in

_GRID = f"{W}tblGrid/{W}gridCol"
_SPAN = f"{W}tcPr/{W}gridSpan"
_UPRIGHT = f"{W}tcPr/{W}vMerge"


def new_cell(cell, text):
    """Make a cell in the form of another, with one paragraph of text."""
    made = make("<w:tc/>")
    own = cell.find(W + "tcPr")
    if own is not None:
        made.append(copied(own))
    first = cell.find(P)
    made.append(like(first, text))
    return made


def _drawn(draft, random, wanted=lambda _: True):
    found = [table for table in tables(draft.root) if wanted(table)]
    return random.choice(found) if found else None


def _free_rows(table, least=2):
    """Return the rows without upright merges, where enough others stay."""
    rows = table.findall(TR)
    return [row for row in rows if row.find(f"{TC}/{_UPRIGHT}") is None] if len(rows) >= least else []


def _add_row(draft, random):
    table = _drawn(draft, random, lambda table: _free_rows(table, 1))
    if table is None:
        return False
    beside = random.choice(_free_rows(table, 1))
    new = make("<w:tr/>")
    for child in beside:
        if child.tag in {W + "tblPrEx", W + "trPr"}:
            new.append(copied(child))
    for cell in cells(beside):
        new.append(new_cell(cell, random.choice((words(random), number(random), ""))))
    (beside.addnext if random.random() < 0.7 else beside.addprevious)(new)
    return True


def _del_row(draft, random):
    table = _drawn(draft, random, _free_rows)
    if table is not None:
        take_out(draft, [random.choice(_free_rows(table))])
    return table is not None


def _move_row(draft, random):
    table = _drawn(draft, random, lambda table: len(_free_rows(table)) >= 2)
    if table is None:
        return False
    row, goal = random.sample(_free_rows(table), 2)
    if said(row) == said(goal) or row.getprevious() is goal or goal.find(f"{TC}/{_UPRIGHT}") is not None:
        return False
    lift([row])
    goal.addnext(row)
    return True


def _cell(draft, random):
    """The words of one cell change."""
    found = [cell for table in tables(draft.root) for row in table.findall(TR) for cell in cells(row)]
    random.shuffle(found)
    return any(change_in(cell, random) for cell in found[:20])


def _nested_cell(draft, random):
    """The words of a cell of a table in a table change."""
    inner = [table for table in tables(draft.root) if table.getparent().tag == TC]
    return bool(inner) and change_in(random.choice(inner), random)


def _even(draft, random, least):
    return _drawn(draft, random, lambda t: is_even(t) and least <= len(t.findall(_GRID)) < 12)


def _add_col(draft, random):
    table = _even(draft, random, 1)
    if table is None:
        return False
    at = random.randrange(len(table.findall(_GRID)))
    columns = [table.findall(_GRID), *(cells(row) for row in table.findall(TR))]
    columns[0][at].addnext(copied(columns[0][at]))
    for row in columns[1:]:
        row[at].addnext(new_cell(row[at], random.choice((words(random), number(random), ""))))
    return True


def _del_col(draft, random):
    table = _even(draft, random, 2)
    if table is None:
        return False
    at = random.randrange(len(table.findall(_GRID)))
    column = table.findall(_GRID)[at]
    column.getparent().remove(column)
    for row in table.findall(TR):
        take_out(draft, [cells(row)[at]])
    return True


def _may_leave(table):
    """Whether a cell or the body is still right without a table, and no two tables come to touch."""
    before, after = table.getprevious(), table.getnext()
    alone = table.getparent().tag == W + "sdtContent" and len(table.getparent()) == 1
    touching = before is not None and after is not None and TBL == before.tag == after.tag
    free_of_fields = len(Places(table).movable()) == len(live(table, P))
    return not alone and not touching and free_of_fields


def _del_table(draft, random):
    table = _drawn(draft, random, _may_leave)
    if table is not None:
        take_out(draft, [table])
    return table is not None


def new_table(random):
    """Make a small table."""
    columns = random.randint(1, 4)
    grid = '<w:gridCol w:w="2000"/>' * columns
    made = make(
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders><w:top w:val="single"/></w:tblBorders>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid></w:tbl>"
    )
    for _ in range(random.randint(1, 4)):
        row = make("<w:tr/>")
        for _ in range(columns):
            cell = make('<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr></w:tc>')
            cell.append(like(None, random.choice((words(random), number(random)))))
            row.append(cell)
        made.append(row)
    return made


def _ins_table(draft, random):
    """A table comes after a paragraph that another one follows; sometimes into a cell."""
    found = [p for p in free(draft, text=False) if p.getnext() is not None and p.getnext().tag == P]
    if not found:
        return False
    random.choice(found).addnext(new_table(random))
    return True


def _merge_cells(draft, random):
    """Two cells side by side become one."""
    pairs = [
        (left, right)
        for table in tables(draft.root)
        for row in table.findall(TR)
        for left, right in zip(cells(row), cells(row)[1:], strict=False)
        if left.find(_UPRIGHT) is None and right.find(_UPRIGHT) is None
    ]
    if not pairs:
        return False
    left, right = random.choice(pairs)
    span = sum(_span(cell) for cell in (left, right))
    put(cell_properties(left), make(f'<w:gridSpan w:val="{span}"/>'), CELL_ORDER)
    for element in [e for e in right if e.tag != W + "tcPr"]:
        left.append(element)
    right.getparent().remove(right)
    return True


def _split_cell(draft, random):
    """A cell that spans columns becomes two."""
    wide = [
        cell
        for table in tables(draft.root)
        for row in table.findall(TR)
        for cell in cells(row)
        if _span(cell) > 1
    ]
    wide = [cell for cell in wide if cell.find(_UPRIGHT) is None]
    if not wide:
        return False
    cell = random.choice(wide)
    rest = _span(cell) - 1
    second = new_cell(cell, words(random))
    cell.addnext(second)
    for one, span in ((cell, 1), (second, rest)):
        drop(cell_properties(one), "gridSpan")
        if span > 1:
            put(cell_properties(one), make(f'<w:gridSpan w:val="{span}"/>'), CELL_ORDER)
    return True


def _merge_down(draft, random):
    """A cell goes on in the row below."""
    table = _drawn(draft, random, lambda t: is_even(t) and len(t.findall(TR)) > 1)
    if table is None:
        return False
    rows = table.findall(TR)
    at, column = random.randrange(len(rows) - 1), random.randrange(len(cells(rows[0])))
    upper, lower = (cells(row)[column] for row in rows[at : at + 2])
    form = lower.find(P)
    for element in [e for e in lower if e.tag != W + "tcPr"]:
        upper.append(element)
    lower.append(like(form, ""))
    for cell, kind in ((upper, "restart"), (lower, "continue")):
        put(cell_properties(cell), make(f'<w:vMerge w:val="{kind}"/>'), CELL_ORDER)
    return True


def _merge_rows_apart(draft, random):
    """A cell that went on in the rows below ends."""
    found = [table for table in tables(draft.root) if table.find(f"{TR}/{TC}/{_UPRIGHT}") is not None]
    if not found:
        return False
    for properties in random.choice(found).iterfind(f"{TR}/{TC}/{W}tcPr"):
        drop(properties, "vMerge")
    return True


def _span(cell):
    span = cell.find(_SPAN)
    return int(span.get(W + "val", "1")) if span is not None else 1


def _shade(draft, random):
    """A cell gets another ground."""
    found = [cell for table in tables(draft.root) for row in table.findall(TR) for cell in cells(row)]
    if not found:
        return False
    cell = random.choice(found)
    fill = random.choice(("DDEEFF", "FFEEDD"))
    put(cell_properties(cell), make(f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'), CELL_ORDER)
    return True


EDITS = {
    "add_row": _add_row,
    "del_row": _del_row,
    "move_row": _move_row,
    "cell": _cell,
    "nested_cell": _nested_cell,
    "add_col": _add_col,
    "del_col": _del_col,
    "del_table": _del_table,
    "ins_table": _ins_table,
    "merge_cells": _merge_cells,
    "split_cell": _split_cell,
    "merge_down": _merge_down,
    "unmerge_down": _merge_rows_apart,
    "shade_cell": _shade,
}
