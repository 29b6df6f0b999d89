"""Rules about what stands around one agreement: the one above it, and what goes on after its end."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from pipeline.check.case import Case
from pipeline.model.places import Finding


def above(case: Case) -> Iterator[Finding]:
    """V44: find that the agreement above is not in force when this one starts; unsigned, it lacks `mou_date`."""
    framework, start = case.agreement.framework, case.agreement.term.start
    upper = next((a for a in case.partnership.agreements if framework and a.id == framework.mou), None)
    if upper is None or framework is None or start is None:
        return
    begins = max(filter(None, (upper.term.start, framework.mou_date)), default=None)
    if (begins and begins > start) or (upper.term.end and upper.term.end < start):
        yield case.finding(
            "FRAMEWORK_NOT_IN_FORCE", case.own("framework.mou"), agreement=upper.id, start=start
        )


def after_the_end(case: Case) -> Iterator[Finding]:
    """Section 12.5: find a dated duty after the end that no clause keeps alive."""
    end = case.agreement.term.end
    clauses = [picked.clause for picked in (*case.selection.clauses, *case.selection.annexes)]
    kept = {fact for clause in clauses if clause.survives for fact in clause.dates}
    ending = {fact: clause.id for clause in clauses for fact in clause.dates if fact not in kept}
    for fact, path, day in _duties(case) if ending and end else ():
        if end and fact in ending and day > end:
            yield case.finding("DUTY_AFTER_END", path, day=day, end=end, clause=ending[fact])


def _duties(case: Case) -> Iterator[tuple[str, str, datetime.date]]:
    """Yield (fact as clauses name it, path, day) of what is to be done on a day."""
    for index, report in enumerate(case.agreement.reporting):
        yield "reporting", case.own(f"reporting[{index}].due"), report.due
        if report.pool_due:
            yield "reporting", case.own(f"reporting[{index}].pool_due"), report.pool_due
    audit = case.agreement.audit
    if audit and audit.due:
        yield "audit", case.own("audit.due"), audit.due
    for index, step in enumerate(case.partnership.phase_out.steps):
        yield "phase_out", f"phase_out.steps[{index}].date", step.date


RULES = (above, after_the_end)
