"""`aftale new partnership`: start a partnership by answering questions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from pipeline.cli.context import Context
from pipeline.cli.failing import FINDINGS, Stop

if TYPE_CHECKING:
    from pipeline.build.starting import Beginning
    from pipeline.build.workshop import Workshop
    from pipeline.model.library import Library


@click.command("partnership")
@click.argument("folder")
@click.pass_obj
def command(context: Context, folder: str) -> None:
    """Ask the questions that decide the type, and write agreements/FOLDER/partnership.yaml."""
    from pipeline.build.starting import partnership_yaml
    from pipeline.build.workshop import open_workshop
    from pipeline.files.disk import write_whole
    from pipeline.model.words import SLUG, SLUG_RULE

    path = context.tree.root / "agreements" / folder / "partnership.yaml"
    if not re.fullmatch(SLUG, folder) or len(folder) > 64:
        raise click.BadParameter(f'"{folder}" must be {SLUG_RULE}, 64 at most')
    if path.exists():
        click.echo(
            f"{path.relative_to(context.tree.root).as_posix()} is already there; choose another name",
            err=True,
        )
        raise Stop(FINDINGS)
    begin = _ask(context, folder, open_workshop(context.tree))
    write_whole(path, partnership_yaml(begin).encode())
    click.echo(f"\nagreements/{folder}/partnership.yaml")
    click.echo(_SAY[context.language]["next"].format(folder=folder))


def _ask(context: Context, folder: str, workshop: Workshop) -> Beginning:
    """Ask what must be known, and propose a type with its reasons."""
    from pipeline.build.starting import Beginning, propose, secondary

    language, say = context.language, _SAY[context.language]
    library = workshop.library
    answers = {q.id: click.confirm(q.text.get(language) or q.text["en"], default=False)
               for q in library.questions}  # fmt: skip
    proposals = propose(library, answers)
    click.echo("")
    for proposal in proposals[:3]:
        click.echo(
            f"{proposal.rule.name.get(language, proposal.rule.id)} ({proposal.rule.id}): {proposal.points}"
        )
        for question in proposal.because:
            click.echo(f"  - {question.text.get(language) or question.text['en']}")
    first = proposals[0].rule.id if proposals else next(iter(library.types))
    primary = click.prompt(say["type"], default=first, type=click.Choice(list(library.types)))
    others = tuple(t for t in (first, *secondary(proposals)) if t != primary)
    kept = tuple(t for t in others if click.confirm(say["secondary"].format(type=t), default=False))
    party = workshop.settings.party
    return Beginning(
        id=folder, title=click.prompt(say["title"], default=folder), primary=primary, secondary=kept,
        our_name=party.name, our_short_name=party.short_name, our_id=party.id,
        partner_name=click.prompt(say["partner"]), partner_short_name=click.prompt(say["short"]),
        partner_country=click.prompt(say["country"], value_proc=_country),
        languages=tuple(click.prompt(say["languages"], default="en", value_proc=_languages)),
        kinds=_kinds(library, say["kind"]),
        language=language,
    )  # fmt: skip


def _kinds(library: Library, question: str) -> tuple[str, ...]:
    """Ask which kinds of agreement there shall be, the one that needs least first; without an answer, that."""
    kinds = sorted(library.kinds, key=lambda kind: len(library.kinds[kind].requires))
    asked = tuple(
        kind for kind in kinds if click.confirm(question.format(kind=kind), default=kind == kinds[0])
    )
    return asked or (kinds[0],)


def _country(value: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{2}", value.strip()):
        raise click.BadParameter("two letters, such as TZ")
    return value.strip().upper()


def _languages(value: str) -> list[str]:
    from pipeline.model.words import LANGUAGES

    found = value.replace(",", " ").split()
    unknown = [language for language in found if language not in LANGUAGES]
    if unknown or not found:
        raise click.BadParameter(f"one or more of {', '.join(LANGUAGES)}")
    return found


_SAY = {
    "en": {
        "type": "Which type is it",
        "secondary": "Does it have elements of {type}",
        "title": "What is the partnership called",
        "partner": "The partner's full name",
        "short": "The partner's short name",
        "country": "The partner's country, in two letters",
        "languages": "Languages of the documents",
        "kind": "Shall there be an agreement of kind {kind}",
        "next": "Fill in what says pending, then run: aftale build {folder}",
    },
    "da": {
        "type": "Hvilken type er det",
        "secondary": "Har det elementer af {type}",
        "title": "Hvad hedder partnerskabet",
        "partner": "Partnerens fulde navn",
        "short": "Partnerens korte navn",
        "country": "Partnerens land med to bogstaver",
        "languages": "Dokumenternes sprog",
        "kind": "Skal der være en aftale af typen {kind}",
        "next": "Udfyld det, der står som pending, og kør: aftale build {folder}",
    },
}
