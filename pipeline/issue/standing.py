"""Where each agreement stands: its last version, what became of it, and whether the library has newer wording."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.build.overview import Row
from pipeline.build.pinned import Pinned, newer, pinned
from pipeline.build.workshop import Workshop
from pipeline.files.ledger import read_ledger
from pipeline.model.life import Life
from pipeline.model.places import Finding
from pipeline.model.selection import Selection
from pipeline.model.status import Status, last_number, status_of
from pipeline.pick import pick


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one agreement stands."""

    row: Row
    life: Life
    bench: Pinned
    """The library it is made from."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with its ledger."""

    @property
    def status(self) -> Status:
        """The one word for it."""
        return status_of(self.life)

    @property
    def version(self) -> str:
        """The version last issued; "" where there is none."""
        return last_number(self.life)

    def newer(self, workshop: Workshop, selection: Selection | None = None) -> tuple[str, ...]:
        """Return the clauses of which the library has newer wording than the agreement is pinned to.

        The selection, where nobody has one yet, is made only for an agreement that is pinned to another library.
        """
        mine = self.bench.workshop.library
        if mine is workshop.library:
            return ()
        found = selection or pick(self.row.partnership, self.row.agreement, mine)[0]
        return newer(found, mine, workshop.library) if found else ()


def standing(row: Row, workshop: Workshop) -> Standing:
    """Return where an agreement of a tree stands."""
    life, findings = read_ledger(workshop.tree.root, row.id)
    bench = pinned(workshop, life, row.partnership.languages.versions)
    return Standing(row=row, life=life, bench=bench, findings=tuple(findings))
