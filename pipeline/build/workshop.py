"""Everything needed to make documents, opened once per process: library, house, writer, our own name."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.build.outputs import digest_of
from pipeline.build.tool import tool_digest
from pipeline.build.tree import Tree
from pipeline.files.library import load_library, vocabularies
from pipeline.files.partnership import load_settings
from pipeline.model.clause import WordingSource
from pipeline.model.document import Edition
from pipeline.model.filenames import SETTINGS
from pipeline.model.library import Library
from pipeline.model.messages import severity_of
from pipeline.model.partnership import Partnership, Settings
from pipeline.model.places import AftaleError, Finding, Place, Severity
from pipeline.render.book import Book
from pipeline.render.render import Stamps
from pipeline.render.wording import Paragraph
from pipeline.word.house import House, HouseError
from pipeline.word.lint import Fault
from pipeline.word.write import Writer

SELDOM = 50_000
"""New objects before Python looks for circles among them: what several documents hold at once, and leave behind uncircled."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """An opened library with what renders and writes from it."""

    tree: Tree
    settings: Settings
    library: Library
    book: Book
    house: House
    writer: Writer
    words: Mapping[str, Collection[str]]
    """The words a partnership file may use, by vocabulary."""
    units: Mapping[str, str]
    """The digest of all that an agreement can depend on: the library's units and our settings."""
    tool: str
    """The digest of the program."""
    findings: tuple[Finding, ...]

    def stamps(self, partnership: Partnership, edition: Edition) -> Stamps:
        """Return what a partnership's document says of itself: its edition, who made it, on which paper."""
        return Stamps(edition, self.settings.party.short_name, partnership.paper or self.settings.paper or "")


@dataclass(frozen=True, slots=True)
class Furnished:
    """A library opened, with what renders and writes from it."""

    library: Library
    book: Book
    house: House
    writer: Writer
    findings: tuple[Finding, ...]


def open_workshop(tree: Tree) -> Workshop:
    """Open the library and the house.

    Raises `AftaleError` with every finding where they cannot be used at all.
    """
    settings, findings = load_settings(tree.root)
    settings_digest = digest_of(tree.root / SETTINGS)
    try:
        made = furnish(tree.clauses)
    except AftaleError as error:
        raise AftaleError(*findings, *error.findings) from None
    if settings is None:
        raise AftaleError(*findings, *made.findings)
    gc.freeze()  # the library stays for good: looking through it again and again finds nothing
    gc.set_threshold(SELDOM)
    gc.enable()
    units = {**made.library.digests, SETTINGS: settings_digest}
    words = vocabularies(made.library)
    return Workshop(
        tree=tree, settings=settings, library=made.library, book=made.book, house=made.house, writer=made.writer,
        words=words, units=units, tool=tool_digest(), findings=(*findings, *made.findings),
    )  # fmt: skip


def furnish(clauses: Path) -> Furnished:
    """Open a library's folder; raises `AftaleError` where it cannot be used at all."""
    library, findings = load_library(clauses)
    if library is None:
        raise AftaleError(*findings)
    try:
        house = House(library.house.word)
    except HouseError as error:
        raise AftaleError(Finding.of(error.code, Place(library.house.file), **error.args_)) from None
    findings += [Finding.of(code, Place(library.house.file), style=name) for code, name in house.lacks()]
    return Furnished(library, Book(library, _read_word), house, Writer(house), tuple(findings))


def _read_word(source: WordingSource) -> tuple[tuple[Paragraph, ...], list[Finding]]:
    """Read a wording written in Word, with what reads Word files only then."""
    from pipeline.word.wordfile import read_word  # noqa: PLC0415  most wordings are Markdown

    return read_word(source)


def unsound(findings: Iterable[Finding]) -> bool:
    """Return whether the library is so wrong that any document made from it could be.

    A mistake in a clause or its wording concerns those who use it; one in kinds, slots, types, overlays,
    conflicts, rulesets or the house concerns everyone.
    """
    return any(
        severity_of(finding) is Severity.ERROR and not finding.place.file.startswith("clauses/wording/")
        for finding in findings
    )


def document_faults(name: str, faults: Iterable[Fault]) -> list[Finding]:
    """Return what Word would not open in a file that was made, as findings about it."""
    return [
        Finding.of("DOCUMENT_FAULT", Place(name), fault=fault.code, detail=fault.detail)
        for fault in faults
        if fault.severity == "error"
    ]


def twins(folders: list[str]) -> list[Finding]:
    """Find folders that some file systems hold for one: equal but for case."""
    counted = Counter(folder.casefold() for folder in folders)
    return [
        Finding.of("FOLDER_TWINS", Place(f"agreements/{folder}"), folder=folder)
        for folder in folders
        if counted[folder.casefold()] > 1
    ]
