"""Language versions held against each other: each wording compiles, is built alike, and nothing lacks words."""

from __future__ import annotations

from collections import defaultdict

from pipeline.model.places import Finding, Place
from pipeline.model.record import Record
from pipeline.model.selection import Selection
from pipeline.model.words import L10n
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


def untranslated(selection: Selection, book: Book, language: str) -> list[Finding]:
    """Find headings, labels and small words of the library that an agreement needs and a language lacks."""
    library, kind = book.library, selection.kind
    file = f"clauses/kinds/{kind.id}.yaml"
    texts: list[tuple[str, str, Record, str, L10n | None]] = [(file, "title", kind, "title", kind.title)]
    texts += [(file, "key_terms", term, "label", term.label) for term in kind.key_terms]
    texts += [(file, "outline", entry, "part", entry.part) for entry in kind.outline if entry.part]
    for picked in (*selection.clauses, *selection.annexes):
        clause = picked.clause
        texts.append((f"clauses/wording/{clause.id}/clause.yaml", "title", clause, "title", clause.title))
    findings = [
        Finding.of("TEXT_NOT_IN_LANGUAGE", Place(file, *holder.place_of(name)), path, language=language)
        for file, path, holder, name, text in texts
        if not (text and text.get(language))
    ]
    phrases = library.phrases
    lacking = [key for key, text in phrases.phrases.items() if not text.get(language)]
    if lacking or language not in phrases.modality:
        place = Place("clauses/phrases.yaml", *phrases.place_of("phrases"))
        findings.append(Finding.of("TEXT_NOT_IN_LANGUAGE", place, ".".join(("phrases", *lacking[:1])),
                                   language=language))  # fmt: skip
    return findings
