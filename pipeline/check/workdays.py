"""Rules about days on which nobody works: weekends of the parties' countries, and holidays as far as they are known."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import lru_cache

from pipeline.check.case import Case
from pipeline.check.countries import in_force
from pipeline.model.country import DaysOff
from pipeline.model.places import Finding

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKEND = ("saturday", "sunday")


def deadlines(case: Case) -> Iterator[Finding]:
    """V24: find a day to report or pay that is no working day on one of the two sides."""
    leads = [party for party in (case.partnership.danish, case.partnership.partner) if party]
    countries = {party.country: party.short_name for party in leads}
    for path, day in _deadlines(case):
        for country, party in countries.items():
            why = _off(case, country, day)
            if why:
                yield case.finding("DEADLINE_DAY_OFF", case.own(path), day=day, why=why, party=party)
                break


def _deadlines(case: Case) -> Iterator[tuple[str, datetime.date]]:
    agreement = case.agreement
    for index, report in enumerate(agreement.reporting):
        yield f"reporting[{index}].due", report.due
        if report.pool_due:
            yield f"reporting[{index}].pool_due", report.pool_due
    for index, one in enumerate(agreement.transfer.instalments if agreement.transfer else ()):
        if one.due.date:
            yield f"transfer.instalments[{index}].due.date", one.due.date
    if agreement.audit and agreement.audit.due:
        yield "audit.due", agreement.audit.due


def _off(case: Case, country: str, day: datetime.date) -> str:
    """Return why nobody works on a day: `weekend`, `holiday` or ""."""
    weekends = case.library.weekends.weekends if case.library.weekends else {}
    if _WEEKDAYS[day.weekday()] in weekends.get(country, _WEEKEND):
        return "weekend"
    rules = in_force(case, country)
    return "holiday" if rules and rules.days_off and _is_holiday(rules.days_off, day) else ""


def _is_holiday(off: DaysOff, day: datetime.date) -> bool:
    return day.strftime("%m-%d") in off.fixed or (day - easter(day.year)).days in off.easter


@lru_cache(maxsize=64)
def easter(year: int) -> datetime.date:
    """Return Easter Sunday, as the western churches reckon it (Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return datetime.date(year, month, day + 1)


RULES = (deadlines,)
