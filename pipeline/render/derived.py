"""Facts that are worked out from others for tables: the budget's rows, the definitions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Any

from pipeline.model.agreement import Agreement
from pipeline.model.phrases import GlossaryTerm, TermWords
from pipeline.model.ruleset import Ruleset
from pipeline.model.words import sort_key

Row = Mapping[str, Any]

COME_FROM = {"budget_rows": "budget", "calendar": "reporting"}
"""The facts that somebody types for rows that are worked out: what is missing when there are none."""
_AFTER_Z = str.maketrans("æøå", "{|}")  # the characters that follow z


def budget_rows(agreement: Agreement, ruleset: Ruleset | None) -> tuple[Row, ...]:
    """Return the budget's lines in order, with the sums the pool's form computes."""
    if agreement.budget is None:
        return ()
    lines = agreement.budget.lines
    rows = [
        {"no": x.no, "title": x.title, "amount": x.amount, "by_party": x.spent_by, "note": x.note,
         "computed": False}
        for x in lines
    ]  # fmt: skip
    amounts = {line.no: line.amount for line in lines}
    parties = {line.no: line.spent_by for line in lines}
    form = ruleset.budget_form if ruleset else None
    for computed in form.computed if form else ():
        amounts[computed.no] = sum((amounts.get(no, Decimal(0)) for no in computed.sums), Decimal(0))
        parties[computed.no] = _added([parties.get(no, {}) for no in computed.sums])
        rows.append({"no": computed.no, "title": computed.title, "amount": amounts[computed.no],
                     "by_party": parties[computed.no], "note": None, "computed": True})  # fmt: skip
    return tuple(sorted(rows, key=lambda row: row["no"]))


def _added(shares: Sequence[Mapping[str, Decimal]]) -> dict[str, Decimal]:
    total: dict[str, Decimal] = {}
    for share in shares:
        for party, amount in share.items():
            total[party] = total.get(party, Decimal(0)) + amount
    return total


def definitions(
    used: Collection[str], glossary: Mapping[str, GlossaryTerm], kind: str, order: str, language: str
) -> tuple[Row, ...]:
    """Return the defined terms a document uses, with what they mean, sorted as `order` sorts them.

    Side by side, all columns follow the first language, so that each row holds one term.
    """
    ids = [term for term in used if not glossary[term].kinds or kind in glossary[term].kinds]
    ids.sort(key=lambda term: _sort_key(str(getattr(getattr(glossary[term], order), "term", term))))
    found: list[TermWords | None] = [getattr(glossary[term], language) for term in ids]
    return tuple({"term": words.term, "meaning": words.meaning} for words in found if words)


_ARTICLES = (
    "the ", "an ", "a ", "el ", "la ", "los ", "las ", "un ", "una ", "le ", "les ", "l’", "une ", "o ", "os ", "as ",
    "um ", "uma ",
)  # fmt: skip
"""Articles of the languages that set them before a word."""


def _sort_key(term: str) -> str:
    """Sort by the word itself: an article before it does not count, and å comes last."""
    article = next((article for article in _ARTICLES if term.startswith(article)), "")
    term = term.removeprefix(article)
    return sort_key(term).translate(_AFTER_Z)
