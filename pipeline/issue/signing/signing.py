"""Recording a counterpart that came back signed: once for each party, document and counterpart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.files.archive import keep
from pipeline.files.frozen import frozen_file
from pipeline.files.ledger import event_place
from pipeline.files.lock import tree_lock
from pipeline.issue.approving import misdated, naming, party_of
from pipeline.issue.case import Case, open_case
from pipeline.issue.clerk import Clerk
from pipeline.issue.signing.claim import Claim, Method, Proof
from pipeline.issue.signing.counterpart import Brought, bring
from pipeline.issue.signing.proof import prove
from pipeline.issue.signing.seats import Seat, chosen, expired
from pipeline.model.events import Content, FrozenFile, Signed
from pipeline.model.life import Version
from pipeline.model.nearest import nearest
from pipeline.model.places import AftaleError, Finding, Place
from pipeline.model.words import Day

COUNTERPART, EVIDENCE = "counterpart", "evidence"
"""The roles of the files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """What somebody wants recorded."""

    agreement: str
    version: str
    party: str
    method: Method
    on: Day
    files: tuple[Path, ...]
    language: str = ""
    offices: tuple[str, ...] = ()
    """The offices that signed; all of the party's where none is named."""
    code: str = ""
    pages: int = 0
    corrections: tuple[str, ...] = ()
    evidence: tuple[Path, ...] = ()
    jointly: bool = False
    """Whether the same file holds the signatures of other parties as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A counterpart that is in the ledger."""

    facts: Signed
    version: Version
    """The version with all its signatures."""
    names: Mapping[str, str]
    """The short name of each party, by its id."""
    folder: Path
    """Where the files lie."""
    is_new: bool
    findings: tuple[Finding, ...] = field(default=())


def sign(clerk: Clerk, signing: Signing, folder: Path) -> Recorded:
    """Record a counterpart whose files are named from a folder.

    Raises `AftaleError` with what stands in the way; then nothing was kept or recorded.
    """
    with tree_lock(clerk.tree.root):
        case = open_case(clerk, signing.agreement)
        version = _edition(case, signing)
        content, seats = _who(case, version, signing)
        files, evidence = bring(folder, signing.files), bring(folder, signing.evidence)
        before = _before(version, signing, content, files)
        if before and {seat.office for seat in seats} <= {office for one in before for office in one.offices}:
            return Recorded(facts=before[0], version=version, names=_short(case),
                            folder=clerk.shelves.place(case.id, before[0]), is_new=False)  # fmt: skip
        _seen_elsewhere(case, signing, content, files)
        claim = Claim(life=case.life, version=version, content=content, method=signing.method, files=files,
                      code=signing.code, pages=signing.pages, corrections=signing.corrections)  # fmt: skip
        proof = prove(claim, clerk.shelves)
        names = _names(version, signing.party, content.language, (*files, *evidence))
        facts = _facts(signing, content, seats, proof, _listed(names, files, evidence, content.language))
        place = clerk.shelves.place(case.id, facts)
        keep(place, {name: file.data for file, name in zip((*files, *evidence), names, strict=True)})
        clerk.record(case.life, facts)
    after = replace(version, signatures=(*version.signatures, facts))
    return Recorded(facts=facts, version=after, names=_short(case), folder=place, is_new=True,
                    findings=proof.findings)  # fmt: skip


def _short(case: Case) -> dict[str, str]:
    return {party.id: party.short_name for party in case.partnership.parties}


def _edition(case: Case, signing: Signing) -> Version:
    """Return the version to be signed; raises `AftaleError` where it is none that is signed."""
    version = case.clerk.version(case.life, signing.version)
    if not version.for_signature:
        raise AftaleError(Finding.of("SIGN_NOT_AN_EDITION", event_place(version.event), version=version.number,
                                     agreement=case.id))  # fmt: skip
    return version


