"""Saying that translations were held against their source: their texts of now are noted, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.build.clauses.known import variants_named
from pipeline.build.translations import Versions, source_of, versions_of
from pipeline.build.tree import Tree
from pipeline.build.workshop import Workshop, open_workshop
from pipeline.files.lock import tree_lock
from pipeline.files.translations import load_translations, write_translations
from pipeline.model.library import Library
from pipeline.model.places import AftaleError, Finding
from pipeline.model.translations import Held, HeldWording, Translations
from pipeline.render.marks import marks
from pipeline.render.versions import differences


@dataclass(frozen=True, slots=True)
class Noted:
    """Which translations were noted, each as clause/variant.language, and which could not be."""

    translations: tuple[str, ...]
    findings: tuple[Finding, ...]


def translated(tree: Tree, wishes: Sequence[str], languages: Sequence[str] = ()) -> Noted:
    """Note that translations say what their source says; of all wordings and languages where none is named.

    `wishes` are clauses, or clause/variant. A wording whose languages are not built alike is told and not noted.
    Raises `AftaleError` where the library cannot be used, or has no such clause or variant.
    """
    with tree_lock(tree.root):
        workshop = open_workshop(tree)
        kept, findings = load_translations(tree.clauses)
        if findings:
            raise AftaleError(*findings)
        wordings = dict(kept.wordings) if kept else {}
        there = set(_all(workshop.library))
        done: list[str] = []
        for name in _named(workshop, wishes) if wishes else sorted(there):
            noted, problems = _note(workshop, name, wordings, languages)
            done += noted
            findings += problems
        sound = {name: held for name, held in wordings.items() if name in there}
        write_translations(tree.clauses, Translations(wordings=sound))
    return Noted(tuple(done), tuple(findings))


def _note(
    workshop: Workshop, name: str, wordings: dict[str, HeldWording], languages: Sequence[str]
) -> tuple[list[str], list[Finding]]:
    """Note one wording's translations; return which had not been noted as they are."""
    clause, _, variant = name.partition("/")
    versions = versions_of(workshop.book, clause, variant)
    problems = list(_unalike(workshop, clause, variant, versions))
    if problems or not versions:
        return [], problems
    source = source_of(workshop.book, clause, variant)
    before = wordings.get(name) or HeldWording(source=source)
    if before.source != source:
        before = HeldWording(source=source)
    mine = " ".join(marks(versions[source]))
    now = {
        code: Held(says=" ".join(marks(text)), source=mine)
        for code, text in versions.items()
        if code != source
    }
    wanted = {code: held for code, held in now.items() if not languages or code in languages}
    kept = {code: held for code, held in before.translations.items() if code in now}
    wordings[name] = replace(before, translations={**kept, **wanted})
    return [f"{name}.{code}" for code, held in wanted.items() if before.translations.get(code) != held], []


def _unalike(workshop: Workshop, clause: str, variant: str, versions: Versions) -> Iterator[Finding]:
    """Find why a wording's languages cannot be held against each other: one does not compile, or lacks paragraphs."""
    for language in versions:
        yield from workshop.book.wording(clause, variant, language)[1]
    yield from differences(clause, list(versions.values())) if versions else ()


def _all(library: Library) -> Iterator[str]:
    yield from dict.fromkeys(f"{clause}/{variant}" for clause, variant, _ in library.wordings)


def _named(workshop: Workshop, wishes: Sequence[str]) -> Iterator[str]:
    """Return the wordings that somebody named; raises `AftaleError` with all names that are none."""
    problems: list[Finding] = []
    found: dict[str, None] = {}
    for wish in wishes:
        name, _, variant = wish.partition("/")
        try:
            meant = variants_named(workshop.library, name, variant, workshop.findings)
        except AftaleError as error:
            problems += error.findings
        else:
            found |= dict.fromkeys(f"{name}/{one.id}" for one in meant)
    if problems:
        raise AftaleError(*problems)
    return iter(found)
