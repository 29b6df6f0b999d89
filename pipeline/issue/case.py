"""One agreement on the desk: its facts, its life so far, and the library it is pinned to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.build.framework import dated
from pipeline.build.make import Made, Purpose
from pipeline.build.overview import Row, row_of
from pipeline.build.pinned import Pinned, pinned, pinned_texts
from pipeline.build.translations import lagging
from pipeline.build.workshop import Workshop, open_workshop, unsound
from pipeline.files.partnership import load_annexes, load_partnership
from pipeline.files.pinned import LIBRARY, library_files
from pipeline.issue.clerk import Clerk
from pipeline.model.agreement import Agreement
from pipeline.model.document import Edition
from pipeline.model.filenames import PARTNERSHIP, SETTINGS
from pipeline.model.library import Kind
from pipeline.model.life import Life
from pipeline.model.partnership import Partnership
from pipeline.model.places import AftaleError, Finding
from pipeline.model.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An agreement with all that its next version is made from."""

    partnership: Partnership
    agreement: Agreement
    life: Life
    clerk: Clerk
    workshop: Workshop
    """The tree's own library."""
    bench: Pinned
    """The library it is pinned to."""
    digest: str = ""
    """The sha256 of the partnership's file; "" where nothing is to be issued."""
    annexes: Mapping[str, bytes]
    findings: tuple[Finding, ...] = field(default=())
    """What is wrong with its files."""

    @property
    def id(self) -> str:
        """The agreement's id."""
        return self.life.agreement

    def made(self, edition: Edition) -> Made:
        """Make the agreement as an edition."""
        purpose = Purpose(edition, self.clerk.today)
        return self.bench.make(self.partnership, self.agreement, self.annexes, purpose)

    def lagging(self, made: Made) -> list[Finding]:
        """Find which texts lag behind another language; those it is pinned to are not asked."""
        own = self.bench.workshop.library is self.workshop.library
        return lagging(self.workshop, made.selection) if own and made.selection else []

    def library(self, selection: Selection) -> dict[str, bytes]:
        """Return the library's files that decide the agreement: those it is pinned to, or else as they are now."""
        if self.bench.workshop.library is not self.workshop.library:
            return pinned_texts(self.clerk.shelves, self.life.pinned_by)
        return library_files(
            self.workshop.tree.clauses, clauses_of(selection.kind), self.partnership.languages.versions
        )

    def sources(self, library: Mapping[str, bytes]) -> dict[str, bytes]:
        """Return all it is made from, laid out as in the tree."""
        root, folder = self.workshop.tree.root, f"agreements/{self.partnership.id}"
        names = (SETTINGS, f"{folder}/{PARTNERSHIP}")
        return {
            **{name: (root / name).read_bytes() for name in names},
            **{f"{folder}/{name}": data for name, data in self.annexes.items()},
            **{f"{LIBRARY}{name}": data for name, data in library.items()},
        }


def clauses_of(kind: Kind) -> set[str]:
    """Return every clause that a kind of agreement can have."""
    outline = (entry.clause for entry in kind.outline if entry.clause)
    return {*outline, *(entry.clause for entry in kind.annexes)}


def open_case(clerk: Clerk, agreement: str) -> Case:
    """Open an agreement by its id; raises `AftaleError` where it, its ledger or the library cannot be used."""
    tree = clerk.tree
    folder, _, own = agreement.partition("/")
    workshop = open_workshop(tree)
    if unsound(workshop.findings):
        raise AftaleError(*workshop.findings)
    loaded = load_partnership(tree.root, folder, workshop.words)
    partnership = loaded.partnership
    wanted = next((a for a in partnership.agreements if a.id == own), None) if partnership else None
    if partnership is None or wanted is None:
        row_of(tree, agreement)  # knows what somebody may have meant
        raise AftaleError(*loaded.findings)
    life = clerk.life(agreement)
    bench = pinned(workshop, life, partnership.languages.versions)
    findings = (*loaded.findings, *bench.findings)
    case = laid_on_the_desk(Row(partnership, wanted), life, clerk, workshop, bench, findings)
    return replace(case, digest=loaded.digest)


def laid_on_the_desk(
    row: Row, life: Life, clerk: Clerk, workshop: Workshop, bench: Pinned, findings: Sequence[Finding]
) -> Case:  # fmt: skip
    """Put together what is known of an agreement: its Word annexes are read, and the day of the one above it."""
    root, folder = workshop.tree.root, row.partnership.id
    annexes, more = load_annexes(root, folder, row.agreement)
    told = dated(root, folder, row.agreement)
    return Case(partnership=row.partnership, agreement=told, life=life, clerk=clerk, workshop=workshop,
                bench=bench, annexes=annexes, findings=(*findings, *more))  # fmt: skip
