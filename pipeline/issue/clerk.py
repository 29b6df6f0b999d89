"""The clerk: reads an agreement's ledger, refuses to go on where it is broken, and records what happens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone

from pipeline import __version__
from pipeline.build.pinned import shelves
from pipeline.build.tree import Tree
from pipeline.files.frozen import Shelves
from pipeline.files.git import head_commit
from pipeline.files.ledger import event_place, read_ledger, record
from pipeline.files.partnership import load_settings
from pipeline.model.events import Actor, Event, Facts
from pipeline.model.life import Life, Version
from pipeline.model.messages import severity_of
from pipeline.model.partnership import Settings
from pipeline.model.places import AftaleError, Finding, Place, Severity
from pipeline.model.words import Day


@dataclass(frozen=True, slots=True)
class Clerk:
    """Who records, and when."""

    tree: Tree
    settings: Settings
    now: str
    """The moment that the next event bears."""

    @property
    def today(self) -> Day:
        """The day on which it is recorded."""
        return Day.fromisoformat(self.now[:10])

    @property
    def shelves(self) -> Shelves:
        """Where frozen files lie."""
        return shelves(self.tree, self.settings)

    def life(self, agreement: str) -> Life:
        """Return an agreement's life; raises `AftaleError` where its ledger is forked or was changed."""
        life, findings = read_ledger(self.tree.root, agreement)
        wrong = [finding for finding in findings if severity_of(finding) is Severity.ERROR]
        if wrong:
            raise AftaleError(*wrong)
        if life.events and life.events[-1].at[:10] > self.now[:10]:
            last = life.events[-1]
            raise AftaleError(
                Finding.of("EVENT_TOO_EARLY", event_place(last), day=self.today, last=last.at[:10])
            )
        return life

    def version(self, life: Life, number: str) -> Version:
        """Return a version by its number; raises `AftaleError` where there is none, or it was withdrawn."""
        found = life.versions.get(number)
        known = ", ".join(life.versions) or "–"
        place = Place(
            f"agreements/{life.agreement.partition('/')[0]}/ledger/{life.agreement.partition('/')[2]}"
        )
        if found is None:
            raise AftaleError(Finding.of("VERSION_UNKNOWN", place, version=number, agreement=life.agreement,
                                         known=known))  # fmt: skip
        if found.withdrawn:
            raise AftaleError(
                Finding.of("VERSION_VOID", place, version=number, reason=found.withdrawn.reason)
            )
        return found

    def next_seq(self, life: Life) -> int:
        """Return the place of the next event in a ledger."""
        return max((event.seq for event in (*life.events, *life.void)), default=0) + 1

    def record(self, life: Life, facts: Facts, *, heads: tuple[str, ...] = ()) -> Event:
        """Write the next event; from the moment its file is there, it has happened."""
        parents = heads or ((life.head,) if life.head else ())
        at = max(self.now, *(event.at for event in life.events[-1:]), "")
        own = self.settings.party
        event = Event(agreement=life.agreement, seq=self.next_seq(life), parents=parents, at=at,
                      by=Actor(party=own.id, role=own.role), tool=f"aftale {__version__}",
                      commit=head_commit(self.tree.root), facts=facts)  # fmt: skip
        return record(self.tree.root, event)


def open_clerk(tree: Tree, today: Day | None = None) -> Clerk:
    """Return the clerk of a tree; `today` stands for the day it really is.

    Raises `AftaleError` where `aftale.yaml` cannot be read.
    """
    settings, findings = load_settings(tree.root)
    if settings is None:
        raise AftaleError(*findings)
    now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Clerk(tree, settings, f"{today.isoformat()}T00:00:00Z" if today else now)
