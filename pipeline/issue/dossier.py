"""What is frozen with a version: the documents, their redlines, a page of changes, a summary, and what all was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.build.make import Made
from pipeline.build.names import redline_name
from pipeline.build.pages import BALANCE, TRACE, pages
from pipeline.build.pinned import SOURCES
from pipeline.files.frozen import frozen_file
from pipeline.model.changes import Changes
from pipeline.model.events import Content, FrozenFile
from pipeline.model.places import AftaleError, Finding, Place
from pipeline.render.changes_page import changes_page
from pipeline.word.content import content_digest, restamped
from pipeline.word.package import pack, zipped
from pipeline.word.redline.compare.marks import Author
from pipeline.word.redline.redlining import Redline, UnprovedError, redline
from pipeline.word.tracking import tracking

CHANGES = "changes.md"
PAGES = {TRACE: "trace", BALANCE: "balance"}
"""The role of each page that is made with the documents."""


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier version with which a new one is compared: its number and its documents by language."""

    number: str
    documents: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed in one document since an earlier version."""

    language: str
    against: str
    changes: Changes


@dataclass(slots=True)
class Dossier:
    """Files of a version, and what the ledger says of each."""

    files: dict[str, bytes] = field(default_factory=dict)
    frozen: list[FrozenFile] = field(default_factory=list)
    contents: list[Content] = field(default_factory=list)

    def add(self, name: str, data: bytes, role: str, language: str = "", against: str = "") -> None:
        """Add a file."""
        self.files[name] = data
        self.frozen.append(frozen_file(name, data, role, language, against))


def documents(made: Made, *, tracked: bool) -> Dossier:
    """Return the dossier of the documents that were made, tracking switched on where they go out to be answered."""
    dossier = Dossier()
    for language, name in made.documents:
        data = made.files[name]
        dossier.contents.append(Content(language=language, digest=content_digest(data)))
        dossier.add(name, tracking(data) if tracked else data, "clean", language)
    own = {name for _, name in made.documents}
    for name, data in {**made.files, **pages(made)}.items():
        if name not in own:
            dossier.add(name, data, PAGES.get(name, "annex"))
    return dossier


def add_redlines(dossier: Dossier, before: Iterable[Before], author: Author, words: str) -> list[Changed]:
    """Add a redline of each document against each earlier version; return what changed, document by document.

    Raises `AftaleError` where no redline can be made that gives both versions back.
    """
    clean = [file for file in dossier.frozen if file.role == "clean"]
    pages: list[str] = []
    changed: list[Changed] = []
    for old in before:
        for file in clean:
            if file.language not in old.documents:
                continue
            made = _redline(old.documents[file.language], dossier.files[file.name], author, file.name)
            changes = made.changes()
            changed.append(Changed(file.language, old.number, changes))
            if not changes.is_empty:
                name = redline_name(file.name, old.number)
                dossier.add(name, tracking(made.data), "redline", file.language, old.number)
                pages.append(changes_page(changes, words, old.number, file.name))
    if pages:
        dossier.add(CHANGES, "\n".join(pages).encode(), "changes")
    return changed


def add_sources(dossier: Dossier, sources: Mapping[str, bytes]) -> None:
    """Add all that the version was made from, laid out as in the tree, so that it can be made again."""
    dossier.add(SOURCES, zipped(pack(name, sources[name], 9) for name in sorted(sources)), "sources")


def texts_used(made: Made, library: Mapping[str, bytes]) -> dict[str, str]:
    """Return the sha256 of the texts of all clauses that are in a version, by their file in the library."""
    return {name: hashlib.sha256(library[name]).hexdigest() for name in sorted(_texts(made, library))}


def _texts(made: Made, library: Mapping[str, bytes]) -> Iterator[str]:
    if made.selection is None:
        return
    picked = {(one.clause.id, one.variant) for one in (*made.selection.clauses, *made.selection.annexes)}
    for name in library:
        parts = name.split("/")
        if parts[0] == "wording" and (parts[1], parts[2].rsplit(".", 2)[0]) in picked:
            yield name


def _redline(old: bytes, new: bytes, author: Author, name: str) -> Redline:
    try:
        return redline(restamped(old, new), new, author)
    except UnprovedError:
        raise AftaleError(Finding.of("REDLINE_UNPROVED", Place(name))) from None
