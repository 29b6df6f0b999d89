"""Earlier documents given as Word files: each is told by its own stamps, whatever it is called."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.build.earlier import Called, Earlier, Now
from pipeline.build.names import label
from pipeline.model.moment import EARLIEST
from pipeline.model.places import AftaleError, Finding, Place
from pipeline.word.redline.dated import modified
from pipeline.word.redline.opened import Opened, UnusableError, open_word
from pipeline.word.stamped import Stamped, stamped

_NO_DOCUMENT = re.compile(r"~\$.*|.*_redline-vs-[^_]*\.docx|.*_edited-[0-9a-f]{8}\.docx")
"""What lies beside documents and is none: traces of Word, redlines, and what was set aside."""


@dataclass(frozen=True, slots=True)
class Given:
    """A Word file that somebody gave, and what it says of itself."""

    path: Path
    stamps: Stamped
    date: str

    @property
    def called(self) -> Called:
        """Its name, and the version it says it is, or else its name again."""
        return Called(self.path.name, label(self.stamps.version or self.path.stem))


@dataclass(frozen=True, slots=True)
class Files:
    """Word files by the document whose earlier form they are, with the copies that are read."""

    found: Mapping[tuple[str, str], tuple[Given, Path]]
    standing: bool = False

    def called(self, agreement: str, language: str) -> Sequence[Called]:
        """Return what the file of a document is called, if one was given."""
        found = self.found.get((agreement, language))
        return [found[0].called] if found else []

    def documents(
        self, agreement: str, languages: Sequence[str]
    ) -> tuple[dict[str, Sequence[Earlier]], list[Finding]]:
        """Read the files of an agreement; those it lacks were not given, and need no word."""
        found = {language: self.found[agreement, language] for language in languages
                 if (agreement, language) in self.found}  # fmt: skip
        return {language: [Earlier(copy.read_bytes(), given.called, given.date)]
                for language, (given, copy) in found.items()}, []  # fmt: skip


def files_given(path: Path, documents: Sequence[Now], target: Path, otherwise: str) -> Files:
    """Match a Word file, or those in a folder, with documents, and copy them into another folder.

    Raises `AftaleError` where a file cannot be used, or where it cannot be told what it is an earlier form of.
    """
    matched = (
        _of_folder(path, documents, otherwise) if path.is_dir() else _of_file(path, documents, otherwise)
    )
    found = {}
    for number, (now, given) in enumerate(matched.items()):
        copy = target / f"{number}.docx"
        shutil.copyfile(given.path, copy)
        found[now.agreement, now.language] = given, copy
    return Files(found)


def _of_file(path: Path, documents: Sequence[Now], otherwise: str) -> dict[Now, Given]:
    given = _given(path, otherwise)
    return {_match(given, documents): given}


def _of_folder(path: Path, documents: Sequence[Now], otherwise: str) -> dict[Now, Given]:
    """Match what a folder holds; what is no document of any agreement asked for has other reasons to lie there."""
    found: dict[Now, Given] = {}
    problems = []
    for file in sorted(path.rglob("*.docx")):
        if _NO_DOCUMENT.fullmatch(file.name):
            continue
        given = _given(file, otherwise)
        now = next((now for now in documents if _is_of(given.stamps, now)), None)
        if now in found:
            problems.append(_problem("AGAINST_TWICE", file, other=found[now].path, agreement=now.agreement))
        elif now:
            found[now] = given
    if not found:
        problems.append(_problem("AGAINST_NOTHING", path))
    if problems:
        raise AftaleError(*problems)
    return found


def _is_of(stamps: Stamped, now: Now) -> bool:
    """Return whether stamps say that a file is an earlier form of a document."""
    return (stamps.agreement, stamps.language) == (now.agreement, now.language)


def _match(given: Given, documents: Sequence[Now]) -> Now:
    """Return the document of which a file is an earlier form; a file without stamps can only be of the only one."""
    stamps = given.stamps
    if not documents:
        raise AftaleError(_problem("AGAINST_NOTHING", given.path))
    same = [now for now in documents if not stamps.agreement or now.agreement == stamps.agreement]
    exact = [now for now in same if _is_of(stamps, now)]
    if exact or (len(same) == 1 and not (stamps.agreement and stamps.language)):
        return (exact or same)[0]
    if not same and stamps.agreement:
        raise AftaleError(_problem("AGAINST_OTHER", given.path, agreement=stamps.agreement))
    known = ", ".join(f"{now.agreement} ({now.language})" for now in same[:5])
    if stamps.agreement and stamps.language:
        raise AftaleError(_problem("AGAINST_LANGUAGE", given.path, language=stamps.language, known=known))
    raise AftaleError(_problem("AGAINST_UNCLEAR", given.path, known=known))


def _given(path: Path, otherwise: str) -> Given:
    """Read a file's stamps and see that it can be used."""
    try:
        data = path.read_bytes()
        opened = open_word(data)
        _read_all(opened)
        return Given(path, stamped(opened), modified(data) or otherwise or EARLIEST)
    except OSError as error:
        raise AftaleError(_problem("FILE_UNREADABLE", path, problem=error.strerror or error)) from None
    except UnusableError as error:
        why = error.fault
        raise AftaleError(_problem("WORD_FILE_UNUSABLE", path, fault=why.code, detail=why.detail)) from None


def _read_all(opened: Opened) -> None:
    for part in opened.parts:
        if part.endswith((".xml", ".rels")):
            opened.root(part)


def _problem(code: str, file: Path, **words: object) -> Finding:
    return Finding.of(code, Place(str(file)), "", **words)
