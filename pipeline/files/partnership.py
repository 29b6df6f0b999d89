"""Reads partnership files and the settings of a tree."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.check.private import private_data
from pipeline.files.noting import BAD
from pipeline.files.reader import Reader
from pipeline.files.strict_yaml import parse
from pipeline.model.agreement import Agreement
from pipeline.model.filenames import PARTNERSHIP
from pipeline.model.partnership import Partnership, Settings
from pipeline.model.places import Finding, Place


@dataclass(frozen=True, slots=True)
class Loaded:
    """A partnership file as read: the record (None where it cannot be), its digest and its findings."""

    folder: str
    digest: str
    partnership: Partnership | None
    findings: tuple[Finding, ...]


def load_partnership(root: Path, folder: str, vocabularies: Mapping[str, Collection[str]]) -> Loaded:
    """Load one partnership's file."""
    shown = f"agreements/{folder}/{PARTNERSHIP}"
    try:
        data = (root / "agreements" / folder / PARTNERSHIP).read_bytes()
    except FileNotFoundError:
        return Loaded(folder, "", None, (Finding.of("PARTNERSHIP_FILE_MISSING", Place(shown)),))
    except OSError as error:
        return Loaded(
            folder, "", None, (Finding.of("FILE_UNREADABLE", Place(shown), problem=str(error.strerror)),)
        )
    return read_partnership(data, folder, vocabularies)


def read_partnership(data: bytes, folder: str, vocabularies: Mapping[str, Collection[str]]) -> Loaded:
    """Read a partnership from its file's bytes."""
    shown = f"agreements/{folder}/{PARTNERSHIP}"
    digest = hashlib.sha256(data).hexdigest()
    node, findings = parse(data, shown)
    if node is None:
        return Loaded(folder, digest, None, tuple(findings))
    reader = Reader(shown, vocabularies)
    value = reader.read(Partnership, node)
    partnership = None if value is BAD else value
    findings += reader.findings
    findings += private_data(data.decode("utf-8", "replace"), shown)
    if partnership and partnership.id != folder:
        place = Place(shown, *partnership.place_of("id"))
        findings.append(Finding.of("ID_NOT_FOLDER", place, "id", id=partnership.id, folder=folder))
    return Loaded(folder, digest, partnership, tuple(findings))


def load_settings(root: Path) -> tuple[Settings | None, tuple[Finding, ...]]:
    """Load `aftale.yaml`."""
    try:
        data = (root / "aftale.yaml").read_bytes()
    except FileNotFoundError:
        return None, (Finding.of("SETTINGS_MISSING", Place("aftale.yaml")),)
    node, findings = parse(data, "aftale.yaml")
    if node is None:
        return None, tuple(findings)
    reader = Reader("aftale.yaml", {})
    value = reader.read(Settings, node)
    return (None if value is BAD else value), (*findings, *reader.findings)


def load_annexes(root: Path, folder: str, agreement: Agreement) -> tuple[dict[str, bytes], list[Finding]]:
    """Read the Word files an agreement names, by their path; a file outside the folder is refused."""
    base = (root / "agreements" / folder).resolve()
    found: dict[str, bytes] = {}
    findings = []
    for annex in agreement.annexes:
        place = Place(f"agreements/{folder}/{PARTNERSHIP}", *annex.place_of("file"))
        path = (base / annex.file).resolve()
        if not path.is_relative_to(base):
            findings.append(Finding.of("ANNEX_OUTSIDE", place, "annexes", file=annex.file))
            continue
        try:
            found[annex.file] = path.read_bytes()
        except OSError:
            findings.append(Finding.of("ANNEX_MISSING", place, "annexes", file=annex.file))
    return found, findings
