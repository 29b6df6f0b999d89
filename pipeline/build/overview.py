"""What agreements there are, and which of them somebody means by a pattern."""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.build.earlier import Now
from pipeline.build.names import document_name
from pipeline.build.tree import Tree
from pipeline.build.workshop import Workshop, open_workshop
from pipeline.files.ledger import read_ledger
from pipeline.files.partnership import load_partnership
from pipeline.model.agreement import Agreement
from pipeline.model.document import Edition
from pipeline.model.nearest import nearest
from pipeline.model.partnership import Partnership, documents_in
from pipeline.model.places import AftaleError, Finding, Place
from pipeline.pick import pick

KEYS = ("kind", "type", "pool", "party", "clause", "state")


@dataclass(frozen=True, slots=True)
class Row:
    """One agreement of the overview."""

    partnership: Partnership
    agreement: Agreement

    @property
    def id(self) -> str:
        """The agreement's full id."""
        return f"{self.partnership.id}/{self.agreement.id}"

    @property
    def types(self) -> tuple[str, ...]:
        """The primary type and the secondary ones."""
        return (self.partnership.type.primary, *self.partnership.type.secondary)


def overview(tree: Tree) -> tuple[list[Row], list[Finding], Workshop]:
    """Read every partnership; return its agreements, what was wrong, and the opened workshop."""
    workshop = open_workshop(tree)
    rows: list[Row] = []
    findings: list[Finding] = list(workshop.findings)
    for folder in tree.partnerships():
        loaded = load_partnership(tree.root, folder, workshop.words)
        findings += loaded.findings
        if loaded.partnership:
            rows += [Row(loaded.partnership, agreement) for agreement in loaded.partnership.agreements]
    return rows, findings, workshop


def outputs(tree: Tree, row: Row) -> list[dict[str, str]]:
    """Return the documents a build makes of an agreement, by language and path."""
    edition = Edition(str(read_ledger(tree.root, row.id)[0].next_number))
    return [
        {
            "language": "-".join(languages),
            "path": f"output/{row.id}/{document_name(row.id, edition, languages)}",
        }
        for languages in documents_in(row.partnership.languages)
    ]


def documents_now(tree: Tree, wanted: Callable[[str], Collection[str] | None]) -> list[Now]:
    """Return the documents of the agreements asked for."""
    rows = [row for row in overview(tree)[0] if _asked(row, wanted(row.partnership.id))]
    return [
        Now(row.id, document["language"], document["path"].rpartition("/")[2])
        for row in rows
        for document in outputs(tree, row)
    ]


def _asked(row: Row, asked: Collection[str] | None) -> bool:
    return asked is None or row.agreement.id in asked


def selected(tree: Tree, patterns: Sequence[str]) -> dict[str, set[str]]:
    """Return the agreements that patterns mean, by partnership folder.

    Raises `AftaleError` where a pattern means nothing.
    """
    rows, _, workshop = overview(tree)
    found: dict[str, set[str]] = {}
    problems = []
    for pattern in patterns:
        matching = [row for row in rows if _matches(row, pattern, workshop)]
        if not matching:
            problems.append(_nothing(pattern, rows))
        for row in matching:
            found.setdefault(row.partnership.id, set()).add(row.agreement.id)
    if problems:
        raise AftaleError(*problems)
    return found


def wanted_by(tree: Tree, patterns: Sequence[str]) -> Callable[[str], set[str] | None]:
    """Return which agreements of a folder patterns ask for; all of them where there is no pattern."""
    plain = [pattern for pattern in patterns if pattern != "state:changed"]
    if not plain:
        return lambda _folder: None
    chosen = selected(tree, plain)
    return lambda folder: chosen.get(folder, set())


def row_of(tree: Tree, agreement: str) -> tuple[Row, Workshop]:
    """Return one agreement by its id; raises `AftaleError` with the nearest id where there is none."""
    rows, _, workshop = overview(tree)
    for row in rows:
        if row.id == agreement:
            return row, workshop
    raise AftaleError(_nothing(agreement, rows))


def _nothing(pattern: str, rows: Sequence[Row]) -> Finding:
    known = [row.id for row in rows]
    return Finding.of("SELECT_NOTHING", Place("agreements"), pattern=pattern, nearest=nearest(pattern, known),
                      known=", ".join(known[:20]))  # fmt: skip


def _matches(row: Row, pattern: str, workshop: Workshop) -> bool:
    key, colon, value = pattern.partition(":")
    if colon and key in KEYS:
        return any(fnmatch.fnmatchcase(word, value) for word in _words(row, key, workshop))
    return any(fnmatch.fnmatchcase(name, pattern.rstrip("/")) for name in (row.id, row.partnership.id))


def _words(row: Row, key: str, workshop: Workshop) -> Iterator[Any]:
    """Yield what an agreement answers to a key."""
    if key == "kind":
        yield row.agreement.kind
    elif key == "type":
        yield from row.types
    elif key == "pool" and row.agreement.grant:
        yield row.agreement.grant.pool
    elif key == "party":
        yield from (party.id for party in row.partnership.parties)
    elif key == "clause":
        selection, _ = pick(row.partnership, row.agreement, workshop.library)
        if selection:
            yield from (picked.clause.id for picked in (*selection.clauses, *selection.annexes))
    elif key == "state":
        yield "changed"
