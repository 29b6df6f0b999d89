"""Earlier documents made again: from the sources at a revision of git, by the program as it is today."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.build.earlier import Called, Earlier
from pipeline.build.make import make
from pipeline.build.names import label
from pipeline.build.tree import Tree
from pipeline.build.work import stops
from pipeline.build.workshop import Workshop, open_workshop, unsound
from pipeline.files.git import commit_at, unpack
from pipeline.files.partnership import load_annexes, load_partnership
from pipeline.model.filenames import PARTNERSHIP, REVISION, SETTINGS
from pipeline.model.moment import EARLIEST, moment_of
from pipeline.model.places import AftaleError, Finding, Place

SOURCES = (SETTINGS, "clauses", "agreements")
_HASH = re.compile("[0-9a-f]{12,64}")


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources at a revision, unpacked into a folder."""

    root: Path
    given: str
    commit: str
    date: str
    standing: bool = False

    def called(self, agreement: str, language: str = "") -> Sequence[Called]:  # noqa: ARG002  the same for all
        """Return the revision as it was given, whole names of commits shortened; its commit is told beside it."""
        if not (self.root / "agreements" / agreement.partition("/")[0] / PARTNERSHIP).is_file():
            return []
        revision = self.given.removeprefix(REVISION)
        short = revision[:8] if _HASH.fullmatch(revision) else revision
        return [Called(f"{REVISION}{short} ({self.commit[:7]})", label(short))]

    def documents(
        self, agreement: str, languages: Sequence[str]
    ) -> tuple[dict[str, Sequence[Earlier]], list[Finding]]:
        """Make an agreement as it was; it may not have been there, nor buildable."""
        called = self.called(agreement)
        made, findings = self._made(agreement) if called else ({}, [])
        found = {
            language: [Earlier(data, name, self.date) for name in called] for language, data in made.items()
        }
        missing = [] if findings else [language for language in languages if language not in found]
        if missing:
            findings.append(self._about("AGAINST_NOT_THERE", agreement, language=", ".join(missing)))
        return dict(found), findings

    def _made(self, agreement: str) -> tuple[dict[str, bytes], list[Finding]]:
        folder, _, id_ = agreement.partition("/")
        workshop = opened(self.root)
        loaded = load_partnership(self.root, folder, workshop.words)
        findings = list(loaded.findings)
        partnership = loaded.partnership
        wanted = next((a for a in partnership.agreements if a.id == id_), None) if partnership else None
        files: dict[str, bytes] = {}
        if partnership and wanted:
            annexes, more = load_annexes(self.root, folder, wanted)
            made = make(partnership, wanted, annexes, workshop)
            files = {language: made.files[name] for language, name in made.documents}
            findings += [*more, *made.findings]
        if stops(findings):
            return {}, [self._about("AGAINST_UNBUILDABLE", agreement, **first_error(findings))]
        return files, []

    def _about(self, code: str, agreement: str, **words: str) -> Finding:
        file = f"agreements/{agreement.partition('/')[0]}/{PARTNERSHIP}"
        return Finding.of(code, Place(file), agreement=agreement, base=self.given, **words)


def sources_at(root: Path, revision: str, target: Path) -> Sources:
    """Unpack the sources at a revision; raises `AftaleError` where there are none that can be built from."""
    commit = commit_at(root, revision)
    unpack(root, commit, SOURCES, target)
    given = f"{REVISION}{revision}"
    missing = next((name for name in SOURCES[:2] if not (target / name).exists()), "")
    if missing:
        raise AftaleError(Finding.of("AGAINST_NO_SOURCES", Place(given), missing=missing))
    try:
        findings = list(opened(target).findings)
    except AftaleError as error:
        raise AftaleError(_useless(given, list(error.findings))) from None
    if unsound(findings):
        raise AftaleError(_useless(given, findings))
    return Sources(target, given, commit.name, moment_of(commit.second) or EARLIEST)


@lru_cache(maxsize=1)
def opened(root: Path) -> Workshop:
    """Open the library at the revision, once in each process."""
    return open_workshop(Tree(root))


def first_error(findings: Sequence[Finding]) -> dict[str, str]:
    """Return where the first error stands, and its code."""
    worst = next((found for found in findings if stops([found])), findings[0])
    line = f":{worst.place.line}" if worst.place.line else ""
    return {"where": f"{worst.place.file}{line}", "problem": worst.code}


def _useless(given: str, findings: Sequence[Finding]) -> Finding:
    return Finding.of("AGAINST_UNBUILDABLE", Place(given), base=given, **first_error(findings))
