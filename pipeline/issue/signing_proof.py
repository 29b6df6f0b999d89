"""What proves that a counterpart is of its version: its text, or where it has none, its code and number of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.files.frozen import LostError, Shelves
from pipeline.files.ledger import event_place
from pipeline.files.pdf import Page, PdfError, pages_of
from pipeline.issue.counterpart import Brought, UnreadableError
from pipeline.issue.signing_copy import copy_of
from pipeline.issue.signing_letters import bare
from pipeline.issue.signing_match import Missed
from pipeline.issue.signing_pdf import Verdict, codes_in, compare, compare_pages, version_named
from pipeline.issue.signing_word import compare_word, newly_hidden, signed_digitally, tracked
from pipeline.model.events import Content
from pipeline.model.life import Life, Version
from pipeline.model.places import AftaleError, Finding, Place
from pipeline.word.redline.opened import Opened, UnusableError, open_word
from pipeline.word.stamped import stamped

_ENOUGH = 3
"""How many words show that a text goes on as the other does."""
_SHOWN = 8
Method = Literal["wet-scan", "e-service", "docx"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A counterpart as it was handed in: the files, and what whoever hands it in has read off the paper."""

    life: Life
    version: Version
    content: Content
    """What was issued in the language of the document."""
    method: Method
    files: tuple[Brought, ...]
    code: str = ""
    pages: int = 0
    corrections: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """The place of what is said of the counterpart."""
        return Place(self.files[0].path)


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found."""

    verified: Literal["text", "code"]
    pages: int
    """How many pages the counterpart has; 0 where nothing could count them."""
    more: int = 0
    """How many of them a service has put behind the version's own."""
    findings: tuple[Finding, ...] = field(default=())
    """What is worth knowing."""


def prove(claim: Claim, shelves: Shelves) -> Proof:
    """Return what proves a counterpart; raises `AftaleError` where it is not of its version, or nothing proves it."""
    if claim.method == "docx" or any(file.is_word for file in claim.files):
        return _word(claim, shelves)
    read = [file.pages for file in claim.files]
    pages = [page for found in read if found for page in found]
    if any(bare(page.text) for page in pages) and None not in read:
        return _printed(claim, shelves, pages)
    return _scanned(claim, None if None in read else len(pages))


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
        raise AftaleError(_differs(claim, verdict.missed, _at(label)))
    hidden = newly_hidden(issued, back)
    if hidden:
        raise AftaleError(Finding.of("SIGN_TEXT_HIDDEN", claim.place, found=hidden))
    if claim.corrections:
        raise AftaleError(Finding.of("SIGN_CORRECTED_TEXT", claim.place))
    weak = () if signed_digitally(back) else (Finding.of("SIGN_WORD_UNSIGNED", claim.place),)
    return Proof("text", 0, findings=(*weak, *_worth_knowing(claim, verdict)))


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
        return _scanned(claim, len(pages))
    if verdict.missed:
        raise AftaleError(_stranger(claim, pages, version_named(copy, claim.version.facts.version,
                                                               [page.text for page in pages]))
                          or _differs(claim, verdict.missed, _on_page(verdict.missed)))  # fmt: skip
    if verdict.more and claim.method != "e-service":
        raise AftaleError(Finding.of("SIGN_PAGES_MORE", claim.place, more=verdict.more))
    if silent:
        return _scanned(claim, len(pages) - verdict.more, tuple(_worth_knowing(claim, verdict, pages)))
    if claim.corrections:
        raise AftaleError(Finding.of("SIGN_CORRECTED_TEXT", claim.place))
    found = (*_unsigned(claim, verdict), *_worth_knowing(claim, verdict, pages))
    return Proof("text", len(pages), verdict.more, found)


def _unsigned(claim: Claim, verdict: Verdict) -> Iterator[Finding]:
    """Find a file from a service in which nothing of the service is to be seen."""
    if claim.method == "e-service" and not (verdict.more or any(file.has_signature for file in claim.files)):
        yield Finding.of("SIGN_SERVICE_UNSEEN", claim.place)


def _scanned(claim: Claim, count: int | None, findings: tuple[Finding, ...] = ()) -> Proof:
    """Prove what has no text by what a person has read on the paper."""
    problems = [*_code(claim), *_pages(claim, count)]
    if problems:
        raise AftaleError(*problems)
    return Proof("code", claim.pages, findings=findings)


