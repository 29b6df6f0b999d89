"""When a variant of a clause is the one that is taken, in a sentence."""

from __future__ import annotations

from pipeline.model.clause import Variant
from pipeline.model.library import Slot
from pipeline.render.conditions import NEVER, Plainly
from pipeline.render.tongue import in_language


def taken(slot: Slot | None, variant: Variant, plainly: Plainly) -> str:
    """Say when a variant is taken: by the answer to the clause's question, on its condition, or on request."""
    answers = answers_to(slot, variant, plainly)
    if answers:
        return plainly.tongue.word("CLAUSE_TAKEN_ANSWER", answer=plainly.tongue.list(answers))
    if slot or variant.when == NEVER:
        return plainly.tongue.word("CLAUSE_TAKEN_ASKED")
    if variant.when:
        return plainly.tongue.word("CLAUSE_TAKEN_WHEN", condition=plainly.condition(variant.when))
    return plainly.tongue.word("WHY_VARIANT_LAST")


def answers_to(slot: Slot | None, variant: Variant, plainly: Plainly) -> list[str]:
    """Return the answers to a clause's question to which a variant is the wording."""
    answers = slot.answers if slot else ()
    return [in_language(answer.title, plainly.tongue.language) for answer in answers
            if (answer.variant or answer.id) == variant.id]  # fmt: skip
