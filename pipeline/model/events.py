"""What happens in the life of an agreement, as the ledger records it: facts and hashes.

Never a person's name, a contact or a bank account: who did it is an organisation and an office.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple


class Number(NamedTuple):
    """A version's number: 0.1, 0.2 before signing, 1.0 the edition that is signed, 1.1 after it."""

    whole: int
    part: int

    @classmethod
    def of(cls, text: str) -> Number:
        """Read a number; raises `ValueError` where a text is none."""
        found = re.fullmatch(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)", text)
        if not found:
            raise ValueError(text)
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        """Write it as on paper."""
        return f"{self.whole}.{self.part}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who did it: an organisation and an office, never a person."""

    party: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenFile:
    """A file that an event stands for: what it is, and what proves it."""

    name: str
    """Its name in the version's folder, or in the archive."""
    sha256: str
    size: int
    role: str
    """`clean`, `redline`, `changes`, `summary`, `sources`, `annex`, `pdf`, `counterpart`, `evidence` ..."""
    language: str = ""
    """The languages of a document, the first one first: `en`, `da-en`."""
    against: str = ""
    """For a redline: the version it was compared with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What one document of a version says, without its stamps."""

    language: str
    digest: str
    """The sha256 of its content, printed on the signature page."""
    pages: int = 0
    """How many pages it has on paper; 0 where nothing could count them."""

    @property
    def code(self) -> str:
        """The code at the foot of every page: how the digest begins."""
        return page_code(self.digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """A party that must sign, and how many of its offices its rule asks for."""

    party: str
    needed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A version was frozen and sent."""

    EVENT: ClassVar = "issued"

    version: str
    edition: Literal["sent", "signature"]
    contents: tuple[Content, ...]
    files: tuple[FrozenFile, ...]
    data: str
    """The sha256 of the partnership's file."""
    ruleset: str = ""
    """The rules of the pool that were applied: `civilsamfundspuljen/2025-01-01`."""
    texts: Mapping[str, str]
    """The clause texts that were used, by their file in the library, and the sha256 of each."""
    says: Mapping[str, str]
    """A digest of what each clause says, by `<clause>/<language>`."""
    signers: tuple[Signer, ...] = ()
    """Who must sign a signature edition, by the rules as they were when it was issued."""
    to: str = ""
    """The party it was sent to; everyone where none is named."""
    note: str = ""
    waivers: tuple[str, ...] = ()
    """What was not in order, and who answers for it."""
    overrules: tuple[str, ...] = ()
    """Rules of the pool that nobody had checked and that the pool itself lifted, and who answers for that."""
    kept: Literal["issued", "archive"] = "issued"
    """Where the files lie: beside the ledger, or in the archive because the partnership is sensitive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """Newer wording of the library was taken into an agreement that was pinned to older."""

    EVENT: ClassVar = "adopted"

    clauses: tuple[str, ...]
    """The clauses; none where the whole library was taken in."""
    reason: str
    texts: Mapping[str, str]
    """What was taken in, by its file in the library, and the sha256 of each."""
    files: tuple[FrozenFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """A party's board decided on a version."""

    EVENT: ClassVar = "approved"

    version: str
    party: str
    body: str
    on: str
    minutes: str
    """Where the decision can be read: date and item of the minutes."""
    may_change: str = ""
    """What whoever signs may still change, as the minutes say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A counterpart came back signed."""

    EVENT: ClassVar = "signed"

    version: str
    party: str
    language: str
    """The document that was signed, by its languages."""
    method: Literal["wet-scan", "e-service", "docx"]
    on: str
    offices: tuple[str, ...]
    """In which capacities, as the seats at the signature table name them."""
    files: tuple[FrozenFile, ...]
    verified: Literal["text", "code"]
    """Whether the text was read and is that of the version, or a role confirmed the code and the number of pages."""
    pages: int = 0
    evidence_pages: int = 0
    """How many of them a service has put behind the version's own."""
    corrections: tuple[str, ...] = ()
    """What was corrected by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """A version was withdrawn: it is void, and its number is not used again."""

    EVENT: ClassVar = "withdrawn"

    version: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Two people had gone on from one event; one branch counts, the others are void."""

    EVENT: ClassVar = "settled"

    kept: str
    """The hash of the last event that counts."""
    void: tuple[str, ...]
    """The hashes of the last events that do not."""
    reason: str


Facts = Issued | Adopted | Approved | Signed | Withdrawn | Settled
KINDS: dict[str, type[Facts]] = {
    kind.EVENT: kind for kind in (Issued, Adopted, Approved, Signed, Withdrawn, Settled)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One entry of an agreement's ledger."""

    agreement: str
    seq: int
    """One more than the highest of its parents'."""
    parents: tuple[str, ...]
    at: str
    """When it was recorded."""
    by: Actor
    tool: str
    commit: str = ""
    """The commit of git that was checked out, where there is one."""
    facts: Facts
    hash: str = ""

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.seq:04}-{self.hash[:8]}.json"


def page_code(digest: str) -> str:
    """Return the code that stands on every page: the first twelve digits of a digest, in fours."""
    return "-".join(digest[start : start + 4] for start in range(0, 12, 4)) if digest else ""
