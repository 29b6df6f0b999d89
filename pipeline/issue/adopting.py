"""Adopting newer wording of the library into an agreement that is pinned to what it was issued with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.build.make import Purpose, make
from pipeline.build.pinned import SOURCES, in_new_languages, newer, with_library
from pipeline.files.frozen import freeze, frozen_file
from pipeline.files.ledger import event_place
from pipeline.files.lock import tree_lock
from pipeline.files.pinned import LIBRARY, clause_of, library_files
from pipeline.issue.case import Case, clauses_of, open_case
from pipeline.issue.clerk import Clerk
from pipeline.model.document import Edition
from pipeline.model.events import Adopted, Event
from pipeline.model.messages import weight
from pipeline.model.nearest import nearest
from pipeline.model.partnership import place
from pipeline.model.places import AftaleError, Finding, Severity, Stage
from pipeline.model.selection import Selection
from pipeline.word.package import pack, zipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants to adopt; no clause named is all of them, and the library's rules with them."""

    agreement: str
    clauses: Sequence[str]
    reason: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """What was adopted: the event, or none where the library has nothing newer."""

    event: Event | None
    clauses: tuple[str, ...]


def adopt(clerk: Clerk, wish: Wish) -> Adoption:
    """Take the library's present texts into an agreement.

    Raises `AftaleError` where the agreement was never issued (it follows the library anyhow), has no such clause,
    or is out for signature; and where no document can be made from the texts.
    """
    with tree_lock(clerk.tree.root):
        case = open_case(clerk, wish.agreement)
        selection = case.made(Edition(str(case.life.next_number))).selection
        if selection is None:
            raise AftaleError(*case.findings)
        problems = _problems(case, wish, selection)
        if problems:
            raise AftaleError(*problems)
        clauses = _wanted(case, wish, selection)
        taken = _taken(case, wish, selection, clauses)
        if not taken:
            return Adoption(None, ())
        faults = tuple(_faults(case, wish, selection, taken))
        if faults:
            raise AftaleError(*faults)
        data = zipped(pack(f"{LIBRARY}{name}", taken[name], 9) for name in sorted(taken))
        facts = Adopted(
            clauses=clauses if wish.clauses else (), reason=wish.reason,
            texts={name: hashlib.sha256(taken[name]).hexdigest() for name in sorted(taken) if clause_of(name)},
            files=(frozen_file(SOURCES, data, "sources"),),
        )  # fmt: skip
        freeze(clerk.shelves.place(case.id, facts, clerk.next_seq(case.life)), {SOURCES: data})
        return Adoption(clerk.record(case.life, facts), clauses)


def _problems(case: Case, wish: Wish, selection: Selection) -> list[Finding]:
    where = place(case.partnership, case.agreement)
    if not case.life.pinned_by:
        return [Finding.of("ADOPT_NOT_ISSUED", where, agreement=case.id)]
    edition = case.life.edition
    if edition and not edition.signed:
        return [
            Finding.of("EDITION_OUT", event_place(edition.event), version=edition.number, agreement=case.id)
        ]
    if not wish.reason.strip():
        return [Finding.of("ADOPT_WITHOUT_REASON", where, agreement=case.id)]
    known = clauses_of(selection.kind)
    return [
        Finding.of("ADOPT_NO_CLAUSE", where, clause=clause, agreement=case.id, nearest=nearest(clause, known))
        for clause in wish.clauses
        if clause not in known or clause not in case.workshop.library.clauses
    ]


def _wanted(case: Case, wish: Wish, selection: Selection) -> tuple[str, ...]:
    """Return the clauses that are meant; where none was named, those of which there is newer wording."""
    if wish.clauses:
        return tuple(dict.fromkeys(wish.clauses))
    return newer(selection, case.bench.workshop.library, case.workshop.library)


def _taken(case: Case, wish: Wish, selection: Selection, clauses: tuple[str, ...]) -> dict[str, bytes]:
    """Return the library's files that are adopted: those of the clauses, or all; none where they are pinned already."""
    languages = case.partnership.languages.versions
    kind = case.workshop.library.kinds.get(selection.kind.id, selection.kind)
    now = library_files(case.workshop.tree.clauses, clauses_of(kind), languages)
    if wish.clauses:
        now = {name: data for name, data in now.items() if clause_of(name) in clauses}
    if case.bench.findings and not wish.clauses:  # what it is pinned to is lost: this takes its place
        return now
    mine = case.library(selection)
    same = all(mine.get(name) == data for name, data in now.items())
    return {} if same else now


def _faults(case: Case, wish: Wish, selection: Selection, taken: Mapping[str, bytes]) -> Iterator[Finding]:
    """Find what is so wrong with texts that are to be adopted that no document could be made from them."""
    adopted = set(wish.clauses)
    kept = case.library(selection).items() if adopted else ()
    files = {name: data for name, data in kept if clause_of(name) not in adopted} | dict(taken)
    missing = in_new_languages(case.workshop, files, case.partnership.languages.versions)
    workshop = with_library(case.workshop, {**files, **missing})
    purpose = Purpose(Edition(str(case.life.next_number)))
    made = make(case.partnership, case.agreement, case.annexes, workshop, purpose)
    for finding in made.findings:
        if finding.place.file.startswith(LIBRARY) and weight(finding, Stage.BUILD) is Severity.ERROR:
            yield finding
