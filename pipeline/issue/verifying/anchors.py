"""The proof of anchors: who signed each, and whether the ledgers still hold all that they held when it was made."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.files.ssh import fingerprint, is_sound, signed_by, signing_key, ssh_keygen
from pipeline.issue.verifying.anchoring import (
    FOLDER,
    SIGNATURE,
    SIGNERS,
    Anchor,
    Head,
    anchor_names,
    bytes_of,
    read_anchor,
)
from pipeline.issue.verifying.verifying import Verified
from pipeline.model.messages import severity_of
from pipeline.model.places import Finding, Place, Severity

Signature = Literal["good", "wrong", "unknown", "missing", "unchecked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What became of the proof of one anchor."""

    file: str
    at: str = ""
    heads: int = 0
    """How many ledgers it was held against."""
    signature: Signature = "unchecked"
    by: str = ""
    """Who signed it, as `allowed_signers` names them."""
    problems: tuple[Finding, ...] = ()
    """What is wrong with the anchor itself."""
    lost: tuple[tuple[str, Finding], ...] = ()
    """What ledgers lack of what they held when it was made, by agreement."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All there is to say of it."""
        return (*self.problems, *(finding for _, finding in self.lost))

    @property
    def well(self) -> bool:
        """Whether nothing speaks against it."""
        return all(severity_of(finding) is not Severity.ERROR for finding in self.findings)


def check_anchors(root: Path, verified: Collection[Verified], *, all_: bool) -> Iterator[Checked]:
    """Check every anchor: its signature, and that the ledgers still hold all that they held.

    Where not all agreements were verified, only those that were are held against it.
    """
    names = anchor_names(root)
    for name in names:
        if name.endswith(SIGNATURE):
            if name.removesuffix(SIGNATURE) not in names:
                where = Place(f"{FOLDER}/{name}")
                yield Checked(file=where.file, problems=(Finding.of("ANCHOR_GONE", where),))
        else:
            yield _checked(root, name, {one.agreement: one for one in verified}, all_=all_)


def _checked(root: Path, name: str, verified: Mapping[str, Verified], *, all_: bool) -> Checked:
    where = Place(f"{FOLDER}/{name}")
    data = bytes_of(root / FOLDER / name)
    found = read_anchor(data) if data is not None else None
    if data is None or found is None:
        return Checked(file=where.file, problems=(Finding.of("ANCHOR_UNREADABLE", where),))
    heads = {agreement: head for agreement, head in found.heads.items() if all_ or agreement in verified}
    signature, by, problem = _signature(root, name, data.replace(b"\r\n", b"\n"), found.at)
    lost = [
        (agreement, finding)
        for agreement, head in heads.items()
        for finding in _held(where, found, agreement, head, verified.get(agreement))
    ]
    return Checked(file=where.file, at=found.at, heads=len(heads), signature=signature, by=by,
                   problems=(problem,) if problem else (), lost=tuple(lost))  # fmt: skip


def _held(where: Place, found: Anchor, agreement: str, head: Head, now: Verified | None) -> Iterator[Finding]:
    """Find what a ledger lacks of what it held when it was anchored."""
    there = now.entries.get(head.head, 0) if now else 0
    if not there:
        yield Finding.of("ANCHOR_HEAD_LOST", where, agreement=agreement, entry=head.head[:8], day=found.at[:10],
                         count=head.events)  # fmt: skip
    elif there < head.events:
        yield Finding.of("ANCHOR_ENTRIES_LOST", where, agreement=agreement, day=found.at[:10], count=head.events,
                         missing=head.events - there)  # fmt: skip


def _signature(root: Path, name: str, data: bytes, at: str) -> tuple[Signature, str, Finding | None]:
    """Check the signature of an anchor: how it stands, whose it is, and what there is to say of it."""
    where = Place(f"{FOLDER}/{name}")
    signature, signers = bytes_of(root / FOLDER / (name + SIGNATURE)), bytes_of(root / SIGNERS)
    if signature is None:
        return "missing", "", Finding.of("ANCHOR_UNSIGNED", where)
    if not ssh_keygen():
        return "unchecked", "", Finding.of("ANCHOR_NO_PROGRAM", Place(FOLDER))
    if not is_sound(data, signature):
        return "wrong", "", Finding.of("ANCHOR_SIGNATURE_WRONG", where)
    if signers is None:
        return "unchecked", "", Finding.of("ANCHOR_NO_SIGNERS", Place(SIGNERS))
    by = signed_by(data, signature, signers, at)
    if not by:
        key = fingerprint(signing_key(signature))
        return "unknown", "", Finding.of("ANCHOR_KEY_UNKNOWN", where, key=key, signers=SIGNERS)
    return "good", by, None
