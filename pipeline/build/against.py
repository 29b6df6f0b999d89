"""What somebody wants a build to be compared with: an issued version, a Word file, a folder of them, a revision of git."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.build.earlier import Base, Now
from pipeline.build.earlier_files import files_given
from pipeline.build.earlier_issued import issued_versions
from pipeline.build.earlier_sources import sources_at
from pipeline.build.tree import Tree
from pipeline.files.ledger import read_ledger
from pipeline.model.events import Number
from pipeline.model.filenames import REVISION
from pipeline.model.places import AftaleError, Finding, Place


def is_version(against: str) -> bool:
    """Return whether something is the number of a version, such as 0.2."""
    try:
        Number.of(against)
    except ValueError:
        return False
    return True


def version_issued(tree: Tree, number: str, documents: Sequence[Now]) -> Base:
    """Return the documents of an issued version; raises `AftaleError` where none of the agreements has it."""
    lives = {now.agreement: read_ledger(tree.root, now.agreement)[0] for now in documents}
    if not any(number in life.versions for life in lives.values()):
        known = ", ".join(f"{name} {', '.join(life.versions) or '–'}" for name, life in lives.items())
        raise AftaleError(Finding.of("AGAINST_NO_VERSION", Place("agreements"), version=number, known=known))
    return issued_versions(tree, number)


@contextmanager
def earlier_documents(root: Path, against: str, documents: Sequence[Now], otherwise: str) -> Iterator[Base]:
    """Open what somebody wants to compare with: a Word file, a folder of them, or `git:` and a revision.

    `documents` are those of the agreements asked for, with which files are matched; `otherwise` is the moment of a
    file that gives none. Everything is copied out of the way before anything is built, so that also a file in
    `output/` can be compared with what takes its place. Raises `AftaleError` where it cannot be used.
    """
    with TemporaryDirectory(prefix="aftale-") as place:
        if against.startswith(REVISION):
            yield sources_at(root, against.removeprefix(REVISION), Path(place))
        else:
            yield files_given(Path(against), documents, Path(place), otherwise)
