"""The next draft of an agreement: its facts as they are, its number as its life so far says, its texts as they are pinned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.build.framework import dated
from pipeline.build.make import Made, Purpose
from pipeline.build.pinned import newer, pinned
from pipeline.build.workshop import Workshop
from pipeline.files.ledger import read_ledger
from pipeline.model.agreement import Agreement
from pipeline.model.document import Edition
from pipeline.model.library import Library
from pipeline.model.partnership import Partnership, place
from pipeline.model.places import Finding, Severity
from pipeline.model.words import Day


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft, and everything worth saying of it, of its ledger and of the texts it is pinned to."""

    made: Made
    findings: tuple[Finding, ...]
    library: Library
    """The library it was made from: the tree's own, or that of its last issue."""


def draft(
    workshop: Workshop, partnership: Partnership, agreement: Agreement, annexes: Mapping[str, bytes],
    today: Day | None = None,
) -> Drafted:  # fmt: skip
    """Make the draft that comes next in an agreement's life; `today` is for checks alone."""
    root, id_ = workshop.tree.root, f"{partnership.id}/{agreement.id}"
    life, problems = read_ledger(root, id_)
    bench = pinned(workshop, life, partnership.languages.versions)
    told = dated(root, partnership.id, agreement)
    purpose = Purpose(Edition(str(life.next_number)), today)
    made = bench.make(partnership, told, annexes, purpose)
    weighed = (
        replace(problem, severity=Severity.WARNING) for problem in problems
    )  # `verify` calls them errors
    proposed = _proposed(workshop, bench.workshop, made, partnership)
    return Drafted(made, (*weighed, *bench.findings, *made.findings, *proposed), bench.workshop.library)


def _proposed(workshop: Workshop, bench: Workshop, made: Made, partnership: Partnership) -> Iterator[Finding]:
    """Say that the library has newer wording than an agreement is pinned to."""
    if made.selection is None or bench.library is workshop.library:
        return
    clauses = newer(made.selection, bench.library, workshop.library)
    if clauses:
        yield Finding.of("WORDING_NEWER", place(partnership, made.selection.agreement), "clauses",
                         agreement=made.selection.id, clauses=", ".join(clauses))  # fmt: skip
