"""What somebody wants a build to be compared with: a Word file, a folder of them, or a revision of git."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.build.earlier import Base, Now
from pipeline.build.earlier_files import files_given
from pipeline.build.earlier_sources import sources_at
from pipeline.model.filenames import REVISION


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
