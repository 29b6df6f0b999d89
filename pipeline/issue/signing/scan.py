"""A counterpart without text, such as a scan: what a person has read on the paper proves it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.issue.signing.claim import Claim, Proof
from pipeline.model.places import AftaleError, Finding


def scanned(claim: Claim, count: int | None, findings: tuple[Finding, ...] = ()) -> Proof:
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


def _digits(code: str) -> str:
    return re.sub(r"[\W_]", "", code).lower()


def _named(claim: Claim) -> str:
    return f"{claim.version.number} ({claim.content.language})"
