"""The clause texts an agreement is pinned to: what is frozen with a version, and laid out again to build from."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from pipeline.files.disk import TEMPORARY
from pipeline.files.translations import NAME as TRANSLATIONS

LIBRARY = "clauses/"
PINNED = "pinned"
"""The folder of the cache in which libraries are laid out."""
_RULES = ("kinds", "types", "overlays", "rulesets", "countries", "tables", "house")
_WORDING = "wording"
_ENDINGS = (".yaml", ".md", ".docx")


def library_files(folder: Path, clauses: Collection[str], languages: Collection[str]) -> dict[str, bytes]:
    """Return the files of a library that decide an agreement: all rules, and some clauses in some languages."""
    return {name: (folder / name).read_bytes() for name in library_names(folder, clauses, languages)}


def library_names(folder: Path, clauses: Collection[str], languages: Collection[str]) -> list[str]:
    """Return the names of those files."""
    return sorted(_names(folder, clauses, languages))


def clause_of(name: str) -> str:
    """Return the clause whose file one of a library is, "" for a rule."""
    return name.split("/")[1] if name.startswith(f"{_WORDING}/") else ""


def language_of(name: str) -> str:
    """Return the language of a wording's file, "" for any other."""
    own = name.rpartition("/")[2].split(".")
    return own[-2] if clause_of(name) and len(own) > 2 else ""


def laid_out(cache: Path, files: Mapping[str, bytes]) -> Path:
    """Lay a library's files out in the cache, unless they lie there already; return the folder."""
    key = hashlib.sha256()
    for name in sorted(files):
        key.update(f"{name} {hashlib.sha256(files[name]).hexdigest()}\n".encode())
    folder = cache / PINNED / key.hexdigest()[:24]
    if not folder.is_dir():
        temporary = folder.with_name(f"{folder.name}.{os.getpid()}{TEMPORARY}")
        try:
            _write_all(temporary, files)
            temporary.replace(folder)
        except OSError:
            shutil.rmtree(temporary, ignore_errors=True)
            if not folder.is_dir():  # else another process was faster
                raise
    return folder


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _names(folder: Path, clauses: Collection[str], languages: Collection[str]) -> Iterator[str]:
    yield from (path.name for path in folder.glob("*.yaml") if path.name != TRANSLATIONS)
    for rules in _RULES:
        yield from (_name(folder, path) for path in (folder / rules).rglob("*") if _counts(path))
    for clause in clauses:
        for path in (folder / _WORDING / clause).glob("*"):
            name = _name(folder, path)
            if _counts(path) and language_of(name) in ("", *languages):
                yield name


def _counts(path: Path) -> bool:
    return path.suffix in _ENDINGS and not path.name.startswith(("~$", "."))


def _name(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()
