"""Rules about reports: that there is time to write them and time to pass them on."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.case import Case, Figure
from pipeline.model.places import Finding, Severity


def time_to_write(case: Case) -> Iterator[Finding]:
    """V23: find a report that is due before its period ends, or sooner after than the pool's rules give."""
    for index, report in enumerate(case.agreement.reporting):
        days, margin = (report.due - report.period.end).days, case.figure("report_days")
        if days < _least(margin):
            yield case.finding("REPORT_TOO_SOON", case.own(f"reporting[{index}].due"), due=report.due,
                               end=report.period.end, days=_least(margin),
                               severity=_severity(days, margin))  # fmt: skip


def time_to_pass_on(case: Case) -> Iterator[Finding]:
    """V23: find a report that comes too late for the Danish side to report to the pool."""
    for index, report in enumerate(case.agreement.reporting):
        if report.pool_due is None:
            continue
        days, margin = (report.pool_due - report.due).days, case.figure("pool_report_days")
        if days < _least(margin):
            yield case.finding("REPORT_TOO_LATE", case.own(f"reporting[{index}].due"), due=report.due,
                               pool_due=report.pool_due, days=_least(margin),
                               severity=_severity(days, margin))  # fmt: skip


def _least(margin: Figure | None) -> int:
    return int(margin.value) if margin else 0


def _severity(days: int, margin: Figure | None) -> str:
    """Return an error where no rule is needed to see that it cannot work."""
    return Severity.ERROR.value if days < 0 or margin is None else margin.severity


def languages(case: Case) -> Iterator[Finding]:
    """Section 12.6: find a report in a language the pool does not accept, of which nobody says who translates it."""
    accepted = case.value("report_languages")
    known = [word.strip() for word in accepted.value.split(",")] if accepted else []
    for index, report in enumerate(case.agreement.reporting):
        if known and report.language and report.language not in known and report.translation is None:
            yield case.finding("REPORT_LANGUAGE", case.own(f"reporting[{index}].language"), report=report.id,
                               language=report.language, known=", ".join(known))  # fmt: skip


def translations(case: Case) -> Iterator[Finding]:
    """Section 12.6: find a translation that is paid from a budget line that is not there."""
    lines = [line.no for line in case.agreement.budget.lines] if case.agreement.budget else []
    for index, report in enumerate(case.agreement.reporting):
        line = report.translation.budget_line if report.translation else None
        if line is not None and line not in lines:
            yield case.finding("TRANSLATION_UNPAID", case.own(f"reporting[{index}].translation.budget_line"),
                               line=line, known=", ".join(map(str, lines)))  # fmt: skip


RULES = (time_to_write, time_to_pass_on, languages, translations)
