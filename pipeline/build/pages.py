"""The pages beside an agreement's documents: why each clause is in it, and how it is shared between its parties."""

from __future__ import annotations

from pipeline.build.make import Made
from pipeline.check.balance import balance
from pipeline.render.balance import balance_page
from pipeline.render.trace import trace

TRACE, BALANCE = "trace.md", "balance.md"


def pages(made: Made) -> dict[str, bytes]:
    """Return the pages of an agreement that was made, by file name; none where nothing could be made of it."""
    if made.case is None or made.rendered is None:
        return {}
    case, workshop = made.case, made.workshop
    language = workshop.settings.messages
    shared = balance_page(case.selection, balance(case), made.rendered.documents, workshop.book, language)
    return {TRACE: trace_page(made).encode(), BALANCE: shared.encode()}


def trace_page(made: Made) -> str:
    """Return why each clause of an agreement is in or out; "" where nothing could be made of it."""
    if made.case is None or made.rendered is None:
        return ""
    return trace(made.case.selection, made.rendered, made.workshop.settings.messages, made.compliance)
