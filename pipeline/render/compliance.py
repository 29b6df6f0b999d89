"""The compliance table in words: for the trace, for the line that `check` prints, and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from pipeline.model.agreement import Agreement, Overrule
from pipeline.model.compliance import Compliance, Demanded, State
from pipeline.model.messages import say
from pipeline.model.ruleset import Demand, Ruleset
from pipeline.model.words import L10n

_HEADS = (
    "COMPLIANCE_HEAD_DEMAND",
    "COMPLIANCE_HEAD_CLAUSE",
    "COMPLIANCE_HEAD_STATE",
    "COMPLIANCE_HEAD_SOURCE",
)
_STATES = {
    State.MET: "COMPLIANCE_MET",
    State.NOT_MET: "COMPLIANCE_NOT_MET",
    State.TEXT_PENDING: "COMPLIANCE_PENDING",
    State.RULE_UNVERIFIED: "COMPLIANCE_UNVERIFIED",
}


def sums(table: Compliance, language: str) -> str:
    """Return in one line how many demands stand how."""
    if not table.demanded:
        return _word("COMPLIANCE_NOT_ASKED", language, pool=pool_name(table.ruleset, language))
    counts = {state.value.replace("-", "_"): str(table.count(state)) for state in State}
    return _word("COMPLIANCE_SUMS", language, pool=pool_name(table.ruleset, language), date=table.ruleset.date,
                 count=str(len(table.rows)), **counts)  # fmt: skip


def section(table: Compliance, overrules: Iterable[Overrule], language: str) -> Iterator[str]:
    """Yield the lines of the trace about the pool's demands."""
    rules = table.ruleset
    yield f"## {_word('COMPLIANCE_TITLE', language, pool=pool_name(rules, language), date=rules.date)}"
    yield ""
    yield sums(table, language)
    yield ""
    yield _word("COMPLIANCE_SOURCE", language, source=rules.source, as_of=str(rules.as_of))
    if table.rows:
        yield ""
        yield from _table(table, language)
    if table.demanded and table.not_applying:
        yield ""
        named = " ".join(_in(demand.demand, language) for demand in table.not_applying)
        yield _word("COMPLIANCE_NOT_APPLYING", language, demands=named)
    yield from _listed("COMPLIANCE_OVERRULED", map(lifted, overrules), language)
    yield from _listed("COMPLIANCE_GAPS", (_in(gap, language) for gap in rules.gaps), language)


def lifted(one: Overrule) -> str:
    """Return what is said of a rule that the pool itself lifted: its id, where it said so, and who answers."""
    return f"{one.rule}: {one.reference} ({one.by_role}, {one.date})"


def waived(agreement: Agreement) -> Iterator[str]:
    """Yield what is said of each waiver: what was not in order, why it did not wait, who answers for it."""
    for waiver in agreement.waivers:
        yield f"{waiver.clause}: {waiver.reason} ({waiver.by_role}, {waiver.date})"
    if agreement.wording_waiver:
        one = agreement.wording_waiver
        yield f"wording: {one.reason} ({one.by_role}, {one.date})"


def as_data(table: Compliance, language: str) -> dict[str, Any]:
    """Return the table as data."""
    rules = table.ruleset
    return {
        "pool": rules.pool, "ruleset": rules.id, "as_of": str(rules.as_of), "source": rules.source,
        "verified_by": rules.verified_by or "", "demanded": table.demanded,
        "sums": {state.value: table.count(state) for state in State},
        "demands": [_row_data(row, language) for row in table.rows],
        "not_applying": [demand.id for demand in table.not_applying],
        "gaps": [_in(gap, language) for gap in rules.gaps],
    }  # fmt: skip


def pool_name(rules: Ruleset, language: str) -> str:
    """Return a pool's name in a language of messages, its id where it has none."""
    return (_in(rules.name, language) if rules.name else "") or rules.pool


def _row_data(row: Demanded, language: str) -> dict[str, Any]:
    demand = row.demand
    return {
        "id": demand.id, "demand": _in(demand.demand, language), "state": row.state.value,
        "verified": demand.verified, "clause": demand.clause or "", "place": row.place, "annex": row.annex,
        "needs": demand.needs or "", "needs_met": row.needs_met, "source": demand.source,
        "assumed_from": demand.assumed_from or "", "overruled": lifted(row.overrule) if row.overrule else "",
    }  # fmt: skip


def _table(table: Compliance, language: str) -> Iterator[str]:
    yield _line(_word(head, language) for head in _HEADS)
    yield "|---|---|---|---|"
    for row in table.rows:
        yield _line([_in(row.demand.demand, language), _where(row, language), _state(row, language),
                     _source(row.demand, language)])  # fmt: skip


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _where(row: Demanded, language: str) -> str:
    """Return the clause's number in this agreement and its id; the fact that is asked for, where one is."""
    clause, needs = row.demand.clause, row.demand.needs
    annex = f"{_word('TRACE_ANNEX', language)} " if row.annex else ""
    number = f"{annex}{row.place}, " if row.place else ""
    return "; ".join(filter(None, [f"{number}{clause}" if clause else "", f"`{needs}`" if needs else ""]))


def _state(row: Demanded, language: str) -> str:
    """Return the state in words; one that is not about the rule says beside it that nobody has checked the rule."""
    words = [_word(_STATES[row.state], language)]
    if not row.demand.verified and row.state in (State.NOT_MET, State.TEXT_PENDING):
        words.append(_word("COMPLIANCE_UNCHECKED", language))
    if row.overrule:
        words.append(_word("COMPLIANCE_LIFTED", language))
    return ", ".join(words)


def _source(demand: Demand, language: str) -> str:
    if demand.assumed_from is None:
        return demand.source
    return _word("COMPLIANCE_ASSUMED", language, ruleset=demand.assumed_from, source=demand.source)


def _listed(heading: str, items: Iterable[str], language: str) -> Iterator[str]:
    found = [f"- {item}" for item in items]
    if found:
        yield ""
        yield _word(heading, language)
        yield ""
        yield from found


def _in(text: L10n, language: str) -> str:
    return text.get(language) or text.get("en", "")


@lru_cache(maxsize=1024)
def _word(code: str, language: str, **args: str) -> str:
    return say(code, args, language).wrong
