"""Puts an agreement's files into `output/`, never over something we did not write.

The manifest beside the files says what we wrote. It is written before them and then names both the new
and the replaced digests, so that after a kill at any point every file can still be told from one that
somebody edited; once all files are in place it names the new ones alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.build.names import edited_name
from pipeline.files.disk import write_whole

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Placed:
    """What placing an agreement's files did."""

    files: dict[str, str]
    """The digest of each file, by name."""
    set_aside: tuple[str, ...]
    written: int


def digest(data: bytes) -> str:
    """Return the sha256 of some bytes."""
    return hashlib.sha256(data).hexdigest()


def place_files(
    folder: Path, files: Mapping[str, bytes], about: Mapping[str, Any], keep: Collection[str] = ()
) -> Placed:
    """Write files into an agreement's output folder, set edited ones aside, remove outdated ones of ours.

    Files of ours that are to be kept stay as they are, even edited; the manifest goes on to name those still there.
    """
    ours = known(folder)
    digests = {name: digest(data) for name, data in sorted(files.items())}
    found = {name: digest_of(folder / name) for name in {*digests, *ours}}
    kept = {name: _kept(ours[name], found[name]) for name in keep if found.get(name) and name not in digests}
    touched = [name for name in sorted(found) if found[name] and name not in kept]
    changed = [name for name, value in digests.items() if found.get(name) != value]
    aside = [name for name in touched if _edited(name, found[name], ours, digests)]
    outdated = [name for name in touched if name not in digests and name not in aside]
    manifest = {"schema": "manifest/1", **about, "files": digests | kept}
    replaced = {name: ours[name] for name in (*changed, *outdated) if name in ours}
    if replaced and (changed or outdated):
        _write_manifest(folder, {**manifest, "replaces": replaced})
    else:
        _write_manifest(folder, manifest)
    set_aside = tuple(_set_aside(folder, name, found[name]) for name in aside)
    for name in changed:
        write_whole(folder / name, files[name])
    for name in outdated:
        (folder / name).unlink(missing_ok=True)
    if replaced:
        _write_manifest(folder, manifest)
    return Placed(digests, set_aside, len(changed))


def place_redlines(folder: Path, files: Mapping[str, bytes], compared: Mapping[str, Any]) -> Placed:
    """Write what a comparison made beside an agreement's documents, in the place of what the last one made.

    `compared` says for programs what was compared; with it, a build can tell how long that is true.
    """
    manifest = manifest_of(folder)
    about = {key: manifest[key] for key in manifest if key not in ("schema", "files", "replaces", "compared")}
    about |= {"compared": {**compared, "files": sorted(files)}} if files else {}
    keep = known(folder).keys() - _compared(manifest).get("files", ())
    return place_files(folder, files, about, keep - files.keys())


def still_compared(folder: Path, drafts: Mapping[str, str]) -> dict[str, Any]:
    """Return what the manifest says of the last comparison, as long as the documents are those that were compared."""
    compared = _compared(manifest_of(folder))
    return compared if compared.get("drafts") == drafts else {}


def _compared(manifest: Mapping[str, Any]) -> dict[str, Any]:
    compared = manifest.get("compared")
    return compared if isinstance(compared, dict) else {}


def manifest_of(folder: Path) -> dict[str, Any]:
    """Return an agreement's manifest; an empty one where there is none that can be read."""
    try:
        return dict(json.loads((folder / MANIFEST).read_bytes()))
    except (OSError, ValueError, TypeError):
        return {}


def known(folder: Path) -> dict[str, list[str]]:
    """Return the digests of files we wrote into a folder, by name, as its manifest tells."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        found = {name: [value] for name, value in manifest["files"].items()}
        for name, values in manifest.get("replaces", {}).items():
            found.setdefault(name, []).extend(values)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return found


def ours_and_edited(folder: Path) -> tuple[list[str], list[str]]:
    """Return the names of files we wrote that are as we wrote them, and of those that somebody edited."""
    ours: list[str] = []
    edited: list[str] = []
    for name, digests in known(folder).items():
        value = digest_of(folder / name)
        if value:
            (ours if value in digests else edited).append(name)
    return ours, edited


def remove_ours(folder: Path) -> tuple[int, list[str]]:
    """Remove what we wrote into a folder and nobody edited; return how many, and what was left."""
    ours, edited = ours_and_edited(folder)
    for name in ours:
        (folder / name).unlink()
    if not edited:
        (folder / MANIFEST).unlink(missing_ok=True)
    return len(ours), edited


def _kept(ours: list[str], found: str) -> str:
    """Return the digest under which a file that stays is known: what it was written as, even where it was edited."""
    return found if found in ours else ours[0]


def _edited(name: str, value: str, ours: Mapping[str, list[str]], new: Mapping[str, str]) -> bool:
    """Return whether a file is neither what we wrote before nor what we are about to write."""
    return value not in ours.get(name, ()) and value != new.get(name)


def digest_of(path: Path) -> str:
    """Return the sha256 of a file; nothing where it cannot be read."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def _set_aside(folder: Path, name: str, value: str) -> str:
    aside = edited_name(name, value)
    (folder / name).replace(folder / aside)
    return aside


def _write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    data = _readable(manifest).encode()
    if digest_of(folder / MANIFEST) != digest(data):
        write_whole(folder / MANIFEST, data)


def _readable(manifest: Mapping[str, Any]) -> str:
    """Return a manifest as text: a line for each file and each clause, so that git shows which is another."""
    told = _JSON.encode
    fields = []
    for name, value in sorted(manifest.items()):
        if isinstance(value, list):
            shown = ",\n  ".join(map(told, value)).join(("[\n  ", "\n ]"))
        elif isinstance(value, Mapping):
            entries = (f"{told(key)}: {told(entry)}" for key, entry in sorted(value.items()))
            shown = ",\n  ".join(entries).join(("{\n  ", "\n }"))
        else:
            shown = told(value)
        fields.append(f" {told(name)}: {shown}")
    return ",\n".join(fields).join(("{\n", "\n}\n"))


_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
