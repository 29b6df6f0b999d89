"""The frozen files that the entries of a ledger stand for: as they were frozen, changed, or not here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.files.disk import TEMPORARY
from pipeline.files.frozen import LostError, Shelves
from pipeline.files.ledger import event_place
from pipeline.issue.verifying.contents import contents, says_the_same
from pipeline.model.events import Adopted, Event, FrozenFile, Issued
from pipeline.model.life import Life
from pipeline.model.places import Finding, Place

_PASSING = ("desktop.ini", "thumbs.db")
"""What file managers leave in folders."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What became of the files of one event."""

    read: int
    missing: int
    findings: tuple[Finding, ...]


def look(shelves: Shelves, event: Event) -> Looked:
    """Read the files of an event, each once, compare them, and open those that say something."""
    held: dict[str, bytes] = {}
    away: list[str] = []
    findings: list[Finding] = []
    for file in frozen_files(event):
        read = _read(shelves, event, file)
        if isinstance(read, Finding):
            findings.append(read)
        elif read is None:
            away.append(file.name)
        else:
            held[file.name] = read
    if away:
        findings.append(Finding.of("ARCHIVED_NOT_HERE", event_place(event), files=", ".join(away)))
    folder = place_of(shelves, shelves.folder(event))
    return Looked(len(held), len(away), (*findings, *contents(event, held, folder)))


def contested(shelves: Shelves, life: Life, event: Event) -> bool:
    """Return whether two branches of a fork froze something in the folder of an event: which counts is not settled."""
    if len(life.heads) < 2 or not isinstance(event.facts, (Issued, Adopted)):
        return False
    folder = shelves.folder(event)
    return any(
        other is not event and isinstance(other.facts, (Issued, Adopted)) and shelves.folder(other) == folder
        for other in life.events
    )


def unnamed(shelves: Shelves, life: Life) -> Iterator[Finding]:
    """Find what lies beside an agreement's versions and no event names, not even one that is void."""
    partnership, _, own = life.agreement.partition("/")
    shelf = shelves.root / "agreements" / partnership / "issued" / own
    named: dict[str, set[str]] = {}
    for event in (*life.events, *life.void):
        if frozen_files(event) and not _archived(shelves, event):
            names = named.setdefault(shelves.folder(event).name, set())
            names.update(file.name for file in frozen_files(event))
    for path in _inside(shelf):
        if not path.is_dir():
            yield Finding.of("FROZEN_FILE_UNNAMED", place_of(shelves, path))
        elif path.name not in named:
            yield Finding.of("FROZEN_FOLDER_UNNAMED", place_of(shelves, path))
        else:
            for file in _inside(path):
                if file.name not in named[path.name]:
                    yield Finding.of("FROZEN_FILE_UNNAMED", place_of(shelves, file))


def frozen_files(event: Event) -> tuple[FrozenFile, ...]:
    """Return the files that an event stands for."""
    files: tuple[FrozenFile, ...] = getattr(event.facts, "files", ())
    return files


def place_of(shelves: Shelves, path: Path) -> Place:
    """Return where a file lies: from the tree's root, or its whole path where the archive is elsewhere."""
    inside = path.relative_to(shelves.root) if path.is_relative_to(shelves.root) else path
    return Place(inside.as_posix())


def _read(shelves: Shelves, event: Event, file: FrozenFile) -> bytes | Finding | None:
    """Return a file's bytes; None where the archive lacks it, or else what is wrong with it."""
    where, about = (
        place_of(shelves, shelves.folder(event) / file.name),
        {"day": event.at[:10], "entry": event.name},
    )
    try:
        return shelves.read(event, file)
    except LostError as lost:
        if lost.missing:
            return None if _archived(shelves, event) else Finding.of("FROZEN_NOT_HERE", where, **about)
        saved = says_the_same(event, file, lost.path)
        return Finding.of("FROZEN_SAVED_AGAIN" if saved else "FROZEN_CHANGED", where, **about)
    except OSError as error:
        return Finding.of("FILE_UNREADABLE", where, problem=str(error.strerror))


def _archived(shelves: Shelves, event: Event) -> bool:
    """Return whether the files of an event lie in the archive, which is not shared with everybody."""
    return not shelves.folder(event).is_relative_to(shelves.root / "agreements")


def _inside(folder: Path) -> list[Path]:
    """Return what lies in a folder, without what programs leave there for a while; nothing where it is not here."""
    try:
        return sorted(path for path in folder.iterdir() if not _passing(path.name))
    except (FileNotFoundError, NotADirectoryError):
        return []


def _passing(name: str) -> bool:
    return name.startswith((".", "~$")) or name.endswith(TEMPORARY) or name.lower() in _PASSING
