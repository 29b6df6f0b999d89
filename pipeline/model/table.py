"""Tables as data: where their rows come from, and what stands in their columns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pipeline.model.record import Record, fact, record
from pipeline.model.words import Formula, L10n, Wording


@record
class Column(Record):
    """One column of a table, or one per element of `each`."""

    title: Wording = fact("Its heading.", default={})
    value: Wording = fact("What stands in a cell; `row` is the row. None in a form: the cell is written in by hand.",
                          default={})  # fmt: skip
    width: int = fact("Its share of the width.", default=10)
    align: Literal["left", "right"] = fact("How its cells are set.", default="left")
    gap: str | None = fact("What its facts belong to, such as `intervention.results`, where a missing one is a gap "
                           "that somebody must fill; else the cell stays empty.", default=None)  # fmt: skip
    each: Formula | None = fact("A list: one column per element, called `column`.", default=None)


@record
class TotalRow(Record):
    """A last row with sums."""

    title: L10n = fact("What stands in its first cell.")
    cells: Mapping[str, Wording] = fact("The other cells, by column number from 1.", default={})


@record
class TableRule(Record):
    """A table: where its rows come from, and its columns."""

    id: str = fact("Its id.")
    title: L10n = fact("What it shows, for those who cannot see it.")
    rows: Formula = fact("A formula that gives a list.")
    columns: tuple[Column, ...] = fact("The columns.")
    total: TotalRow | None = fact("A last row.", default=None)
    form: bool = fact("Whether it is a form that is filled in by hand, with rows high enough for that.",
                      default=False)  # fmt: skip
