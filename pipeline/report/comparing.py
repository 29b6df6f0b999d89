"""Comparing two Word files: a redline, and a page that says what changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.files.disk import write_whole
from pipeline.files.partnership import load_settings
from pipeline.model.changes import Changes
from pipeline.model.moment import EARLIEST
from pipeline.model.places import AftaleError, Finding, Place
from pipeline.render.changes_page import changes_page, summary
from pipeline.word.lint.fault import Fault
from pipeline.word.redline.compare.marks import Author
from pipeline.word.redline.dated import modified
from pipeline.word.redline.opened import UnusableError, open_word
from pipeline.word.redline.redlining import Redline, UnprovedError, redline

NOBODY = "aftale"
"""Whose changes they are where no organisation is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How two files are to be compared."""

    author: str
    date: str = ""
    """A moment; "" for that of the new file."""
    comments: bool = False
    moves: bool = False
    page: Path | None = None
    """Where to write what changed."""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed, and whose changes the redline says they are."""

    changes: Changes
    author: Author


def compare_files(old: Path, new: Path, target: Path, wishes: Wishes) -> Compared:
    """Write the redline of two files, and the page where one is wished.

    Raises `AftaleError` where a file cannot be used, and `OSError` where one cannot be written; then nothing is.
    """
    before, after = _read(old), _read(new)
    _keep_apart([old, new], [target, *filter(None, [wishes.page])])
    try:
        author = Author(wishes.author, wishes.date or modified(after) or EARLIEST)
        made = _made(before, after, author, wishes)
        changes = made.changes()
    except UnusableError as error:
        raise AftaleError(_unusable(error, {old: before, new: after})) from None
    except UnprovedError:
        raise AftaleError(_problem("REDLINE_UNPROVED", new)) from None
    page = changes_page(changes, wishes.language, old.name, new.name)
    if wishes.page:
        write_whole(wishes.page, page.encode())
    write_whole(target, made.data)
    return Compared(changes, author)


def own_name(root: Path) -> str:
    """Return the short name of the organisation that a folder of agreements belongs to, "" where it has none."""
    settings, _ = load_settings(root)
    return settings.party.short_name if settings else ""


def _made(before: bytes, after: bytes, author: Author, wishes: Wishes) -> Redline:
    speak = (lambda clause: summary(clause, wishes.language)) if wishes.comments else None
    return redline(before, after, author, moves=wishes.moves, comments=speak)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise AftaleError(_problem("FILE_UNREADABLE", file, problem=error.strerror or error)) from None


def _keep_apart(sources: list[Path], targets: list[Path]) -> None:
    """See that no file is written over one that is read, and none over the other."""
    for target in targets:
        if any(target.exists() and target.samefile(source) for source in sources):
            raise AftaleError(_problem("RESOLVE_ONTO_ITSELF", target))
    if len({target.resolve() for target in targets}) < len(targets):
        raise AftaleError(_problem("OUTPUTS_COLLIDE", targets[0]))


def _unusable(error: UnusableError, files: dict[Path, bytes]) -> Finding:
    """Return what is wrong with the file that cannot be used."""
    faults = {file: fault for file, data in files.items() if (fault := _fault(data))}
    file, why = next(iter(faults.items()), ([*files][-1], error.fault))
    return _problem("WORD_FILE_UNUSABLE", file, fault=why.code, detail=why.detail)


def _fault(data: bytes) -> Fault | None:
    try:
        opened = open_word(data)
        for part in opened.parts:
            if part.endswith((".xml", ".rels")):
                opened.root(part)
    except UnusableError as error:
        return error.fault
    return None


def _problem(code: str, file: Path, **words: object) -> Finding:
    return Finding.of(code, Place(str(file)), "", **words)
