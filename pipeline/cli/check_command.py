"""`aftale check`: everything that can be wrong, nothing written."""

from __future__ import annotations

from datetime import datetime

import click

from pipeline.cli.context import Context, format_option
from pipeline.cli.failing import DONE, FINDINGS, Stop
from pipeline.cli.formats import NAMES


@click.command("check")
@click.argument("select", nargs=-1)
@click.option("--stage", type=click.Choice(["build", "send", "sign"]), default="build",
              help="What the agreement must be ready for.")  # fmt: skip
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), default=lambda: datetime.now().astimezone(),
              help="The day to ask about, such as 2027-01-31; today if not given.")  # fmt: skip
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@format_option(*NAMES)
@click.pass_obj
def command(
    context: Context, select: tuple[str, ...], stage: str, today: datetime, strict: bool, format_: str
) -> None:
    """Check the library and all agreements, or those that SELECT names."""
    from pipeline.build.checking import check_tree
    from pipeline.build.overview import selected
    from pipeline.cli.formats import Run, shown, write
    from pipeline.cli.formats.human import tell
    from pipeline.model.messages import say
    from pipeline.model.places import Stage
    from pipeline.render.compliance import as_data, sums

    wanted = selected(context.tree, select) if select else None
    checked = check_tree(context.tree, wanted, today.date())
    all_findings = [*checked.library, *(f for found in checked.agreements.values() for f in found)]
    found = list(dict.fromkeys(shown(f, context.language, Stage(stage)) for f in all_findings))
    bad = {"error", "warning"} if strict else {"error"}
    agreements = [
        (name, not any(shown(f, context.language, Stage(stage)).severity in bad for f in findings))
        for name, findings in checked.agreements.items()
    ]
    if format_ == "human":
        tell(found)
        counts = {s: str(sum(item.severity == s for item in found)) for s in ("error", "warning", "info")}
        if not context.quiet:
            for name, table in checked.compliance.items():
                print(f"{name}: {sums(table, context.language)}")
            print(
                say("CHECK_SUMMARY", {**counts, "agreements": str(len(agreements))}, context.language).wrong
            )
            if any(item.severity != "info" for item in found):
                print(say("CHECK_MORE", {}, context.language).wrong)
    else:
        tables = {name: as_data(table, context.language) for name, table in checked.compliance.items()}
        data = {"stage": stage, "agreements": [{"id": name, "ready": ready, "compliance": tables.get(name, {})}
                                               for name, ready in agreements]}  # fmt: skip
        print(write(Run("check", found, data, agreements), format_))
    raise Stop(FINDINGS if any(item.severity in bad for item in found) else DONE)
