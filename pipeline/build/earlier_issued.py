"""Earlier documents as they were issued: the version sent last, and the one that was signed last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.build.earlier import Called, Earlier
from pipeline.build.pinned import shelves
from pipeline.build.tree import Tree
from pipeline.files.frozen import LostError, Shelves
from pipeline.files.ledger import read_ledger
from pipeline.files.partnership import load_settings
from pipeline.model.life import Life, Version
from pipeline.model.places import AftaleError, Finding


@dataclass(frozen=True, slots=True)
class IssuedVersions:
    """What the ledgers name; nothing is held but where it lies."""

    shelves: Shelves
    version: str = ""
    """The one version somebody asked for; else the last that was sent, and the last that was signed."""

    @property
    def standing(self) -> bool:
        """Whether it is what every build compares with."""
        return not self.version

    def called(self, agreement: str, language: str) -> Sequence[Called]:
        """Return the versions with which a document is compared."""
        life, _ = read_ledger(self.shelves.root, agreement)
        return [_called(version) for version in self._wanted(life) if language in version.languages]

    def documents(
        self, agreement: str, languages: Sequence[str]
    ) -> tuple[dict[str, Sequence[Earlier]], list[Finding]]:
        """Read the clean documents of those versions; one that is lost is told and left out."""
        life, _ = read_ledger(self.shelves.root, agreement)
        found: dict[str, list[Earlier]] = {}
        findings: list[Finding] = []
        for version in self._wanted(life):
            read, problem = self._read(version, languages)
            for language, earlier in read.items():
                found.setdefault(language, []).append(earlier)
            findings += [problem] if problem else []
        return dict(found), findings

    def _wanted(self, life: Life) -> Iterator[Version]:
        if self.version:
            yield from (v for number, v in life.versions.items() if number == self.version)
        elif life.head and life.last:
            yield life.last
            if life.signed and life.signed.number != life.last.number:
                yield life.signed

    def _read(self, version: Version, languages: Sequence[str]) -> tuple[dict[str, Earlier], Finding | None]:
        wanted = [file for file in version.facts.files if file.role == "clean" and file.language in languages]
        try:
            return {
                file.language: Earlier(
                    self.shelves.read(version.event, file), _called(version), version.event.at
                )
                for file in wanted
            }, None
        except LostError as lost:
            return {}, lost.finding(version.event)


def issued_versions(tree: Tree, version: str = "") -> IssuedVersions:
    """Return what was issued in a tree; raises `AftaleError` where its settings cannot be read."""
    settings, findings = load_settings(tree.root)
    if settings is None:
        raise AftaleError(*findings)
    return IssuedVersions(shelves(tree, settings), version)


def _called(version: Version) -> Called:
    return Called(str(version.number), str(version.number))
