"""A clause of the library: its metadata, its variants, and where its wording lies."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from pipeline.model.record import Record, fact, record
from pipeline.model.words import SLUG, SLUG_RULE, Day, Formula, L10n

OFFICIAL = ".official"
"""What the name of a wording's file has after its variant where the text is the funder's own."""


@record
class Variant(Record):
    """One of a clause's alternative wordings."""

    id: str = fact("Its id, the first part of its files' names.", pattern=SLUG, rule=SLUG_RULE)
    title: L10n | None = fact("What it is, for the drafter.", default=None)
    when: Formula | None = fact("The formula under which it is the one; the last has none.", default=None)
    kinds: tuple[str, ...] = fact("The kinds it may stand in; all where none is named.", default=(),
                                  vocabulary="kinds")  # fmt: skip
    guidance: L10n | None = fact("When to choose it; never printed.", default=None)
    warns: L10n | None = fact(
        "What is one-sided or risky about it: whoever chooses it is warned.", default=None
    )


@record
class LockedText(Record):
    """A text that must be the funder's own, where the funder has one."""

    official_text: Literal["pending", "none"] = fact(
        "`pending`: the funder's text is awaited until it lies beside ours; `none`: the funder has none, so ours stands.")  # fmt: skip
    authentic_language: str = fact("The language that decides for this text, unless the fund's rules name another.",
                                   vocabulary="languages")  # fmt: skip
    kinds: tuple[str, ...] = fact("The kinds of agreement in which it is awaited; all where none is named.", default=(),
                                  vocabulary="kinds")  # fmt: skip
    where: L10n | None = fact("Where the official text is to be had.", default=None)
    source: str | None = fact("Where it was said that the funder has none.", default=None)
    as_of: Day | None = fact("When that was said.", default=None)


@record
class Fallback(Record):
    """A position to fall back on where a party cannot accept the clause as it stands."""

    position: L10n = fact("What may be agreed instead.")
    approved_by: str = fact(
        "The role that approves this departure, such as `lawyer` or `board`; never a name."
    )


@record
class Obligation(Record):
    """One thing the clause obliges somebody to: who, what, when."""

    by: str = fact("Who: `all` together, `each` for itself, `danish`, `partner`, or another word for a party's part.",
                   pattern=SLUG, rule=SLUG_RULE)  # fmt: skip
    what: L10n = fact("What, in a few words that go on after the name.")
    when: L10n | None = fact("By when, or how often; none where it is always.", default=None)


@record
class WordApproval(Record):
    """Who approved a wording that is a Word file, which has no place for it."""

    variant: str = fact("The variant.")
    language: str = fact("The language.", vocabulary="languages")
    by_role: str = fact("The role that approved it.")
    on: Day = fact("When.")
    text_hash: str = fact("The digest of the file that was approved.")


@record
class Clause(Record):
    """A clause's metadata: everything about it but its words."""

    id: str = fact("The folder's name, for ever.", pattern=r"[a-z0-9]+(-[a-z0-9]+)*", rule=SLUG_RULE)
    title: L10n = fact("Its heading.")
    purpose: L10n = fact("What it is for, in plain words.")
    status: Literal["core", "locked", "default", "optional"] = fact(
        "`core` and `locked` cannot be removed, `default` only with a reason.")  # fmt: skip
    slot: str | None = fact("The slot whose answers are its variants.", default=None, vocabulary="slots")
    when: Formula | None = fact("A formula that brings it in by itself.", default=None)
    binds: bool = fact("Whether it binds in a partly binding memorandum.", default=False)
    dates: tuple[str, ...] = fact("The dated facts of an agreement whose duty it holds, such as `reporting`.",
                                  default=())  # fmt: skip
    survives: bool = fact("Whether it goes on after the end, and is listed as one that does.", default=False)
    annex: bool = fact("Whether it is an annex.", default=False)
    owner: str | None = fact("The role that looks after it.", default=None)
    since: str | None = fact("The month it came into the library.", default=None)
    variants: tuple[Variant, ...] = fact("Its variants.")
    guidance: L10n | None = fact("Advice to the drafter; never printed.", default=None)
    fallback: tuple[Fallback, ...] = fact(
        "Positions to fall back on, the nearest first; never printed.", default=()
    )
    obligations: tuple[Obligation, ...] = fact("Whom it obliges to what, and when.", default=())
    sources: tuple[str, ...] = fact("Where its rules come from.", default=())
    locked: LockedText | None = fact("For a locked clause: whose text it is.", default=None)
    approvals: tuple[WordApproval, ...] = fact("Approvals of wordings that are Word files.", default=())

    def variant(self, variant_id: str) -> Variant | None:
        """Return the variant of that id."""
        for variant in self.variants:
            if variant.id == variant_id:
                return variant
        return None


@record
class Approval(Record):
    """Who approved a wording, and which text that was."""

    by_role: str = fact("The role that approved it.")
    on: Day = fact("When.")
    text_hash: str = fact("The digest of the text that was approved.")


@record
class Official(Record):
    """Where a funder's own text comes from, and which text that is."""

    source: str | None = fact("Where it was fetched: the document or page, and its version.", default=None)
    as_of: Day | None = fact("When it was fetched.", default=None)
    sha256: str | None = fact("The digest of the text that was fetched.", default=None)


@record
class FrontMatter(Record):
    """What stands between the lines of dashes at the top of a wording."""

    title: str | None = fact("The heading in this variant, where it is not the clause's.", default=None)
    approved: Approval | None = fact("Its approval.", default=None)
    official: Official | None = fact("Where it comes from, if it is a funder's own text.", default=None)
    change_note: str | None = fact("Why it was last changed.", default=None)


NO_FRONT = FrontMatter()


@dataclass(frozen=True, slots=True)
class WordingSource:
    """One wording as it lies in the library: its file and digest, and its body or its Word bytes.

    `offset` is how many lines of front matter stand before the body.
    """

    file: str
    digest: str
    text: str = ""
    word: bytes = b""
    offset: int = 0
    front: FrontMatter = NO_FRONT

    @property
    def text_hash(self) -> str:
        """The digest by which an approval knows its text: SHA-256 of the body, of a Word file that of the file.

        Front matter, the ends of lines and empty lines around the body are not in it, so that writing down
        the approval does not undo it.
        """
        return self.digest if self.word else hashlib.sha256(self.text.strip().encode()).hexdigest()

    @property
    def official(self) -> bool:
        """Whether it is a funder's own text, by the name of its file."""
        return f"{OFFICIAL}." in self.file.rpartition("/")[2]

    @property
    def approved(self) -> bool:
        """Whether this very text is the one that was approved."""
        return self.front.approved is not None and self.front.approved.text_hash == self.text_hash
