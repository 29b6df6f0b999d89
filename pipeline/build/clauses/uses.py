"""Which agreements have a clause, and what a change of it does to each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.build.clauses.known import clause_named
from pipeline.build.framework import dated
from pipeline.build.overview import Row, overview
from pipeline.build.pinned import newer, pinned
from pipeline.build.tree import Tree
from pipeline.build.workshop import Workshop
from pipeline.files.ledger import read_ledger
from pipeline.model.clause import Clause
from pipeline.model.messages import severity_of
from pipeline.model.places import Finding, Severity
from pipeline.model.reason import Reason
from pipeline.model.selection import Selection
from pipeline.model.status import Status, last_number, status_of
from pipeline.pick import pick


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One agreement that prints a clause or considers it."""

    agreement: str
    variant: str
    """The wording it prints; "" where it only considers the clause."""
    languages: tuple[str, ...]
    version: str
    """The version last issued, by which it is pinned to the texts of then; "" where it follows the library."""
    newer: bool
    """Whether the library has a newer wording than the one it is pinned to."""
    status: Status
    reason: Reason | None = None
    """Why it is left out; None where it is in, or is an annex whose condition does not hold."""


@dataclass(frozen=True, slots=True)
class Impact:
    """Whom a change of a clause touches."""

    clause: Clause
    uses: tuple[Use, ...]
    findings: tuple[Finding, ...]
    """What kept an agreement from being asked."""

    @property
    def follows(self) -> list[Use]:
        """Those whose next draft follows at once."""
        return [use for use in self.uses if use.variant and not use.version]

    @property
    def pinned(self) -> list[Use]:
        """Those to which a change is only a proposal."""
        return [use for use in self.uses if use.variant and use.version]

    @property
    def considers(self) -> list[Use]:
        """Those that do not print it, and would if its rules or their facts said so."""
        return [use for use in self.uses if not use.variant]


def impact(tree: Tree, clause_id: str) -> Impact:
    """Say whom a change of a clause touches; raises `AftaleError` where there is no such clause."""
    rows, findings, workshop = overview(tree)
    clause = clause_named(workshop.library, clause_id, findings)
    uses, problems = uses_of(rows, workshop, clause_id)
    return Impact(clause, tuple(uses), (*errors_in(findings), *problems))


def uses_of(rows: Sequence[Row], workshop: Workshop, clause_id: str) -> tuple[list[Use], tuple[Finding, ...]]:
    """Return the agreements that print a clause or consider it, and what is wrong with what they are pinned to."""
    uses: list[Use] = []
    findings: list[Finding] = []
    for row in rows:
        life, problems = read_ledger(workshop.tree.root, row.id)
        bench = pinned(workshop, life, row.partnership.languages.versions)
        findings += (*problems, *bench.findings)
        library = bench.workshop.library
        selection, _ = pick(
            row.partnership, dated(workshop.tree.root, row.partnership.id, row.agreement), library
        )
        if selection is None or not _considered(selection, clause_id):
            continue
        variant, reason = _place_in(selection, clause_id)
        uses.append(Use(
            agreement=row.id, variant=variant, languages=row.partnership.languages.versions,
            version=last_number(life) if life.pinned_by else "",
            newer=clause_id in newer(selection, library, workshop.library), status=status_of(life), reason=reason,
        ))  # fmt: skip
    return uses, tuple(findings)


def errors_in(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Return the findings that kept something from being read."""
    return (finding for finding in findings if severity_of(finding) is Severity.ERROR)


def _considered(selection: Selection, clause_id: str) -> bool:
    return f"rules/{clause_id}" in selection.units


def _place_in(selection: Selection, clause_id: str) -> tuple[str, Reason | None]:
    """Return which variant of a clause a selection has; "" and why it is out where it has none."""
    for picked in (*selection.clauses, *selection.annexes):
        if picked.clause.id == clause_id:
            return picked.variant, None
    return "", next((left.reason for left in selection.left_out if left.clause == clause_id), None)
