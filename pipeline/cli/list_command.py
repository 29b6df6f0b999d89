"""`aftale list`: what agreements there are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.answering import complain
from pipeline.cli.context import Context, format_option

if TYPE_CHECKING:
    from pipeline.issue.standing import Standing


@click.command("list")
@click.argument("select", nargs=-1)
@format_option("human", "json")
@click.pass_obj
def command(context: Context, select: tuple[str, ...], format_: str) -> None:
    """List the agreements: id, kind, types, languages, last version, and where each stands in its life."""
    from pipeline.build.overview import overview
    from pipeline.issue.standing import standing

    rows, findings, workshop = overview(context.tree)
    if select:
        chosen = _chosen(context, select)
        rows = [row for row in rows if row.id in chosen]
    stands = [standing(row, workshop) for row in rows]
    if format_ == "json":
        found = [_as_json(context, stand, stand.newer(workshop)) for stand in stands]
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _table([_as_row(context, stand, newer=bool(stand.newer(workshop))) for stand in stands])
    complain(context, [*findings, *(finding for stand in stands for finding in stand.findings)])


def _as_json(context: Context, stand: Standing, newer: tuple[str, ...]) -> dict[str, Any]:
    """Return an agreement for programs."""
    from pipeline.build.overview import outputs

    row = stand.row
    return {
        "id": row.id, "kind": row.agreement.kind, "types": list(row.types),
        "languages": list(row.partnership.languages.versions), "layout": row.partnership.languages.layout,
        "parties": [party.id for party in row.partnership.parties], "version": stand.version,
        "status": stand.status.value, "newer": list(newer), "output": outputs(context.tree, row),
    }  # fmt: skip


def _as_row(context: Context, stand: Standing, *, newer: bool) -> tuple[str, ...]:
    """Return an agreement as its line of the table."""
    from pipeline.render.tongue import Tongue

    row, tongue = stand.row, Tongue(context.language)
    status = tongue.status(stand.status)
    return (row.id, row.agreement.kind, " + ".join(row.types), ", ".join(row.partnership.languages.versions),
            stand.version or "–", tongue.word("STATUS_NEWER", status=status) if newer else status)  # fmt: skip


def _chosen(context: Context, select: tuple[str, ...]) -> set[str]:
    """Return the ids that patterns ask for; `state:changed` asks for what a build would make."""
    from pipeline.build.overview import selected
    from pipeline.build.plan import named, plan

    plain = tuple(pattern for pattern in select if pattern != "state:changed")
    chosen = {
        f"{folder}/{agreement}"
        for folder, found in selected(context.tree, plain).items()
        for agreement in found
    }
    if plain == select:
        return chosen
    stale = {f"{item.folder}/{item.agreement}" for item in named(context.tree, plan(context.tree).stale)}
    return stale & chosen if plain else stale


def _table(rows: list[tuple[str, ...]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