def _code(claim: Claim) -> Iterator[Finding]:
    given = _digits(claim.code)
    if not given:
        yield Finding.of("SIGN_CODE_NEEDED", claim.place, version=claim.version.number)
    elif given != _digits(claim.content.code):
        others = {_digits(content.code): (number, content.language)
                  for number, version in claim.life.versions.items() for content in version.facts.contents}  # fmt: skip
        if given in others:
            number, language = others[given]
            yield Finding.of("SIGN_CODE_OF_OTHER", claim.place, given=claim.code, other=f"{number} ({language})",
                             version=_named(claim))  # fmt: skip
        else:
            yield Finding.of("SIGN_CODE_WRONG", claim.place, given=claim.code, version=_named(claim))


def _pages(claim: Claim, count: int | None) -> Iterator[Finding]:
    wanted = claim.content.pages
    if not claim.pages:
        yield Finding.of("SIGN_PAGES_NEEDED", claim.place, version=claim.version.number)
    elif wanted and claim.pages != wanted:
        yield Finding.of(
            "SIGN_PAGES_WRONG", claim.place, given=claim.pages, pages=wanted, version=_named(claim)
        )
    elif count is not None and claim.pages != count:
        yield Finding.of("SIGN_PAGES_SCANNED", claim.place, given=claim.pages, count=count)


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


def _differs(claim: Claim, missed: Missed, where: dict[str, str]) -> Finding:
    """Return what differs: words put in, words left out, or others in their place."""
    expected, found = missed.expected.split(), missed.found.split()
    added, lacking = _until(found, expected[:_ENOUGH]), _until(expected, found[:_ENOUGH])
    words = {"version": str(claim.version.number), **where}
    if added and not (lacking and len(lacking) < len(added)):
        return Finding.of("SIGN_TEXT_ADDED", claim.place, found=" ".join(added[:_SHOWN]), **words)
    if lacking:
        return Finding.of("SIGN_TEXT_MISSING", claim.place, expected=" ".join(lacking[:_SHOWN]), **words)
    return Finding.of("SIGN_TEXT_DIFFERS", claim.place, expected=" ".join(expected[:_SHOWN]),
                      found=" ".join(found[:_SHOWN]), **words)  # fmt: skip


def _until(words: Sequence[str], start: Sequence[str]) -> Sequence[str]:
    """Return the words before those with which the other text goes on; all where that has none, none where it does not."""
    if not start:
        return words
    places = (at for at in range(1, len(words)) if [*words[at : at + len(start)]] == [*start])
    return words[: next(places, 0)]


def _at(label: str) -> dict[str, str]:
    if label[:1].isdigit():
        return {"where_en": f"clause {label}", "where_da": f"punkt {label}"}
    return {"where_en": label or "at the top", "where_da": label or "øverst"}


def _on_page(missed: Missed) -> dict[str, str]:
    return {"where_en": f"page {missed.page + 1}", "where_da": f"side {missed.page + 1}"}


def _worth_knowing(claim: Claim, verdict: Verdict, pages: Sequence[Page] = ()) -> Iterator[Finding]:
    if verdict.filled:
        yield Finding.of("SIGN_FILLED_IN", claim.place, words="; ".join(verdict.filled))
    if verdict.stamped:
        yield Finding.of("SIGN_STAMPED", claim.place, words="; ".join(verdict.stamped))
    if verdict.more:
        words = " ".join(pages[-verdict.more].text.split()[:_SHOWN])
        yield Finding.of("SIGN_EVIDENCE_PAGES", claim.place, more=verdict.more, words=words)


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
                code = "SIGN_ISSUED_NOT_HERE" if lost.missing else "SIGN_ISSUED_CHANGED"
                where = event_place(claim.version.event)
                raise AftaleError(
                    Finding.of(code, where, file=file.name, version=claim.version.number)
                ) from None
    return None


def _has_words(issued: Sequence[Page], number: int) -> bool:
    return number >= len(issued) or bool(bare(issued[number].text))


def _digits(code: str) -> str:
    return re.sub(r"[\W_]", "", code).lower()


def _named(claim: Claim) -> str:
    return f"{claim.version.number} ({claim.content.language})"
