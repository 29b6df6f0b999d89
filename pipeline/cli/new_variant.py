"""`aftale new variant`: another wording of a clause, begun from one it has."""

from __future__ import annotations

import re

import click

from pipeline.cli.context import Context
from pipeline.cli.life import answered
from pipeline.cli.new_clause import write


@click.command("variant")
@click.argument("clause")
@click.argument("variant")
@click.option(
    "--from",
    "source",
    metavar="VARIANT",
    help="The variant whose texts to begin from; the normal one by default.",
)
@click.pass_obj
def command(context: Context, clause: str, variant: str, source: str | None) -> None:
    """Copy the texts of one variant of CLAUSE to a new VARIANT, and add it to the clause's description."""
    from pipeline.build.clauses.known import clause_named, variants_named
    from pipeline.build.starting_clause import variant_files, with_variant
    from pipeline.build.workshop import open_workshop
    from pipeline.model.places import AftaleError, Finding, Place
    from pipeline.model.words import SLUG, SLUG_RULE

    if not re.fullmatch(SLUG, variant):
        raise click.BadParameter(f'"{variant}" must be {SLUG_RULE}')
    workshop = open_workshop(context.tree)
    about = clause_named(workshop.library, clause, workshop.findings)
    if about.variant(variant):
        raise AftaleError(
            Finding.of("NEW_IS_THERE", Place(f"clauses/wording/{clause}/clause.yaml"), name=variant)
        )
    *_, taken = variants_named(workshop.library, clause, source or "", workshop.findings)
    path = context.tree.clauses / "wording" / clause / "clause.yaml"
    description = with_variant(
        path.read_text("utf-8"), about, variant, variant.replace("-", " ").capitalize()
    )
    write(context, {f"wording/{clause}/clause.yaml": description.encode(),
                    **variant_files(workshop.library, about, taken, variant)})  # fmt: skip
    answered(context, "NEW_VARIANT_NEXT_SLOT" if about.slot else "NEW_VARIANT_NEXT", clause=clause,
             variant=variant, slot=about.slot or "")  # fmt: skip
