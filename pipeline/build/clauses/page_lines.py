"""The page of a clause as people read it, in Markdown and in the language of messages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.build.clauses.page import Page
from pipeline.build.clauses.taking import answers_to, taken
from pipeline.build.clauses.uses import Use
from pipeline.build.clauses.wordings import Text
from pipeline.model.clause import Fallback, Obligation, Variant
from pipeline.model.words import L10n
from pipeline.render.conditions import Plainly
from pipeline.render.tongue import Tongue, in_language

_STATUS = {"core": "CLAUSE_IS_CORE", "locked": "CLAUSE_IS_LOCKED", "default": "CLAUSE_IS_DEFAULT",
           "optional": "CLAUSE_IS_OPTIONAL"}  # fmt: skip
_WHO = {
    "all": "OBLIGED_ALL",
    "each": "OBLIGED_EACH",
    "danish": "OBLIGED_DANISH",
    "partner": "OBLIGED_PARTNER",
}


def page_lines(page: Page, language: str) -> Iterator[str]:
    """Return the lines of a page."""
    teller = _Teller(page, Plainly(page.library, Tongue(language)))
    about = page.clause
    yield f"# {about.id}: {teller.words(about.title)}"
    yield from ("", teller.words(about.purpose), "")
    yield from (f"- {line}" for line in teller.standing())
    if about.guidance:
        yield from ("", f"> {teller.words(about.guidance)}")
    yield from teller.section("CLAUSE_HEAD_IN", teller.comes_in())
    yield from teller.section("CLAUSE_HEAD_VARIANTS", map(teller.variant, about.variants))
    yield from teller.section("CLAUSE_HEAD_OBLIGATIONS", map(teller.obligation, about.obligations))
    yield from teller.section("CLAUSE_HEAD_FALLBACK", map(teller.fallback, about.fallback))
    yield from teller.section("CLAUSE_HEAD_SOURCES", iter(about.sources))
    yield from teller.section("CLAUSE_HEAD_FACTS", teller.facts())
    yield from teller.section("CLAUSE_HEAD_USED", teller.used())
    yield from teller.section("CLAUSE_HEAD_HISTORY", teller.history())
    for text in page.texts:
        yield from teller.text(text)


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells the parts of a page."""

    page: Page
    plainly: Plainly

    def say(self, code: str, **args: object) -> str:
        return self.plainly.tongue.word(code, **args)

    def words(self, text: L10n | None) -> str:
        return in_language(text, self.plainly.tongue.language)

    def section(self, head: str, lines: Iterator[str]) -> Iterator[str]:
        """Return a section, or nothing where it would be empty."""
        found = list(lines)
        if found:
            yield from ("", f"## {self.say(head)}", "", *(f"- {line}" for line in found))

    def standing(self) -> Iterator[str]:
        """Say how firmly it stands, and who looks after it."""
        about = self.page.clause
        yield self.say(_STATUS[about.status])
        if about.annex:
            yield self.say("CLAUSE_IS_ANNEX")
        if about.binds:
            yield self.say("CLAUSE_BINDS")
        yield self.say("CLAUSE_OWNER", owner=about.owner or "–", since=about.since or "–")

    def comes_in(self) -> Iterator[str]:
        """Say what brings it into an agreement."""
        library, about, found = self.page.library, self.page.clause, self.page.bringers
        for kind in (library.kinds[kind] for kind in found.kinds):
            outline = [(entry.only_when or entry.when, entry.always or bool(entry.when))
                       for entry in kind.outline if entry.clause == about.id]  # fmt: skip
            annexes = [
                (entry.when, True) for entry in (*kind.annexes, *kind.sheets) if entry.clause == about.id
            ]
            yield from (self._in_kind(kind.id, gate, sure=sure) for gate, sure in (*outline, *annexes))
        if about.when:
            yield self.say("CLAUSE_IN_WHEN", condition=self.plainly.condition(about.when))
        yield from (self.say("WHY_TYPE", type=name) for name in found.brought_by)
        yield from (self.say("CLAUSE_OFFERED", type=name) for name in found.offered_by)
        yield from (self.say("CLAUSE_OVERLAY", overlay=self.words(overlay.title)) for overlay in library.overlays
                    if overlay.id in found.overlays)  # fmt: skip
        yield from (self.say("CLAUSE_POOL", pool=name) for name in found.pools)
        if self.page.slot:
            yield self.say("CLAUSE_SLOT", slot=self.page.slot.id, question=self.words(self.page.slot.title))

    def _in_kind(self, kind: str, gate: str | None, *, sure: bool) -> str:
        """Say when it is in agreements of a kind: `sure` unless the gate is closed, else where something brings it."""
        if gate is None:
            return self.say("WHY_ALWAYS" if sure else "CLAUSE_IN_ASKED", kind=kind)
        code = "CLAUSE_IN_GATED" if sure else "CLAUSE_IN_HELD"
        return self.say(code, kind=kind, condition=self.plainly.condition(gate))

    def variant(self, variant: Variant) -> str:
        """Say what a variant is, and when it is taken."""
        title = self.words(variant.title)
        kinds = f" ({', '.join(variant.kinds)})" if variant.kinds else ""
        shown = f"{title}. " if title and answers_to(self.page.slot, variant, self.plainly) != [title] else ""
        advice = "".join(f" {self.words(text)}" for text in (variant.guidance, variant.warns) if text)
        return f"**{variant.id}**{kinds}: {shown}{taken(self.page.slot, variant, self.plainly)}{advice}"

    def obligation(self, duty: Obligation) -> str:
        """Say who owes what, and when."""
        code = _WHO.get(duty.by)
        said = f"**{self.say(code) if code else duty.by}**: {self.words(duty.what)}"
        return f"{said} ({self.words(duty.when)})" if duty.when else said

    def fallback(self, step: Fallback) -> str:
        """Say what may be agreed instead, and who approves it."""
        return f"{self.words(step.position)} {self.say('CLAUSE_FALLBACK_BY', role=step.approved_by)}"

    def facts(self) -> Iterator[str]:
        """Name the facts that its wordings use, and the tables."""
        yield from (f"`{path}`: {self.plainly.fact(path)}" for path in self.page.facts)
        yield from (self.say("CLAUSE_TABLE", table=table) for table in self.page.tables)

    def used(self) -> Iterator[str]:
        """Say which agreements print it."""
        uses = [use for use in self.page.uses if use.variant]
        yield from (self._use(use) for use in uses)
        if not uses:
            yield self.say("CLAUSE_USED_NOWHERE")

    def _use(self, use: Use) -> str:
        shown = f"{use.agreement} ({use.variant})"
        if not use.version:
            return shown
        code = "CLAUSE_PINNED_OLDER" if use.newer else "CLAUSE_PINNED"
        return f"{shown}: {self.say(code, version=use.version)}"

    def history(self) -> Iterator[str]:
        """Say why its wordings were changed, and when its folder was."""
        yield from (f"{text.variant}.{text.language}: {text.note}" for text in self.page.texts if text.note)
        yield from (f"{commit.day} {commit.hash} {commit.subject}" for commit in self.page.commits)

    def text(self, text: Text) -> Iterator[str]:
        """Show a wording under its name, and whether it is approved."""
        language = self.plainly.tongue.languages(text.language)
        yield from ("", f"## {text.variant}, {language}: {text.title}", "", f"`{text.source.file}`", "")
        yield from (self._approval(text), "", text.body)

    def _approval(self, text: Text) -> str:
        approval, hash_ = text.source.front.approved, text.source.text_hash
        if approval is None:
            return self.say("CLAUSE_TEXT_NOT_APPROVED", hash=hash_)
        code = "CLAUSE_TEXT_APPROVED" if text.source.approved else "CLAUSE_TEXT_CHANGED"
        return self.say(
            code, role=approval.by_role, day=self.plainly.tongue.day(approval.on.isoformat()), hash=hash_
        )
