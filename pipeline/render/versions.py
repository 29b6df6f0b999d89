"""Language versions held against each other: every wording compiles, and is built alike in each language."""

from __future__ import annotations

from collections import defaultdict

from pipeline.model.places import Finding, Place
from pipeline.render.book import Book
from pipeline.render.wording import CompiledWording


def check_wordings(book: Book) -> list[Finding]:
    """Return what is wrong with any wording: it does not compile, or its languages are built differently."""
    findings: list[Finding] = []
    versions: dict[tuple[str, str], list[CompiledWording]] = defaultdict(list)
    for clause, variant, language in book.library.wordings:
        wording, found = book.wording(clause, variant, language)
        findings += found
        if wording:
            versions[clause, variant].append(wording)
    for (clause, _), wordings in versions.items():
        findings += differences(clause, wordings)
    return findings


def differences(clause: str, wordings: list[CompiledWording]) -> list[Finding]:
    """Return where language versions of one wording are not built alike, paragraph for paragraph."""
    first = wordings[0]
    return [
        Finding.of("WORDINGS_DIFFER", Place(other.file, other.first_difference(first), 1),
                   clause=clause, other=first.file)
        for other in wordings[1:]
        if other.shape != first.shape
    ]  # fmt: skip
