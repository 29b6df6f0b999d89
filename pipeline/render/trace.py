"""The trace: for each clause, in or out, which rule and why, as a page a lawyer reads first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from pipeline.model.compliance import Compliance
from pipeline.model.messages import say
from pipeline.model.reason import Reason
from pipeline.model.selection import SelectedClause, Selection
from pipeline.render.compliance import section, waived
from pipeline.render.render import Rendered
from pipeline.render.tongue import Tongue, in_language


def trace(selection: Selection, rendered: Rendered, language: str, table: Compliance | None = None) -> str:
    """Return the trace in Markdown, in the language of messages."""
    return "\n".join(_lines(selection, rendered, language, table)) + "\n"


@lru_cache(maxsize=4096)
def why(reason: Reason, language: str) -> str:
    """Return a reason as a sentence."""
    return say(reason.code, dict(reason.args), language).wrong


def _lines(
    selection: Selection, rendered: Rendered, language: str, table: Compliance | None
) -> Iterable[str]:
    word = Tongue(language).word
    yield f"# {word('TRACE_TITLE', agreement=selection.id)}"
    yield ""
    yield word("TRACE_INTRO", kind=selection.kind.id, types=", ".join(
        (selection.partnership.type.primary, *selection.partnership.type.secondary)))  # fmt: skip
    yield ""
    yield f"## {word('TRACE_ANSWERS')}"
    yield ""
    for answer in selection.answers.values():
        yield f"- **{answer.slot.id}**: {answer.answer}. {why(answer.reason, language)}"
    yield ""
    yield f"## {word('TRACE_IN', count=len(selection.clauses))}"
    yield ""
    for number, picked in enumerate(selection.clauses, 1):
        yield _clause(str(number), picked, language)
    for number, picked in enumerate(selection.annexes, 1):
        yield _clause(f"{word('TRACE_ANNEX')} {number}", picked, language)
    yield ""
    yield f"## {word('TRACE_OUT')}"
    yield ""
    for left in selection.left_out:
        yield f"- **{left.clause}**: {why(left.reason, language)}"
    if table:
        yield ""
        yield from section(table, selection.agreement.overrules, language)
    not_in_order = [f"- {item}" for item in waived(selection.agreement)]
    if not_in_order:
        yield from ("", f"## {word('TRACE_WAIVED')}", "", *not_in_order)
    yield from _closing(selection, rendered, language)


def _clause(number: str, picked: SelectedClause, language: str) -> str:
    reasons = " ".join(why(reason, language) for reason in picked.reasons)
    variant = ""
    if len(picked.clause.variants) > 1:
        variant = f" {why(picked.why_variant, language)}"
    return f"- {number}. **{picked.clause.id}** ({picked.variant}): {reasons}{variant}"


def _closing(selection: Selection, rendered: Rendered, language: str) -> Iterable[str]:
    word = Tongue(language).word
    if selection.conflicts:
        yield ""
        yield f"## {word('TRACE_CONFLICTS')}"
        yield ""
        for conflict in selection.conflicts:
            yield f"- **{conflict.id}**: {in_language(conflict.message, language)}"
    if rendered.gaps:
        yield ""
        yield f"## {word('TRACE_OPEN')}"
        yield ""
        yield from (f"- `{path}`" for path in rendered.gaps)
