"""Dates as programs write them: those of mail and feeds (RFC 822) and of ISO 8601, in full.

All that is read here ``fields.dates`` reads as well, and alike; but that asks for the shapes of all
languages, and these two are the dates of nearly every file that a program wrote.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from intelnews.fields.zones import zone_of
from intelnews.model import Moment, Precision

if TYPE_CHECKING:
    from datetime import tzinfo

__all__ = ["read_stamp"]

_NAMES: Final = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_CLOCK: Final = r"(\d\d):(\d\d)(?::(\d\d))?"
_MAIL = re.compile(
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?(\d{1,2})"
    rf" ({_NAMES}) (\d{{4}}) {_CLOCK}"
    r" ([+-]\d{4}|GMT|UTC|[ECMP][SD]T)",
    re.ASCII,
)
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)"
    rf"(?:[T ]{_CLOCK}(?:(?<=:\d\d:\d\d)\.(\d{{1,6}}))?(Z|[+-]\d\d:\d\d)?)?",
    re.ASCII,
)
_MONTHS: Final = {name: number for number, name in enumerate(_NAMES.split("|"), 1)}
# The Gregorian calendar begins in 1582; a year beyond 2199 is of another calendar, or none.
_YEARS: Final = range(1583, 2200)


def read_stamp(text: str, /) -> Moment | None:
    """Read a date in one of the two forms; ``None`` for any other, or where a part is none.

    >>> print(read_stamp("Tue, 28 Aug 2018 10:20:00 -0800"), read_stamp("2018-08-28T10:20Z"))
    2018-08-28T10:20:00-08:00 2018-08-28T10:20+00:00
    >>> read_stamp("28/08/2018") is None, read_stamp("2018-02-30") is None
    (True, True)
    """
    fraction = None
    if (found := _ISO.fullmatch(text)) is not None:
        year, month, day, hour, minute, second, fraction, offset = found.groups()
    elif (found := _MAIL.fullmatch(text)) is not None:
        day, month, year, hour, minute, second, offset = found.groups()
        month = _MONTHS[month]
        if int(year) not in _YEARS:
            return None
    else:
        return None
    zone = _zone(offset) if offset is not None else None
    if zone is None and offset is not None:
        return None
    try:
        if hour is None:
            return Moment(value=date(int(year), int(month), int(day)), precision=Precision.DAY)
        micro = int(fraction.ljust(6, "0")) if fraction else 0
        whole = (int(year), int(month), int(day), int(hour), int(minute), int(second or 0), micro)
        value = datetime(*whole, tzinfo=zone)
    except ValueError:
        return None
    return Moment(value=value, precision=Precision.SECOND if second else Precision.MINUTE)


@lru_cache(maxsize=256)  # a file has one or two
def _zone(offset: str) -> tzinfo | None:
    return zone_of(offset)
