"""The signature edition: what must be in order before it is made, who must sign it, and its form as PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pipeline.files.office import to_pdf
from pipeline.files.pdf import page_count
from pipeline.issue.case import Case
from pipeline.issue.dossier import Dossier
from pipeline.issue.languages import lagging
from pipeline.model.events import Approved, Content, Issued, Signer
from pipeline.model.life import Life
from pipeline.model.partnership import Partnership, place
from pipeline.model.party import Party
from pipeline.model.places import Finding

OFFICES = {
    "chair-alone": 1, "director-alone": 1, "legal-representative": 1, "two-jointly": 2, "chair-and-treasurer": 2,
    "chair-plus-one-board-member": 2,
}  # fmt: skip
"""How many offices a signature rule asks for; the others ask for every seat."""


def signers(partnership: Partnership) -> tuple[Signer, ...]:
    """Return who must sign, and how many offices of each, by the parties' own rules."""
    return tuple(Signer(party=party.id, needed=_needed(party)) for party in partnership.parties)


def unready(case: Case, contents: Iterable[Content], says: Mapping[str, str]) -> Iterator[Finding]:
    """Find what is not in order in an edition that is to be signed: approvals, and languages that lag behind."""
    yield from _unapproved(case, contents)
    waived = {waiver.clause for waiver in case.agreement.waivers}
    history = [(str(version.number), version.facts.says) for version in case.life.versions.values()]
    for lag in lagging([*history, ("", says)]):
        if lag.clause not in waived:
            where = place(case.partnership, case.agreement)
            yield Finding.of("LANGUAGE_LAGS", where, clause=lag.clause, ahead=lag.ahead, behind=lag.behind)


def _unapproved(case: Case, contents: Iterable[Content]) -> Iterator[Finding]:
    """Find approvals that are missing, or that were given to another text than the one to be signed."""
    wanted = {content.language: content.digest for content in contents}
    for index, party in enumerate(case.partnership.parties):
        if party.approved_by is None:
            continue
        given = [facts for facts in _approvals(case.life) if facts.party == party.id]
        where = place(case.partnership, party, "approved_by")
        path = f"parties[{index}].approved_by"
        if not given:
            yield Finding.of("APPROVAL_MISSING", where, path, party=party.short_name, agreement=case.id)
        elif not any(facts.may_change or _digests(case.life, facts.version) == wanted for facts in given):
            versions = ", ".join(dict.fromkeys(facts.version for facts in given))
            yield Finding.of("APPROVAL_OF_OTHER_TEXT", where, path, party=party.short_name, version=versions)


def add_pdfs(dossier: Dossier) -> None:
    """Add the PDF of each document, and count its pages; without LibreOffice the Word files are all there is."""
    clean = {file.name: file.language for file in dossier.frozen if file.role == "clean"}
    pages = {}
    for name, data in to_pdf({name: dossier.files[name] for name in clean}).items():
        dossier.add(name.removesuffix(".docx") + ".pdf", data, "pdf", clean[name])
        pages[clean[name]] = page_count(data)
    dossier.contents = [
        replace(content, pages=pages.get(content.language, 0)) for content in dossier.contents
    ]


def _needed(party: Party) -> int:
    return OFFICES.get(party.signature_rule or "", max(len(party.signatories), 1))


def _approvals(life: Life) -> Iterator[Approved]:
    """Yield the approvals since something was signed last: what was approved for that does not cover what is new."""
    signed = life.signed.event.seq if life.signed else 0
    for event in life.events:
        if isinstance(event.facts, Approved):
            version = life.versions.get(event.facts.version)
            if version and version.event.seq > signed:
                yield event.facts


def _digests(life: Life, version: str) -> dict[str, str]:
    found = life.versions.get(version)
    facts: Issued | None = found.facts if found else None
    return {content.language: content.digest for content in facts.contents} if facts else {}
