"""Finds words of duty in wording that does not bind: there the verb is `must`, which knows whether it does."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.formula import can_hold
from pipeline.model.clause import Clause, Variant
from pipeline.model.library import Kind, Library
from pipeline.model.phrases import Modality
from pipeline.model.places import Finding, Place
from pipeline.render.book import Book
from pipeline.render.wording import CompiledWording, Run


def plain_duties(book: Book) -> Iterator[Finding]:
    """V49: find a duty in a clause that is not listed as binding, in a kind of agreement where that counts."""
    library = book.library
    for kind in library.kinds.values():
        for clause in _clauses(library, kind) if _may_be_partly_binding(library, kind) else ():
            for variant in _reachable(library, clause, kind):
                for language, modality in library.phrases.modality.items():
                    wording, _ = book.wording(clause.id, variant.id, language)
                    if wording:
                        yield from _plain(wording, kind, modality)


def _clauses(library: Library, kind: Kind) -> list[Clause]:
    """Return the clauses of a kind that do not bind in every agreement of it."""
    ids = [entry.clause or "" for entry in kind.outline] + [entry.clause for entry in kind.annexes]
    return [library.clauses[id_] for id_ in ids if id_ in library.clauses and not library.clauses[id_].binds]


def _may_be_partly_binding(library: Library, kind: Kind) -> bool:
    """Return whether an agreement of a kind can bind in some clauses and not in others."""
    for slot in library.slots.values():
        fixed = kind.slots.get(slot.id)
        answers = (
            [a for a in slot.answers if not a.kinds or kind.id in a.kinds] if kind.id in slot.kinds else []
        )
        if any(answer.force == "listed" and fixed in (None, answer.id) for answer in answers):
            return True
    return False


def _reachable(library: Library, clause: Clause, kind: Kind) -> Iterator[Variant]:
    """Yield the variants that an agreement of a kind can have, asked for by name or not."""
    slot = library.slots.get(clause.slot or "")
    answers = [a for a in slot.answers if not a.kinds or kind.id in a.kinds] if slot else []
    wanted = {answer.variant or answer.id for answer in answers}
    for variant in clause.variants:
        if (not variant.kinds or kind.id in variant.kinds) and (slot is None or variant.id in wanted):
            yield variant


def _plain(wording: CompiledWording, kind: Kind, modality: Modality) -> Iterator[Finding]:
    """Find the first duty of a wording; whoever mends it reads on."""
    words = "|".join(re.escape(word) for word in {modality.binding.one, modality.binding.many})
    duty = re.compile(rf"(?<!\w)({words})(?!\w)", re.IGNORECASE)
    for paragraph in wording.paragraphs:
        text = " ".join(piece.text for piece in paragraph.pieces if isinstance(piece, Run))
        found = duty.search(text)
        if found and all(can_hold(condition.source, kind=kind.id) for condition in paragraph.conditions):
            yield Finding.of(
                "PLAIN_DUTY", Place(wording.file, paragraph.line, 1), word=found[0], kind=kind.id
            )
