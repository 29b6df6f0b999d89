"""What is wrong with the library alone, or with some of its clauses: nobody's agreement is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.build.checking import library_findings
from pipeline.build.clauses.known import is_about, languages_of, unknown
from pipeline.build.clauses.proof.proofread import proofread
from pipeline.build.translations import held_apart
from pipeline.build.tree import Tree
from pipeline.build.workshop import open_workshop
from pipeline.check.locked import awaiting, faults_of, unsourced
from pipeline.model.clause import Clause
from pipeline.model.library import Library
from pipeline.model.places import AftaleError, Finding, Place, Severity
from pipeline.model.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class Faults:
    """What was found, and which clauses were looked at."""

    clauses: tuple[str, ...]
    findings: tuple[Finding, ...]


def faults(tree: Tree, wanted: Sequence[str] = ()) -> Faults:
    """Compile all wordings and say what is wrong with the wanted clauses, or with all and the rules.

    Raises `AftaleError` where the library cannot be used at all, or has no clause of a name.
    """
    workshop = open_workshop(tree)
    library = workshop.library
    known = {*library.clauses, *(path.parent.name for path in tree.clauses.glob("wording/*/clause.yaml"))}
    problems = [unknown(library, wish) for wish in wanted if wish not in known]
    if problems:
        raise AftaleError(*problems)
    chosen = [clause for clause in library.clauses.values() if not wanted or clause.id in wanted]
    found = [
        *workshop.findings,
        *library_findings(workshop),
        *(f for c in chosen for f in _lacks(library, c)),
        *held_apart(workshop, chosen),
        *proofread(workshop.book, chosen),
    ]
    if wanted:
        found = [finding for finding in found if any(is_about(finding, wish) for wish in wanted)]
    return Faults(tuple(wanted or sorted(known)), tuple(dict.fromkeys(found)))


def _lacks(library: Library, clause: Clause) -> Iterator[Finding]:
    """Find what a clause lacks: wordings, the funder's own text, an owner, approvals."""
    yield from _without_wording(library, clause)
    if clause.locked:
        yield from _official(library, clause)
    if not clause.owner:
        yield Finding.of("CLAUSE_WITHOUT_OWNER", _place(clause), "owner", clause=clause.id)
    yield from _not_approved(library, clause)


def _without_wording(library: Library, clause: Clause) -> Iterator[Finding]:
    """Find the variants that lack a language which the clause has elsewhere; or any."""
    has = {variant.id: languages_of(library, clause.id, variant.id) for variant in clause.variants}
    somewhere = [code for code in LANGUAGES if any(code in languages for languages in has.values())]
    for number, variant in enumerate(clause.variants):
        lacking = [code for code in somewhere if code not in has[variant.id]]
        where = Place(_file(clause), *variant.place_of("id"))
        if not somewhere:
            yield Finding.of("VARIANT_WITHOUT_WORDING", where, f"variants[{number}]", clause=clause.id,
                             variant=variant.id)  # fmt: skip
        elif lacking:
            yield Finding.of("VARIANT_NOT_IN_LANGUAGE", where, f"variants[{number}]", clause=clause.id,
                             variant=variant.id, languages=", ".join(lacking), first=lacking[0])  # fmt: skip


def _official(library: Library, clause: Clause) -> Iterator[Finding]:
    """V27: find what is wrong with the funder's texts of a locked clause; those that are awaited are worth knowing."""
    yield from unsourced(clause)
    ours = []
    for variant in clause.variants:
        for language in languages_of(library, clause.id, variant.id):
            source = library.wordings[clause.id, variant.id, language]
            yield from faults_of(source)
            ours += [] if source.official else [f"{variant.id}.{language}"]
    if ours and clause.locked and clause.locked.official_text == "pending":
        yield replace(awaiting(clause, ours), severity=Severity.INFO)


def _not_approved(library: Library, clause: Clause) -> Iterator[Finding]:
    """Find the wordings that nobody approved, told together, and each that was changed since."""
    never = []
    for variant in clause.variants:
        for language in languages_of(library, clause.id, variant.id):
            source = library.wordings[clause.id, variant.id, language]
            approval = source.front.approved
            if approval is None:
                never.append(f"{variant.id}.{language}")
            elif not source.approved:
                yield Finding.of("WORDING_CHANGED_SINCE_APPROVAL", Place(source.file, *approval.place_of("text_hash")),
                                 "approved.text_hash", role=approval.by_role, on=approval.on, hash=source.text_hash)  # fmt: skip
    if never:
        yield Finding.of("WORDING_NOT_APPROVED", _place(clause), clause=clause.id, wordings=", ".join(never))


def _file(clause: Clause) -> str:
    return f"clauses/wording/{clause.id}/clause.yaml"


def _place(clause: Clause) -> Place:
    return Place(_file(clause), *clause.place_of("id"))
