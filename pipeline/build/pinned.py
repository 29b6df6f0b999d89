"""An agreement that was issued is made from the clause texts it was issued with, whatever the library says since.

What is newer in the library is a proposal: it is told, and taken in when somebody adopts it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pipeline.build.tree import Tree
from pipeline.build.workshop import Furnished, Workshop, furnish
from pipeline.files.frozen import LostError, Shelves, unzipped
from pipeline.files.library import vocabularies
from pipeline.files.pinned import LIBRARY, clause_of, laid_out, language_of
from pipeline.model.events import Adopted, Event, FrozenFile, Issued
from pipeline.model.library import Library
from pipeline.model.life import Life
from pipeline.model.partnership import Settings
from pipeline.model.places import AftaleError, Finding
from pipeline.model.selection import Selection

SOURCES = "sources.zip"
_RAW = (".yaml", ".md", ".docx")
_UNUSED = ("questions.yaml", "translations.yaml")
"""What of a library no agreement depends on."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """What an agreement is made with, and what was in the way of the texts it is pinned to."""

    workshop: Workshop
    findings: tuple[Finding, ...] = ()


def shelves(tree: Tree, settings: Settings) -> Shelves:
    """Return where the frozen files of a tree lie."""
    return Shelves(tree.root, tree.root / settings.archive)


def pinned(workshop: Workshop, life: Life, languages: Collection[str]) -> Pinned:
    """Return a workshop with the library that an agreement is pinned to; the one there is, before its first issue."""
    events = life.pinned_by
    if not events:
        return Pinned(workshop)
    try:
        files = pinned_texts(shelves(workshop.tree, workshop.settings), events)
    except LostError as lost:
        return Pinned(workshop, (_lost(events, lost),))
    if _same(files, workshop.library) and not _in_new_languages(workshop, files, languages):
        return Pinned(workshop)
    try:
        return Pinned(with_library(workshop, files, languages))
    except AftaleError as error:
        return Pinned(workshop, error.findings)


def pinned_texts(shelves_: Shelves, events: Iterable[Event]) -> dict[str, bytes]:
    """Return the files of the library that events pin, by name; raises `LostError` where they are lost."""
    files: dict[str, bytes] = {}
    for event in events:
        taken = _texts_of(shelves_, event)
        if isinstance(event.facts, Adopted) and event.facts.clauses:
            adopted = set(event.facts.clauses)
            files = {name: data for name, data in files.items() if clause_of(name) not in adopted} | taken
        else:
            files = taken
    return files


def newer(selection: Selection, mine: Library, now: Library) -> tuple[str, ...]:
    """Return the clauses of an agreement whose texts the library has in a newer wording, in their order."""
    found = (
        picked.clause.id
        for picked in (*selection.clauses, *selection.annexes)
        for language in selection.partnership.languages.versions
        if _wording(now, picked.clause.id, picked.variant, language)
        not in (None, _wording(mine, picked.clause.id, picked.variant, language))
    )
    return tuple(dict.fromkeys(found))


def _wording(library: Library, clause: str, variant: str, language: str) -> tuple[str, str, str] | None:
    """Return what a wording says: its heading, its text, or the digest of its Word file."""
    source, about = library.wordings.get((clause, variant, language)), library.clauses.get(clause)
    if not (source and about):
        return None
    title = source.front.title or about.title.get(language, "")
    return title, source.text, source.digest if source.word else ""


def _texts_of(shelves_: Shelves, event: Event) -> dict[str, bytes]:
    """Return the library's files that are frozen with an event."""
    facts = event.facts
    assert isinstance(facts, (Issued, Adopted))  # noqa: S101  for the type checker: no other event pins
    file = next((file for file in facts.files if file.role == "sources"), _NONE)
    files = unzipped(shelves_.read(event, file))
    return {name.removeprefix(LIBRARY): data for name, data in files.items() if name.startswith(LIBRARY)}


_NONE = FrozenFile(name=SOURCES, sha256="", size=0, role="sources")


def _same(files: Mapping[str, bytes], library: Library) -> bool:
    """Return whether the library has the very files that are pinned, and no other rules."""
    known = {name: data for name, data in files.items() if name not in _UNUSED}
    rules = {name for name in library.digests if name.endswith(_RAW) and not clause_of(name)}
    return rules <= known.keys() and all(
        library.digests.get(name) == hashlib.sha256(data).hexdigest() for name, data in known.items()
    )


def _in_new_languages(
    workshop: Workshop, files: Mapping[str, bytes], languages: Collection[str]
) -> dict[str, bytes]:
    """Return the library's wordings of pinned variants in languages in which none was there when they were pinned."""
    pinned_in = {(_variant(name), language_of(name)) for name in files}
    variants = {variant for variant, language in pinned_in if language}
    return {
        name: (workshop.tree.clauses / name).read_bytes()
        for name in _raw_wordings(workshop.library)
        if language_of(name) in languages
        and _variant(name) in variants
        and (_variant(name), language_of(name)) not in pinned_in
    }


def _raw_wordings(library: Library) -> Iterator[str]:
    yield from (source.file.removeprefix(LIBRARY) for source in library.wordings.values())


def _variant(name: str) -> str:
    """Return a wording's file without language and ending."""
    return name.rsplit(".", 2)[0]


def _lost(events: tuple[Event, ...], lost: LostError) -> Finding:
    event = next((event for event in events if lost.path.name == SOURCES), events[0])
    return lost.finding(event, "PINNED_NOT_HERE", "PINNED_CHANGED")


def with_library(workshop: Workshop, files: Mapping[str, bytes], languages: Collection[str]) -> Workshop:
    """Return a workshop with a library of these files; what they lack in new languages is taken from its own.

    Raises `AftaleError` where it cannot be used at all.
    """
    missing = _in_new_languages(workshop, files, languages)
    made = _furnished(laid_out(workshop.tree.cache, {**files, **missing}))
    words = vocabularies(made.library)
    library = replace(
        made.library, approved=made.library.approved | _approved_since(made.library, workshop.library)
    )
    return replace(
        workshop, library=library, book=made.book, house=made.house, writer=made.writer, words=words
    )


def _approved_since(mine: Library, now: Library) -> set[tuple[str, str, str]]:
    """Return the wordings that are pinned and that somebody has approved since, word for word."""
    return {key for key in now.approved if key in mine.wordings
            and mine.wordings[key].text.strip() == now.wordings[key].text.strip()
            and mine.wordings[key].word == now.wordings[key].word}  # fmt: skip


@lru_cache(maxsize=8)
def _furnished(folder: Path) -> Furnished:
    """Open a library that is laid out, once in each process; many agreements were issued with the same."""
    return furnish(folder)
