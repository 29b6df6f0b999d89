"""Anchors: the last entries of the ledgers, signed, so that nobody can take entries off their ends or write them anew.

An anchor is a file of JSON under `anchors/`, with its signature beside it. Who may sign stands in
`anchors/allowed_signers`, in the form of ssh-keygen(1). Which anchors there have been, no anchor says: one that was
taken away with its signature is missed by nobody.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.files.disk import write_whole
from pipeline.files.lock import tree_lock
from pipeline.files.ssh import NAMESPACE, SigningError, sign, signed_by, signing_key, ssh_keygen
from pipeline.issue.verifying.verifying import Verified
from pipeline.model.places import AftaleError, Finding, Place

SCHEMA = "anchors/1"
FOLDER = "anchors"
SIGNERS = f"{FOLDER}/allowed_signers"
SIGNATURE = ".sig"


class UnsignedError(AftaleError):
    """Nothing can be signed: the program is missing, or the key is no use."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a ledger when it was anchored, and how many there were."""

    head: str
    events: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an anchor says: the moment, and the last entry of each ledger."""

    at: str
    heads: Mapping[str, Head]


@dataclass(frozen=True, slots=True)
class Anchored:
    """An anchor that was written, or that was there already."""

    file: str
    at: str
    heads: int
    new: bool
    by: str
    """Whose key it is signed with, as `allowed_signers` names them; "" where it does not."""
    line: str
    """The line that says so, to be added to `allowed_signers`."""


def anchor(root: Path, at: str, party: str, key: Path, verified: Iterable[Verified]) -> Anchored:
    """Write an anchor of all that was verified and sign it; `party` is whose key it is said to be.

    Raises `AftaleError` where nothing is recorded, or where nothing can be signed with the key; then nothing is
    written.
    """
    if not ssh_keygen():
        raise UnsignedError(Finding.of("SSH_KEYGEN_MISSING", Place(FOLDER)))
    heads = {one.agreement: Head(one.head, one.events) for one in verified if one.events}
    if not heads:
        raise AftaleError(Finding.of("ANCHOR_NOTHING", Place(FOLDER)))
    with tree_lock(root):
        data = _written(Anchor(at, heads))
        name = _free_name(root / FOLDER, at, data)
        path = root / FOLDER / name
        new = not path.exists()
        signature = _signed(data, key) if new else path.with_name(name + SIGNATURE).read_bytes()
        if new:
            write_whole(path.with_name(name + SIGNATURE), signature)
            write_whole(path, data)  # from this moment there is an anchor
    by = signed_by(data, signature, bytes_of(root / SIGNERS) or b"", at)
    line = f'{party} namespaces="{NAMESPACE}" {signing_key(signature)}'
    return Anchored(f"{FOLDER}/{name}", at, len(heads), new, by, line)


def _written(what: Anchor) -> bytes:
    heads = {agreement: {"head": one.head, "events": one.events} for agreement, one in what.heads.items()}
    plain = {"schema": SCHEMA, "at": what.at, "heads": heads}
    return f"{json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


def read_anchor(data: bytes) -> Anchor | None:
    """Read an anchor; None where it is none, or not as it was written."""
    try:
        raw: Any = json.loads(data)
        heads = {str(name): Head(str(one["head"]), int(one["events"])) for name, one in raw["heads"].items()}
        found = Anchor(str(raw["at"]), heads)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return found if _written(found) == data.replace(b"\r\n", b"\n") else None


def _signed(data: bytes, key: Path) -> bytes:
    try:
        return sign(data, key)
    except SigningError as error:
        problem = Finding.of("SSH_KEY_UNUSABLE", Place(key.as_posix()), problem=error)
        raise UnsignedError(problem) from None


def _free_name(folder: Path, at: str, data: bytes) -> str:
    """Return the name of an anchor: that of one that says the very same, or one that no other has."""
    stem = at.replace(":", "")
    for number in itertools.count(1):
        name = f"{stem}.json" if number == 1 else f"{stem}-{number}.json"
        there = bytes_of(folder / name)
        if there is None or (there == data and (folder / (name + SIGNATURE)).exists()):
            return name
    raise AssertionError(folder)  # for the type checker: counting does not end


def anchor_names(root: Path) -> list[str]:
    """Return the names of the anchors and of their signatures."""
    endings = (".json", f".json{SIGNATURE}")
    found = (path.name for path in (root / FOLDER).glob("*.json*"))
    return sorted(name for name in found if name.endswith(endings) and not name.startswith("."))


def bytes_of(path: Path) -> bytes | None:
    """Return a file's bytes; None where it is not here."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
