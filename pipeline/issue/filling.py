"""A copy of a signature edition with the names of those who sign: for the archive and the printer, not for git."""

from __future__ import annotations

from pathlib import Path

from pipeline.files.disk import write_whole
from pipeline.files.frozen import LostError
from pipeline.files.local import local_values
from pipeline.issue.clerk import Clerk
from pipeline.model.life import Life, Version
from pipeline.model.places import AftaleError, Finding, Place
from pipeline.word.filling import filled


def fill(clerk: Clerk, agreement: str) -> tuple[Path, ...]:
    """Write filled-in copies of the documents of the edition that is out for signature; return where they lie.

    Raises `AftaleError` where there is no such edition, or no local values.
    """
    life = clerk.life(agreement)
    edition = _edition(life)
    names = names_for(clerk, agreement)
    folder = clerk.shelves.archive / agreement / str(edition.number)
    written = []
    for file in edition.facts.files:
        if file.role == "clean":
            path = folder / file.name.replace("_clean.docx", "_filled.docx")
            write_whole(path, filled(_frozen(clerk, edition, file.name), names))
            written.append(path)
    return tuple(written)


def names_for(clerk: Clerk, agreement: str) -> dict[str, str]:
    """Return who signs an agreement, by seat; raises `AftaleError` where there are no local values, or wrong ones."""
    values = local_values(clerk.tree.root, agreement.partition("/")[0])
    return {
        f"{party}-{number}": name
        for party, listed in values.signatories.items()
        for number, name in enumerate(listed, 1)
    }


def _edition(life: Life) -> Version:
    if life.edition is None:
        partnership, _, own = life.agreement.partition("/")
        where = Place(f"agreements/{partnership}/ledger/{own}")
        raise AftaleError(Finding.of("FILL_NO_EDITION", where, agreement=life.agreement))
    return life.edition


def _frozen(clerk: Clerk, edition: Version, name: str) -> bytes:
    file = next(file for file in edition.facts.files if file.name == name)
    try:
        return clerk.shelves.read(edition.event, file)
    except LostError as lost:
        raise AftaleError(lost.finding(edition.event)) from None
