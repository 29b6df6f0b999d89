"""Writing the sheets that hold personal data: from `local/` into `local/`, and into nothing that is kept elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.build.overview import Row, overview, selected
from pipeline.build.tree import Tree
from pipeline.build.workshop import Workshop, document_faults
from pipeline.check.private import is_iban
from pipeline.files.disk import write_whole
from pipeline.files.git import would_track
from pipeline.files.local import BankAccount, Contact, LocalValues, local_file, local_values
from pipeline.formula import parse_formula
from pipeline.model.clause import Clause
from pipeline.model.nearest import nearest
from pipeline.model.places import AftaleError, Finding, Place
from pipeline.model.record import Record
from pipeline.pick import facts_of
from pipeline.render.sheets import ON_ITS_OWN, sheet
from pipeline.word.lint import lint_package

_MISSING = {"contacts": "LOCAL_CONTACTS_MISSING", "bank": "LOCAL_BANK_MISSING"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet that was written."""

    agreement: str
    name: str
    language: str
    file: str


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets that were written, and what was found on the way."""

    written: tuple[Sheet, ...]
    findings: tuple[Finding, ...]


def write_sheets(tree: Tree, patterns: Sequence[str]) -> Sheets:
    """Write the sheets of the agreements asked for; of every partnership that has local values if none is.

    Raises `AftaleError` where there is nothing to write them from, or git would take in what is written.
    """
    rows, findings, workshop = overview(tree)
    wanted = selected(tree, patterns) if patterns else _with_values(tree, rows)
    if would_track(tree.root, local_file("any")):
        raise AftaleError(Finding.of("LOCAL_TRACKED", Place(".gitignore")))
    written: list[Sheet] = []
    for row in rows:
        if row.agreement.id in wanted.get(row.partnership.id, ()):
            values = local_values(tree.root, row.partnership.id, "SHEET_VALUES_MISSING")
            findings += _wrong(row, values)
            written += _written(tree, workshop, row, values, findings)
    return Sheets(tuple(written), tuple(dict.fromkeys(findings)))


def _with_values(tree: Tree, rows: Collection[Row]) -> dict[str, set[str]]:
    """Return the agreements of partnerships that have local values; raises `AftaleError` where none has."""
    found: dict[str, set[str]] = {}
    for row in rows:
        if (tree.root / local_file(row.partnership.id)).is_file():
            found.setdefault(row.partnership.id, set()).add(row.agreement.id)
    if not found:
        raise AftaleError(Finding.of("SHEET_VALUES_MISSING", Place(local_file("PARTNERSHIP"))))
    return found


def _written(
    tree: Tree, workshop: Workshop, row: Row, values: LocalValues, findings: list[Finding]
) -> Iterator[Sheet]:  # fmt: skip
    """Write one agreement's sheets, each in every language of the agreement."""
    facts = facts_of(row.partnership, row.agreement, workshop.library)
    facts |= {"contacts": values.contacts, "bank": values.bank}
    for clause, shows in _sheets(workshop, row, facts):
        if not facts[shows]:
            findings.append(Finding.of(_MISSING[shows], Place(local_file(row.partnership.id), 1, 1), shows))
            continue
        name = clause.id.removeprefix("annex-")
        for language in dict.fromkeys(row.partnership.languages.versions):
            one = Sheet(row.id, name, language, f"local/{row.id}-{name}-{language}.docx")
            data, found = _made(workshop, row, clause, facts, one)
            findings += found
            if data is not None:
                write_whole(tree.root / one.file, data)
                yield one


def _made(
    workshop: Workshop, row: Row, clause: Clause, facts: dict[str, object], one: Sheet
) -> tuple[bytes | None, list[Finding]]:
    """Return the file of a sheet in one language, and what was found; no file where its wording is missing."""
    stamps = workshop.stamps(row.partnership, ON_ITS_OWN)
    document, found = sheet(clause, facts, workshop.book, one.language, stamps)
    if document is None:
        return None, [*found]
    data, _ = workshop.writer.write(document)
    return data, [*found, *document_faults(one.file, lint_package(data))]


def _sheets(workshop: Workshop, row: Row, facts: dict[str, object]) -> Iterator[tuple[Clause, str]]:
    """Yield the sheets of an agreement's kind whose condition holds, each with the local values it shows."""
    kind = workshop.library.kinds.get(row.agreement.kind)
    for entry in kind.sheets if kind else ():
        clause = workshop.library.clauses.get(entry.clause)
        if clause and (entry.when is None or parse_formula(entry.when).run(facts)):
            yield clause, entry.shows


def _wrong(row: Row, values: LocalValues) -> Iterator[Finding]:
    """Find parties nobody knows, parties nobody speaks for, and accounts that are wrong or not confirmed."""
    file, known = local_file(row.partnership.id), [party.id for party in row.partnership.parties]

    def found(code: str, item: Record, path: str, **words: str) -> Finding:
        return Finding.of(code, Place(file, *item.place_of(path.rpartition(".")[2])), path, **words)

    told: tuple[tuple[str, tuple[Contact | BankAccount, ...]], ...] = (
        ("contacts", values.contacts), ("bank", values.bank),
    )  # fmt: skip
    for name, items in told:
        for index, item in enumerate(items):
            if item.party not in known:
                yield found("PARTY_UNKNOWN", item, f"{name}[{index}].party", party=item.party,
                            known=", ".join(known), nearest=nearest(item.party, known))  # fmt: skip
    reached = {contact.party for contact in values.contacts}
    for party in known if reached else ():
        if party not in reached:
            yield Finding.of(
                "CONTACT_LACKING", Place(file, *values.place_of("contacts")), "contacts", party=party
            )
    for index, account in enumerate(values.bank):
        if account.iban and not is_iban(account.iban):
            yield found("IBAN_WRONG", account, f"bank[{index}].iban", party=account.party)
        if not account.confirmed_on:
            yield found("BANK_UNCONFIRMED", account, f"bank[{index}].confirmed_on", party=account.party)


__all__ = ["Sheet", "Sheets", "write_sheets"]
