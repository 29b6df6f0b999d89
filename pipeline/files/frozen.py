"""The frozen files of issued versions: written once, read ever after, never rewritten."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from pipeline.files.disk import TEMPORARY, sweep, write_whole
from pipeline.files.ledger import event_place
from pipeline.model.broken import NO_ZIP
from pipeline.model.events import Adopted, Event, Facts, FrozenFile, Issued
from pipeline.model.places import Finding

TEXTS = (".md", ".json", ".txt")
"""Endings of files in which a checkout may turn the ends of lines into those of Windows."""


class LostError(Exception):
    """A frozen file that is not as it was frozen; `missing` where it is not here at all."""

    def __init__(self, path: Path, *, missing: bool) -> None:
        """Keep which file it is."""
        super().__init__(str(path))
        self.path = path
        self.missing = missing

    def finding(
        self, event: Event, missing: str = "ISSUED_NOT_HERE", changed: str = "ISSUED_CHANGED"
    ) -> Finding:
        """Return what there is to say of it, at the entry that names it: one code where it is missing, or the other."""
        code = missing if self.missing else changed
        return Finding.of(code, event_place(event), file=self.path.name, version=self.path.parent.name)


@dataclass(frozen=True, slots=True)
class Shelves:
    """Where the frozen files of a tree lie: beside the ledgers, or in the archive."""

    root: Path
    archive: Path

    def folder(self, event: Event) -> Path:
        """Return where the files of an event lie."""
        return self.place(event.agreement, event.facts, event.seq)

    def place(self, agreement: str, facts: Facts, seq: int = 0) -> Path:
        """Return where the files of an event lie, or will; what was adopted bears the number of its event."""
        kept = facts.kept if isinstance(facts, Issued) else "issued"
        label = f"adopted-{seq:04}" if isinstance(facts, Adopted) else str(getattr(facts, "version", seq))
        if isinstance(facts, (Issued, Adopted)) and kept == "issued":
            partnership, _, own = agreement.partition("/")
            return self.root / "agreements" / partnership / "issued" / own / label
        return self.archive / agreement / label

    def holds(self, event: Event, file: FrozenFile) -> bool:
        """Return whether a frozen file is here as it was frozen."""
        try:
            self.read(event, file)
        except LostError:
            return False
        return True

    def read(self, event: Event, file: FrozenFile) -> bytes:
        """Return a frozen file's bytes; raises `LostError` where it is not here, or not as it was frozen."""
        path = self.folder(event) / file.name
        try:
            data = path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            raise LostError(path, missing=True) from None
        if frozen_digest(file.name, data) != file.sha256:
            raise LostError(path, missing=False)
        return data


def frozen_digest(name: str, data: bytes) -> str:
    """Return the sha256 of a frozen file; of a text as it was written, with the ends of lines of Unix."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n") if name.endswith(TEXTS) else data).hexdigest()


def frozen_file(name: str, data: bytes, role: str, language: str = "", against: str = "") -> FrozenFile:
    """Return what the ledger says of a file."""
    digest = frozen_digest(name, data)
    return FrozenFile(name=name, sha256=digest, size=len(data), role=role, language=language, against=against)


def freeze(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put a version's files in place, all or none; what a killed run left there, and no event names, makes way."""
    temporary = folder.with_name(f"{folder.name}.{os.getpid()}{TEMPORARY}")
    sweep(folder.parent)
    try:
        for name, data in files.items():
            write_whole(temporary / name, data)
        shutil.rmtree(folder, ignore_errors=True)
        temporary.replace(folder)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        raise


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the files of a zip by name; raises `ValueError` where it is none, or a broken one."""
    try:
        with ZipFile(BytesIO(data)) as package:
            return {name: package.read(name) for name in package.namelist() if not name.endswith("/")}
    except NO_ZIP as error:
        raise ValueError(str(error)) from None