def _who(case: Case, version: Version, signing: Signing) -> tuple[Content, tuple[Seat, ...]]:
    """Return the document and the seats; raises `AftaleError` where one of them has no right to sign."""
    party = party_of(case.partnership, signing.party)
    wanted = [signer.party for signer in version.facts.signers]
    if party.id not in wanted:
        where = event_place(version.event)
        raise AftaleError(Finding.of("SIGN_NOT_A_SIGNER", where, party=party.short_name, known=", ".join(wanted),
                                     version=version.number))  # fmt: skip
    content = _content(version, signing.language)
    taken = {
        office for one in version.signatures
        if (one.party, one.language) == (party.id, content.language) for office in one.offices
    }  # fmt: skip
    seats = chosen(case.partnership, party, signing.offices, taken)
    problems = [*misdated(version, signing.on, case.clerk.today),
                *expired(case.partnership, party, seats, signing.on),
                *naming(case.clerk, case.id, {"--correction": "\n".join(signing.corrections)})]  # fmt: skip
    if problems:
        raise AftaleError(*problems)
    return content, seats


def _content(version: Version, language: str) -> Content:
    """Return the document in a language; the only one where none is named."""
    found = [one for one in version.facts.contents if language in ("", one.language)]
    if len(found) == 1:
        return found[0]
    known = ", ".join(version.languages)
    if language:
        raise AftaleError(Finding.of("SIGN_LANGUAGE_UNKNOWN", event_place(version.event), language=language,
                                     version=version.number, known=known,
                                     nearest=nearest(language, version.languages)))  # fmt: skip
    raise AftaleError(
        Finding.of("SIGN_LANGUAGE_NEEDED", event_place(version.event), version=version.number, known=known)
    )


def _before(version: Version, signing: Signing, content: Content, files: tuple[Brought, ...]) -> list[Signed]:
    """Return where the same files were recorded before for the same party and document."""
    digests = {file.digest for file in files}
    return [
        one for one in version.signatures
        if (one.party, one.language) == (signing.party, content.language)
        and digests <= {file.sha256 for file in one.files if file.role == COUNTERPART}
    ]  # fmt: skip


def _seen_elsewhere(case: Case, signing: Signing, content: Content, files: tuple[Brought, ...]) -> None:
    """Refuse a file that nobody signed, that was recorded for another document, or unasked for another party."""
    for number, other in case.life.versions.items():
        issued = {file.sha256 for file in other.facts.files}
        unsigned = next((Place(file.path) for file in files if file.digest in issued), None)
        if unsigned and number != signing.version:
            raise AftaleError(
                Finding.of("SIGN_OTHER_VERSION", unsigned, other=number, version=signing.version)
            )
        if unsigned:
            raise AftaleError(Finding.of("SIGN_AS_ISSUED", unsigned, version=number))
        for one in other.signatures:
            digests = {file.sha256 for file in one.files if file.role == COUNTERPART}
            where = next((Place(file.path) for file in files if file.digest in digests), None)
            if where and (number, one.language) != (signing.version, content.language):
                document = f"{number} ({one.language})"
                raise AftaleError(Finding.of("SIGN_FILE_OF_OTHER", where, version=document, party=one.party))
            if where and one.party != signing.party and not signing.jointly:
                raise AftaleError(Finding.of("SIGN_FILE_OF_PARTY", where, party=one.party))


def _facts(
    signing: Signing, content: Content, seats: tuple[Seat, ...], proof: Proof, files: tuple[FrozenFile, ...]
) -> Signed:
    return Signed(
        version=signing.version, party=signing.party, language=content.language, method=signing.method,
        on=signing.on.isoformat(), offices=tuple(seat.office for seat in seats), files=files,
        verified=proof.verified, pages=proof.pages, evidence_pages=proof.more, corrections=signing.corrections,
    )  # fmt: skip


def _names(version: Version, party: str, language: str, files: tuple[Brought, ...]) -> list[str]:
    """Return the names under which files are kept; a call that was killed is given the same ones again."""
    own = (one for one in version.signatures if (one.party, one.language) == (party, language))
    first = 1 + sum(len(one.files) for one in own)
    return [file.kept_as(party, language, number) for number, file in enumerate(files, first)]


def _listed(
    names: list[str], files: tuple[Brought, ...], evidence: tuple[Brought, ...], language: str
) -> tuple[FrozenFile, ...]:
    def listed() -> Iterator[FrozenFile]:
        roles = [COUNTERPART] * len(files) + [EVIDENCE] * len(evidence)
        for name, file, role in zip(names, (*files, *evidence), roles, strict=True):
            yield frozen_file(name, file.data, role, language)

    return tuple(listed())
