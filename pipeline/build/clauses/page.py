"""All about one clause: its texts in every language, the facts they use, who has it, and how it came to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.build.clauses.known import Bringers, bringers, clause_named, is_about, languages_of
from pipeline.build.clauses.listing import Line, approval_of, clause_line
from pipeline.build.clauses.taking import taken
from pipeline.build.clauses.uses import Use, errors_in, uses_of
from pipeline.build.clauses.wordings import Text, texts_of
from pipeline.build.overview import overview
from pipeline.build.tree import Tree
from pipeline.files.git import Logged, log_of
from pipeline.model.clause import Clause, Variant
from pipeline.model.library import Library, Slot
from pipeline.model.places import Finding
from pipeline.render.conditions import Plainly
from pipeline.render.tongue import Tongue


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A clause, to be shown."""

    clause: Clause
    library: Library
    bringers: Bringers
    texts: tuple[Text, ...]
    """The wordings asked for."""
    facts: tuple[str, ...]
    """The paths of the facts that any of its wordings uses, in order."""
    tables: tuple[str, ...]
    """The tables that stand in it."""
    uses: tuple[Use, ...]
    commits: tuple[Logged, ...]
    findings: tuple[Finding, ...]
    """What is wrong with it, and what kept an agreement from being asked."""

    @property
    def slot(self) -> Slot | None:
        """The question it answers."""
        return self.library.slots.get(self.clause.slot) if self.clause.slot else None

    def data(self, language: str) -> Line:
        """Return the page field by field; conditions and facts in words of the language of messages."""
        plainly = Plainly(self.library, Tongue(language))
        about, slot = self.clause, self.slot
        return {
            **clause_line(self.library, about),
            "purpose": about.purpose, "guidance": about.guidance or {}, "since": about.since or "",
            "fallback": [{"position": step.position, "approved_by": step.approved_by} for step in about.fallback],
            "obligations": [{"by": duty.by, "what": duty.what, "when": duty.when or {}} for duty in about.obligations],
            "binds": about.binds, "sources": list(about.sources), "when": about.when or "",
            "question": _question(slot) if slot else {},
            "variants": [self._variant(variant, plainly) for variant in about.variants],
            "facts": [{"path": path, "words": plainly.fact(path)} for path in self.facts],
            "tables": list(self.tables),
            "used": [_use(use) for use in self.uses if use.variant],
            "notes": [{"variant": text.variant, "language": text.language, "note": text.note}
                      for text in self.texts if text.note],
            "commits": [{"on": commit.day, "hash": commit.hash, "subject": commit.subject}
                        for commit in self.commits],
        }  # fmt: skip

    def _variant(self, variant: Variant, plainly: Plainly) -> Line:
        return {
            "id": variant.id, "title": variant.title or {}, "kinds": list(variant.kinds),
            "languages": languages_of(self.library, self.clause.id, variant.id), "when": variant.when or "",
            "guidance": variant.guidance or {}, "warns": variant.warns or {},
            "taken": taken(self.slot, variant, plainly),
            "texts": [_text(text) for text in self.texts if text.variant == variant.id],
        }  # fmt: skip


def clause_page(tree: Tree, clause_id: str, language: str | None = None) -> Page:
    """Return the page of a clause with its texts in every language, or in one.

    Raises `AftaleError` where there is no such clause, or its description cannot be read.
    """
    rows, found, workshop = overview(tree)
    library = workshop.library
    clause = clause_named(library, clause_id, found)
    texts, faults = texts_of(workshop.book, clause)
    uses, problems = uses_of(rows, workshop, clause_id)
    own = [finding for finding in found if is_about(finding, clause_id)]
    return Page(
        clause=clause, library=library, bringers=bringers(library, clause_id),
        texts=tuple(text for text in texts if language in (None, text.language)),
        facts=_once(path for text in texts for path in text.facts),
        tables=_once(table for text in texts for table in text.tables),
        uses=tuple(uses), commits=tuple(log_of(tree.root, f"clauses/wording/{clause_id}")),
        findings=tuple(dict.fromkeys((*own, *faults, *errors_in(found), *problems))),
    )  # fmt: skip


def _once(words: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _question(slot: Slot) -> dict[str, Any]:
    answers = [{"id": answer.id, "title": answer.title, "kinds": list(answer.kinds), "variant": answer.variant or answer.id}
               for answer in slot.answers]  # fmt: skip
    return {"id": slot.id, "title": slot.title, "default": dict(slot.default), "answers": answers}


def _text(text: Text) -> Line:
    return {"language": text.language, "file": text.source.file, "title": text.title, "text": text.body,
            "text_hash": text.source.text_hash, "approved": approval_of(text.source)}  # fmt: skip


def _use(use: Use) -> Line:
    return {"agreement": use.agreement, "variant": use.variant, "version": use.version, "newer": use.newer}
