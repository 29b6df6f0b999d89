"""Rules about what is uneven between the parties: it may be, with their eyes open and for a reason."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.case import Case
from pipeline.check.expectations import all_on_one_side, unanswered
from pipeline.model.nearest import nearest
from pipeline.model.places import Finding

_ALL = "all"
"""The topic that stands for all decisions."""


def explained(case: Case) -> Iterator[Finding]:
    """V31, section 12.13: find an uneven right, or decisions all on one side, that nobody gives a reason for."""
    expectations = case.partnership.expectations
    entries = {uneven.entry for uneven in expectations.uneven}
    for index, entry in unanswered(expectations.entries):
        if entry.id not in entries:
            yield case.finding("UNEVEN_WITHOUT_REASON", f"expectations.entries[{index}]", what=entry.id)
    topics = {uneven.topic for uneven in expectations.uneven}
    told = _ALL in topics or all(topics & {*d.topic.values()} for d in expectations.decisions)
    if all_on_one_side(case.partnership) and not told:
        yield case.finding("UNEVEN_WITHOUT_REASON", "expectations.decisions", what="decisions")


def named(case: Case) -> Iterator[Finding]:
    """Find a reason for something that is not there."""
    expectations = case.partnership.expectations
    entries = {entry.id for entry in expectations.entries}
    topics = {text for decision in expectations.decisions for text in decision.topic.values()} | {_ALL}
    for index, uneven in enumerate(expectations.uneven):
        for field, name, known in (("entry", uneven.entry, entries), ("topic", uneven.topic, topics)):
            if name and name not in known:
                yield case.finding("UNEVEN_UNKNOWN", f"expectations.uneven[{index}].{field}", name=name,
                                   nearest=nearest(name, known))  # fmt: skip


RULES = (explained, named)
