"""What proves that a counterpart is of its version: its text, or where it has none, its code and number of pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.files.frozen import LostError, Shelves
from pipeline.files.pdf import Page, PdfError, pages_of
from pipeline.issue.signing.claim import Claim, Proof
from pipeline.issue.signing.copy import copy_of
from pipeline.issue.signing.counterpart import UnreadableError
from pipeline.issue.signing.letters import bare
from pipeline.issue.signing.pdf import Verdict, codes_in, compare, compare_pages, version_named
from pipeline.issue.signing.scan import scanned
from pipeline.issue.signing.telling import at_label, differs, on_page, worth_knowing
from pipeline.issue.signing.word import compare_word, newly_hidden, signed_digitally, tracked
from pipeline.model.places import AftaleError, Finding
from pipeline.word.redline.opened import Opened, UnusableError, open_word
from pipeline.word.stamped import stamped


def prove(claim: Claim, shelves: Shelves) -> Proof:
    """Return what proves a counterpart; raises `AftaleError` where it is not of its version, or nothing proves it."""
    if claim.method == "docx" or any(file.is_word for file in claim.files):
        return _word(claim, shelves)
    read = [file.pages for file in claim.files]
    pages = [page for found in read if found for page in found]
    if any(bare(page.text) for page in pages) and None not in read:
        return _printed(claim, shelves, pages)
    return scanned(claim, None if None in read else len(pages))


def _word(claim: Claim, shelves: Shelves) -> Proof:
    """Prove a Word file by its text."""
    if claim.method != "docx" or len(claim.files) > 1 or claim.files[0].pages:
        raise AftaleError(Finding.of("SIGN_METHOD_WORD", claim.place))
    try:
        back = open_word(claim.files[0].document)
        theirs = copy_of(back)
    except UnusableError as error:
        why = error.fault
        raise UnreadableError(
            Finding.of("WORD_FILE_UNUSABLE", claim.place, fault=why.code, detail=why.detail)
        ) from None
    _of_this_version(claim, back)
    if tracked(back):
        raise AftaleError(Finding.of("SIGN_TRACKED_CHANGES", claim.place))
    issued = _issued(claim, shelves)
    verdict, label = compare_word(copy_of(issued), theirs)
    if verdict.missed:
        raise AftaleError(differs(claim, verdict.missed, at_label(label)))
    hidden = newly_hidden(issued, back)
    if hidden:
        raise AftaleError(Finding.of("SIGN_TEXT_HIDDEN", claim.place, found=hidden))
    if claim.corrections:
        raise AftaleError(Finding.of("SIGN_CORRECTED_TEXT", claim.place))
    weak = () if signed_digitally(back) else (Finding.of("SIGN_WORD_UNSIGNED", claim.place),)
    return Proof("text", 0, findings=(*weak, *worth_knowing(claim, verdict)))


def _printed(claim: Claim, shelves: Shelves, pages: Sequence[Page]) -> Proof:
    """Prove a PDF that has text; pages of it that are pictures need the code as well."""
    copy, issued = copy_of(_issued(claim, shelves)), _issued_pages(claim, shelves)
    own = len(issued) or len(pages)
    silent = [n for n, page in enumerate(pages[:own]) if not bare(page.text) and _has_words(issued, n)]
    seen = [Page(page.text, n in silent) for n, page in enumerate(pages)]
    if not silent:
        verdict = compare(copy, issued, seen)
    elif issued:
        verdict = compare_pages(copy, issued, seen, [page.text for page in seen])
    else:
        return scanned(claim, len(pages))
    if verdict.missed:
        raise AftaleError(_stranger(claim, pages, version_named(copy, claim.version.facts.version,
                                                               [page.text for page in pages]))
                          or differs(claim, verdict.missed, on_page(verdict.missed)))  # fmt: skip
    if verdict.more and claim.method != "e-service":
        raise AftaleError(Finding.of("SIGN_PAGES_MORE", claim.place, more=verdict.more))
    if silent:
        return scanned(claim, len(pages) - verdict.more, tuple(worth_knowing(claim, verdict, pages)))
    if claim.corrections:
        raise AftaleError(Finding.of("SIGN_CORRECTED_TEXT", claim.place))
    found = (*_unsigned(claim, verdict), *worth_knowing(claim, verdict, pages))
    return Proof("text", len(pages), verdict.more, found)


def _unsigned(claim: Claim, verdict: Verdict) -> Iterator[Finding]:
    """Find a file from a service in which nothing of the service is to be seen."""
    if claim.method == "e-service" and not (verdict.more or any(file.has_signature for file in claim.files)):
        yield Finding.of("SIGN_SERVICE_UNSEEN", claim.place)


def _of_this_version(claim: Claim, back: Opened) -> None:
    """Refuse a Word file whose own stamps say that it is another document."""
    said, version = stamped(back), claim.version.facts.version
    if said.agreement and said.agreement != claim.life.agreement:
        raise AftaleError(Finding.of("SIGN_OTHER_AGREEMENT", claim.place, other=said.agreement,
                                     agreement=claim.life.agreement))  # fmt: skip
    if said.version and said.version != version:
        raise AftaleError(Finding.of("SIGN_OTHER_VERSION", claim.place, other=said.version, version=version))
    if said.agreement and said.language and said.language != claim.content.language:
        raise AftaleError(Finding.of("SIGN_OTHER_LANGUAGE", claim.place, other=said.language,
                                     language=claim.content.language))  # fmt: skip


def _stranger(claim: Claim, pages: Sequence[Page], named: str) -> Finding | None:
    """Return which other version, or document of this one, a PDF is, by the codes and the version printed on it."""
    found = codes_in([page.text for page in pages])
    if claim.content.code not in found:
        for number, version in claim.life.versions.items():
            for content in version.facts.contents:
                if content.code in found and number != claim.version.facts.version:
                    named = named or number
                elif content.code in found:
                    return Finding.of("SIGN_OTHER_LANGUAGE", claim.place, other=content.language,
                                      language=claim.content.language)  # fmt: skip
    if not named:
        return None
    return Finding.of("SIGN_OTHER_VERSION", claim.place, other=named, version=claim.version.number)


def _issued(claim: Claim, shelves: Shelves) -> Opened:
    return open_word(_frozen(claim, shelves, "clean") or b"")


def _issued_pages(claim: Claim, shelves: Shelves) -> list[Page]:
    """Return the pages of the version's own PDF; none where it has none, or it is not here."""
    try:
        data = _frozen(claim, shelves, "pdf")
        return pages_of(data) if data else []
    except (AftaleError, PdfError):
        return []


def _frozen(claim: Claim, shelves: Shelves, role: str) -> bytes | None:
    """Return a frozen document in the language of the counterpart; raises `AftaleError` where it is lost."""
    for file in claim.version.facts.files:
        if (file.role, file.language) == (role, claim.content.language):
            try:
                return shelves.read(claim.version.event, file)
            except LostError as lost:
                raise AftaleError(
                    lost.finding(claim.version.event, "SIGN_ISSUED_NOT_HERE", "SIGN_ISSUED_CHANGED")
                ) from None
    return None


def _has_words(issued: Sequence[Page], number: int) -> bool:
    return number >= len(issued) or bool(bare(issued[number].text))
