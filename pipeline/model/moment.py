"""Moments as Word writes them: 2027-03-01T12:00:00Z."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

EARLIEST = "1980-01-01T00:00:00Z"
"""The moment of what has none: the first that a zip knows."""
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:Z|([+-])(\d\d):?(\d\d))?)?"
)
_LATEST = 253_402_300_799


def moment(text: str) -> str:
    """Return a date or a moment of ISO 8601 as a moment in UTC, "" where it is none."""
    found = _ISO.fullmatch(text.strip())
    if not found:
        return ""
    sign, hours, minutes = found[7], int(found[8] or 0), int(found[9] or 0)
    away = timedelta(hours=hours, minutes=minutes) * (-1 if sign == "-" else 1)
    try:
        local = datetime(*(int(found[at] or 0) for at in range(1, 7)), tzinfo=timezone.utc)  # type: ignore[arg-type, misc]
        return _written(local - away)
    except (ValueError, OverflowError):
        return ""


def moment_of(seconds: str) -> str:
    """Return the moment so many seconds after the beginning of 1970, "" where that is none."""
    if not (seconds.isascii() and seconds.isdigit()) or len(seconds) > 12 or int(seconds) > _LATEST:
        return ""
    return _written(datetime.fromtimestamp(int(seconds), timezone.utc))


def _written(when: datetime) -> str:
    return f"{when:%Y-%m-%dT%H:%M:%SZ}".rjust(20, "0")
