"""Reads and writes an agreement's ledger: one file for each event, never changed once it is there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from pipeline.files.disk import TEMPORARY, sweep, write_whole
from pipeline.model.events import Event
from pipeline.model.ledger import NAME, EventError, read_event, sealed, written
from pipeline.model.life import Life, life_of
from pipeline.model.places import Finding, Place

_NOTHING = ("desktop.ini", "thumbs.db")
"""What file managers leave in folders."""


def ledger_folder(root: Path, agreement: str) -> Path:
    """Return where the events of an agreement (`<partnership>/<agreement>`) lie."""
    partnership, _, own = agreement.partition("/")
    return root / "agreements" / partnership / "ledger" / own


def event_place(event: Event) -> Place:
    """Return where an event stands."""
    partnership, _, own = event.agreement.partition("/")
    return Place(f"agreements/{partnership}/ledger/{own}/{event.name}")


def ledger_names(root: Path, agreement: str) -> list[str]:
    """Return the names of the files in an agreement's ledger; none where nothing was recorded yet."""
    try:
        found = [path.name for path in ledger_folder(root, agreement).iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(name for name in found if not _is_debris(name))


def read_ledger(root: Path, agreement: str) -> tuple[Life, list[Finding]]:
    """Read an agreement's ledger: what it tells, and everything that is wrong with it.

    An event that was changed, that lacks the one before it, or that is not of this agreement, is named; what can
    be read is told all the same, so that nobody is left in the dark.
    """
    names = ledger_names(root, agreement)
    events, findings = [], []
    for name in names:
        event, problem = _event(root, agreement, name)
        events += [event] if event else []
        findings += [_copied(problem, event, names)] if problem else []
    life = life_of(agreement, events)
    return life, [*findings, *_breaks(life)]


def record(root: Path, event: Event) -> Event:
    """Seal an event and write it; the moment its file is there is the moment it has happened."""
    done, folder = sealed(event), ledger_folder(root, event.agreement)
    sweep(folder)
    write_whole(folder / done.name, written(done))
    return done


def _event(root: Path, agreement: str, name: str) -> tuple[Event | None, Finding | None]:
    partnership, _, own = agreement.partition("/")
    place = Place(f"agreements/{partnership}/ledger/{own}/{name}")
    try:
        event = read_event((ledger_folder(root, agreement) / name).read_bytes())
    except EventError:
        return None, Finding.of("LEDGER_EVENT_CHANGED", place)
    except OSError as error:
        return None, Finding.of("FILE_UNREADABLE", place, problem=str(error.strerror))
    if event.agreement != agreement:
        return None, Finding.of("LEDGER_EVENT_ELSEWHERE", place, agreement=event.agreement)
    if event.name != name:
        return event, Finding.of("LEDGER_EVENT_NAME", place, name=event.name)
    return event, None


def _copied(problem: Finding, event: Event | None, names: Collection[str]) -> Finding:
    """Return the finding of a renamed event as that of a second copy, where the event is in place as well.

    Drives that several people share make such copies, and they do no harm.
    """
    own = problem.place.file.rpartition("/")[2]
    if event and event.name != own and event.name in names and not NAME.fullmatch(own):
        return Finding.of("LEDGER_EVENT_COPY", problem.place, name=event.name)
    return problem


def _breaks(life: Life) -> Iterator[Finding]:
    """Find events whose parents are not here, and branches that nobody settled."""
    events = [*life.events, *life.void]
    known = {event.hash: event for event in events}
    for event in events:
        for parent in event.parents:
            if parent not in known:
                yield Finding.of("LEDGER_GAP", event_place(event), parent=parent[:8])
        before = max((known[parent].seq for parent in event.parents if parent in known), default=0)
        if all(parent in known for parent in event.parents) and event.seq != before + 1:
            yield Finding.of("LEDGER_EVENT_CHANGED", event_place(event))
    ends = _ends(life, known)
    if len(ends) > 1:
        names = ", ".join(event.name for event in ends)
        yield Finding.of("LEDGER_FORK", event_place(ends[0]), agreement=life.agreement, events=names)


def _ends(life: Life, known: Mapping[str, Event]) -> list[Event]:
    """Return the events from which nobody went on; not those that may have led to one that is missing."""
    cut = [event.seq for event in known.values() if any(parent not in known for parent in event.parents)]
    return [head for head in life.heads if not any(head.seq < seq - 1 for seq in cut)]


def _is_debris(name: str) -> bool:
    """Return whether a file was left by a run that was killed, or by a file manager."""
    return name.endswith(TEMPORARY) or name.startswith(".") or name.lower() in _NOTHING
