"""Accepting or rejecting the tracked changes of a Word file into another one."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from pipeline.files.disk import write_whole
from pipeline.model.places import AftaleError, Finding, Place
from pipeline.word.redline.opened import UnusableError
from pipeline.word.redline.resolve.chosen import Choice
from pipeline.word.redline.resolve.resolved import Resolved, resolved


def resolve_file(source: Path, target: Path, *, accept: bool, author: str | None = None,
                 clause: str | None = None, kinds: Collection[str] = ()) -> tuple[Resolved, list[Finding]]:  # fmt: skip
    """Write a file with the changes accepted or rejected that are meant; also return what is worth saying of it.

    Raises `AftaleError` where the file cannot be used, and `OSError` where the other cannot be written.
    """
    try:
        data = source.read_bytes()
        done = resolved(data, accept=accept, choice=Choice(author, frozenset(kinds), clause))
    except OSError as error:
        raise AftaleError(_problem("FILE_UNREADABLE", source, problem=error.strerror or error)) from None
    except UnusableError as error:
        why = error.fault
        raise AftaleError(_problem("WORD_FILE_UNUSABLE", source, fault=why.code, detail=why.detail)) from None
    if target.exists() and target.samefile(source):
        raise AftaleError(_problem("RESOLVE_ONTO_ITSELF", target))
    write_whole(target, done.data)
    return done, _nothing(source, done)


def _problem(code: str, file: Path, **words: object) -> Finding:
    return Finding.of(code, Place(str(file)), "", **words)


def _nothing(source: Path, done: Resolved) -> list[Finding]:
    if done.count:
        return []
    if not done.left:
        return [_problem("RESOLVE_NO_CHANGE", source)]
    return [_problem("RESOLVE_NOT_CHOSEN", source, left=done.left, authors=", ".join(done.authors))]
