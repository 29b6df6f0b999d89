"""What the frozen files of a version say: the text of each document, and the clause texts it was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.files.frozen import unzipped
from pipeline.files.ledger import event_place
from pipeline.files.pinned import LIBRARY
from pipeline.model.events import Adopted, Event, FrozenFile, Issued
from pipeline.model.filenames import PARTNERSHIP
from pipeline.model.places import Finding, Place
from pipeline.word.content import content_digest
from pipeline.word.redline.opened import UnusableError


def contents(event: Event, held: Mapping[str, bytes], folder: Place) -> Iterator[Finding]:
    """Find what a version's files do not say, though its entry records it; `held` are those that are as frozen."""
    if isinstance(event.facts, Issued):
        yield from _documents(event, event.facts, held, folder)
    if isinstance(event.facts, (Issued, Adopted)):
        yield from _sources(event, event.facts, held, folder)


def says_the_same(event: Event, file: FrozenFile, path: Path) -> bool:
    """Return whether a document that is not as it was frozen still says what its entry records."""
    if not isinstance(event.facts, Issued) or file.role != "clean":
        return False
    try:
        digest = content_digest(path.read_bytes())
    except (UnusableError, OSError):
        return False
    return digest in {content.digest for content in event.facts.contents if content.language == file.language}


def _documents(event: Event, facts: Issued, held: Mapping[str, bytes], folder: Place) -> Iterator[Finding]:
    clean = {file.language: file.name for file in facts.files if file.role == "clean"}
    for content in facts.contents:
        name = clean.get(content.language)
        if name is None:
            yield Finding.of("RECORD_WITHOUT_FILE", event_place(event), what=content.language)
        elif name in held:
            where = Place(f"{folder.file}/{name}")
            try:
                digest = content_digest(held[name])
            except UnusableError as error:
                yield Finding.of("FROZEN_UNREADABLE", where, problem=error.fault.detail, entry=event.name)
                continue
            if digest != content.digest:
                yield Finding.of("FROZEN_SAYS_OTHER", where, entry=event.name)


def _sources(
    event: Event, facts: Issued | Adopted, held: Mapping[str, bytes], folder: Place
) -> Iterator[Finding]:
    """Compare the clause texts and the partnership's file as frozen with what the entry records of them."""
    name = next((file.name for file in facts.files if file.role == "sources"), None)
    if name is None:
        yield Finding.of("RECORD_WITHOUT_FILE", event_place(event), what="sources")
        return
    if name not in held:
        return
    where = Place(f"{folder.file}/{name}")
    try:
        files = unzipped(held[name])
    except ValueError as error:
        yield Finding.of("FROZEN_UNREADABLE", where, problem=str(error), entry=event.name)
        return
    for file, digest in _recorded(event, facts).items():
        if file not in files or hashlib.sha256(files[file]).hexdigest() != digest:
            yield Finding.of("SOURCE_OTHER", where, file=file, entry=event.name)


def _recorded(event: Event, facts: Issued | Adopted) -> dict[str, str]:
    texts = {f"{LIBRARY}{name}": digest for name, digest in facts.texts.items()}
    if isinstance(facts, Issued):
        texts[f"agreements/{event.agreement.partition('/')[0]}/{PARTNERSHIP}"] = facts.data
    return texts
