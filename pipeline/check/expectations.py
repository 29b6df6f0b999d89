"""Rules about the expectation alignment: what is still open, and whether it is even."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.check.case import Case
from pipeline.check.parties import EVERYONE
from pipeline.model.expectations import Decision, Expectation
from pipeline.model.partnership import Partnership
from pipeline.model.places import Finding

_DECIDING = ("decides", "joint")


def mirrored_rights(case: Case) -> Iterator[Finding]:
    """V31: find a right of one party that nothing on the other side answers."""
    for index, entry in unanswered(case.partnership.expectations.entries):
        yield case.finding("RIGHT_UNMIRRORED", f"expectations.entries[{index}]", entry=entry.id,
                           party=entry.party)  # fmt: skip


def shared_decisions(case: Case) -> Iterator[Finding]:
    """V31: find that the side with the money decides everything alone."""
    if all_on_one_side(case.partnership):
        count = len(case.partnership.expectations.decisions)
        yield case.finding("DECISIONS_ONE_SIDED", "expectations.decisions", count=count)


def settled(case: Case) -> Iterator[Finding]:
    """V31: find what is not agreed yet; parties may agree to differ until a date."""
    for index, entry in enumerate(case.partnership.expectations.entries):
        if _is_open(entry):
            yield case.finding("EXPECTATION_OPEN", f"expectations.entries[{index}].status", entry=entry.id)


def binding(case: Case) -> Iterator[Finding]:
    """V49: find an expectation that binds in an agreement that does not."""
    answers = [given.slot.answer(given.answer) for given in case.selection.answers.values()]
    if not any(answer and answer.force == "none" for answer in answers):
        return
    for index, entry in enumerate(case.partnership.expectations.entries):
        if entry.binding:
            yield case.finding("EXPECTATION_BINDS", f"expectations.entries[{index}].binding", entry=entry.id)


def unanswered(entries: Sequence[Expectation]) -> Iterator[tuple[int, Expectation]]:
    """Yield each right of one party that is answered by no other statement, with where it stands in the list."""
    answered = {entry.mirrors for entry in entries}
    for index, entry in enumerate(entries):
        alone = entry.mirrors is None and entry.id not in answered
        if entry.kind == "right" and entry.party != EVERYONE and alone:
            yield index, entry


def all_on_one_side(partnership: Partnership) -> bool:
    """Return whether the Danish side decides everything alone."""
    decisions = partnership.expectations.decisions
    danish = {party.id for party in partnership.parties if party.danish}
    return bool(decisions) and all(deciders(one) and deciders(one) <= danish for one in decisions)


def deciders(decision: Decision) -> set[str]:
    """Return the parties that decide, alone or jointly."""
    return {party for party, part in decision.by.items() if part in _DECIDING}


def _is_open(entry: Expectation) -> bool:
    return entry.status == "open" or (entry.status == "disagreed" and entry.review is None)


RULES = (mirrored_rights, shared_decisions, settled, binding)
