"""An agreement that was issued is made from the clause texts it was issued with, whatever the library says since.

What is newer in the library is a proposal: it is told, and taken in when somebody adopts it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from pipeline.build.make import Made, Purpose, make
from pipeline.build.tree import Tree
from pipeline.build.workshop import Furnished, Workshop, furnish
from pipeline.files.frozen import LostError, Shelves, unzipped
from pipeline.files.library import vocabularies
from pipeline.files.pinned import LIBRARY, clause_of, laid_out, language_of
from pipeline.model.agreement import Agreement
from pipeline.model.clause import WordingSource
from pipeline.model.events import Adopted, Event, FrozenFile, Issued
from pipeline.model.filenames import PARTNERSHIP
from pipeline.model.library import Library
from pipeline.model.life import Life
from pipeline.model.partnership import Partnership, Settings
from pipeline.model.places import AftaleError, Finding, Place
from pipeline.model.selection import Selection

SOURCES = "sources.zip"
_RAW = (".yaml", ".md", ".docx")
_UNUSED = ("questions.yaml", "translations.yaml")
"""What of a library no agreement depends on."""
_UNLIKE = ("WORDINGS_DIFFER", "PARAGRAPHS_UNEVEN")
"""What is found where a clause is not built alike in all languages: the first always, the second besides."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """What an agreement is made with, and what was in the way of the texts it is pinned to."""

    workshop: Workshop
    findings: tuple[Finding, ...] = ()
    added: Mapping[str, Collection[str]] = field(default_factory=dict)
    """The languages, by clause, in which it takes the library's text of today beside pinned texts that are older."""

    def make(
        self, partnership: Partnership, agreement: Agreement, annexes: Mapping[str, bytes], purpose: Purpose
    ) -> Made:
        """Make the agreement with it; where texts of today and pinned ones do not fit together, that is what is said."""
        made = make(partnership, agreement, annexes, self.workshop, purpose)
        apart = {dict(f.args)["clause"] for f in made.findings if f.code == _UNLIKE[0]} & self.added.keys()
        if not apart:
            return made
        others = [f for f in made.findings if f.code not in _UNLIKE or dict(f.args)["clause"] not in apart]
        return replace(made, findings=(*others, self._not_pinned(partnership, agreement, apart)))

    def _not_pinned(self, partnership: Partnership, agreement: Agreement, apart: set[str]) -> Finding:
        """Say that texts of today do not fit those it is pinned to, in a language in which it was not issued last."""
        clauses = [clause for clause in self.added if clause in apart]
        languages = sorted({language for clause in clauses for language in self.added[clause]})
        where = Place(
            f"agreements/{partnership.id}/{PARTNERSHIP}", *partnership.languages.place_of("versions")
        )
        return Finding.of("LANGUAGE_NOT_PINNED", where, "languages.versions",
                          agreement=f"{partnership.id}/{agreement.id}", languages=", ".join(languages),
                          clauses=", ".join(clauses), named=" ".join(clauses))  # fmt: skip


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
    missing = in_new_languages(workshop, files, languages)
    if not missing and _same(files, workshop.library):
        return Pinned(workshop)
    try:
        made = with_library(workshop, {**files, **missing})
        return Pinned(made, added=_beside_older(workshop.library, files, missing))
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


def in_new_languages(
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


def _beside_older(
    library: Library, files: Mapping[str, bytes], missing: Iterable[str]
) -> dict[str, set[str]]:
    """Return the languages of texts that were missing, by clause, where the pinned text is not the library's any more."""
    languages: dict[str, set[str]] = {}
    for name in missing:
        languages.setdefault(clause_of(name), set()).add(language_of(name))
    older = {clause_of(name) for name, data in files.items() if clause_of(name) in languages
             and library.digests.get(name) != hashlib.sha256(data).hexdigest()}  # fmt: skip
    return {clause: found for clause, found in languages.items() if clause in older}


def _raw_wordings(library: Library) -> Iterator[str]:
    yield from (source.file.removeprefix(LIBRARY) for source in library.wordings.values())


def _variant(name: str) -> str:
    """Return a wording's file without language and ending."""
    return name.rsplit(".", 2)[0]


def _lost(events: tuple[Event, ...], lost: LostError) -> Finding:
    event = next((event for event in events if lost.path.name == SOURCES), events[0])
    return lost.finding(event, "PINNED_NOT_HERE", "PINNED_CHANGED")


def with_library(workshop: Workshop, files: Mapping[str, bytes]) -> Workshop:
    """Return a workshop with a library of these files; raises `AftaleError` where it cannot be used at all."""
    made = _furnished(laid_out(workshop.tree.cache, files))
    words = vocabularies(made.library)
    superseded = _superseded(made.library, workshop.library)
    since = (workshop.library.approved & made.library.wordings.keys()) - superseded
    library = replace(made.library, approved=made.library.approved | since, superseded=superseded)
    return replace(
        workshop, library=library, book=made.book, house=made.house, writer=made.writer, words=words
    )


def _superseded(mine: Library, now: Library) -> frozenset[tuple[str, str, str]]:
    """Return the wordings of which the library does not say word for word what those that are pinned say."""
    return frozenset(
        key for key, source in mine.wordings.items() if not _alike(source, now.wordings.get(key))
    )


def _alike(source: WordingSource, other: WordingSource | None) -> bool:
    if other is None:
        return False
    return source.digest == other.digest or (
        source.text.strip() == other.text.strip() and source.word == other.word
    )


@lru_cache(maxsize=8)
def _furnished(folder: Path) -> Furnished:
    """Open a library that is laid out, once in each process; many agreements were issued with the same."""
    return furnish(folder)
