"""Everything that can be wrong, found without writing anything."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.build.make import make
from pipeline.build.overview import overview
from pipeline.build.tree import Tree
from pipeline.build.workshop import Workshop, twins
from pipeline.files.partnership import load_annexes
from pipeline.model.places import Finding
from pipeline.render.versions import check_wordings


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a tree: of the library, and of each agreement by its id."""

    library: tuple[Finding, ...]
    agreements: dict[str, tuple[Finding, ...]]


def check_tree(tree: Tree, wanted: dict[str, set[str]] | None) -> Checked:
    """Check the library and the wanted agreements (None for all)."""
    rows, findings, workshop = overview(tree)
    findings += twins(tree.partnerships())
    found: dict[str, tuple[Finding, ...]] = {}
    for row in rows:
        if wanted is None or row.agreement.id in wanted.get(row.partnership.id, ()):
            annexes, own = load_annexes(tree.root, row.partnership.id, row.agreement)
            made = make(row.partnership, row.agreement, annexes, workshop)
            found[row.id] = (*own, *made.findings)
    findings += library_findings(workshop) if wanted is None else []
    return Checked(tuple(findings), found)


def library_findings(workshop: Workshop) -> list[Finding]:
    """Compile every wording of the library, so that what no agreement uses yet is checked too."""
    return check_wordings(workshop.book)
