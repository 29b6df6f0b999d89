"""The compliance table in words: for the trace, for the line that `check` prints, and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.model.agreement import Agreement, Overrule
from pipeline.model.compliance import Compliance, Demanded, State
from pipeline.model.ruleset import Demand, Ruleset
from pipeline.render.tongue import Tongue, in_language

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
    tongue = Tongue(language)
    if not table.demanded:
        return tongue.word("COMPLIANCE_NOT_ASKED", pool=pool_name(table.ruleset, language))
    counts = {state.value.replace("-", "_"): table.count(state) for state in State}
    return tongue.word("COMPLIANCE_SUMS", pool=pool_name(table.ruleset, language), date=table.ruleset.date,
                 count=len(table.rows), **counts)  # fmt: skip


def section(table: Compliance, overrules: Iterable[Overrule], language: str) -> Iterator[str]:
    """Yield the lines of the trace about the pool's demands."""
    rules, tongue = table.ruleset, Tongue(language)
    yield f"## {tongue.word('COMPLIANCE_TITLE', pool=pool_name(rules, language), date=rules.date)}"
    yield ""
    yield sums(table, language)
    yield ""
    yield tongue.word("COMPLIANCE_SOURCE", source=rules.source, as_of=rules.as_of)
    if table.rows:
        yield ""
        yield from _table(table, tongue)
    if table.demanded and table.not_applying:
        yield ""
        named = " ".join(in_language(demand.demand, language) for demand in table.not_applying)
        yield tongue.word("COMPLIANCE_NOT_APPLYING", demands=named)
    yield from _listed("COMPLIANCE_OVERRULED", map(lifted, overrules), tongue)
    yield from _listed("COMPLIANCE_GAPS", (in_language(gap, language) for gap in rules.gaps), tongue)


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
        "gaps": [in_language(gap, language) for gap in rules.gaps],
    }  # fmt: skip


def pool_name(rules: Ruleset, language: str) -> str:
    """Return a pool's name in a language of messages, its id where it has none."""
    return in_language(rules.name, language) or rules.pool


def _row_data(row: Demanded, language: str) -> dict[str, Any]:
    demand = row.demand
    return {
        "id": demand.id, "demand": in_language(demand.demand, language), "state": row.state.value,
        "verified": demand.verified, "clause": demand.clause or "", "place": row.place, "annex": row.annex,
        "needs": demand.needs or "", "needs_met": row.needs_met, "source": demand.source,
        "assumed_from": demand.assumed_from or "", "overruled": lifted(row.overrule) if row.overrule else "",
    }  # fmt: skip


def _table(table: Compliance, tongue: Tongue) -> Iterator[str]:
    yield _line(tongue.word(head) for head in _HEADS)
    yield "|---|---|---|---|"
    for row in table.rows:
        yield _line([in_language(row.demand.demand, tongue.language), _where(row, tongue), _state(row, tongue),
                     _source(row.demand, tongue)])  # fmt: skip


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _where(row: Demanded, tongue: Tongue) -> str:
    """Return the clause's number in this agreement and its id; the fact that is asked for, where one is."""
    clause, needs = row.demand.clause, row.demand.needs
    annex = f"{tongue.word('TRACE_ANNEX')} " if row.annex else ""
    number = f"{annex}{row.place}, " if row.place else ""
    return "; ".join(filter(None, [f"{number}{clause}" if clause else "", f"`{needs}`" if needs else ""]))


def _state(row: Demanded, tongue: Tongue) -> str:
    """Return the state in words; one that is not about the rule says beside it that nobody has checked the rule."""
    words = [tongue.word(_STATES[row.state])]
    if not row.demand.verified and row.state in (State.NOT_MET, State.TEXT_PENDING):
        words.append(tongue.word("COMPLIANCE_UNCHECKED"))
    if row.overrule:
        words.append(tongue.word("COMPLIANCE_LIFTED"))
    return ", ".join(words)


def _source(demand: Demand, tongue: Tongue) -> str:
    if demand.assumed_from is None:
        return demand.source
    return tongue.word("COMPLIANCE_ASSUMED", ruleset=demand.assumed_from, source=demand.source)


def _listed(heading: str, items: Iterable[str], tongue: Tongue) -> Iterator[str]:
    found = [f"- {item}" for item in items]
    if found:
        yield ""
        yield tongue.word(heading)
        yield ""
        yield from found
