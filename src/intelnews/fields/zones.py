"""Time zones as dates write them: offsets and the few names that mean one offset only."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

__all__ = ["zone_of"]

# Hours east of Greenwich. The first two lines are RFC 822 (section 5.1); the others are names that
# news uses in one meaning, BST being British Summer Time. IST, AST and "ET" are not here: the first
# two have several meanings, the last depends on the day.
_NAMED = {
    "UT": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5,
    "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "UTC": 0, "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2,
    "EET": 2, "EEST": 3, "MSK": 3, "SAST": 2, "EAT": 3, "CAT": 2, "PKT": 5, "HKT": 8, "SGT": 8,
    "JST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "AKST": -9, "AKDT": -8, "HST": -10,
}  # fmt: skip
_OFFSET = re.compile(
    r"(?:GMT|UTC|UT|Z)?\s?(?P<sign>[+−-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?"
    r"(?::?(?P<seconds>\d\d))?",
    re.ASCII | re.IGNORECASE,
)


def zone_of(text: str, /) -> tzinfo | None:
    """Return the zone that an offset or a name stands for, ``None`` if that is not certain.

    An offset of 24 hours or more is no offset.

    >>> print(zone_of("-0800"), zone_of("GMT+2"), zone_of("CET"))
    UTC-08:00 UTC+02:00 UTC+01:00
    >>> zone_of("IST") is None, zone_of("+9900") is None
    (True, True)
    """
    text = text.strip()
    hours = _NAMED.get(text.upper())
    if hours is not None:
        return timezone(timedelta(hours=hours)) if hours else UTC
    match = _OFFSET.fullmatch(text)
    if match is None:
        return None
    minutes, seconds = int(match["minutes"] or 0), int(match["seconds"] or 0)
    if int(match["hours"]) > 23 or minutes > 59 or seconds > 59:
        return None
    offset = timedelta(hours=int(match["hours"]), minutes=minutes, seconds=seconds)
    if not offset:
        return UTC
    return timezone(offset if match["sign"] == "+" else -offset)
