"""The story of an agreement as its ledger tells it: its versions, what became of each, and every event in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from pipeline.build.overview import row_of
from pipeline.build.pinned import shelves
from pipeline.build.tree import Tree
from pipeline.files.frozen import Shelves
from pipeline.files.ledger import read_ledger
from pipeline.files.partnership import load_partnership, load_settings
from pipeline.model.events import Event, Signed
from pipeline.model.life import Life, Version
from pipeline.model.places import AftaleError, Finding
from pipeline.model.status import Status, last_number, status_of, version_status
from pipeline.render.history_lines import Teller, Told
from pipeline.render.tongue import Tongue

_MANY = ("texts", "says")
"""Facts of an event that only the ledger tells: a digest for every clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An agreement's life, to be told."""

    life: Life
    told: tuple[Told, ...]
    """Every event, oldest first; also those that are void."""
    names: Mapping[str, str]
    """The parties' short names by id, as far as they are known."""
    shelves: Shelves
    findings: tuple[Finding, ...] = ()
    """What is wrong with the ledger: what can be told is told all the same."""

    @property
    def status(self) -> Status:
        """Where the agreement stands."""
        return status_of(self.life)

    def lines(self, language: str) -> list[tuple[str, str]]:
        """Return (day, sentence) of each event."""
        teller = self._teller(language)
        return [(teller.tongue.day(told.event.at), teller.sentence(told)) for told in self.told]

    def data(self, language: str) -> dict[str, Any]:
        """Return the story field by field."""
        teller = self._teller(language)
        return {
            "id": self.life.agreement, "status": self.status.value, "version": last_number(self.life),
            "versions": [self._version(version) for version in self.life.versions.values()],
            "events": [_event(told, teller.sentence(told)) for told in self.told],
        }  # fmt: skip

    def _teller(self, language: str) -> Teller:
        entries = {told.event.hash: told.event.name.removesuffix(".json") for told in self.told}
        return Teller(tongue=Tongue(language), names=self.names, entries=entries)

    def _version(self, version: Version) -> dict[str, Any]:
        facts = version.facts
        return {
            "version": facts.version, "edition": facts.edition, "status": version_status(version).value,
            "issued_on": version.event.at[:10], "to": facts.to, "note": facts.note,
            "codes": {content.language: content.code for content in facts.contents},
            "pages": {content.language: content.pages for content in facts.contents},
            "files": [_path(self.shelves, version.event, file.name) for file in facts.files],
            "waivers": list(facts.waivers), "overrules": list(facts.overrules),
            "approvals": [asdict(approval) for approval in version.approvals],
            "signatures": [asdict(signature) for signature in version.signatures],
            "lacking": [{"party": party, "language": language} for party, language in version.lacking],
            "withdrawn": version.withdrawn.reason if version.withdrawn else "",
        }  # fmt: skip


def story(tree: Tree, agreement: str) -> Story:
    """Return the story of an agreement; raises `AftaleError` where there is none of that name."""
    settings, findings = load_settings(tree.root)
    if settings is None:
        raise AftaleError(*findings)
    folder, _, own = agreement.partition("/")
    if not own or "/" in own or folder not in tree.partnerships():
        row_of(tree, agreement)  # knows what somebody may have meant
    life, problems = read_ledger(tree.root, agreement)
    if not life.events and not problems:
        row_of(tree, agreement)
    partnership = load_partnership(tree.root, folder, {}).partnership
    names = {party.id: party.short_name for party in partnership.parties} if partnership else {}
    return Story(life=life, told=tuple(_told(life)), names=names, shelves=shelves(tree, settings),
                 findings=tuple(problems))  # fmt: skip


def _told(life: Life) -> Iterator[Told]:
    """Yield every event with what only those before it can say."""
    void = {event.hash for event in life.void}
    for event in sorted((*life.events, *life.void), key=lambda event: (event.seq, event.hash)):
        if event.hash in void:
            yield Told(event=event, void=True)
        else:
            version = _version_of(life, event)
            several = version is not None and len(version.languages) > 1
            yield Told(event=event, several=several, completes=_completes(life, event))


def _version_of(life: Life, event: Event) -> Version | None:
    return life.versions.get(getattr(event.facts, "version", ""))


def _completes(life: Life, event: Event) -> bool:
    """Return whether with this event a version was signed by all."""
    if not isinstance(event.facts, Signed):
        return False
    then = Life(life.agreement, life.events[: life.events.index(event) + 1])
    before = Life(life.agreement, then.events[:-1])
    now, earlier = _version_of(then, event), _version_of(before, event)
    return now is not None and now.signed and not (earlier and earlier.signed)


def _event(told: Told, sentence: str) -> dict[str, Any]:
    """Return an event field by field."""
    event = told.event
    facts = {name: value for name, value in asdict(event.facts).items() if name not in _MANY}
    return {
        "seq": event.seq, "hash": event.hash, "event": event.facts.EVENT, "at": event.at,
        "by": asdict(event.by), "sentence": sentence, "void": told.void, **facts,
    }  # fmt: skip


def _path(shelves_: Shelves, event: Event, name: str) -> str:
    """Return the path of a frozen file from the root; as it is where the archive lies elsewhere."""
    path = shelves_.folder(event) / name
    return (path.relative_to(shelves_.root) if path.is_relative_to(shelves_.root) else path).as_posix()
