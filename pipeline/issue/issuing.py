"""Issuing a version: the agreement made once more with its final number, frozen, and recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.build.earlier_issued import IssuedVersions
from pipeline.build.make import Made
from pipeline.files.frozen import freeze
from pipeline.files.ledger import event_place
from pipeline.files.lock import tree_lock
from pipeline.issue.case import Case, open_case
from pipeline.issue.clerk import Clerk
from pipeline.issue.dossier import Before, Changed, Dossier, add_redlines, add_sources, documents, texts_used
from pipeline.issue.edition import add_pdfs, signers, unready
from pipeline.model.document import Edition
from pipeline.model.events import Content, Event, Issued
from pipeline.model.messages import weight
from pipeline.model.nearest import nearest
from pipeline.model.partnership import documents_in, place
from pipeline.model.places import AftaleError, Finding, Severity, Stage
from pipeline.render.compliance import lifted, waived
from pipeline.render.summary_page import Summed, summary_page
from pipeline.word.redline.compare.marks import Author

SUMMARY = "summary.md"
MAILED = ("clean", "redline", "summary", "annex", "balance", "pdf")
"""The roles of files that go to the other parties; the rest stays at home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What somebody wants issued."""

    agreement: str
    to: str = ""
    note: str = ""
    for_signature: bool = False

    @property
    def stage(self) -> Stage:
        """The stage whose rules must be met."""
        return Stage.SIGN if self.for_signature else Stage.SEND


@dataclass(frozen=True, slots=True)
class Done:
    """A version that was issued."""

    event: Event
    folder: Path
    version: str
    files: tuple[Path, ...]
    mail: tuple[Path, ...]
    """Those to mail."""
    findings: tuple[Finding, ...]
    """What is worth knowing and did not stand in the way."""


def issue(clerk: Clerk, order: Order) -> Done:
    """Issue the next version of an agreement.

    Raises `AftaleError` with everything that stands in the way; then nothing was frozen or recorded.
    """
    with tree_lock(clerk.tree.root):
        case = open_case(clerk, order.agreement)
        number = case.life.next_edition if order.for_signature else case.life.next_number
        edition = Edition(str(number), "signature" if order.for_signature else "issued")
        made = case.made(edition)
        findings = (*case.findings, *made.findings, *case.lagging(made))
        dossier = documents(made, tracked=not order.for_signature)
        problems = [*_in_the_way(case, order, made, dossier), *_errors(findings, order.stage)]
        if problems:
            raise AftaleError(*dict.fromkeys(problems), stage=order.stage)
        facts = _filled(case, order, made, dossier, edition)
        folder = clerk.shelves.place(case.id, facts)
        freeze(folder, dossier.files)
        event = clerk.record(case.life, facts)
    mail = tuple(folder / file.name for file in dossier.frozen if file.role in MAILED)
    return Done(event, folder, facts.version, tuple(folder / name for name in dossier.files), mail, findings)


def _filled(case: Case, order: Order, made: Made, dossier: Dossier, edition: Edition) -> Issued:
    """Complete the dossier; return what the ledger says of it."""
    assert made.selection is not None  # noqa: S101  for the type checker: without one there are errors, and no issue
    clerk = case.clerk
    author = Author(clerk.settings.party.short_name, clerk.now)
    changed = add_redlines(dossier, _before(case), author, clerk.settings.messages)
    if order.for_signature:
        add_pdfs(dossier)
    library = case.library(made.selection)
    dossier.add(SUMMARY, summary_page(_summed(case, order, dossier, changed), clerk.settings.messages).encode(),
                "summary")  # fmt: skip
    add_sources(dossier, case.sources(library))
    ruleset = made.selection.ruleset
    grant = case.agreement.grant
    return Issued(
        version=edition.version, edition="signature" if order.for_signature else "sent",
        contents=tuple(dossier.contents), files=tuple(dossier.frozen), data=case.digest,
        ruleset=f"{grant.pool}/{ruleset.date}" if grant and ruleset else "", texts=texts_used(made, library), says=made.says,
        signers=signers(case.partnership) if order.for_signature else (), to=order.to, note=order.note,
        waivers=tuple(waived(case.agreement)),
        overrules=tuple(lifted(one) for one in case.agreement.overrules),
        kept="archive" if case.partnership.confidential.level == "sensitive" else "issued",
    )  # fmt: skip


def _summed(case: Case, order: Order, dossier: Dossier, changed: list[Changed]) -> Summed:
    """Return what the summary tells."""
    edition = case.life.next_edition if order.for_signature else case.life.next_number
    return Summed(
        agreement=case.id, version=str(edition), for_signature=order.for_signature, day=str(case.clerk.today),
        parties=tuple(party.name for party in case.partnership.parties), note=order.note,
        contents=tuple(dossier.contents), files=tuple(dossier.frozen),
        changed=tuple((one.language, one.against, one.changes) for one in changed),
    )  # fmt: skip


def _before(case: Case) -> Iterator[Before]:
    """Yield the versions with which the new one is compared: that sent last, and that signed last."""
    base = IssuedVersions(case.clerk.shelves)
    languages = ["-".join(together) for together in documents_in(case.partnership.languages)]
    earlier, problems = base.documents(case.id, languages)
    if problems:
        raise AftaleError(*problems)
    numbers = dict.fromkeys(old.called.label for found in earlier.values() for old in found)
    for number in numbers:
        yield Before(number, {language: old.data for language, found in earlier.items() for old in found
                              if old.called.label == number})  # fmt: skip


def _in_the_way(case: Case, order: Order, made: Made, dossier: Dossier) -> Iterator[Finding]:
    """Find what the agreement's life does not allow."""
    where = place(case.partnership, case.agreement)
    known = [party.id for party in case.partnership.parties]
    if order.to and order.to not in known:
        yield Finding.of("PARTY_UNKNOWN", where, party=order.to, known=", ".join(known),
                         nearest=nearest(order.to, known))  # fmt: skip
    edition, last = case.life.edition, case.life.last
    if edition and not edition.signed:
        yield Finding.of("EDITION_OUT", event_place(edition.event), version=edition.number, agreement=case.id)
    elif last and not order.for_signature and _digests(last.facts.contents) == _digests(dossier.contents):
        yield Finding.of("ISSUE_UNCHANGED", event_place(last.event), version=last.number, agreement=case.id)
    if order.for_signature:
        yield from unready(case, dossier.contents, made.says)


def _errors(findings: tuple[Finding, ...], stage: Stage) -> Iterator[Finding]:
    yield from (finding for finding in findings if weight(finding, stage) is Severity.ERROR)


def _digests(contents: Iterable[Content]) -> list[tuple[str, str]]:
    return [(content.language, content.digest) for content in contents]
