"""From one agreement's facts to its files, in memory: the whole flow on one page."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from pipeline.build.names import annex_name, document_name
from pipeline.build.workshop import Workshop, document_faults
from pipeline.check import Case, check
from pipeline.check.annexes import annex_texts
from pipeline.check.compliance import compliance
from pipeline.check.private import private_data
from pipeline.model.agreement import Agreement
from pipeline.model.compliance import Compliance
from pipeline.model.document import Document, Edition
from pipeline.model.partnership import Partnership, place
from pipeline.model.places import Finding
from pipeline.model.selection import Selection
from pipeline.model.words import Day
from pipeline.pick import facts_of, pick
from pipeline.render.clause_digests import clause_digests
from pipeline.render.render import Rendered, render
from pipeline.word.lint import lint_package
from pipeline.word.plaintext import plain_text

DRAFT = Edition("0.1")


@dataclass(frozen=True, slots=True)
class Purpose:
    """What an agreement is made for: by default the draft of the first version."""

    edition: Edition = DRAFT
    today: Day | None = None
    """The day that checks ask about, where they may."""


DRAFTING = Purpose()


@dataclass(frozen=True, slots=True)
class Made:
    """One agreement made: its documents and their annexes by name, what was found, and what it depends on."""

    files: Mapping[str, bytes]
    documents: tuple[tuple[str, str], ...]
    """(language, file name) of each document."""
    findings: tuple[Finding, ...]
    units: tuple[str, ...]
    workshop: Workshop
    case: Case | None = None
    """The agreement with its selection and its facts; none where its kind is not in the library."""
    rendered: Rendered | None = None
    says: Mapping[str, str] = field(default_factory=dict)
    """A digest of what each clause says, by `<clause>/<language>`; not of drafts."""

    @property
    def selection(self) -> Selection | None:
        """Its clauses, and why."""
        return self.case.selection if self.case else None

    @property
    def compliance(self) -> Compliance | None:
        """How the demands of its pool stand."""
        return compliance(self.case) if self.case else None


def make(
    partnership: Partnership, agreement: Agreement, annexes: Mapping[str, bytes], workshop: Workshop,
    purpose: Purpose = DRAFTING,
) -> Made:  # fmt: skip
    """Make one agreement: pick its clauses, check it, render it, write it."""
    library = workshop.library
    selection, findings = pick(partnership, agreement, library)
    if selection is None:
        return Made({}, (), tuple(findings), (), workshop)
    facts = facts_of(partnership, agreement, library)
    facts["slots"] = {slot: answer.answer for slot, answer in selection.answers.items()}
    facts["conflicts"] = tuple(conflict.id for conflict in selection.conflicts)
    case = Case(partnership, agreement, selection, library, purpose.today, facts)
    findings += check(case)
    findings += _said_in(case, annexes)
    stamps = workshop.stamps(partnership, purpose.edition)
    rendered = render(selection, facts, workshop.book, stamps, _digests(annexes))
    findings += rendered.findings
    for name, data in annexes.items():
        findings += private_data(plain_text(data), f"agreements/{partnership.id}/{name}")
    files, documents = _files(selection, rendered, annexes, workshop, findings)
    says = clause_digests(rendered.documents) if purpose.edition.status != "draft" else {}
    return Made(files, tuple(documents), tuple(findings), rendered.units, workshop, case, rendered, says)


def _files(
    selection: Selection, rendered: Rendered, annexes: Mapping[str, bytes], workshop: Workshop,
    findings: list[Finding],
) -> tuple[dict[str, bytes], list[tuple[str, str]]]:  # fmt: skip
    files: dict[str, bytes] = {}
    documents: list[tuple[str, str]] = []
    for document in rendered.documents:
        name = document_name(document.agreement, document.edition, document.languages)
        files[name] = _written(document, annexes, selection, workshop, findings)
        if document.edition.status != "draft":  # it names its own digest, which leaves such stamps out
            from pipeline.word.content import content_digest  # noqa: PLC0415  drafts have none

            edition = replace(document.edition, digest=content_digest(files[name]))
            fixed = replace(document, edition=edition)
            files[name] = _written(fixed, annexes, selection, workshop, findings)
        documents.append(("-".join(document.languages), name))
    for file in rendered.documents[0].columns[0].annex_files if rendered.documents else ():
        if not file.append and file.path in annexes:
            files[annex_name(selection, file)] = annexes[file.path]
    return files, documents


def _written(
    document: Document, annexes: Mapping[str, bytes], selection: Selection, workshop: Workshop,
    findings: list[Finding],
) -> bytes:  # fmt: skip
    data, faults = workshop.writer.write(document)
    findings += document_faults(
        document_name(document.agreement, document.edition, document.languages), faults
    )
    return _with_annexes(data, document, annexes, selection, findings)


def _with_annexes(
    data: bytes, document: Document, annexes: Mapping[str, bytes], selection: Selection,
    findings: list[Finding],
) -> bytes:  # fmt: skip
    """Append the Word files that belong into the document, to each version of it; most agreements have none."""
    wanted = [f for f in document.columns[0].annex_files if f.append and f.path in annexes]
    if not wanted:
        return data
    wanted *= len(document.versions)
    from pipeline.word.annexes import append_annexes  # noqa: PLC0415  most agreements append nothing

    joined, problems = append_annexes(data, [(f.path, annexes[f.path]) for f in wanted])
    where = place(selection.partnership, selection.agreement, "annexes")
    findings += dict.fromkeys(Finding.of(code, where, "annexes", **args) for code, args in problems)
    findings += document_faults(
        document_name(document.agreement, document.edition, document.languages), lint_package(joined)
    )  # what others made needs a closer look
    return joined


def _said_in(case: Case, annexes: Mapping[str, bytes]) -> Iterable[Finding]:
    """Find what is wrong with the texts of the Word files that go with an agreement; most have none."""
    if not annexes:
        return ()
    from pipeline.word.annex_text import paragraphs_of  # noqa: PLC0415  most agreements have no such file

    return annex_texts(case, {name: paragraphs_of(data) for name, data in annexes.items()})


def _digests(annexes: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(data).hexdigest() for name, data in annexes.items()}
