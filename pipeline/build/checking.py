"""Everything that can be wrong, found without writing anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.build.drafting import Drafted, draft
from pipeline.build.overview import overview
from pipeline.build.translations import lagging
from pipeline.build.tree import Tree
from pipeline.build.workshop import Workshop, twins
from pipeline.files.partnership import load_annexes
from pipeline.model.compliance import Compliance
from pipeline.model.places import Finding, Place
from pipeline.model.words import Day
from pipeline.render.plain_duties import plain_duties
from pipeline.render.versions import check_wordings


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a tree: of the library, and of each agreement by its id."""

    library: tuple[Finding, ...]
    agreements: dict[str, tuple[Finding, ...]]
    compliance: dict[str, Compliance]
    """How the demands of its pool stand, of each agreement that has a pool."""


def check_tree(tree: Tree, wanted: dict[str, set[str]] | None, today: Day | None = None) -> Checked:
    """Check the library and the wanted agreements (None for all) as they stand on a day."""
    rows, findings, workshop = overview(tree)
    findings += twins(tree.partnerships())
    found: dict[str, tuple[Finding, ...]] = {}
    tables: dict[str, Compliance] = {}
    for row in rows:
        if wanted is None or row.agreement.id in wanted.get(row.partnership.id, ()):
            annexes, own = load_annexes(tree.root, row.partnership.id, row.agreement)
            drafted = draft(workshop, row.partnership, row.agreement, annexes, today)
            found[row.id] = (*own, *drafted.findings, *_lagging(workshop, drafted))
            if drafted.made.compliance:
                tables[row.id] = drafted.made.compliance
    findings += library_findings(workshop) if wanted is None else []
    return Checked(tuple(findings), found, tables)


def _lagging(workshop: Workshop, drafted: Drafted) -> list[Finding]:
    """Find which of the library's texts lag behind another language; one pinned to older texts is not asked."""
    selection = drafted.made.selection
    return lagging(workshop, selection) if selection and drafted.library is workshop.library else []


def library_findings(workshop: Workshop) -> list[Finding]:
    """Compile every wording of the library, so that what no agreement uses yet is checked too."""
    return [
        *check_wordings(workshop.book), *plain_duties(workshop.book), *_in_no_kind(workshop), *_unnamed(workshop)
    ]  # fmt: skip


def _unnamed(workshop: Workshop) -> Iterator[Finding]:
    """Find types that documents could only call by their ids, in a language in which their own file names them."""
    phrases = workshop.library.phrases
    labels = phrases.labels.get("type", {})
    for rule in workshop.library.types.values():
        words = labels.get(rule.id)
        lacking = [language for language in rule.name if not (words and words.get(language))]
        if lacking:
            where = Place("clauses/phrases.yaml", *phrases.place_of("labels"))
            yield Finding.of("TYPE_WITHOUT_LABEL", where, "labels.type", type=rule.id,
                             languages=", ".join(lacking))  # fmt: skip


def _in_no_kind(workshop: Workshop) -> Iterator[Finding]:
    """Find clauses that no outline has, so that no agreement can ever have them."""
    library = workshop.library
    placed = {entry.clause for kind in library.kinds.values() for entry in kind.outline}
    placed |= {entry.clause for kind in library.kinds.values() for entry in (*kind.annexes, *kind.sheets)}
    for clause in library.clauses.values():
        if clause.id not in placed:
            where = Place(f"clauses/wording/{clause.id}/clause.yaml", *clause.place_of("id"))
            yield Finding.of("CLAUSE_IN_NO_KIND", where, "id", clause=clause.id)
