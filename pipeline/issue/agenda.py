"""What comes next for every agreement that somebody asks about, as far as it can be told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from pipeline.build.overview import Row, overview, selected
from pipeline.build.tree import Tree
from pipeline.build.workshop import Workshop, unsound
from pipeline.issue.case import Case, laid_on_the_desk
from pipeline.issue.clerk import Clerk
from pipeline.issue.nextstep import Desk, Step
from pipeline.issue.standing import Standing, standing
from pipeline.model.messages import weight
from pipeline.model.places import AftaleError, Finding, Severity, Stage
from pipeline.render.tongue import Tongue


@dataclass(frozen=True, slots=True)
class Agenda:
    """What comes next, and what could not be told."""

    steps: tuple[Step, ...]
    findings: tuple[Finding, ...]


def agenda(clerk: Clerk, wanted: Sequence[str], language: str) -> Agenda:
    """Return what comes next in the agreements asked for, or in all of them.

    Raises `AftaleError` where one of them is not there, or the library cannot be used.
    """
    rows, findings, workshop = overview(clerk.tree)
    if unsound(workshop.findings):
        raise AftaleError(*workshop.findings)
    chosen = _chosen(clerk.tree, rows, wanted)
    problems = [
        f for f in findings if weight(f, Stage.BUILD) is Severity.ERROR and _concerns(f, chosen, wanted)
    ]
    steps = []
    for row in chosen:
        stands = standing(row, workshop)
        problems += (*stands.findings, *stands.bench.findings)
        steps.append(Desk(_case(clerk, stands, workshop, findings), stands, Tongue(language)).step())
    return Agenda(tuple(steps), tuple(problems))


def _chosen(tree: Tree, rows: Sequence[Row], wanted: Sequence[str]) -> list[Row]:
    known = {row.id for row in rows}
    patterns = [pattern for pattern in wanted if pattern not in known]
    meant = selected(tree, patterns) if patterns else {}
    asked = {*wanted, *(f"{folder}/{own}" for folder, found in meant.items() for own in found)}
    return [row for row in rows if not wanted or row.id in asked]


def _concerns(finding: Finding, chosen: Collection[Row], wanted: Sequence[str]) -> bool:
    """Return whether a mistake is one of those asked about: in a partnership's file."""
    folders = tuple(f"agreements/{row.partnership.id}/" for row in chosen) if wanted else ("agreements/",)
    return finding.place.file.startswith(folders)


def _case(clerk: Clerk, stands: Standing, workshop: Workshop, findings: Sequence[Finding]) -> Case:
    """Put an agreement on the desk; nobody asks of it before the day of its last entry."""
    row, events = stands.row, stands.life.events
    own = tuple(f for f in findings if f.place.file.startswith(f"agreements/{row.partnership.id}/"))
    now = max(clerk.now, *(event.at for event in events[-1:]), "")
    return laid_on_the_desk(row, stands.life, replace(clerk, now=now), workshop, stands.bench, own)
