"""Translations that lag behind: what changed in one language of a wording and not in another, by content."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from pipeline.build.workshop import Workshop
from pipeline.files.translations import load_translations
from pipeline.model.clause import Clause
from pipeline.model.places import Finding, Place
from pipeline.model.selection import Selection
from pipeline.model.translations import Moved, Translations, moved
from pipeline.model.words import LANGUAGES
from pipeline.render.book import Book
from pipeline.render.marks import marks, told
from pipeline.render.wording import CompiledWording

FIRST_SOURCE = "en"
"""The language that texts are translated from, where the clause does not say which is authentic."""

Versions = Mapping[str, CompiledWording]


def versions_of(book: Book, clause: str, variant: str) -> Versions:
    """Return a wording in all its languages, source first."""
    found = {}
    for language in dict.fromkeys((source_of(book, clause, variant), *LANGUAGES)):
        compiled, _ = book.wording(clause, variant, language)
        if compiled:
            found[language] = compiled
    return found


def source_of(book: Book, clause: str, variant: str) -> str:
    """Return the language that a wording is translated from: the authentic one, or else the first there is."""
    about = book.library.clauses.get(clause)
    authentic = about.locked.authentic_language if about and about.locked else FIRST_SOURCE
    order = dict.fromkeys((authentic, FIRST_SOURCE, *LANGUAGES))
    return next((code for code in order if (clause, variant, code) in book.library.wordings), FIRST_SOURCE)


def lagging(workshop: Workshop, selection: Selection) -> list[Finding]:
    """Find, among the texts an agreement prints, those that lag behind another language."""
    languages = selection.partnership.languages.versions
    if len(languages) < 2:
        return []
    kept, findings = load_translations(workshop.tree.clauses)
    if kept is None:
        return findings
    for picked in (*selection.clauses, *selection.annexes):
        clause, variant = picked.clause.id, picked.variant
        versions = versions_of(workshop.book, clause, variant)
        findings += _stale(versions, _moved(f"{clause}/{variant}", versions, kept), languages)
    return findings


def held_apart(workshop: Workshop, clauses: Iterable[Clause]) -> Iterator[Finding]:
    """Find what clauses' translations lack: those that lag behind, and those nobody held against their source.

    A library that keeps no account of it, having no `translations.yaml`, is not asked.
    """
    kept, findings = load_translations(workshop.tree.clauses)
    yield from findings
    if kept:
        for clause in clauses:
            yield from _of_clause(workshop.book, clause, kept)


def _of_clause(book: Book, clause: Clause, kept: Translations) -> Iterator[Finding]:
    never: list[str] = []
    for variant in clause.variants:
        name = f"{clause.id}/{variant.id}"
        versions = versions_of(book, clause.id, variant.id)
        changes = _moved(name, versions, kept)
        yield from _stale(versions, changes, LANGUAGES, stage="build")
        yield from _unread(versions, changes, name)
        held = kept.wordings[name].translations if name in kept.wordings else {}
        never += [f"{variant.id}.{code}" for code in list(versions)[1:] if code not in held]
    if never:
        place = Place(f"clauses/wording/{clause.id}/clause.yaml", *clause.place_of("id"))
        yield Finding.of("TRANSLATION_NOT_HELD", place, clause=clause.id, wordings=", ".join(never))


def _stale(
    versions: Versions, changes: Iterable[Moved], languages: Collection[str], **given: str
) -> Iterator[Finding]:
    """Find the paragraphs in which one of the languages is behind; told once for each language."""
    for change in changes:
        _, label, words = told(versions[change.changed[0]], change.paragraph)
        for language in change.behind:
            if language in languages:
                wording = versions[language]
                line, _, before = told(wording, min(change.paragraph, len(wording.paragraphs)))
                yield Finding.of("TRANSLATION_STALE" if label else "TRANSLATION_STALE_HEADING",
                                 Place(wording.file, line, 1), language=language, paragraph=label, words=words,
                                 before=before, changed=", ".join(change.changed), **given)  # fmt: skip


def _unread(versions: Versions, changes: Iterable[Moved], name: str) -> Iterator[Finding]:
    """Find the paragraphs that changed in all languages, and were not said to be held against each other since."""
    where: dict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
    for change in changes:
        if not change.behind:
            line, label, _ = told(versions[change.changed[0]], change.paragraph)
            where[change.changed].append((line, label or "0"))
    for changed, places in where.items():
        yield Finding.of("TRANSLATION_UNREAD", Place(versions[changed[0]].file, places[0][0], 1), wording=name,
                         paragraphs=", ".join(label for _, label in places), changed=", ".join(changed))  # fmt: skip


def _moved(name: str, versions: Versions, kept: Translations) -> list[Moved]:
    """Return what moved in a wording; nothing where nobody held it against anything."""
    held = kept.wordings.get(name)
    if held is None or held.source not in versions:
        return []
    return moved({code: marks(wording) for code, wording in versions.items()}, held)
