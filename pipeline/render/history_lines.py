"""The events of an agreement's life as sentences for people who were not there, in the language of messages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.model.events import Adopted, Approved, Content, Event, Issued, Settled, Signed, Withdrawn
from pipeline.render.tongue import Tongue

METHODS = {
    "wet-scan": "HISTORY_ON_PAPER", "e-service": "HISTORY_BY_SERVICE", "docx": "HISTORY_IN_WORD",
}  # fmt: skip
PROOFS = {"text": "HISTORY_TEXT_VERIFIED", "code": "HISTORY_CODE_CONFIRMED"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event, with what it alone cannot know."""

    event: Event
    void: bool = False
    several: bool = False
    """Whether its version has several documents, so that the language must be said."""
    completes: bool = False
    """Whether with it a version was signed by all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Tells events: the parties by their short names, other events by the names of their entries."""

    tongue: Tongue
    names: Mapping[str, str]
    entries: Mapping[str, str]
    """The names of the ledger's entries by their hashes."""

    def sentence(self, told: Told) -> str:
        """Return what happened, in one line."""
        text = " ".join(" ".join(self._sentences(told)).split())
        return self.tongue.word("HISTORY_VOID", sentence=text) if told.void else text

    def _sentences(self, told: Told) -> Iterator[str]:
        facts = told.event.facts
        if isinstance(facts, Issued):
            yield from self._issued(facts)
        elif isinstance(facts, Approved):
            yield from self._approved(facts)
        elif isinstance(facts, Signed):
            yield from self._signed(facts, told)
        elif isinstance(facts, Adopted):
            yield self._adopted(facts)
        elif isinstance(facts, Withdrawn):
            yield self._word("HISTORY_WITHDRAWN", version=facts.version, reason=_bare(facts.reason))
        else:
            yield self._settled(facts)

    def _issued(self, facts: Issued) -> Iterator[str]:
        to = self._name(facts.to) if facts.to else self._word("HISTORY_EVERYONE")
        if facts.edition == "signature":
            several = len(facts.contents) > 1
            codes = "; ".join(self._code(content, several=several) for content in facts.contents)
            yield self._word("HISTORY_EDITION", version=facts.version, to=to, codes=codes)
        else:
            yield self._word("HISTORY_SENT", version=facts.version, to=to)
        if facts.note:
            yield self._word("HISTORY_NOTE", note=facts.note)
        if facts.waivers:
            yield self._word("HISTORY_WAIVERS", waivers=_bare("; ".join(facts.waivers)))
        if facts.overrules:
            yield self._word("HISTORY_OVERRULES", overrules=_bare("; ".join(facts.overrules)))

    def _code(self, content: Content, *, several: bool) -> str:
        code = "HISTORY_CODE_PAGES" if content.pages else "HISTORY_CODE"
        text = self._word(code, shown=content.code, pages=content.pages)
        return f"{self.tongue.languages(content.language)}: {text}" if several else text

    def _approved(self, facts: Approved) -> Iterator[str]:
        yield self._word("HISTORY_APPROVED", party=self._who(facts.party, facts.body), version=facts.version,
                         on=self.tongue.day(facts.on), minutes=facts.minutes)  # fmt: skip
        if facts.may_change:
            yield self._word("HISTORY_MAY_CHANGE", may_change=_bare(facts.may_change))

    def _signed(self, facts: Signed, told: Told) -> Iterator[str]:
        language = self.tongue.languages(facts.language) if told.several else ""
        about = {
            "version": facts.version, "party": self._who(facts.party, ", ".join(facts.offices)),
            "on": self.tongue.day(facts.on), "method": self._word(METHODS[facts.method]),
            "proof": self._word(PROOFS[facts.verified]),
        }  # fmt: skip
        if language:
            yield self._word("HISTORY_SIGNED_IN", language=language, **about)
        else:
            yield self._word("HISTORY_SIGNED", **about)
        if facts.evidence_pages:
            yield self._word("HISTORY_EVIDENCE", pages=facts.evidence_pages)
        if facts.corrections:
            yield self._word("HISTORY_CORRECTED", corrections=_bare("; ".join(facts.corrections)))
        if told.completes:
            yield self._word("HISTORY_SIGNED_BY_ALL", version=facts.version)

    def _adopted(self, facts: Adopted) -> str:
        if not facts.clauses:
            return self._word("HISTORY_ADOPTED_ALL", reason=_bare(facts.reason))
        return self._word("HISTORY_ADOPTED", clauses=", ".join(facts.clauses), reason=_bare(facts.reason))

    def _settled(self, facts: Settled) -> str:
        void = self.tongue.list(self._entry(hash_) for hash_ in facts.void)
        return self._word(
            "HISTORY_SETTLED", kept=self._entry(facts.kept), void=void, reason=_bare(facts.reason)
        )

    def _entry(self, hash_: str) -> str:
        return self.entries.get(hash_, hash_[:8])

    def _who(self, party: str, capacity: str) -> str:
        """Name a party, and the body or the offices that acted for it."""
        return f"{self._name(party)} ({capacity})" if capacity else self._name(party)

    def _name(self, party: str) -> str:
        return self.names.get(party, party)

    def _word(self, code: str, **args: object) -> str:
        return self.tongue.word(code, **args)


def _bare(text: str) -> str:
    """Return somebody's words without the full stop, for a sentence that brings its own."""
    return text.rstrip().removesuffix(".")
