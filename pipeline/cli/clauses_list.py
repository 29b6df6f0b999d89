"""`aftale clauses list`: a line for each clause of the library."""

from __future__ import annotations

import json
from typing import Any

import click

from pipeline.cli.answering import complain
from pipeline.cli.context import Context, format_option

WIDTH = 120
"""How wide the table may be; headings that are longer are cut."""
_HEADS = ("CLAUSES_HEAD_ID", "CLAUSES_HEAD_TITLE", "CLAUSES_HEAD_STATUS", "CLAUSES_HEAD_KINDS",
          "CLAUSES_HEAD_VARIANTS", "CLAUSES_HEAD_LANGUAGES", "CLAUSES_HEAD_APPROVED")  # fmt: skip
_TITLE = 1


@click.command("list")
@format_option("human", "json")
@click.pass_obj
def command(context: Context, format_: str) -> None:
    """List the clauses: status, kinds, how many variants, languages of all of them, and how many texts are approved."""
    from pipeline.build.clauses.listing import clause_lines

    lines, findings = clause_lines(context.tree)
    if format_ == "json":
        print(json.dumps(lines, ensure_ascii=False, indent=2))
    else:
        for line in _table(context.language, lines):
            print(line)
    complain(context, findings)


def _table(language: str, lines: list[dict[str, Any]]) -> list[str]:
    """Return the lines of a table under its heads."""
    from pipeline.model.messages import say

    heads = tuple(say(code, {}, language).wrong for code in _HEADS)
    rows = [heads, *(_cells(line, language) for line in lines)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    widths[_TITLE] = min(widths[_TITLE], max(12, WIDTH - sum(widths) - 2 * len(widths) + 2 + widths[_TITLE]))
    return ["  ".join(_fitted(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in rows]  # fmt: skip


def _cells(line: dict[str, Any], language: str) -> tuple[str, ...]:
    title = line["title"].get(language) or line["title"].get("en", "")
    texts = sum(len(variant["languages"]) for variant in line["variants"])
    approved = sum(approval["unchanged"] for approval in line["approved"])
    return (line["id"], title, line["status"], " ".join(line["kinds"]), str(len(line["variants"])),
            " ".join(line["languages"]), f"{approved}/{texts}")  # fmt: skip


def _fitted(cell: str, width: int) -> str:
    return (cell if len(cell) <= width else f"{cell[: width - 1]}…").ljust(width)
